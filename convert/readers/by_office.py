"""Files of older and other office programs, through LibreOffice where it is installed: what it makes of them is read like any other."""

from collections.abc import Callable
from typing import Final, NamedTuple

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.model.report import Report
from convert.office import converted, find_office
from convert.readers.options import ReadOptions
from convert.readers.registry import OLE, detect_format

_SECONDS: Final = 50.0
"""On the clock; a letter takes two."""

_DIRECTORY: Final = "Root Entry".encode("utf-16-le")
"""What the directory of every whole file of old Word begins with."""


class _Way(NamedTuple):
    suffix: str
    """What LibreOffice takes the file for; a .wps is an old Word file under another name."""
    form: str
    """What it makes of it."""


_WAYS: Final = {"doc": _Way(".doc", "docx"), "wps": _Way(".doc", "docx"), "rtf": _Way(".rtf", "docx"), "odt": _Way(".odt", "docx"),
                "sheet": _Way("", "xlsx")}


def read_by_office(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:
    """Return the report in a `.doc`, `.wps`, `.rtf` or `.odt` as it would be read from the DOCX, or the sheets of an old workbook.

    Raises:
        ConvertError: `reader-format-…` without LibreOffice, `reader-office-failed` when it makes nothing of the file, or what the
            reader of its result says.
    """
    found = detect_format(data, name)
    if find_office() is None:
        raise ConvertError(f"reader-format-{found}", path=name)
    suffix, form = _WAYS[found]
    if form == "docx" and data.startswith(OLE) and _DIRECTORY not in data:
        raise ConvertError("reader-office-failed", path=name)  # LibreOffice would take its bytes for letters
    made = converted(data, suffix or _suffix_of(data), form, seconds=_SECONDS)
    if made is None:
        raise ConvertError("reader-office-failed", path=name)
    outcome = _reader(form)(made, name=name, options=options)
    from convert.digest import sha256_of

    source = msgspec.structs.replace(outcome.value.source, format=found, sha256=sha256_of(data))
    told = Diagnostic(code="reader-by-office", grade="note", path=name)
    return Outcome(msgspec.structs.replace(outcome.value, source=source), (told, *outcome.diagnostics))


def _suffix_of(data: bytes) -> str:
    return ".ods" if data.startswith(b"PK") else ".xls"


def _reader(form: str) -> Callable[..., Outcome[Report]]:
    if form == "xlsx":
        from convert.readers.xlsx import read_xlsx

        return read_xlsx
    from convert.readers.docx import read_docx

    return read_docx

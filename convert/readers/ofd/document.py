"""OFD bytes to a report."""

from typing import Final

from convert.diagnostics import Diagnostic, Outcome
from convert.model.report import Report
from convert.readers.ofd.file import OfdFile
from convert.readers.ofd.objects import read_page
from convert.readers.options import ReadOptions
from convert.readers.pdf.child import MAX_LETTERS, MAX_PAGE_LETTERS, MAX_PAGES
from convert.readers.pdf.document import report_of
from convert.readers.pdf.pages import Extract

_MANY: Final = "too-many-pages"


def read_ofd(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:
    """Return the report that an OFD with text holds.

    A file that this program wrote gives the report that it was made from, as long as its pages show that text.

    Raises:
        ConvertError: a `readofd-…` code for what cannot be opened or has no text, a `reader-…` code for what is no report.
    """
    file = OfdFile(data, name)
    if len(file.pages) > MAX_PAGES:
        raise file.fault(_MANY, count=len(file.pages))
    found = Extract(model=file.model())
    letters = 0
    for page in file.pages:
        found.pages.append(read_page(file, page))
        letters += found.pages[-1].letters
        if letters > MAX_LETTERS or found.pages[-1].letters > MAX_PAGE_LETTERS:
            raise file.fault("too-long", count=MAX_LETTERS if letters > MAX_LETTERS else MAX_PAGE_LETTERS)
    outcome = report_of(found, data, name=name, format="ofd", choices=options.choices)
    told = [Diagnostic(code="readofd-signed", grade="note", path=name)] if file.is_signed else []
    return Outcome(outcome.value, (*told, *outcome.diagnostics))

"""Reading a workbook that a person edited: which rows were changed, deleted or added."""

import math
import unicodedata
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.exporters.xlsx.baseline import FIELDS, SCHEMA, SHEET, Entry
from convert.exporters.xlsx.main_table import ASPECTS, COLUMNS, KINDS, QUALIFIERS
from convert.exporters.xlsx.options import Correction, Corrections, Fields, Value
from convert.messages import LANGUAGES, sentence

SIZE_LIMIT: Final = 200_000_000
"""Bytes of all parts of the workbook together."""
_FIELD_OF: Final = {"high": "value_high"}
_NUMBERS: Final = ("value", "value_high", "period")
_REQUIRED: Final = ("name", "value", "kind", "aspect")
_ENOUGH: Final = ("number", "name", "value", "unit", "key")
"""Columns by which the table is known."""


def read(data: bytes, *, path: str | None = None) -> Outcome[Corrections]:
    """Return what a person changed (see `read_corrections`)."""
    book = _open(data, path)
    try:
        entries = _baseline(book, path)
        sheet, head, columns = _table(book, path)
        told: list[Diagnostic] = []
        items = list(_corrections(sheet, head, columns, entries, told))
    finally:
        book.close()
    return Outcome(Corrections(items=tuple(items)), tuple(told))


def _open(data: bytes, path: str | None) -> Any:
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > SIZE_LIMIT:
                raise ConvertError("xlsx-corrections-unreadable", path=path)
        return load_workbook(BytesIO(data), read_only=True, data_only=True)
    except ConvertError:
        raise
    except (BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError, AttributeError, EOFError):
        raise ConvertError("xlsx-corrections-unreadable", path=path) from None


def _baseline(book: Any, path: str | None) -> dict[str, Entry]:
    if SHEET not in book.sheetnames:
        raise ConvertError("xlsx-corrections-foreign", path=path, missing=SHEET)
    decoder = msgspec.json.Decoder(Entry)
    texts = [row[0] for row in book[SHEET].iter_rows(max_col=1, values_only=True)
             if row and isinstance(row[0], str)]
    if not texts or texts[0] != SCHEMA:
        raise ConvertError("xlsx-corrections-foreign", path=path, missing=SHEET)
    try:
        entries = [decoder.decode(text) for text in texts[1:]]
    except (msgspec.DecodeError, msgspec.ValidationError):
        raise ConvertError("xlsx-corrections-unreadable", path=path) from None
    return {entry.key: entry for entry in entries}


def _table(book: Any, path: str | None) -> tuple[Any, int, dict[str, int]]:
    """Return the sheet of the table, the row of its headings and the columns by code; it may have been renamed."""
    codes = {sentence(f"xlsx-column-{column.code}", language): column.code
             for column in COLUMNS for language in LANGUAGES}
    for sheet in book.worksheets:
        for number, row in enumerate(sheet.iter_rows(max_row=10, values_only=True), 1):
            found = {codes[value.strip()]: index for index, value in enumerate(row)
                     if isinstance(value, str) and value.strip() in codes}
            if all(code in found for code in _ENOUGH):
                return sheet, number, found
    raise ConvertError("xlsx-corrections-foreign", path=path, missing=sentence("xlsx-column-key", "zh"))


def _corrections(sheet: Any, head: int, columns: Mapping[str, int], entries: Mapping[str, Entry],
                 told: list[Diagnostic]) -> Iterator[Correction]:
    seen: set[str] = set()
    for number, values in enumerate(sheet.iter_rows(min_row=head + 1, values_only=True), head + 1):
        cells = {code: _plain(values[index]) if index < len(values) else None for code, index in columns.items()}
        key = str(cells.get("key") or "")
        if all(value is None for code, value in cells.items() if code != "number"):
            continue
        entry = entries.get(key)
        if entry is None or key in seen or entry.added:
            seen.add(key)
            added = _added(number, cells, entry, told)
            if added is not None:
                yield added
            continue
        seen.add(key)
        fields = dict(_differences(number, cells, entry, told))
        if fields:
            yield Correction(key=_own(key), action="change", row=number, report=entry.report, fields=fields,
                             before={**entry.fields, "text": entry.text})
    for key, entry in entries.items():
        if key not in seen and not entry.added:
            yield Correction(key=_own(key), action="delete", report=entry.report, before={**entry.fields, "text": entry.text})


def _own(key: str) -> str:
    """Return the key without the number of its report."""
    return key.rpartition("|")[2]


def _differences(number: int, cells: Mapping[str, Value], entry: Entry,
                 told: list[Diagnostic]) -> Iterator[tuple[str, Value]]:
    for code in cells:
        field = _FIELD_OF.get(code, code)
        if field not in FIELDS:
            continue
        try:
            value = _value(field, cells[code])
        except ValueError as error:
            told.append(_refused(number, code, cells[code], str(error)))
            continue
        if field in _REQUIRED and not value and value != 0:
            told.append(Diagnostic(code="xlsx-correction-empty", grade="advisory", args={"row": number}))
        elif not _same(value, entry.fields.get(field)):
            yield field, value


def _added(number: int, cells: Mapping[str, Value], entry: Entry | None, told: list[Diagnostic]) -> Correction | None:
    fields: Fields = {}
    for code in cells:
        field = _FIELD_OF.get(code, code)
        if field in FIELDS:
            try:
                fields[field] = _value(field, cells[code])
            except ValueError as error:
                told.append(_refused(number, code, cells[code], str(error)))
                return None
    if not fields.get("name") or fields.get("value") is None:
        told.append(Diagnostic(code="xlsx-correction-empty", grade="advisory", args={"row": number}))
        return None
    fields["kind"] = fields.get("kind") or "other"
    fields["aspect"] = fields.get("aspect") or "actual"
    fields["unit"] = fields.get("unit") or ""
    return Correction(key=_own(entry.key) if entry else "", action="add", row=number, report=entry.report if entry else "",
                      fields=fields, before={"text": _string(cells.get("text"))},
                      sentence=_string(cells.get("sentence")), block=_string(cells.get("block")))


def _value(field: str, value: Value) -> Value:
    """Return the cell's value as the field holds it.

    Raises:
        ValueError: The cell holds something else; the argument is the code of the sentence that says so.
    """
    if field in _NUMBERS:
        number = _number(value)
        if field == "period" and number is not None:
            if number != int(number):
                raise ValueError("xlsx-correction-value")
            return int(number)
        return number
    text = _string(value).strip()
    if field in ("kind", "aspect"):
        choices = KINDS if field == "kind" else ASPECTS
        names = {sentence(f"xlsx-{field}-{choice}", language): choice for choice in choices for language in LANGUAGES}
        if text and text not in names:
            raise ValueError("xlsx-correction-choice")
        return names.get(text)
    if field == "qualifier" and text and text not in QUALIFIERS:
        raise ValueError("xlsx-correction-choice")
    return text if field in ("name", "unit") else text or None


def _number(value: Value) -> float | None:
    """Return the number that a person wrote, as a number or as text with separators, full-width digits or a sign %."""
    if value is None or isinstance(value, int | float):
        return value
    text = unicodedata.normalize("NFKC", value).replace(",", "").replace(" ", "").rstrip("%‰")
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        raise ValueError("xlsx-correction-value") from None
    if not math.isfinite(number):
        raise ValueError("xlsx-correction-value")
    return number


def _same(value: Value, before: Value) -> bool:
    if isinstance(value, int | float) and isinstance(before, int | float):
        return math.isclose(value, before, rel_tol=1e-12, abs_tol=1e-12)
    return (value or None) == (before or None) if not isinstance(value, int | float) else value == before


def _plain(value: object) -> Value:
    if isinstance(value, str):
        return value or None
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    return str(value)


def _string(value: Value) -> str:
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)


def _refused(number: int, code: str, value: Value, sentence_code: str) -> Diagnostic:
    return Diagnostic(code=sentence_code, grade="advisory", args={
        "row": number, "column": sentence(f"xlsx-column-{code}", "zh"), "value": _string(value)})

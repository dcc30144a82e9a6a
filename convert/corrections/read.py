"""Reading a workbook that a person edited: which rows were changed, deleted or added."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import msgspec

from convert.corrections.baseline import SHEET, BaselineEntry, BaselineHead, from_cells, sum_of
from convert.corrections.columns import FIELD_OF, FROM_TEXT
from convert.corrections.record import Corrections
from convert.corrections.table import BROKEN, EditedTable, find_table, rows_of
from convert.corrections.values import CellContent, RefusedValueError, check_keeping, field_value, meant_as_percent
from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.messages import LANGUAGES, sentence
from convert.model.correction import Correction, FieldValue, FieldValues
from convert.model.report import SourceInfo
from convert.ooxml.open_package import UNREADABLE, is_usual
from convert.text.numerals import number_words

SIZE_LIMIT: Final = 200_000_000
"""Bytes of all parts of the workbook together."""
_REQUIRED: Final = ("name", "value", "kind", "aspect")
_ROWS_NAMED: Final = 8
"""Rows that a sentence lists."""


def read(data: bytes, *, path: str | None = None, source: SourceInfo | None = None) -> Outcome[Corrections]:
    """Return what a person changed (see `read_corrections`)."""
    book = _open(data, path)
    told: list[Diagnostic] = []
    try:
        head, entries = _baseline(book, path)
        own = _own_report(head, source)
        table = find_table(book, head.columns, told if own in (None, 0) else [], path=path)
        reader = _Reader(head, entries, told, own)
        items = tuple(reader.corrections(table))
    finally:
        book.close()
    return Outcome(Corrections(items=items, sources=head.sources), tuple(told))


def _open(data: bytes, path: str | None) -> Any:
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            sound = size <= SIZE_LIMIT and is_usual(archive) and archive.testzip() is None
        if sound:
            return load_workbook(BytesIO(data), read_only=True, data_only=True)
    except (*UNREADABLE, *BROKEN):
        pass
    raise ConvertError("xlsx-corrections-unreadable", path=path) from None


def _baseline(book: Any, path: str | None) -> tuple[BaselineHead, dict[str, BaselineEntry]]:
    found = None
    if SHEET in book.sheetnames:
        texts = [row[0] if row else None for row in rows_of(book[SHEET], path, max_col=1, values_only=True)]
        try:
            found = from_cells(texts)
        except msgspec.DecodeError:
            raise ConvertError("xlsx-corrections-unreadable", path=path) from None
    if found is None:
        raise ConvertError("xlsx-corrections-foreign", path=path, missing=SHEET)
    head, entries = found
    return head, {entry.key: entry for entry in entries}


def _own_report(head: BaselineHead, source: SourceInfo | None) -> int | None:
    """Return which of the workbook's reports `source` is, by its bytes, else by its name; None where that is not known."""
    if source is None:
        return None
    for found in ([sha for _, sha in head.sources], source.sha256), ([name for name, _ in head.sources], source.name):
        if found[0].count(found[1]) == 1:
            return found[0].index(found[1])
    return None


class _Reader:
    """Compares the rows of the table with what the workbook remembers."""

    def __init__(self, head: BaselineHead, entries: Mapping[str, BaselineEntry], told: list[Diagnostic], own: int | None) -> None:
        """`own` is the report of which rows something is told; None tells of all."""
        self._head = head
        self._own = own
        self._entries = entries
        self._told = self._row_told = told
        self._ignored: defaultdict[str, list[int]] = defaultdict(list)
        """Rows whose edits of a column are not taken back, by the column's code."""

    def corrections(self, table: EditedTable) -> Iterator[Correction]:
        """Yield what was changed or added in the order of the table, then what was deleted."""
        seen: set[str] = set()
        for number, row in enumerate(table.rows(), table.head + 1):
            cells = {code: _content(row[index]) if index < len(row) else CellContent() for code, index in table.columns.items()}
            if not any(cell.text for code, cell in cells.items() if code != "number"):
                continue
            key = cells["key"].text
            entry = self._entries.get(key)
            self._row_told = self._told if self._own in (None, self._report_of(entry, cells)) else []
            correction = (self._added(number, cells, entry) if entry is None or key in seen or entry.added
                          else self._changed(number, cells, entry))
            seen.add(key)
            if correction is not None:
                yield correction
        for key, entry in self._entries.items():
            if key not in seen and not entry.added:
                yield self._correction(key, "delete", entry)
        self._told.extend(Diagnostic(code="xlsx-correction-column-ignored", grade="advisory", args={
            "column": _heading(code), "count": len(rows),
            "rows": "、".join(map(str, rows[:_ROWS_NAMED])) + ("…" if len(rows) > _ROWS_NAMED else "")})
            for code, rows in self._ignored.items())

    def _report_of(self, entry: BaselineEntry | None, cells: Mapping[str, CellContent]) -> int | None:
        """Return the report of a row; for an added one of no known report the first, so that what is said of it is said once."""
        if entry is not None:
            return entry.report
        source = self._source(None, cells["report"].text if "report" in cells else "")
        return self._head.sources.index(source) if source in self._head.sources else 0

    def _correction(self, key: str, action: str, entry: BaselineEntry, fields: FieldValues | None = None) -> Correction:
        name, sha = self._head.sources[entry.report]
        return Correction(key=_own(key), action=action, fields=fields or {}, before={**entry.fields, "text": entry.text},  # type: ignore[arg-type]
                          report=name, source=sha)

    def _changed(self, number: int, cells: Mapping[str, CellContent], entry: BaselineEntry) -> Correction | None:
        for code in FROM_TEXT:
            changed = code in cells and code in entry.shown and sum_of(cells[code].text) != entry.shown[code]
            if changed and self._own in (None, entry.report):
                self._ignored[code].append(number)
        unit = cells["unit"].text
        fields: FieldValues = {}
        for code, field in FIELD_OF.items():
            if code not in cells:
                continue
            before = entry.fields.get(field)
            try:
                value = field_value(field, cells[code], unit)
                if _same(value, before):
                    continue
                if field in _REQUIRED and value in (None, ""):
                    self._row_told.append(_refused("xlsx-correction-empty", number, code, cells))
                    continue
                if field == "value" and isinstance(value, int | float):
                    value = self._kept(value, number, cells, entry)
                fields[field] = value
            except RefusedValueError as refused:
                self._row_told.append(_refused(refused.code, number, code, cells, before=before, guess=refused.guess, unit=unit))
        return self._correction(entry.key, "change", entry, fields) if fields else None

    def _kept(self, value: float, number: int, cells: Mapping[str, CellContent], entry: BaselineEntry) -> float:
        """Return the value that is meant; one that is out of keeping needs its 万 or 亿 written, or a person's word in the column 待核."""
        before, unit = entry.fields.get("value"), cells["unit"].text
        if any(word in cells["value"].text for word in "万亿") or ("check" in cells and cells["check"].text in _confirmations()):
            return value
        if isinstance(before, int | float) and meant_as_percent(value, before, unit):
            meant = round(value * 100, 10)
            self._row_told.append(_refused("xlsx-correction-percent", number, "value", cells, before=before, guess=f"{meant:g}{unit}"))
            return meant
        check_keeping(value, entry.fields, unit)
        return value

    def _added(self, number: int, cells: Mapping[str, CellContent], entry: BaselineEntry | None) -> Correction | None:
        fields: FieldValues = {}
        for code, field in FIELD_OF.items():
            if code not in cells:
                continue
            try:
                fields[field] = field_value(field, cells[code], cells["unit"].text)
            except RefusedValueError as refused:
                self._row_told.append(_refused(refused.code, number, code, cells, guess=refused.guess, unit=cells["unit"].text))
                return None
        if not fields.get("name") or fields.get("value") is None:
            self._row_told.append(_refused("xlsx-correction-empty", number, "name", cells))
            return None
        fields.update(kind=fields.get("kind") or "other", aspect=fields.get("aspect") or "actual", unit=fields.get("unit") or "")
        words = {code: cells[code].text if code in cells else "" for code in ("text", "sentence", "whole", "block", "report")}
        name, sha = self._source(entry, words["report"])
        return Correction(key=_own(entry.key) if entry else "", action="add", fields=fields, before={"text": words["text"]},
                          sentence=words["whole"] or words["sentence"], block=words["block"], report=name, source=sha)

    def _source(self, entry: BaselineEntry | None, label: str) -> tuple[str, str]:
        """Return the report of an added row: that of the row it was copied from, or the one that its column 报告 names."""
        if entry is not None:
            return self._head.sources[entry.report]
        same = {self._head.sources[one.report] for one in self._entries.values() if label and one.shown.get("report") == sum_of(label)}
        return same.pop() if len(same) == 1 else self._head.sources[0] if len(self._head.sources) == 1 else ("", "")


def _own(key: str) -> str:
    """Return the key without the number of its report."""
    return key.rpartition("|")[2]


def _content(cell: Any) -> CellContent:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, str | int | float | date | None):
        value = str(value)
    return CellContent(value, cell.number_format or "" if value is not None else "")


def _same(value: FieldValue, before: FieldValue) -> bool:
    if isinstance(value, int | float) and isinstance(before, int | float):
        return math.isclose(value, before, rel_tol=1e-12, abs_tol=1e-12)
    return (value or None) == (before or None) if not isinstance(value, int | float) else value == before


def _confirmations() -> set[str]:
    return {sentence("xlsx-mark-confirmed", language) for language in LANGUAGES}


def _heading(code: str) -> str:
    return sentence(f"xlsx-column-{code}")


def _refused(code: str, number: int, column: str, cells: Mapping[str, CellContent], *, before: FieldValue = None, guess: str = "",
             unit: str = "") -> Diagnostic:
    return Diagnostic(code=code, grade="advisory", args={
        "row": number, "column": _heading(column), "value": cells[column].text, "name": cells["name"].text, "unit": unit,
        "before": number_words(before) if isinstance(before, int | float) else before or "", "guess": guess})

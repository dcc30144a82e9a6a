"""Finding the table of indicators in a workbook that a person edited."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from convert.corrections.columns import CODES, FIELD_OF
from convert.diagnostics import ConvertError, Diagnostic
from convert.messages import LANGUAGES, sentence

_NEEDED: Final = ("name", "value", "unit", "key")
"""Without these columns nothing can be read back."""
_ENOUGH: Final = 4
"""Known headings by which the row of headings is told."""
_DEEPEST: Final = 10
"""Rows that are looked at for the headings."""

BROKEN: Final = (KeyError, ValueError, TypeError, SyntaxError, AttributeError, IndexError)
"""What openpyxl raises of parts that are not of the form of a workbook, some of it only when the rows are read."""


class EditedTable(msgspec.Struct, frozen=True):
    """Where the table stands."""

    sheet: Any
    """openpyxl's worksheet."""
    head: int
    """Row of the headings, from 1."""
    columns: Mapping[str, int]
    """Indices of the columns by code."""
    path: str | None = None
    """Of the workbook, for errors."""

    def rows(self) -> Iterator[Any]:
        """Yield the rows below the headings (see `rows_of`)."""
        return rows_of(self.sheet, self.path, min_row=self.head + 1)


def rows_of(sheet: Any, path: str | None, **which: Any) -> Iterator[Any]:
    """Yield the rows of openpyxl's worksheet that its `iter_rows` gives for `which`.

    Raises:
        ConvertError: `xlsx-corrections-unreadable`.
    """
    try:
        yield from sheet.iter_rows(**which)
    except BROKEN:
        raise ConvertError("xlsx-corrections-unreadable", path=path) from None


def find_table(book: Any, expected: tuple[str, ...], told: list[Diagnostic], *, path: str | None) -> EditedTable:
    """Return where the table of indicators stands; its sheet and columns may have been renamed or moved.

    Args:
        book: openpyxl's workbook.
        expected: Codes of the columns that the table had, in order.
        told: Takes what is said about renamed and missing columns.
        path: Of the workbook, for errors.

    Raises:
        ConvertError: `xlsx-corrections-foreign`, there is no such table, or a column that is needed is missing from it.
    """
    codes = {sentence(f"xlsx-column-{code}", language): code for code in CODES for language in LANGUAGES}
    best: tuple[int, Any, int, list[str]] = (0, None, 0, [])
    for sheet in book.worksheets:
        for number, row in enumerate(rows_of(sheet, path, max_row=_DEEPEST, values_only=True), 1):
            names = [value.strip() if isinstance(value, str) else "" for value in row]
            known = len({codes[name] for name in names if name in codes})
            if known > best[0]:
                best = known, sheet, number, names
    known, sheet, head, names = best
    if known < _ENOUGH:
        raise ConvertError("xlsx-corrections-foreign", path=path, missing=sentence("xlsx-sheet-indicators"))
    columns = {codes[name]: index for index, name in reversed(list(enumerate(names))) if name in codes}
    _renamed(columns, names, expected, told)
    missing = [code for code in expected if code not in columns]
    for code in missing:
        if code in _NEEDED:
            raise ConvertError("xlsx-corrections-foreign", path=path, missing=sentence(f"xlsx-column-{code}"))
        if code in FIELD_OF:
            told.append(Diagnostic(code="xlsx-correction-column-missing", grade="advisory",
                                   args={"column": sentence(f"xlsx-column-{code}")}))
    return EditedTable(sheet, head, columns, path)


def _renamed(columns: dict[str, int], names: list[str], expected: tuple[str, ...], told: list[Diagnostic]) -> None:
    """Take a column of unknown name for the missing one when it stands between the same neighbours."""
    for place, code in enumerate(expected):
        if code in columns:
            continue
        left = columns.get(expected[place - 1], -2) if place else -1
        right = columns.get(expected[place + 1]) if place + 1 < len(expected) else len(names)
        index = left + 1
        if 0 <= index < len(names) and names[index] and index not in columns.values() and right in (index + 1, None):
            columns[code] = index
            told.append(Diagnostic(code="xlsx-correction-column-renamed", grade="advisory", args={
                "column": sentence(f"xlsx-column-{code}"), "name": names[index]}))

"""Tables: rows of cells on one grid, merged cells included."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from convert.diagnostics import ConvertError
from convert.model.blocks import CellSpan, Table
from convert.ooxml.cascade import child
from convert.ooxml.names import WORD
from convert.readers.docx.names import ALTERNATE, VAL, attribute, integer, toggle
from convert.readers.read_out import make_table
from convert.readers.structure.source_text import EMPTY, SourceText
from convert.readers.table_places import covered_columns, without_places

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_COLUMNS: Final = 200
MAX_CELLS: Final = 60_000
_WRAPPERS: Final = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_LETTERS: Final = f"{WORD}t"
_PICTURES: Final = (f"{WORD}drawing", f"{WORD}pict", f"{WORD}object")
_LONG_CELL: Final = 300
"""Letters from which several paragraphs of a cell are a part of the document."""
Letters = Callable[["_Element"], SourceText]
"""Reads the letters of a cell."""


class _Cell(msgspec.Struct):
    column: int
    columns: int
    goes_on: bool
    """It belongs to the cell above."""
    starts: bool
    """Cells below may belong to it."""
    content: SourceText
    rows: int = 1


def read_table(element: "_Element", letters: Letters, *, path: str) -> Table:
    """Return the table that a `w:tbl` holds.

    Raises:
        ConvertError: `readdocx-table-too-large`.
    """
    rows: list[list[_Cell]] = []
    header, in_header, total = 0, True, 0
    for row in table_rows(element):
        cells = _cells(row, letters)
        total += max((cell.column + cell.columns for cell in cells), default=1)
        if total > MAX_CELLS:
            raise ConvertError("readdocx-table-too-large", path=path, limit=MAX_CELLS)
        rows.append(cells)
        in_header = in_header and bool(toggle(child(row, "trPr"), "tblHeader"))
        header += in_header
    width = max((cell.column + cell.columns for row in rows for cell in row), default=0)
    spans = _spans(rows)
    grid = [[EMPTY] * width for _ in rows]
    for number, row in enumerate(rows):
        for cell in row:
            grid[number][cell.column] = cell.content
    table = make_table(grid, header_rows=header if 0 < header < len(rows) else None)
    table = msgspec.structs.replace(table, spans=tuple(spans))
    return without_places(table, rows=[], columns=covered_columns(table))


def table_rows(element: "_Element") -> "Iterator[_Element]":
    """Yield the rows of a table, those inside content controls included."""
    for inner in element:
        if inner.tag == f"{WORD}tr":
            if child(child(inner, "trPr"), "del") is None:
                yield inner
        elif inner.tag in _WRAPPERS:
            yield from table_rows(inner)
        elif inner.tag == ALTERNATE:
            yield from table_rows(next(iter(inner), inner))


def row_cells(row: "_Element") -> "Iterator[_Element]":
    """Yield the cells of a row, those inside content controls included."""
    for inner in row:
        if inner.tag == f"{WORD}tc":
            yield inner
        elif inner.tag in _WRAPPERS:
            yield from row_cells(inner)


def is_layout(element: "_Element") -> bool:
    """Tell whether a table has only one column or one row, and so only places text."""
    widths = [sum(1 for _ in row_cells(row)) for row in table_rows(element)]
    return len(widths) <= 1 or max(widths) <= 1


def holds_something(cell: "_Element") -> bool:
    """Tell whether a cell holds letters or a picture."""
    return next(_shown(cell), None) is not None


def holds_text(cell: "_Element") -> bool:
    """Tell whether a cell holds a part of the document rather than words to be placed: a table, or paragraphs of some length."""
    if next(cell.iter(f"{WORD}tbl"), None) is not None:
        return True
    lengths = [sum(len(letters.text or "") for letters in paragraph.iter(_LETTERS)) for paragraph in cell.iter(f"{WORD}p")]
    return sum(map(bool, lengths)) > 1 and sum(lengths) > _LONG_CELL


def _shown(cell: "_Element") -> "Iterator[_Element]":
    """Yield what shows in a cell."""
    for element in cell.iter(_LETTERS, *_PICTURES):
        if element.tag != _LETTERS or (element.text or "").strip():
            yield element


def _cells(row: "_Element", letters: Letters) -> list[_Cell]:
    properties = child(row, "trPr")
    column = min(MAX_COLUMNS, max(0, integer(attribute(properties, "gridBefore"), 0) or 0))
    found: list[_Cell] = []
    for element in row_cells(row):
        if column >= MAX_COLUMNS:
            break
        own = child(element, "tcPr")
        columns = min(MAX_COLUMNS - column, max(1, integer(attribute(own, "gridSpan"), 1) or 1))
        merge = child(own, "vMerge")
        goes_on = merge is not None and merge.get(VAL, "continue") != "restart"
        content = letters(element)
        if attribute(own, "hMerge") == "continue" and found and not content.text.strip():
            found[-1].columns += columns
        else:
            found.append(_Cell(column, columns, goes_on and not content.text.strip(), merge is not None, content))
        column += columns
    return found


def _spans(rows: Sequence[Sequence[_Cell]]) -> list[CellSpan]:
    open_cells: dict[int, tuple[int, _Cell]] = {}
    order: list[tuple[int, _Cell]] = []
    for number, row in enumerate(rows):
        still: dict[int, tuple[int, _Cell]] = {}
        for cell in row:
            above = open_cells.get(cell.column)
            if cell.goes_on and above is not None and above[1].columns == cell.columns:
                above[1].rows += 1
                still[cell.column] = above
            else:
                order.append((number, cell))
                if cell.starts:
                    still[cell.column] = (number, cell)
        open_cells = still
    return [CellSpan(row=number, column=cell.column, rows=cell.rows, columns=cell.columns)
            for number, cell in order if cell.rows > 1 or cell.columns > 1]

"""Rows and columns of a table: adding, taking away, and making one anew."""

from typing import Final, Literal

import msgspec

from convert.diagnostics import ConvertError
from convert.model.blocks import CellSpan, Spans, Table

_MOST_CELLS: Final = 2000
"""Of a table that is made anew."""
_Rows = tuple[tuple[str, ...], ...]


class TableChange(msgspec.Struct, frozen=True, kw_only=True, tag_field="do", tag="table"):
    """A row or column of the table `place` comes before the one numbered `at`, or goes."""

    place: str
    change: Literal["add-row", "add-column", "delete-row", "delete-column"]
    at: int


def empty_table(block_id: str, rows: int, columns: int) -> Table:
    """Return a table of empty cells with one row of heads.

    Raises:
        ConvertError: `edit-table-size`.
    """
    if rows < 1 or columns < 1 or rows * columns > _MOST_CELLS:
        raise ConvertError("edit-table-size", limit=_MOST_CELLS)
    return Table(id=block_id, rows=(("",) * columns,) * rows)


def change_table(table: Table, change: TableChange) -> tuple[Table, str]:
    """Return the changed table and the letters that went with a deleted row or column, cell by cell.

    Raises:
        ConvertError: `edit-place`, there is no such row or column; `edit-table-last`, nothing would be left.
    """
    by_row = change.change.endswith("row")
    size = len(table.rows) if by_row else len(table.rows[0])
    adds = change.change.startswith("add")
    if not 0 <= change.at < size + adds:
        raise ConvertError("edit-place", place=f"{table.id}:{change.at}")
    if not adds and size == 1:
        raise ConvertError("edit-table-last")
    if adds:
        return _with_added(table, change.at, by_row=by_row), ""
    return _without(table, change.at, by_row=by_row)


def _with_added(table: Table, at: int, *, by_row: bool) -> Table:
    spans = tuple(_shifted(span, at, 1, by_row=by_row) for span in table.spans)
    rows: _Rows
    sources: tuple[tuple[Spans, ...], ...] = table.cell_sources
    if by_row:
        columns = len(table.rows[0])
        rows = (*table.rows[:at], ("",) * columns, *table.rows[at:])
        sources = sources and (*sources[:at], ((),) * columns, *sources[at:])
    else:
        rows = tuple((*row[:at], "", *row[at:]) for row in table.rows)
        sources = tuple((*row[:at], (), *row[at:]) for row in sources)
    header_rows = table.header_rows + (by_row and at < table.header_rows)
    return msgspec.structs.replace(table, rows=rows, cell_sources=sources, spans=spans, header_rows=header_rows)


def _without(table: Table, at: int, *, by_row: bool) -> tuple[Table, str]:
    spans = tuple(kept for span in table.spans if (kept := _shifted(span, at, -1, by_row=by_row)).rows * kept.columns > 1)
    gone = table.rows[at] if by_row else tuple(row[at] for row in table.rows)
    rows: _Rows
    if by_row:
        rows, sources = table.rows[:at] + table.rows[at + 1:], table.cell_sources[:at] + table.cell_sources[at + 1:]
    else:
        rows = tuple(row[:at] + row[at + 1:] for row in table.rows)
        sources = tuple(row[:at] + row[at + 1:] for row in table.cell_sources)
    header_rows = table.header_rows - (by_row and at < table.header_rows)
    changed = msgspec.structs.replace(table, rows=rows, cell_sources=sources, spans=spans, header_rows=header_rows)
    return changed, "　".join(filter(None, gone))


def _shifted(span: CellSpan, at: int, by: int, *, by_row: bool) -> CellSpan:
    """Return a merged cell after a row or column came before `at` (by 1) or the one at `at` went (by -1)."""
    first, length = (span.row, span.rows) if by_row else (span.column, span.columns)
    if by > 0:
        first, length = (first + 1, length) if at <= first else (first, length + (at < first + length))
    elif at < first:
        first -= 1
    elif at < first + length:
        length -= 1
    if by_row:
        return msgspec.structs.replace(span, row=first, rows=length)
    return msgspec.structs.replace(span, column=first, columns=length)

"""Rows and columns of a table that show nothing: left out, and merged cells made smaller by them."""

import msgspec

from convert.model.blocks import CellSpan, Table


def empty_columns(table: Table) -> list[int]:
    """Return the columns without letters, those that merged cells alone reach over included."""
    width = len(table.rows[0]) if table.rows else 0
    return [column for column in range(width) if not any(row[column] for row in table.rows)]


def without_places(table: Table, *, rows: list[int], columns: list[int]) -> Table:
    """Return `table` without these rows and columns; merged cells become smaller."""
    kept_rows = [row for row in range(len(table.rows)) if row not in rows]
    kept = [column for column in range(len(table.rows[0]) if table.rows else 0) if column not in columns]
    if not kept_rows or not kept or (not rows and not columns):
        return table
    spans: list[CellSpan] = []
    for span in table.spans:
        down = [row for row in kept_rows if span.row <= row < span.row + span.rows]
        across = [column for column in kept if span.column <= column < span.column + span.columns]
        if down and across and span.row in kept_rows and (len(down) > 1 or len(across) > 1):
            spans.append(CellSpan(row=kept_rows.index(down[0]), column=kept.index(across[0]), rows=len(down), columns=len(across)))
    return msgspec.structs.replace(
        table, rows=tuple(tuple(table.rows[row][column] for column in kept) for row in kept_rows), spans=tuple(spans),
        cell_sources=tuple(tuple(table.cell_sources[row][column] for column in kept) for row in kept_rows),
        header_rows=max(1, table.header_rows - sum(row < table.header_rows for row in rows)))


def covered_columns(table: Table) -> list[int]:
    """Return the columns in which no cell begins: every row reaches over them with a merged cell."""
    width = len(table.rows[0]) if table.rows else 0
    covered: dict[int, set[int]] = {}
    for span in table.spans:
        for column in range(span.column + 1, span.column + span.columns):
            covered.setdefault(column, set()).update(range(span.row, span.row + span.rows))
    return [column for column in range(width) if len(covered.get(column, ())) == len(table.rows)]

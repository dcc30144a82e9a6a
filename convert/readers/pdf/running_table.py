"""A table that may go on over pages: pages show a part of its upright lines, and its head again."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from convert.model.blocks import CellSpan, Table
from convert.readers.pdf.pages import Grid
from convert.readers.read_out import make_table
from convert.readers.structure.source_text import EMPTY, SourceText, concat
from convert.text.characters import is_balanced

_SAME_EDGE: Final = 3.0
_OPEN_EDGE: Final = 0.5
"""Share of the narrowest column by which borders that no line shows may differ from page to page."""
_COMMON: Final = 0.6
"""Share of the borders of one page's part that stand on the other page too."""
_MOST_HEAD_ROWS: Final = 3

Cells = list[list[SourceText]]


class RunningTable:
    """The rows of a table so far."""

    def __init__(self, grid: Grid, rows: Cells) -> None:
        self._edges: Sequence[float] = grid.edges
        self._drawn = grid.drawn
        self._rows = rows
        self._spans = _spans_of(grid)

    def takes(self, grid: Grid) -> bool:
        """Tell whether `grid`, the first thing on the next page, has the columns of this table."""
        if self._drawn and grid.drawn:
            return self._common_edges(grid) is not None
        if len(self._edges) != len(grid.edges):
            return False
        narrowest = min(after - before for edges in (self._edges, grid.edges) for before, after in pairwise(edges))
        allowed = max(_SAME_EDGE, _OPEN_EDGE * narrowest)
        return all(abs(one - other) <= allowed for one, other in zip(self._edges, grid.edges, strict=True))

    def add(self, grid: Grid, rows: Cells) -> list[SourceText]:
        """Take in the rows of `grid`; return those of its head that stand at the top of the table already."""
        spans, edges = _spans_of(grid), self._common_edges(grid) if self._drawn and grid.drawn else None
        if edges is not None and len(edges) > min(len(self._edges), len(grid.edges)):
            self._rows, self._spans = _on_edges(self._rows, self._spans, self._edges, edges)
            rows, spans = _on_edges(rows, spans, grid.edges, edges)
            self._edges = edges
        repeated = self._repeated(rows)
        kept = rows[repeated:]
        if kept and self._goes_on(kept[0]):
            self._rows[-1] = [concat(pair) for pair in zip(self._rows[-1], kept[0], strict=True)]
            kept, gone = kept[1:], repeated + 1
        else:
            gone = repeated
        shift = len(self._rows) - gone
        self._spans.extend(msgspec.structs.replace(span, row=span.row + shift) for span in spans if span.row >= gone)
        self._rows.extend(kept)
        return [concat(row) for row in rows[:repeated]]

    def made(self) -> Table:
        """Return the table."""
        return msgspec.structs.replace(make_table(self._rows), spans=tuple(self._spans))

    def _repeated(self, rows: Cells) -> int:
        count = 0
        while (count < min(_MOST_HEAD_ROWS, len(rows), len(self._rows)) and any(cell.text for cell in rows[count])
               and [cell.text for cell in rows[count]] == [cell.text for cell in self._rows[count]]):
            count += 1
        return count

    def _goes_on(self, row: list[SourceText]) -> bool:
        """Tell whether the page cut the last row: a bracket that it opens is closed below, where nothing stands alone."""
        last = self._rows[-1]
        return not row[0].text and all(above.text for above, below in zip(last, row, strict=True) if below.text) and any(
            not is_balanced(above.text, "（", "）") and is_balanced(above.text + below.text, "（", "）")
            for above, below in zip(last, row, strict=True))

    def _common_edges(self, grid: Grid) -> list[float] | None:
        """Return the borders of both parts together; None when too few are common for one table."""
        mine, other = self._edges, grid.edges
        if abs(mine[0] - other[0]) > _SAME_EDGE or abs(mine[-1] - other[-1]) > _SAME_EDGE:
            return None
        added = [edge for edge in other if not any(abs(edge - known) <= _SAME_EDGE for known in mine)]
        common = len(other) - len(added) - 2
        if common < _COMMON * max(1, min(len(mine), len(other)) - 2) and len(mine) != len(other) - len(added):
            return None
        return sorted([*mine, *added])


def _spans_of(grid: Grid) -> list[CellSpan]:
    return [CellSpan(row=row, column=column, rows=high, columns=wide) for row, column, high, wide in grid.spans]


def _on_edges(rows: Cells, spans: Sequence[CellSpan], own: Sequence[float], edges: Sequence[float]) -> tuple[Cells, list[CellSpan]]:
    """Return rows and merged cells on more columns: a cell that other borders divide reaches over them."""
    places = [min(range(len(edges)), key=lambda at: abs(edges[at] - edge)) for edge in own]
    found: Cells = []
    known = {(span.row, span.column): span for span in spans}
    covered = {(row, column) for span in spans for row in range(span.row, span.row + span.rows)
               for column in range(span.column, span.column + span.columns)}
    wider: list[CellSpan] = []
    for number, row in enumerate(rows):
        cells = [EMPTY] * (len(edges) - 1)
        for column, cell in enumerate(row):
            cells[places[column]] = cell
            span = known.get((number, column))
            if span is not None:
                wide = places[column + span.columns] - places[column]
                wider.append(CellSpan(row=number, column=places[column], rows=span.rows, columns=wide))
            elif (number, column) not in covered and places[column + 1] - places[column] > 1:
                wider.append(CellSpan(row=number, column=places[column], columns=places[column + 1] - places[column]))
        found.append(cells)
    return found, wider

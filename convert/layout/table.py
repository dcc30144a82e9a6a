"""Tables as rows: lines of cells, rules around them, the head repeated on every page."""

from collections.abc import Sequence

import msgspec

from convert.layout.columns import Columns, plan_columns
from convert.layout.frame import Item, Line, Rule, TableFrame
from convert.layout.metrics import TextStyle
from convert.layout.paragraph import Measure, Piece, Typesetter
from convert.layout.rows import Row, shifted, text_rows
from convert.model.blocks import CellSpan, Table

_SMALL_SHARE = 1 / 3
"""A table no higher than this share of the type area may be kept on one page."""
_TALL_SHARE = 0.4
"""A row higher than this share of the type area is split between its lines."""


class TableSetter:
    """Sets one table."""

    def __init__(self, table: Table, setter: Typesetter) -> None:
        """Plan the columns of `table`."""
        sheet = setter.sheet
        self._table = table
        self._setter = setter
        self._left = sheet.page.margin_binding_mm
        self._rules = sheet.table
        self.columns: Columns = plan_columns(table, setter.style("table_cell"), sheet.page.type_area_width_mm,
                                             sheet.table.cell_padding_mm)
        self._edges = [self._left]
        for width in self.columns.widths_mm:
            self._edges.append(self._edges[-1] + width)
        self._pitch = setter.style("table_cell").pitch_mm
        self._head = min(table.header_rows, len(table.rows))
        spans = [span for span in (_clipped(span, table) for span in table.spans) if span.rows > 0 and span.columns > 0]
        self._spans = {(span.row, span.column): span for span in spans}
        self._covered = {(span.row + down, span.column + right): span for span in spans
                         for down in range(span.rows) for right in range(span.columns)}
        self._cells = [self._set_row(number) for number in range(len(table.rows))]
        self._heights = self._row_heights()
        self._joined = {number for span in spans if self._fits_page(span)
                        for number in range(span.row, span.row + span.rows - 1)}
        self._raise_first_rows(spans)
        self._whole = (len(table.rows) <= self._rules.keep_whole_rows
                       and sum(self._heights) <= _SMALL_SHARE * sheet.page.type_area_height_mm)

    def frame(self) -> TableFrame:
        """Return what tagging and DOCX need to know."""
        return TableFrame(self._table.id, self.columns.widths_mm, self._table.header_rows, self.columns.aligns,
                          self.columns.scale, self._whole)

    def rows(self) -> list[Row]:
        """Return caption, unit and the rows of the table."""
        table, setter = self._table, self._setter
        rows: list[Row] = []
        for text, role in ((table.caption, "table_caption"), (table.unit, "table_unit")):
            if text:
                rows += text_rows(setter.lines(text, role, table.id), setter, role)
        head = [row for number in range(self._head) for row in self._table_row(number)]
        repeat = self._repeated(head)
        for row in head:
            row.keep = True
        for number in range(self._head, len(table.rows)):
            for row in self._table_row(number):
                row.repeat = repeat
                row.keep = row.keep or (self._whole and number + 1 < len(table.rows))
                head.append(row)
        return rows + head

    def _repeated(self, head: Sequence[Row]) -> tuple[Row, ...]:
        """Return the head as it stands on further pages: an artifact, or its upper line alone."""
        if not head:
            return (Row(0.0, (self._level(0.0, 0, len(self.columns.widths_mm), outer=True),)),)
        return tuple(Row(row.height_mm, tuple(
            msgspec.structs.replace(item, artifact=True) if isinstance(item, Line) else item for item in row.items))
            for row in head)

    def _set_row(self, number: int) -> dict[int, list[Line]]:
        """Return the lines of every cell of a row, by column, that is not covered by another."""
        padding = self._rules.cell_padding_mm
        header = number < self._head
        role = "table_header" if header else "table_cell"
        style = self._setter.style(role, self.columns.scale)
        found: dict[int, list[Line]] = {}
        for column, text in enumerate(self._table.rows[number]):
            span = self._covered.get((number, column))
            if not text or (span is not None and (span.row, span.column) != (number, column)):
                continue
            wide = span.columns if span else 1
            left, right = self._edges[column] + padding, self._edges[column + wide] - padding
            room = Measure(left, right - left, align="centre" if header or wide > 1 else self.columns.aligns[column])
            found[column] = self._set_cell(text, role, style, room, (number, column))
        return found

    def _set_cell(self, text: str, role: str, style: TextStyle, room: Measure, cell: tuple[int, int]) -> list[Line]:
        lines: list[Line] = []
        start = 0
        for part in text.split("\n"):
            if part:
                lines += self._setter.lines(part, role, self._table.id, room, offset=start, cell=cell,
                                            pieces=(Piece(0, len(part), style),))
            start += len(part) + 1
        return lines

    def _row_heights(self) -> list[float]:
        """Return the heights of the rows; a merged cell with more lines than its rows makes the first of them higher."""
        heights = [self._pitch] * len(self._table.rows)
        for number, cells in enumerate(self._cells):
            for column, lines in cells.items():
                if self._rows_of(number, column) == 1:
                    heights[number] = max(heights[number], len(lines) * self._pitch)
        for span in self._spans.values():
            lines = self._cells[span.row].get(span.column, [])
            lacking = len(lines) * self._pitch - sum(heights[span.row:span.row + span.rows])
            if lacking > 0:
                heights[span.row] += lacking
        return heights

    def _raise_first_rows(self, spans: Sequence[CellSpan]) -> None:
        """Make room in the first row for the text of a merged cell whose rows may part between pages."""
        for span in spans:
            if span.rows > 1 and span.row not in self._joined:
                needed = len(self._cells[span.row].get(span.column, [])) * self._pitch
                self._heights[span.row] = max(self._heights[span.row], needed)

    def _rows_of(self, number: int, column: int) -> int:
        span: CellSpan | None = self._spans.get((number, column))
        return span.rows if span else 1

    def _table_row(self, number: int) -> list[Row]:
        """Return one row, or one for each line when it is too high to be kept whole."""
        sheet = self._setter.sheet
        height = self._heights[number]
        if height > _TALL_SHARE * sheet.page.type_area_height_mm:
            return self._tall_row(number)
        items: list[Item] = []
        for column, lines in self._cells[number].items():
            rows = self._rows_of(number, column) if number in self._joined else 1
            tall = sum(self._heights[number:number + rows])
            down = max(0.0, (tall - len(lines) * self._pitch) / 2)
            items += [shifted(line, down + place * self._pitch) for place, line in enumerate(lines)]
        items += self._uprights(number, height)
        items += self._levels(number, height)
        return [Row(height, tuple(items), keep=number in self._joined, solid=True)]

    def _fits_page(self, span: CellSpan) -> bool:
        return sum(self._heights[span.row:span.row + span.rows]) < self._setter.sheet.page.type_area_height_mm / 2

    def _tall_row(self, number: int) -> list[Row]:
        cells = self._cells[number]
        count = max(round(self._heights[number] / self._pitch), *(len(lines) for lines in cells.values()), 1)
        rows: list[Row] = []
        for place in range(count):
            items: list[Item] = [lines[place] for lines in cells.values() if place < len(lines)]
            items += self._uprights(number, self._pitch)
            closing = tuple(self._levels(number, self._pitch, top=False))
            if place == 0 and number == 0:
                items.append(self._level(0.0, 0, len(self.columns.widths_mm), outer=True))
            if place == count - 1:
                items += closing
            rows.append(Row(self._pitch, tuple(items), solid=True, page_end=() if place == count - 1 else closing))
        return rows

    def _uprights(self, number: int, height: float) -> list[Item]:
        """Return the vertical lines of a row; none inside merged cells."""
        last = len(self._edges) - 1
        items: list[Item] = []
        for edge, x in enumerate(self._edges):
            span = self._covered.get((number, edge))
            if 0 < edge < last and span is not None and span.column < edge:
                continue
            thickness = self._rules.outer_line_mm if edge in (0, last) else self._rules.line_mm
            items.append(Rule(x, 0.0, x, height, thickness, role="table"))
        return items

    def _levels(self, number: int, height: float, *, top: bool = True) -> list[Item]:
        """Return the line above the first row, and the line below this one where no merged cell goes on."""
        count = len(self.columns.widths_mm)
        items: list[Item] = [self._level(0.0, 0, count, outer=True)] if number == 0 and top else []
        outer = number == len(self._table.rows) - 1
        start: int | None = None
        for column in range(count + 1):
            span = self._covered.get((number, column))
            open_below = column == count or (span is not None and span.row + span.rows - 1 > number)
            if open_below and start is not None:
                items.append(self._level(height, start, column, outer=outer))
                start = None
            elif not open_below and start is None:
                start = column
        return items

    def _level(self, y: float, start: int, end: int, *, outer: bool) -> Rule:
        thickness = self._rules.outer_line_mm if outer else self._rules.line_mm
        return Rule(self._edges[start], y, self._edges[end], y, thickness, role="table")


def _clipped(span: CellSpan, table: Table) -> CellSpan:
    """Return a merged cell without what lies outside the table."""
    rows, columns = len(table.rows), max((len(row) for row in table.rows), default=0)
    return CellSpan(row=span.row, column=span.column, rows=max(0, min(span.rows, rows - span.row)),
                    columns=max(0, min(span.columns, columns - span.column)))

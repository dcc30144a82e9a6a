"""Tables as rows: lines of cells, rules around them, the head repeated on every page."""

from collections.abc import Sequence
from math import fsum

import msgspec

from convert.layout.columns import Columns, column_needs, fit, plan_columns
from convert.layout.frame import Item, Line, Stroke, TableFrame
from convert.layout.metrics import TextStyle
from convert.layout.paragraph import Measure, Stretch, Typesetter
from convert.layout.rows import Area, PageRow, landscape_area, shifted, text_rows
from convert.layout.whole_words import head_ends, words_of_cell
from convert.model.blocks import CellSpan, Table

_SMALL_SHARE = 1 / 3
"""A table no higher than this share of the type area may be kept on one page."""
_TALL_SHARE = 0.4
"""A row higher than this share of the type area is split between its lines; a head higher than that stands on the first page alone."""


class TableSetter:
    """Sets one table."""

    def __init__(self, table: Table, setter: Typesetter) -> None:
        """Plan the columns of `table`."""
        sheet = setter.sheet
        self._table = table
        self._setter = setter
        self._rules = sheet.table
        style, padding = setter.style("table_cell"), sheet.table.cell_padding_mm
        page = sheet.page
        upright = Area(page.margin_binding_mm, page.margin_head_mm, page.type_area_width_mm, page.type_area_height_mm)
        needs = column_needs(table, style)
        self._landscape = not fit(needs, upright.width_mm, padding)
        self._area = landscape_area(sheet) if self._landscape else upright
        self._left = self._area.left_mm
        self.columns: Columns = plan_columns(table, style, self._area.width_mm, padding, needs)
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
        kept = self._kept_whole(spans)
        self._kept = {(span.row, span.column) for span in kept}
        self._joined = {number for span in kept for number in range(span.row, span.row + span.rows - 1)}
        self._raise_first_rows(spans)
        self._whole = (len(table.rows) <= self._rules.keep_whole_rows
                       and fsum(self._heights) <= _SMALL_SHARE * self._area.height_mm)

    def frame(self) -> TableFrame:
        """Return what tagging and DOCX need to know."""
        return TableFrame(self._table.id, self.columns.widths_mm, self._table.header_rows, self.columns.aligns,
                          self.columns.scale, self._whole, self._landscape, tuple(self._heights[:self._head]))

    def rows(self) -> list[PageRow]:
        """Return caption, unit and the rows of the table."""
        table, setter = self._table, self._setter
        rows: list[PageRow] = []
        for text, role in ((table.caption, "table_caption"), (table.unit, "table_unit")):
            if text:
                rows += text_rows(setter.lines(text, role, table.id, self._measure(role)), setter, role)
        head = [row for number in range(self._head) for row in self._table_row(number)]
        repeat = self._repeated(head)
        for row in head:
            row.keep = True
        for number in range(self._head, len(table.rows)):
            for row in self._table_row(number):
                row.repeat = repeat
                row.keep = row.keep or ((self._whole or self._is_category(number)) and number + 1 < len(table.rows))
                head.append(row)
        for row in (*rows, *head):
            row.landscape = self._landscape
        return rows + head

    def _measure(self, role: str) -> Measure:
        """Return the room for caption and unit."""
        return Measure(self._area.left_mm, self._area.width_mm, align=self._setter.sheet.roles[role].align)

    def _is_category(self, number: int) -> bool:
        """Tell whether a row names the rows below it: one cell alone, at the left; it never ends a page."""
        cells = self._table.rows[number]
        return len(cells) > 2 and bool(cells[0]) and not any(cells[1:])

    def _repeated(self, head: Sequence[PageRow]) -> tuple[PageRow, ...]:
        """Return the head as it stands on further pages: an artifact, or its upper line alone when that leaves too little room."""
        if not head or fsum(row.height_mm for row in head) > _TALL_SHARE * self._area.height_mm:
            return (PageRow(0.0, (self._level(0.0, 0, len(self.columns.widths_mm), outer=True),)),)
        return tuple(PageRow(row.height_mm, tuple(
            msgspec.structs.replace(item, artifact=True) if isinstance(item, Line) else item for item in row.items))
            for row in head)

    def _set_row(self, number: int) -> dict[int, list[Line]]:
        """Return the lines of every cell of a row, by column, that is not covered by another."""
        padding = self.columns.padding_mm
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
                breaks = head_ends(part, [style.widths[char] for char in part], room.width_mm) if role == "table_header" else ()
                lines += self._setter.lines(part, role, self._table.id, room, offset=start, cell=cell,
                                            pieces=(Stretch(0, len(part), style),), whole=words_of_cell(part), breaks=breaks)
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
            lacking = len(lines) * self._pitch - fsum(heights[span.row:span.row + span.rows])
            if lacking > 0:
                heights[span.row] += lacking
        return heights

    def _raise_first_rows(self, spans: Sequence[CellSpan]) -> None:
        """Make room in the first row for the text of a merged cell whose rows may part between pages."""
        for span in spans:
            if (span.row, span.column) not in self._kept:
                needed = len(self._cells[span.row].get(span.column, [])) * self._pitch
                self._heights[span.row] = max(self._heights[span.row], needed)

    def _rows_of(self, number: int, column: int) -> int:
        span: CellSpan | None = self._spans.get((number, column))
        return span.rows if span else 1

    def _table_row(self, number: int) -> list[PageRow]:
        """Return one row, or one for each line when it is too high to be kept whole."""
        height = self._heights[number]
        if self._is_tall(height):
            return self._tall_row(number)
        items: list[Item] = []
        for column, lines in self._cells[number].items():
            rows = self._rows_of(number, column) if (number, column) in self._kept else 1
            tall = fsum(self._heights[number:number + rows])
            down = max(0.0, (tall - len(lines) * self._pitch) / 2)
            items += [shifted(line, down + place * self._pitch) for place, line in enumerate(lines)]
        items += self._uprights(number, height)
        items += self._levels(number, height)
        return [PageRow(height, tuple(items), keep=number in self._joined, solid=True)]

    def _is_tall(self, height_mm: float) -> bool:
        """Tell whether a row so high is split between its lines."""
        return height_mm > _TALL_SHARE * self._area.height_mm

    def _kept_whole(self, spans: Sequence[CellSpan]) -> list[CellSpan]:
        """Return the merged cells over several rows that stand on one page, and so do all others that share a row with them."""
        kept: list[CellSpan] = []
        chain: list[CellSpan] = []
        start = end = 0
        tall = [span for span in spans if span.rows > 1 and fsum(self._heights[span.row:span.row + span.rows]) < self._area.height_mm / 2]
        for span in (*sorted(tall, key=lambda span: span.row), None):
            if span is None or span.row >= end:
                heights = self._heights[start:end]
                if fsum(heights) <= (1 - _TALL_SHARE) * self._area.height_mm and not any(map(self._is_tall, heights)):
                    kept += chain
                if span is None:
                    break
                chain, start = [], span.row
            chain.append(span)
            end = max(end, span.row + span.rows)
        return kept

    def _tall_row(self, number: int) -> list[PageRow]:
        cells = self._cells[number]
        count = max(round(self._heights[number] / self._pitch), *(len(lines) for lines in cells.values()), 1)
        rows: list[PageRow] = []
        for place in range(count):
            items: list[Item] = [lines[place] for lines in cells.values() if place < len(lines)]
            items += self._uprights(number, self._pitch)
            closing = tuple(self._levels(number, self._pitch, top=False))
            if place == 0 and number == 0:
                items.append(self._level(0.0, 0, len(self.columns.widths_mm), outer=True))
            if place == count - 1:
                items += closing
            rows.append(PageRow(self._pitch, tuple(items), solid=True, page_end=() if place == count - 1 else closing))
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
            items.append(Stroke(x, 0.0, x, height, thickness, role="table"))
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

    def _level(self, y: float, start: int, end: int, *, outer: bool) -> Stroke:
        thickness = self._rules.outer_line_mm if outer else self._rules.line_mm
        return Stroke(self._edges[start], y, self._edges[end], y, thickness, role="table")


def _clipped(span: CellSpan, table: Table) -> CellSpan:
    """Return a merged cell without what lies outside the table."""
    rows, columns = len(table.rows), max((len(row) for row in table.rows), default=0)
    return CellSpan(row=span.row, column=span.column, rows=max(0, min(span.rows, rows - span.row)),
                    columns=max(0, min(span.columns, columns - span.column)))

"""A worksheet under construction: its cells, and all that stands around them, in the order of the schema.

Text can only enter through `Sheet.text` and `Sheet.rich`, which make shared strings: no text ever becomes a formula.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from convert.exporters.xlsx.chart_parts import Chart
from convert.exporters.xlsx.looks import HEADER, SIZE_PT, Look
from convert.exporters.xlsx.places import area, letters, on_sheet, quoted
from convert.exporters.xlsx.texts import attribute, clean, cut, number_text, protect
from convert.ooxml.names import R

if TYPE_CHECKING:
    from convert.exporters.xlsx.book import Book

HYPERLINKS_PER_SHEET: Final = 65_530
LINE_PT: Final = 13.5
HIGHEST_ROW_PT: Final = 409.0
WIDTH_CAP: Final = 60
"""Widest column, in characters of half width."""
_HEADER_LIMIT: Final = 120
_HIDDEN: Final = ' hidden="1"'
_LINK_ID: Final = "rIdLink"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Value = str | int | float | None


class Link(msgspec.Struct, frozen=True):
    """What a click on a cell opens: something outside, or a place in the workbook."""

    cell: str
    target: str = ""
    location: str = ""


class Table(msgspec.Struct, frozen=True):
    """An Excel table: a range whose columns formulas can name."""

    name: str
    reference: str
    columns: tuple[str, ...]


class Sheet:
    """One worksheet. Rows and columns count from 1."""

    def __init__(self, book: "Book", title: str, *, hidden: bool = False, grid: bool = False) -> None:
        self.book = book
        self.title = title
        self.hidden = hidden
        self.links: list[Link] = []
        self.links_left_out = 0
        self.charts: list[Chart] = []
        self.own_table: Table | None = None
        self.names: list[tuple[str, str]] = []
        """Names defined for this sheet: what it prints, what it filters."""
        self._grid = grid
        self._rows: dict[int, list[tuple[int, str]]] = {}
        self._heights: dict[int, float] = {}
        self._wrapped: dict[int, list[tuple[int, str, float]]] = {}
        self._widths: Sequence[float] = ()
        self._columns = 1
        self._pane = '<selection activeCell="A1" sqref="A1"/>'
        self._cols = ""
        self._filter = ""
        self._merged: list[str] = []
        self._rules: dict[str, list[str]] = {}
        self._choices: list[str] = []
        self._fitted = False
        self._print = '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'
        self._breaks: list[int] = []

    def text(self, row: int, column: int, value: str, look: Look) -> None:
        """Write `value` as text, whatever it looks like."""
        if value:
            self._put(row, column, look, ' t="s"', f"<v>{self.book.texts.plain(value)}</v>")
            if look.wrap:
                self._wrapped.setdefault(row, []).append((column, value, look.size))
        else:
            self.blank(row, column, look)

    def rich(self, row: int, column: int, before: str, figure: str, after: str, look: Look) -> None:
        """Write a text whose middle part stands out."""
        self._put(row, column, look, ' t="s"', f"<v>{self.book.texts.marked(before, figure, after)}</v>")
        self._wrapped.setdefault(row, []).append((column, before + figure + after, look.size))

    def number(self, row: int, column: int, value: float | None, look: Look) -> None:
        """Write a number; None and what is not finite leave the cell empty."""
        if value is None or value != value or value in (float("inf"), float("-inf")):
            self.blank(row, column, look)
        else:
            self._put(row, column, look, "", f"<v>{number_text(value)}</v>")

    def formula(self, row: int, column: int, formula: str, value: Value, look: Look) -> None:
        """Write a formula (without `=`) of our own making, with the value that it has."""
        if isinstance(value, str) and look.wrap:
            self._wrapped.setdefault(row, []).append((column, value, look.size))
        if isinstance(value, str):
            kind, cached = ' t="str"', f"<v>{attribute(value)}</v>"
        else:
            kind, cached = "", "" if value is None else f"<v>{number_text(value)}</v>"
        self._put(row, column, look, kind, f"<f>{attribute(formula)}</f>{cached}")

    def blank(self, row: int, column: int, look: Look) -> None:
        """Leave a cell empty, but with its borders."""
        self._put(row, column, look, "", "")

    def link(self, row: int, column: int, target: str) -> None:
        """Let a cell open `target`; beyond the limit of a sheet the cell stays without."""
        if len(self.links) < HYPERLINKS_PER_SHEET:
            self.links.append(Link(f"{letters(column)}{row}", target=target))
        else:
            self.links_left_out += 1

    def jump(self, row: int, column: int, sheet: str, cell: str) -> None:
        """Let a cell lead to a cell of this workbook."""
        if len(self.links) < HYPERLINKS_PER_SHEET:
            self.links.append(Link(f"{letters(column)}{row}", location=f"{quoted(sheet)}!{cell}"))

    def height(self, row: int, points: float) -> None:
        """Set the height of a row; without it a row is as high as its wrapped texts need."""
        self._heights[row] = points

    def merge(self, row: int, first_column: int, last_column: int) -> None:
        """Merge cells of a row; the first holds the content."""
        self._merged.append(area(first_column, row, last_column, row))

    def widths(self, widths: Sequence[float], *, hidden: Sequence[int] = (), cap: float = WIDTH_CAP) -> None:
        """Set the widths of the columns, in characters of half width; `hidden` are column numbers."""
        self._widths = widths
        columns = (f'<col min="{column}" max="{column}" width="{min(max(width, 4), cap):g}" customWidth="1"'
                   f'{_HIDDEN if column in hidden else ""}/>' for column, width in enumerate(widths, 1))
        self._cols = f"<cols>{''.join(columns)}</cols>"

    def heading(self, row: int, names: Sequence[str]) -> None:
        """Write a row of column headings."""
        for column, name in enumerate(names, 1):
            self.text(row, column, name, HEADER)

    def table(self, name: str, first_row: int, last_row: int, columns: Sequence[str]) -> None:
        """Make an Excel table of the rows, `first_row` holding the headings."""
        self.own_table = Table(name, area(1, first_row, len(columns), max(last_row, first_row + 1)), tuple(columns))

    def freeze(self, row: int, column: int) -> None:
        """Keep what is above `row` and left of `column` in view."""
        cell = f"{letters(column)}{row}"
        across, down = (f' xSplit="{column - 1}"' if column > 1 else ""), (f' ySplit="{row - 1}"' if row > 1 else "")
        pane = "bottomRight" if across and down else "bottomLeft" if down else "topRight"
        others = '<selection pane="topRight"/><selection pane="bottomLeft"/>' if pane == "bottomRight" else ""
        self._pane = (f'<pane{across}{down} topLeftCell="{cell}" activePane="{pane}" state="frozen"/>{others}'
                      f'<selection pane="{pane}" activeCell="A1" sqref="A1"/>')

    def filter(self, first_row: int, last_row: int, columns: int) -> None:
        """Let the rows below the headings in `first_row` be filtered."""
        self._filter = f'<autoFilter ref="{area(1, first_row, columns, last_row)}"/>'
        self.names.append(("_xlnm._FilterDatabase", on_sheet(self.title, 1, first_row, columns, last_row)))

    def choices(self, column: int, first_row: int, last_row: int, choices: str) -> None:
        """Let the cells of a column be picked from `choices`, divided by commas; other content stays possible."""
        self._choices.append(f'<dataValidation type="list" allowBlank="1" sqref="{area(column, first_row, column, last_row)}">'
                             f'<formula1>{attribute(chr(34) + choices + chr(34))}</formula1></dataValidation>')

    def rule(self, place: str, formula: str, *, operator: str | None = None, color: str | None = None, fill: str | None = None) -> None:
        """Change the colours of the cells of `place` for which `formula` holds, or which compare so with its value."""
        kind = f'type="cellIs" operator="{operator}"' if operator else 'type="expression"'
        number = sum(map(len, self._rules.values())) + 1
        change = self.book.styles.rule(color=color, fill=fill)
        self._rules.setdefault(place, []).append(f'<cfRule {kind} priority="{number}" dxfId="{change}">'
                                                 f"<formula>{attribute(formula)}</formula></cfRule>")

    def page_break(self, row: int) -> None:
        """Begin a new page with a row."""
        self._breaks.append(row - 1)

    def print_setup(self, *, header: str, last_row: int, columns: int, title_row: int | None, footer: str,
                    landscape: bool = True, scale: int | None = None) -> None:
        """Set the sheet on A4, fitted to the width, with header, footer and repeated headings.

        With a `scale` in percent it is not fitted, so that the breaks of `page_break` count.
        """
        self._fitted = scale is None
        fit = 'fitToWidth="1" fitToHeight="0"' if scale is None else f'scale="{scale}"'
        self._print = (
            '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.75" bottom="0.6" header="0.35" footer="0.3"/>'
            f'<pageSetup paperSize="9" orientation="{"landscape" if landscape else "portrait"}" {fit}/>'
            f"<headerFooter><oddHeader>&amp;C{attribute(_header(header))}</oddHeader>"
            f"<oddFooter>&amp;C{attribute(footer)}</oddFooter></headerFooter>")
        if title_row is not None:
            self.names.append(("_xlnm.Print_Titles", f"{quoted(self.title)}!${title_row}:${title_row}"))
        self.names.append(("_xlnm.Print_Area", on_sheet(self.title, 1, 1, columns, max(last_row, 1))))

    def relations(self) -> list[tuple[str, str, str]]:
        """Return id, kind and target of the relationships of the links that lead outside."""
        return [(f"{_LINK_ID}{number}", "hyperlink", link.target) for number, link in enumerate(self.links, 1) if link.target]

    def to_xml(self, drawing: str | None, table: str | None) -> bytes:
        """Return `sheetN.xml`; `drawing` and `table` are the relationships of those parts."""
        fit = '<pageSetUpPr fitToPage="1"/>' if self._fitted else ""
        grid = "" if self._grid else ' showGridLines="0"'
        breaks = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in self._breaks)
        parts = (
            f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{R}"><sheetPr><outlinePr summaryBelow="1" summaryRight="1"/>{fit}</sheetPr>',
            f'<dimension ref="A1:{letters(self._columns)}{max(self._rows, default=1)}"/>',
            f'<sheetViews><sheetView{grid} workbookViewId="0">{self._pane}</sheetView></sheetViews>',
            '<sheetFormatPr baseColWidth="8" defaultRowHeight="15"/>', self._cols, self._rows_xml(), self._filter,
            _counted("mergeCells", [f'<mergeCell ref="{place}"/>' for place in self._merged]),
            *(f'<conditionalFormatting sqref="{place}">{"".join(rules)}</conditionalFormatting>' for place, rules in self._rules.items()),
            _counted("dataValidations", self._choices), self._links_xml(), self._print,
            f'<rowBreaks count="{len(self._breaks)}" manualBreakCount="{len(self._breaks)}">{breaks}</rowBreaks>' if breaks else "",
            f'<drawing r:id="{drawing}"/>' if drawing else "",
            f'<tableParts count="1"><tablePart r:id="{table}"/></tableParts>' if table else "", "</worksheet>")
        return "".join(parts).encode()

    def _links_xml(self) -> str:
        links = "".join(f'<hyperlink ref="{link.cell}" location="{attribute(link.location)}"/>' if link.location
                        else f'<hyperlink ref="{link.cell}" r:id="{_LINK_ID}{number}"/>' for number, link in enumerate(self.links, 1))
        return f"<hyperlinks>{links}</hyperlinks>" if links else ""

    def _rows_xml(self) -> str:
        parts = ["<sheetData>"]
        for row in sorted(self._rows):
            height = self._heights.get(row) or self._needed_height(row)
            parts.append(f'<row r="{row}" ht="{height:g}" customHeight="1">')
            parts.extend(xml for _, xml in sorted(self._rows[row]))
            parts.append("</row>")
        parts.append("</sheetData>")
        return "".join(parts)

    def _needed_height(self, row: int) -> float:
        """Return the height in points that the wrapped texts of a row need; programs do not work it out themselves."""
        height = LINE_PT
        for column, text, size in self._wrapped.get(row, ()):
            room = self._widths[column - 1] - 1 if column <= len(self._widths) else WIDTH_CAP
            room = max(int(room * SIZE_PT / size), 2)
            # A wide character is three bytes of UTF-8: characters + (bytes - characters) / 2 half widths.
            lines = sum(-(-(len(line) + len(line.encode("utf-8", "replace"))) // (2 * room)) or 1 for line in text.split("\n"))
            height = max(height, lines * LINE_PT * size / SIZE_PT)
        return min(height + 4, HIGHEST_ROW_PT)

    def _put(self, row: int, column: int, look: Look, kind: str, content: str) -> None:
        start = f'<c r="{letters(column)}{row}" s="{self.book.styles.index(look)}"'
        xml = f"{start}{kind}>{content}</c>" if content else f"{start}/>"
        self._rows.setdefault(row, []).append((column, xml))
        self._columns = max(self._columns, column)


def table_part(table: Table, number: int) -> bytes:
    """Return `tableN.xml`."""
    columns = "".join(f'<tableColumn id="{index}" name="{attribute(protect(name))}"/>' for index, name in enumerate(table.columns, 1))
    name = attribute(table.name)
    return (f'{_XML}<table xmlns="{_MAIN}" id="{number}" name="{name}" displayName="{name}" ref="{table.reference}" headerRowCount="1">'
            f'<autoFilter ref="{table.reference}"/><tableColumns count="{len(table.columns)}">{columns}</tableColumns>'
            '<tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>').encode()


def _counted(name: str, parts: Sequence[str]) -> str:
    return f'<{name} count="{len(parts)}">{"".join(parts)}</{name}>' if parts else ""


def _header(text: str) -> str:
    """Return a print header for `text`: its `&` are no codes, and it keeps the limit of 255 characters."""
    return cut(clean(text), _HEADER_LIMIT).replace("&", "&&")

"""A workbook under construction: XlsxWriter for the package and what stands around the cells, our own cells and charts."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from convert.exporters.xlsx.cells import WIDTH_CAP, Cells, letters
from convert.exporters.xlsx.looks import FACE, NORMAL, SENTENCE_SIZE_PT, Look, format_of, rule_format
from convert.exporters.xlsx.properties import EXTENDED_PROPERTIES, core_properties
from convert.exporters.xlsx.texts import Texts, clean, column_name, cut
from convert.exporters.xlsx.writer import BookShell, Link, SheetShell
from convert.ooxml.package import CORE_PROPERTIES, write_package

if TYPE_CHECKING:
    from convert.exporters.xlsx.chart_parts import Chart

HYPERLINKS_PER_SHEET: Final = 65_530
_HEADER_LIMIT: Final = 120
_DIGIT_PX: Final = 7
"""Width that XlsxWriter takes for a character of half width; its columns are given in pixels, to have no padding added."""
_A4: Final = 9


class Sheet(Cells):
    """One worksheet."""

    def __init__(self, book: "Book", title: str, shell: SheetShell) -> None:
        super().__init__(book.texts, book.styles)
        self.book = book
        self.title = title
        self.links: list[Link] = []
        self.links_left_out = 0
        self.charts: list[Chart] = []
        self._shell = shell
        self._breaks: list[int] = []

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

    def merge(self, row: int, first_column: int, last_column: int) -> None:
        """Merge cells of a row; the first holds the content."""
        self._shell.merge_range(row - 1, first_column - 1, row - 1, last_column - 1, "")

    def widths(self, widths: Sequence[float], *, hidden: Sequence[int] = (), cap: float = WIDTH_CAP) -> None:
        """Set the widths of the columns, in characters of half width; `hidden` are column numbers."""
        self._widths = widths
        for column, width in enumerate(widths):
            self._shell.set_column_pixels(column, column, round(min(max(width, 4), cap) * _DIGIT_PX), None,
                                          {"hidden": column + 1 in hidden})

    def freeze(self, row: int, column: int) -> None:
        """Keep what is above and left of a cell in sight."""
        self._shell.freeze_panes(row - 1, column - 1)

    def filter(self, first_row: int, last_row: int, columns: int) -> None:
        """Let the rows be filtered, the first holding the headings."""
        self._shell.autofilter(first_row - 1, 0, last_row - 1, columns - 1)

    def choices(self, column: int, first_row: int, last_row: int, texts: Sequence[str]) -> None:
        """Offer `texts` in the cells of a column; others can be written too."""
        self._shell.data_validation(first_row - 1, column - 1, last_row - 1, column - 1, {
            "validate": "list", "source": list(texts), "show_input": False, "show_error": False})

    def highlight(self, first_row: int, columns: tuple[int, int], last_row: int, *, formula: str | None = None,
                  below: float = 0, color: str | None = None, fill: str | None = None) -> None:
        """Give cells another look where `formula` holds (written for the first of them), or where they are `below` a number."""
        rule = {"type": "cell", "criteria": "<", "value": below} if formula is None else {"type": "formula", "criteria": formula}
        self._shell.conditional_format(first_row - 1, columns[0] - 1, last_row - 1, columns[1] - 1, {
            **rule, "format": self.book.shell.add_format(rule_format(color=color, fill=fill))})

    def table(self, name: str, first_row: int, last_row: int, columns: Sequence[str]) -> None:
        """Make an Excel table of the rows, `first_row` holding the headings."""
        self._shell.set_table(name, f"A{first_row}:{letters(len(columns))}{max(last_row, first_row + 1)}",
                              [column_name(title) for title in columns], "TableStyleMedium2")

    def page_break(self, row: int) -> None:
        """Begin a new page with a row."""
        self._breaks.append(row - 1)

    def print_setup(self, *, header: str, last_row: int, columns: int, title_row: int | None, footer: str,
                    landscape: bool = True, scale: int | None = None) -> None:
        """Set the sheet on A4, fitted to the width, with header, footer and repeated headings.

        With a `scale` in percent it is not fitted, so that the breaks of `page_break` count.
        """
        shell = self._shell
        shell.set_paper(_A4)
        if landscape:
            shell.set_landscape()
        if scale is None:
            shell.fit_to_pages(1, 0)
        else:
            shell.set_print_scale(scale)
        shell.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
        shell.margin_header, shell.margin_footer = 0.35, 0.3
        shell.center_horizontally()
        shell.set_margin_texts(f"&C{_header(header)}", f"&C{footer}")
        shell.print_area(0, 0, max(last_row, 1) - 1, columns - 1)
        if title_row is not None:
            shell.repeat_rows(title_row - 1)

    def finish(self) -> None:
        """Hand the cells over to be written."""
        shell = self._shell
        shell.cells, shell.cell_range, shell.links, shell.frames = self.rows_xml(), self.dimension, self.links, len(self.charts)
        shell.set_h_pagebreaks(self._breaks)


class Book:
    """The workbook."""

    def __init__(self) -> None:
        self.shell = BookShell(NORMAL)
        self.sheets: list[Sheet] = []
        self.texts = Texts(FACE, SENTENCE_SIZE_PT)
        self.styles: dict[Look, int] = _Styles(self.shell)
        self.properties: dict[str, str] = {}
        """Core properties by their tags: `dc:title` …"""

    def sheet(self, title: str, *, hidden: bool = False, grid: bool = False) -> Sheet:
        """Add a worksheet at the end; a `hidden` one cannot be shown from the menus."""
        shell = self.shell.add_worksheet(title)
        if not grid:
            shell.hide_gridlines(2)
        if hidden:
            shell.very_hidden()
        self.sheets.append(Sheet(self, title, shell))
        return self.sheets[-1]

    def to_bytes(self, when: datetime) -> bytes:
        """Return the workbook as a package, dated `when`."""
        for sheet in self.sheets:
            sheet.finish()
        parts = self.shell.to_parts()
        parts["xl/sharedStrings.xml"] = self.texts.to_xml()
        parts[CORE_PROPERTIES] = core_properties(self.properties)
        parts["docProps/app.xml"] = EXTENDED_PROPERTIES
        self._add_charts(parts)
        return write_package(parts, when=when)

    def _add_charts(self, parts: dict[str, bytes]) -> None:
        drawn = [sheet.charts for sheet in self.sheets if sheet.charts]
        if not drawn:
            return
        from convert.exporters.xlsx.chart_parts import drawing_part

        for number, charts in enumerate(drawn, 1):
            parts[f"xl/drawings/drawing{number}.xml"] = drawing_part(charts)
        for number, chart in enumerate((chart for charts in drawn for chart in charts), 1):
            parts[f"xl/charts/chart{number}.xml"] = chart.to_xml()


class _Styles(dict[Look, int]):
    """The numbers of looks in the style sheet; a new look gets the next."""

    def __init__(self, shell: BookShell) -> None:
        super().__init__()
        self._shell = shell

    def __missing__(self, look: Look) -> int:
        index = self[look] = self._shell.format_index(format_of(look))
        return index


def quoted(sheet: str) -> str:
    """Return the name of a sheet as formulas take it."""
    return "'" + sheet.replace("'", "''") + "'"


def _header(text: str) -> str:
    """Return a print header for `text`: its `&` are no codes, and it keeps the limit of 255 characters."""
    return cut(clean(text), _HEADER_LIMIT).replace("&", "&&")

"""A workbook under construction, on XlsxWriter's public methods. Rows and columns count from 1.

Text enters through `text` and `rich` alone, which write strings: no text of a report becomes a formula, a number or an address.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from math import isfinite
from typing import Any, Final

from msgspec.structs import replace
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from convert.exporters.xlsx.formats import fallback_of
from convert.exporters.xlsx.heights import ROW_PT, RowHeights
from convert.exporters.xlsx.looks import HEADER, MARKED, NORMAL, SMALL_PT, TEXT, CellLook, format_of
from convert.patterns import regex

HYPERLINKS_PER_SHEET: Final = 65_530
CELL_LIMIT: Final = 32_767
"""UTF-16 units in a cell."""
NUMBER_FORMATS: Final = 120
"""Formats that say how one very number is written; Excel takes 200 number formats in a workbook."""
_HEADER_LIMIT: Final = 120
_A4: Final = 9
PRINTED_PX: Final = 1195
"""Widest table that is printed on A4 landscape at 8 points or more: 281 mm at 96 pixels an inch, for letters of 9 points."""
_WIDE_SCALE: Final = 90
"""Percent at which a wider table is printed, over several pages."""
_FORBIDDEN: Final = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Value = str | int | float | None


class WorkbookSheet:
    """One worksheet."""

    def __init__(self, book: "IndicatorBook", title: str, sheet: Worksheet) -> None:
        self.book = book
        self.title = title
        self.links_left_out = 0
        self._sheet = sheet
        sheet.set_default_row(ROW_PT)
        self._links = 0
        self._heights = RowHeights()
        self._set: dict[int, float] = {}
        self._widths: list[int] = []
        self._breaks: list[int] = []

    def text(self, row: int, column: int, value: str, look: CellLook, *, grows: bool = True) -> None:
        """Write `value` as text, whatever it looks like; with `grows` its row is as high as it needs when it wraps."""
        if not value:
            self.blank(row, column, look)
            return
        self._sheet.write_string(row - 1, column - 1, self.book.fit(value), self.book.format(look))
        if look.wrap and grows:
            self._heights.add(row, column, value, look.size)

    def rich(self, row: int, column: int, before: str, figure: str, after: str, look: CellLook) -> None:
        """Write a text whose middle part is bold and red."""
        whole = before + figure + after
        if len(whole) > CELL_LIMIT // 2 or not (before or after):
            self.text(row, column, whole, look)
            return
        runs: list[Any] = []
        for part, form in ((before, self.book.plain_run), (figure, self.book.marked_run), (after, self.book.plain_run)):
            if part:
                runs += [form, self.book.fit(part)]
        self._sheet.write_rich_string(row - 1, column - 1, *runs, self.book.format(look))
        self._heights.add(row, column, whole, look.size)

    def number(self, row: int, column: int, value: float | None, look: CellLook) -> None:
        """Write a number; None and what is not finite leave the cell empty."""
        if value is None or not isfinite(value):
            self.blank(row, column, look)
        else:
            self._sheet.write_number(row - 1, column - 1, value, self.book.format(look))

    def formula(self, row: int, column: int, formula: str, value: Value, look: CellLook) -> None:
        """Write a formula (without `=`) of our own making, with the value that it has; a dash where it has none."""
        if value is None or value == "":
            self.text(row, column, "—", look, grows=False)
            return
        known = self.book.fit(value) if isinstance(value, str) else value
        self._sheet.write_formula(row - 1, column - 1, f"={formula}", self.book.format(look), known)

    def blank(self, row: int, column: int, look: CellLook) -> None:
        """Leave a cell empty, but with its borders."""
        self._sheet.write_blank(row - 1, column - 1, None, self.book.format(look))

    def heading(self, row: int, names: Sequence[str]) -> None:
        """Write a row of column headings."""
        for column, name in enumerate(names, 1):
            self.text(row, column, name, HEADER)

    def note(self, row: int, column: int, text: str) -> None:
        """Hang a note on a cell."""
        self._sheet.write_comment(row - 1, column - 1, self.book.fit(text), {"x_scale": 1.6, "font_size": SMALL_PT})

    def link(self, row: int, column: int, target: str, text: str, look: CellLook) -> None:
        """Write a text that opens the file `target`; beyond the limit of a sheet the cell stays without."""
        self._url(row, column, f"external:{self.book.fit(target)}", text, look)

    def linked_number(self, row: int, column: int, target: str, value: float, look: CellLook) -> None:
        """Write a number that opens the file `target`."""
        self._url(row, column, f"external:{self.book.fit(target)}", "", look)
        self.number(row, column, value, look)

    def jump(self, row: int, column: int, sheet: str, cell: str, text: str, look: CellLook) -> None:
        """Write a text that leads to a cell of this workbook."""
        self._url(row, column, f"internal:{quoted(sheet)}!{cell}", text, look)

    def _url(self, row: int, column: int, url: str, text: str, look: CellLook) -> None:
        if self._links < HYPERLINKS_PER_SHEET:
            self._links += 1
            self._sheet.write_url(row - 1, column - 1, url, self.book.format(look), self.book.fit(text) or None)
        else:
            self.links_left_out += 1
            self.text(row, column, text, look)

    def merge(self, row: int, first_column: int, last_column: int, text: str, look: CellLook) -> None:
        """Write `text` into cells of a row that are merged."""
        if last_column > first_column:
            self._sheet.merge_range(row - 1, first_column - 1, row - 1, last_column - 1, "", self.book.format(look))
        self.text(row, first_column, text, look, grows=False)

    def height(self, row: int, points: float) -> None:
        """Set the height of a row; without it a row is as high as its wrapped texts need."""
        self._set[row] = points

    def widths(self, widths_px: Sequence[int], *, hidden: Sequence[int] = (), folded: Sequence[int] = ()) -> None:
        """Set the widths of the columns in pixels; `hidden` and `folded` are column numbers, the latter open at a click."""
        self._widths = list(widths_px)
        self._sheet.outline_settings(True, True, False, False)  # noqa: FBT003 - XlsxWriter's own; the mark stands left of the columns
        for column, width in enumerate(widths_px, 1):
            self._sheet.set_column_pixels(column - 1, column - 1, width, None, {
                "hidden": column in hidden or column in folded, "level": int(column in folded),
                "collapsed": column + 1 in folded and column not in folded})

    def freeze(self, row: int, column: int) -> None:
        """Keep what is above and left of a cell in sight."""
        self._sheet.freeze_panes(row - 1, column - 1)

    def filter(self, first_row: int, last_row: int, columns: int) -> None:
        """Let the rows be filtered, the first holding the headings."""
        self._sheet.autofilter(first_row - 1, 0, last_row - 1, columns - 1)

    def choices(self, column: int, first_row: int, last_row: int, texts: Sequence[str]) -> None:
        """Offer `texts` in the cells of a column; others can be written too."""
        self._sheet.data_validation(first_row - 1, column - 1, last_row - 1, column - 1, {
            "validate": "list", "source": list(texts), "show_input": False, "show_error": False})

    def highlight(self, first_row: int, columns: tuple[int, int], last_row: int, *, formula: str | None = None,
                  below: float = 0, color: str | None = None, fill: str | None = None) -> None:
        """Give cells another look where `formula` holds (written for the first of them), or where they are `below` a number."""
        rule = {"type": "cell", "criteria": "<", "value": below} if formula is None else {"type": "formula", "criteria": f"={formula}"}
        look = {name: value for name, value in (("font_color", color), ("bg_color", fill)) if value}
        self._sheet.conditional_format(first_row - 1, columns[0] - 1, last_row - 1, columns[1] - 1,
                                       {**rule, "format": self.book.rule_format(look)})

    def table(self, name: str, first_row: int, last_row: int, columns: Sequence[str]) -> None:
        """Make an Excel table of the rows, `first_row` holding the headings; a table without rows gets an empty one."""
        if last_row == first_row:
            last_row += 1
            for column in range(1, len(columns) + 1):
                self.blank(last_row, column, TEXT)
        self._sheet.add_table(first_row - 1, 0, last_row - 1, len(columns) - 1, {
            "name": name, "style": "Table Style Medium 2",
            "columns": [{"header": _table_heading(self.book.fit(title)), "header_format": self.book.format(HEADER)} for title in columns]})

    def chart(self, row: int, column: int, chart: Any, *, description: str) -> None:
        """Put a chart on the sheet, its upper left corner in a cell, with a description for those who cannot see it."""
        self._sheet.insert_chart(row - 1, column - 1, chart, {"description": self.book.fit(description), "object_position": 2})

    def page_break(self, row: int) -> None:
        """Begin a new page with a row."""
        self._breaks.append(row - 1)

    def print_setup(self, *, header: str, last_row: int, columns: int, title_row: int | None, footer: str,
                    landscape: bool = True, title_columns: int = 0, scale: int | None = None) -> None:
        """Set the sheet on A4, fitted to the width, with header, footer and repeated headings.

        A table too wide to be read then is printed over several pages, its first `title_columns` repeated; so is a sheet with a
        `scale` in percent, where the breaks of `page_break` count.
        """
        sheet = self._sheet
        sheet.set_paper(_A4)
        if landscape:
            sheet.set_landscape()
        if scale is None and sum(self._widths[:columns]) > PRINTED_PX and landscape:
            scale = _WIDE_SCALE
            if title_columns:
                sheet.repeat_columns(0, title_columns - 1)
        if scale is None:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(scale)
        sheet.set_margins(left=0.3, right=0.3, top=0.75, bottom=0.6)
        sheet.set_header(f"&C{_margin_text(header)}", {"margin": 0.35})
        sheet.set_footer(f"&C{footer}", {"margin": 0.3})
        sheet.center_horizontally()
        sheet.print_area(0, 0, max(last_row, 1) - 1, columns - 1)
        if title_row is not None:
            sheet.repeat_rows(title_row - 1)

    def finish(self) -> None:
        """Set what depends on the whole sheet."""
        for row, points in sorted({**self._heights.needed(self._widths), **self._set}.items()):
            self._sheet.set_row(row - 1, points)
        if self._breaks:
            self._sheet.set_h_pagebreaks(self._breaks)


class IndicatorBook:
    """The workbook."""

    def __init__(self, when: datetime, properties: dict[str, str]) -> None:
        """`properties` are those that XlsxWriter's `set_properties` takes; `when` is the date that the workbook carries."""
        self.sheets: list[WorkbookSheet] = []
        self.cut = 0
        """Texts that did not fit into their cells."""
        self.replaced = 0
        """Characters that a workbook cannot hold."""
        self._data = BytesIO()
        self._book = Workbook(self._data, {"in_memory": True, "default_format_properties": dict(NORMAL)})
        self._book.set_properties({**{name: self.fit(text) for name, text in properties.items()}, "created": when.replace(tzinfo=None)})
        self._formats: dict[CellLook, Any] = {}
        self._written: set[str] = set()
        """Formats that say how one very number is written."""
        self._rule_formats: dict[tuple[tuple[str, str], ...], Any] = {}
        self.plain_run = self._book.add_format({"font_size": SMALL_PT})
        self.marked_run = self._book.add_format({"font_size": SMALL_PT, "bold": True, "font_color": MARKED})

    def sheet(self, title: str, *, hidden: bool = False, grid: bool = False) -> WorkbookSheet:
        """Add a worksheet at the end; a `hidden` one cannot be shown from the menus."""
        sheet = self._book.add_worksheet(title)
        if not grid:
            sheet.hide_gridlines(2)
        if hidden:
            sheet.very_hidden()
        self.sheets.append(WorkbookSheet(self, title, sheet))
        return self.sheets[-1]

    def new_chart(self, shape: str) -> Any:
        """Return a chart of XlsxWriter: `column`, `bar`, `line` or `pie`."""
        return self._book.add_chart({"type": shape})

    def format(self, look: CellLook) -> Any:
        """Return XlsxWriter's format for a look."""
        found = self._formats.get(look)
        if found is None:
            own = fallback_of(look.number_format)
            if own != look.number_format and look.number_format not in self._written:
                if len(self._written) >= NUMBER_FORMATS:
                    return self.format(replace(look, number_format=own))
                self._written.add(look.number_format)
            found = self._formats[look] = self._book.add_format(format_of(look))
        return found

    def rule_format(self, look: dict[str, str]) -> Any:
        """Return XlsxWriter's format for what a conditional format changes."""
        key = tuple(look.items())
        if key not in self._rule_formats:
            self._rule_formats[key] = self._book.add_format({"font_name": "", "font_size": 0, **look})
        return self._rule_formats[key]

    def fit(self, text: str) -> str:
        """Return `text` as a cell can hold it; what is lost is counted."""
        if not text.isprintable():
            text, count = _FORBIDDEN.subn("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
            self.replaced += count
        if len(text) > CELL_LIMIT // 2 and utf16_length(text) > CELL_LIMIT:
            self.cut += 1
            text = cut(text, CELL_LIMIT - 1) + "…"
        return text

    def to_bytes(self) -> bytes:
        """Return the workbook; the same content gives the same bytes."""
        for sheet in self.sheets:
            sheet.finish()
        self._book.close()
        return self._data.getvalue()


def letters(column: int) -> str:
    """Return the letters of a column: A for 1."""
    name: str = xl_col_to_name(column - 1)
    return name


def quoted(sheet: str) -> str:
    """Return the name of a sheet as formulas take it."""
    return "'" + sheet.replace("'", "''") + "'"


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units `text` has, which is what the limits of a workbook count."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, units: int) -> str:
    """Return the beginning of `text` with at most `units` UTF-16 units."""
    text = text[:units]
    while utf16_length(text) > units:
        text = text[:-max(1, (utf16_length(text) - units) // 2)]
    return text


def _table_heading(text: str) -> str:
    """Return `text` as the heading of a table, which XlsxWriter writes as an attribute too: tabs and `_xHHHH_` would be read otherwise."""
    return text.replace("\t", " ").replace("_x", "＿x")


def _margin_text(text: str) -> str:
    """Return `text` for a print header, where `&` begins a code: it is printed full width."""
    return cut(_FORBIDDEN.sub("\ufffd", text), _HEADER_LIMIT).replace("&", "＆")

"""A workbook under construction: openpyxl for the package, own rows for speed, safety and cached values.

openpyxl writes everything around the cells (styles, tables, charts, print setup). The cells themselves are written
here, because its cells turn text that begins with `=` into formulas, cannot hold the computed value of a formula, and
take ten times as long. Text can only enter through `Sheet.text` and `Sheet.rich`, which make shared strings.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final, Literal

import msgspec
from lxml import etree
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.named_styles import NamedStyle
from openpyxl.styles.numbers import BUILTIN_FORMATS_MAX_SIZE, BUILTIN_FORMATS_REVERSE
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter

from convert.exporters.xlsx.texts import Texts, attribute, clean, cut, protect
from convert.ooxml.package import CONTENT_TYPES, write_package

FACE: Final = "等线"
SIZE_PT: Final = 10
SENTENCE_SIZE_PT: Final = 9
HYPERLINKS_PER_SHEET: Final = 65_530
_HEADER_LIMIT: Final = 120
LINE_PT: Final = 13.5
HIGHEST_ROW_PT: Final = 409.0
WIDTH_CAP: Final = 60
"""Widest column, in characters of half width."""

# The schema's order; openpyxl's own fails the Open XML SDK validator.
Font.__elements__ = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color",
                     "name", "family", "charset", "scheme")

Value = str | int | float | None
_BORDER: Final = "BFBFBF"
_STRINGS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINK_ID: Final = "rIdLink"
_NO_RELATIONS: Final = (b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                        b"</Relationships>")
_APP: Final = (b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
               b'openxmlformats.org/officeDocument/2006/extended-properties"><Application>convert</Application>'
               b"<DocSecurity>0</DocSecurity></Properties>")


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a cell looks."""

    number_format: str = "General"
    bold: bool = False
    size: float = SIZE_PT
    color: str | None = None
    """RRGGBB."""
    fill: str | None = None
    align: Literal["left", "center", "right"] | None = None
    vertical: Literal["top", "center"] = "center"
    wrap: bool = False
    indent: int = 0
    border: bool = True
    underline: bool = False
    text: bool = False
    """Marked as text (`quotePrefix`), so that editing the cell does not make a formula of it."""


HEADER: Final = Look(bold=True, color="FFFFFF", fill="1F4E79", align="center", wrap=True, text=True)
TITLE: Final = Look(bold=True, size=16, border=False, text=True)
LEGEND: Final = Look(color="595959", size=9, border=False, wrap=True, text=True, vertical="top")
TEXT: Final = Look(wrap=True, text=True, align="left", indent=1)
SENTENCE: Final = Look(wrap=True, text=True, align="left", indent=1, size=SENTENCE_SIZE_PT)
HIDDEN: Final = Look(text=True, border=False)
CENTRED: Final = Look(align="center", wrap=True, text=True)
LINK: Final = Look(align="center", color="0563C1", underline=True, text=True)


class Link(msgspec.Struct, frozen=True):
    """What a click on a cell opens: something outside, or a place in the workbook."""

    cell: str
    target: str = ""
    location: str = ""


class Sheet:
    """One worksheet. Rows and columns count from 1."""

    def __init__(self, book: "Book", worksheet: Any) -> None:
        self.book = book
        self.worksheet = worksheet
        self.title: str = worksheet.title
        self.links: list[Link] = []
        self.links_left_out = 0
        self._rows: dict[int, list[tuple[int, str]]] = {}
        self._heights: dict[int, float] = {}
        self._wrapped: dict[int, list[tuple[int, str, float]]] = {}
        self._widths: Sequence[float] = ()
        self._columns = 1

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
            self.links.append(Link(f"{get_column_letter(column)}{row}", target=target))
        else:
            self.links_left_out += 1

    def jump(self, row: int, column: int, sheet: str, cell: str) -> None:
        """Let a cell lead to a cell of this workbook."""
        if len(self.links) < HYPERLINKS_PER_SHEET:
            quoted = sheet.replace("'", "''")
            self.links.append(Link(f"{get_column_letter(column)}{row}", location=f"'{quoted}'!{cell}"))

    def height(self, row: int, points: float) -> None:
        """Set the height of a row; without it a row is as high as its wrapped texts need."""
        self._heights[row] = points

    def merge(self, row: int, first_column: int, last_column: int) -> None:
        """Merge cells of a row; the first holds the content."""
        self.worksheet.merged_cells.add(
            f"{get_column_letter(first_column)}{row}:{get_column_letter(last_column)}{row}")

    def widths(self, widths: Sequence[float], *, hidden: Sequence[int] = (), cap: float = WIDTH_CAP) -> None:
        """Set the widths of the columns, in characters of half width; `hidden` are column numbers."""
        self._widths = widths
        for column, width in enumerate(widths, 1):
            dimension = self.worksheet.column_dimensions[get_column_letter(column)]
            dimension.width = min(max(width, 4), cap)
            dimension.hidden = column in hidden

    def heading(self, row: int, names: Sequence[str]) -> None:
        """Write a row of column headings."""
        for column, name in enumerate(names, 1):
            self.text(row, column, name, HEADER)

    def table(self, name: str, first_row: int, last_row: int, columns: Sequence[str]) -> None:
        """Make an Excel table of the rows, `first_row` holding the headings."""
        reference = f"A{first_row}:{get_column_letter(len(columns))}{max(last_row, first_row + 1)}"
        table = Table(displayName=name, name=name, ref=reference)
        table._initialise_columns()
        for column, title in zip(table.tableColumns, columns, strict=True):
            column.name = protect(title)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
        self.worksheet.add_table(table)

    def page_break(self, row: int) -> None:
        """Begin a new page with a row."""
        self.worksheet.row_breaks.append(Break(id=row - 1))

    def print_setup(self, *, header: str, last_row: int, columns: int, title_row: int | None, footer: str,
                    landscape: bool = True, scale: int | None = None) -> None:
        """Set the sheet on A4, fitted to the width, with header, footer and repeated headings.

        With a `scale` in percent it is not fitted, so that the breaks of `page_break` count.
        """
        sheet = self.worksheet
        sheet.page_setup.paperSize = 9
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        if scale is None:
            sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
        else:
            sheet.page_setup.scale = scale
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.75, 0.6, 0.35, 0.3
        sheet.print_options.horizontalCentered = True
        sheet.oddHeader.center.text = _header(header)
        sheet.oddFooter.center.text = footer
        sheet.print_area = f"A1:{get_column_letter(columns)}{max(last_row, 1)}"
        if title_row is not None:
            sheet.print_title_rows = f"{title_row}:{title_row}"

    def relations_xml(self) -> str:
        """Return the relationships of the links that lead outside."""
        return "".join(
            f'<Relationship Id="{_LINK_ID}{number}" Type="{_OFFICE}/hyperlink" Target="{attribute(link.target)}" TargetMode="External"/>'
            for number, link in enumerate(self.links, 1) if link.target)

    def rows_xml(self) -> bytes:
        """Return the element `sheetData`."""
        parts = ["<sheetData>"]
        for row in sorted(self._rows):
            height = self._heights.get(row) or self._needed_height(row)
            parts.append(f'<row r="{row}" ht="{height:g}" customHeight="1">')
            parts.extend(xml for _, xml in sorted(self._rows[row]))
            parts.append("</row>")
        parts.append("</sheetData>")
        return "".join(parts).encode()

    @property
    def dimension(self) -> str:
        """The range that the cells fill."""
        return f"A1:{get_column_letter(self._columns)}{max(self._rows, default=1)}"

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
        start = f'<c r="{get_column_letter(column)}{row}" s="{self.book.style(look)}"'
        xml = f"{start}{kind}>{content}</c>" if content else f"{start}/>"
        self._rows.setdefault(row, []).append((column, xml))
        self._columns = max(self._columns, column)


class Book:
    """The workbook."""

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)
        self.sheets: list[Sheet] = []
        self.texts = Texts(FACE, SENTENCE_SIZE_PT)
        self._styles: dict[Look, int] = {}
        self._parts: dict[tuple[object, ...], int] = {}
        self._fonts_of_normal()
        self.workbook.calculation = CalcProperties(fullCalcOnLoad=True)

    def sheet(self, title: str, *, hidden: bool = False, grid: bool = False) -> Sheet:
        """Add a worksheet at the end; a `hidden` one cannot be shown from the menus."""
        worksheet = self.workbook.create_sheet(title)
        worksheet.sheet_view.showGridLines = grid
        if hidden:
            worksheet.sheet_state = "veryHidden"
        sheet = Sheet(self, worksheet)
        self.sheets.append(sheet)
        return sheet

    def style(self, look: Look) -> int:
        """Return the index of `look` in the style sheet of the workbook."""
        index = self._styles.get(look)
        if index is None:
            index = self._styles[look] = self._make_style(look)
        return index

    def to_bytes(self, when: datetime) -> bytes:
        """Return the workbook as a package, dated `when`."""
        archive = _Parts()
        writer = _Writer(self.workbook, archive)
        writer.sheets = {id(sheet.worksheet): sheet for sheet in self.sheets}
        writer.save()
        parts = archive.parts
        parts["docProps/app.xml"] = _APP
        parts["xl/sharedStrings.xml"] = self.texts.to_xml()
        _insert(parts, CONTENT_TYPES, f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_STRINGS_TYPE}"/>')
        _insert(parts, "xl/_rels/workbook.xml.rels",
                f'<Relationship Id="rIdStrings" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>')
        for sheet in self.sheets:
            relations = sheet.relations_xml()
            if relations:
                folder, _, name = sheet.worksheet.path[1:].rpartition("/")
                parts.setdefault(f"{folder}/_rels/{name}.rels", _NO_RELATIONS)
                _insert(parts, f"{folder}/_rels/{name}.rels", relations)
        for name, content in parts.items():
            if name.startswith("xl/drawings/drawing"):
                parts[name] = self._describe_charts(content)
        return write_package(parts, when=when)

    def _describe_charts(self, drawing: bytes) -> bytes:
        """Give the charts of a drawing, in their order, the titles and descriptions that openpyxl cannot write."""
        descriptions = iter([(chart.alt_title, chart.alt_text) for sheet in self.sheets
                             for chart in sheet.worksheet._charts])
        seen = 0

        def described(match: re.Match[bytes]) -> bytes:
            nonlocal seen
            seen += 1
            title, text = next(descriptions)
            return (f'<xdr:cNvPr id="{seen + 1}" name="{attribute(title)}" descr="{attribute(text)}" '
                    f'title="{attribute(title)}"/>').replace("xdr:", match[1].decode()).encode()

        return re.sub(rb'<((?:xdr:)?)cNvPr id="\d+" name="Chart \d+" ?/>', described, drawing)

    def _fonts_of_normal(self) -> None:
        """Make 等线 the font of the style Normal, by which column widths are measured."""
        book = self.workbook
        font = Font(name=FACE, sz=SIZE_PT, family=2, charset=134)
        normal: NamedStyle = book._named_styles["Normal"]
        book._fonts.clear()
        book._fonts.add(font)
        normal.font = font
        normal.bind(book)

    def _make_style(self, look: Look) -> int:
        """Register `look`; its parts are shared, since openpyxl hashes every one that it is given."""
        book = self.workbook
        style = StyleArray()
        style.fontId = self._part(("font", look.size, look.bold, look.color, look.underline), book._fonts, lambda: Font(
            name=FACE, sz=look.size, family=2, charset=134, b=look.bold or None, color=look.color and f"FF{look.color}",
            u="single" if look.underline else None))
        if look.fill:
            style.fillId = self._part(("fill", look.fill), book._fills, lambda: PatternFill(
                "solid", start_color=f"FF{look.fill}", end_color=f"FF{look.fill}"))
        if look.border:
            side = Side("thin", color=f"FF{_BORDER}")
            style.borderId = self._part(("border",), book._borders, lambda: Border(left=side, right=side, top=side, bottom=side))
        style.alignmentId = self._part(("alignment", look.align, look.vertical, look.wrap, look.indent), book._alignments,
                                       lambda: Alignment(horizontal=look.align, vertical=look.vertical,
                                                         wrap_text=look.wrap or None, indent=look.indent))
        known = BUILTIN_FORMATS_REVERSE.get(look.number_format)
        style.numFmtId = known if known is not None else (
            book._number_formats.add(look.number_format) + BUILTIN_FORMATS_MAX_SIZE)
        style.quotePrefix = int(look.text)
        index: int = book._cell_styles.add(style)
        return index

    def _part(self, key: tuple[object, ...], parts: Any, make: Callable[[], object]) -> int:
        if key not in self._parts:
            self._parts[key] = parts.add(make())
        return self._parts[key]


def number_text(value: float) -> str:
    """Return `value` as a cell holds it: whole numbers without a point, others with all the digits they have."""
    return str(int(value)) if isinstance(value, int) or (value == int(value) and abs(value) < 1e15) else repr(value)


def _insert(parts: dict[str, bytes], name: str, xml: str) -> None:
    """Put `xml` at the end of the root element of a part."""
    head, closing, tail = parts[name].rpartition(b"</")
    parts[name] = head + xml.encode() + closing + tail


def _header(text: str) -> str:
    """Return a print header for `text`: its `&` are no codes, and it keeps the limit of 255 characters."""
    return cut(clean(text), _HEADER_LIMIT).replace("&", "&&")


class _Parts:
    """What openpyxl takes for an archive: it keeps the parts."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def writestr(self, name: str, data: bytes | str) -> None:
        self.parts[name] = data.encode() if isinstance(data, str) else data

    def namelist(self) -> list[str]:
        return list(self.parts)

    def close(self) -> None:
        """Nothing is open."""


class _SheetWriter(WorksheetWriter):  # type: ignore[misc]
    """Writes a worksheet around rows and links of our own."""

    def __init__(self, worksheet: Any, sheet: Sheet) -> None:
        self.sheet = sheet
        super().__init__(worksheet, BytesIO())

    def write_dimensions(self) -> None:
        from openpyxl.worksheet.dimensions import SheetDimension

        self.xf.send(SheetDimension(self.sheet.dimension).to_tree())

    def rows(self) -> list[Any]:
        return []  # they replace the empty element afterwards

    def write_hyperlinks(self) -> None:
        if self.sheet.links:
            links = etree.Element("hyperlinks", nsmap={"r": _OFFICE})
            for number, link in enumerate(self.sheet.links, 1):
                where = {"location": link.location} if link.location else {f"{{{_OFFICE}}}id": f"{_LINK_ID}{number}"}
                etree.SubElement(links, "hyperlink", {"ref": link.cell, **where})
            self.xf.send(links)


class _Writer(ExcelWriter):  # type: ignore[misc]
    """Writes the workbook into `_Parts` without temporary files."""

    sheets: dict[int, Sheet]

    def write_worksheet(self, worksheet: Any) -> None:
        from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

        sheet = self.sheets[id(worksheet)]
        worksheet._drawing = SpreadsheetDrawing()
        worksheet._drawing.charts = worksheet._charts
        worksheet._drawing.images = worksheet._images
        writer = _SheetWriter(worksheet, sheet)
        writer.write()
        worksheet._rels = writer._rels
        xml = re.sub(rb"<sheetData ?/>|<sheetData></sheetData>", lambda _: sheet.rows_xml(), writer.read(), count=1)
        self._archive.writestr(worksheet.path[1:], xml)
        self.manifest.append(worksheet)

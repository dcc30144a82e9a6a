"""XlsxWriter as it is used here: it hands over the parts of a package and leaves the cells to us.

Everything that is not public in XlsxWriter stands in this module, and `tests/exporters/xlsx/test_writer.py` fails when a
version does not have it or does not ask for it. Why it is needed:

- XlsxWriter compresses its parts itself, into a file; the one packer of this program (`ooxml.package`) wants them as they are.
- Its rows, strings and links take three times as long as ours, and its methods take some texts for formulas or addresses.
- It walks over every cell under a table, and takes `&G` in a print header for a picture.
- Charts, their frames and the properties of the document are parts of our own; it counts them and leads to them.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import msgspec
from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from convert.exporters.xlsx.texts import attribute


class Link(msgspec.Struct, frozen=True):
    """What a click on a cell opens: something outside, or a place in the workbook."""

    cell: str
    target: str = ""
    location: str = ""


class SheetShell(Worksheet):  # type: ignore[misc]
    """A worksheet whose cells, links, table and margins are given as they shall be written."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = ""
        """The element `sheetData`."""
        self.cell_range = "A1"
        self.links: Sequence[Link] = ()
        self.frames = 0
        """How many charts stand on the sheet."""

    def set_table(self, name: str, reference: str, columns: Sequence[str], style: str) -> None:
        """Make an Excel table of the cells `reference`, whose first row holds the headings `columns`."""
        self.tables.append({
            "name": name, "range": reference, "autofilter": reference, "style": style,
            "columns": [{"id": number, "name": column} for number, column in enumerate(columns, 1)],
            "header_row_count": 1, "totals_row_shown": False, "show_first_col": False, "show_last_col": False,
            "show_row_stripes": True, "show_col_stripes": False})

    def set_margin_texts(self, header: str, footer: str) -> None:
        """Set what is printed above and below every page, codes with `&` included."""
        self.header, self.footer, self.header_footer_changed = header, footer, True

    def _write_dimension(self) -> None:
        self._xml_empty_tag("dimension", [("ref", self.cell_range)])

    def _write_sheet_data(self) -> None:
        self.fh.write(self.cells)

    def _write_hyperlinks(self) -> None:
        if not self.links:
            return
        elements = []
        for link in self.links:
            where = f'location="{attribute(link.location)}"'
            if link.target:
                self.rel_count += 1
                self.external_hyper_links.append(["/hyperlink", link.target, "External"])
                where = f'r:id="rId{self.rel_count}"'
            elements.append(f'<hyperlink ref="{link.cell}" {where}/>')
        self.fh.write(f"<hyperlinks>{''.join(elements)}</hyperlinks>")


class BookShell(Workbook):  # type: ignore[misc]
    """A workbook that hands over its parts."""

    worksheet_class = SheetShell

    def __init__(self, normal: dict[str, Any]) -> None:
        """`normal` is the format of the style Normal."""
        super().__init__(BytesIO(), {"in_memory": True, "default_format_properties": dict(normal)})
        self.parts: dict[str, bytes] = {}

    def format_index(self, properties: dict[str, Any]) -> int:
        """Return the number by which cells refer to a format."""
        index: int = self.add_format(properties)._get_xf_index()
        return index

    def to_parts(self) -> dict[str, bytes]:
        """Return the parts by name, but for those that we make: strings, charts, their drawings, properties."""
        self.str_table.count = 1  # there are strings
        self.close()
        return self.parts

    def _get_packager(self) -> Packager:
        return _PartsPackager()

    def _prepare_drawings(self) -> None:
        """Lead to our charts: `drawingN.xml` for each sheet that has some, `chartN.xml` numbered over all sheets."""
        for sheet in self.worksheets():
            if sheet.frames:
                sheet.drawing = True
                self.drawings.append(sheet.drawing)
                sheet.external_drawing_links.append(["/drawing", f"../drawings/drawing{len(self.drawings)}.xml"])
                for _ in range(sheet.frames):
                    self.charts.append(None)
                    sheet.drawing_links.append(["/chart", f"../charts/chart{len(self.charts)}.xml"])

    def _add_chart_data(self) -> None:
        """Our charts have their figures."""


class _PartsPackager(Packager):  # type: ignore[misc]
    """Collects the parts and leaves nothing to compress."""

    def _create_package(self) -> list[Any]:
        self.workbook.parts = {name: file.getvalue().encode() for file, name, _ in super()._create_package()}
        return []

    def _leave_out(self) -> None:
        """We write this part."""

    _write_shared_strings_file = _leave_out
    _write_chart_files = _leave_out
    _write_drawing_files = _leave_out
    _write_core_file = _leave_out
    _write_app_file = _leave_out

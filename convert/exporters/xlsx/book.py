"""A workbook under construction, and the parts of its package.

Everything is written here, in the order of the schema, so that a short report does not wait for a library that can do all
that workbooks can: openpyxl takes 90 ms to load and reads workbooks back in the tests and where a person edited one.
"""

from datetime import datetime
from typing import Final

import msgspec

from convert.exporters.xlsx.chart_parts import chart_part, drawing_part
from convert.exporters.xlsx.looks import FACE, SENTENCE_SIZE_PT, Styles
from convert.exporters.xlsx.sheet import Sheet, table_part
from convert.exporters.xlsx.texts import Texts, attribute
from convert.ooxml.names import CP, DC, DCTERMS, EXTENDED, PACKAGE_CONTENT_TYPES, PACKAGE_RELATIONSHIPS, XSI, R
from convert.ooxml.package import CONTENT_TYPES, CORE_PROPERTIES, w3c_date, write_package
from convert.ooxml.theme import theme_part

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_SPREADSHEET: Final = _OFFICE + "spreadsheetml."
_TYPES: Final = {
    "worksheets": _SPREADSHEET + "worksheet+xml", "tables": _SPREADSHEET + "table+xml", "charts": _OFFICE + "drawingml.chart+xml",
    "drawings": _OFFICE + "drawing+xml", "theme": _OFFICE + "theme+xml", "workbook.xml": _SPREADSHEET + "sheet.main+xml",
    "styles.xml": _SPREADSHEET + "styles+xml", "sharedStrings.xml": _SPREADSHEET + "sharedStrings+xml",
    "core.xml": "application/vnd.openxmlformats-package.core-properties+xml", "app.xml": _OFFICE + "extended-properties+xml",
}
_THEME_COLORS: Final = (
    ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F497D"), ("lt2", "EEECE1"), ("accent1", "4F81BD"), ("accent2", "C0504D"),
    ("accent3", "9BBB59"), ("accent4", "8064A2"), ("accent5", "4BACC6"), ("accent6", "F79646"), ("hlink", "0000FF"),
    ("folHlink", "800080"))
_HIDDEN: Final = ' hidden="1"'
_VERY_HIDDEN: Final = ' state="veryHidden"'
_OUTSIDE: Final = ' TargetMode="External"'
_CORE_KIND: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


class Properties(msgspec.Struct, kw_only=True):
    """What the workbook says about itself."""

    title: str = ""
    creator: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = ""
    identifier: str = ""


class Book:
    """The workbook."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.styles = Styles()
        self.texts = Texts(FACE, SENTENCE_SIZE_PT)
        self.properties = Properties()

    def sheet(self, title: str, *, hidden: bool = False, grid: bool = False) -> Sheet:
        """Add a worksheet at the end; a `hidden` one cannot be shown from the menus."""
        sheet = Sheet(self, title, hidden=hidden, grid=grid)
        self.sheets.append(sheet)
        return sheet

    def to_bytes(self, when: datetime) -> bytes:
        """Return the workbook as a package, dated `when`."""
        parts: dict[str, bytes] = {}
        charts = tables = drawings = 0
        for number, sheet in enumerate(self.sheets, 1):
            relations = sheet.relations()
            if sheet.own_table:
                tables += 1
                parts[f"xl/tables/table{tables}.xml"] = table_part(sheet.own_table, tables)
                relations.append(("rIdTable", "table", f"/xl/tables/table{tables}.xml"))
            if sheet.charts:
                drawings += 1
                parts[f"xl/drawings/drawing{drawings}.xml"] = drawing_part(sheet.charts)
                relations.append(("rIdDrawing", "drawing", f"/xl/drawings/drawing{drawings}.xml"))
                drawn = [(f"rId{index}", "chart", f"/xl/charts/chart{charts + index}.xml") for index in range(1, len(sheet.charts) + 1)]
                parts[f"xl/drawings/_rels/drawing{drawings}.xml.rels"] = _relations(drawn)
                for chart in sheet.charts:
                    charts += 1
                    parts[f"xl/charts/chart{charts}.xml"] = chart_part(chart)
            if relations:
                parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(relations)
            parts[f"xl/worksheets/sheet{number}.xml"] = sheet.to_xml("rIdDrawing" if sheet.charts else None,
                                                                      "rIdTable" if sheet.own_table else None)
        parts |= {
            "xl/workbook.xml": self._workbook(), "xl/styles.xml": self.styles.to_xml(), "xl/sharedStrings.xml": self.texts.to_xml(),
            "xl/theme/theme1.xml": theme_part(FACE, FACE, FACE, _THEME_COLORS), CORE_PROPERTIES: self._core(when),
            "docProps/app.xml": f"{_XML}<Properties xmlns=\"{EXTENDED}\"><Application>convert</Application>"
                                "<DocSecurity>0</DocSecurity></Properties>".encode(),
            "xl/_rels/workbook.xml.rels": _relations([
                *((f"rId{number}", "worksheet", f"/xl/worksheets/sheet{number}.xml") for number in range(1, len(self.sheets) + 1)),
                ("rIdStyles", "styles", "styles.xml"), ("rIdTheme", "theme", "theme/theme1.xml"),
                ("rIdStrings", "sharedStrings", "sharedStrings.xml")]),
            "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", _CORE_KIND, "docProps/core.xml"),
                                       ("rId3", "extended-properties", "docProps/app.xml")]),
        }
        parts[CONTENT_TYPES] = _content_types(parts)
        return write_package(parts, when=when)

    def _workbook(self) -> bytes:
        sheets = "".join(f'<sheet name="{attribute(sheet.title)}" sheetId="{number}"'
                         f'{_VERY_HIDDEN if sheet.hidden else ""} r:id="rId{number}"/>'
                         for number, sheet in enumerate(self.sheets, 1))
        names = "".join(f'<definedName name="{name}" localSheetId="{index}"{_HIDDEN if name.endswith("FilterDatabase") else ""}>'
                        f"{attribute(place)}</definedName>" for index, sheet in enumerate(self.sheets) for name, place in sheet.names)
        defined = f"<definedNames>{names}</definedNames>" if names else ""
        return (f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{R}"><workbookPr/>'
                '<bookViews><workbookView tabRatio="600" activeTab="0"/></bookViews>'
                f'<sheets>{sheets}</sheets>{defined}<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>').encode()

    def _core(self, when: datetime) -> bytes:
        own = self.properties
        said = (("dc:creator", own.creator), ("dc:title", own.title), ("dc:subject", own.subject), ("dc:identifier", own.identifier),
                ("dc:language", own.language), ("cp:keywords", own.keywords))
        texts = "".join(f"<{name}>{attribute(text)}</{name}>" for name, text in said if text)
        dates = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{w3c_date(when)}</dcterms:{name}>' for name in ("created", "modified"))
        return (f'{_XML}<cp:coreProperties xmlns:cp="{CP}" xmlns:dc="{DC}" xmlns:dcterms="{DCTERMS}" xmlns:xsi="{XSI}">{texts}{dates}'
                "</cp:coreProperties>").encode()


def _relations(relations: list[tuple[str, str, str]]) -> bytes:
    """Return a part of relationships from id, kind and target of each."""
    found = "".join(
        f'<Relationship Id="{rid}" Type="{kind if "/" in kind else f"{R}/{kind}"}" Target="{attribute(target)}"'
        f'{_OUTSIDE if kind == "hyperlink" else ""}/>' for rid, kind, target in relations)
    return f'{_XML}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{found}</Relationships>'.encode()


def _content_types(parts: dict[str, bytes]) -> bytes:
    """Return `[Content_Types].xml`: a part has the type of its name or of its folder."""
    types = []
    for name in sorted(parts):
        folder, _, file = name.rpartition("/")
        kind = _TYPES.get(file) or _TYPES.get(folder.rpartition("/")[2])
        if kind:
            types.append(f'<Override PartName="/{name}" ContentType="{kind}"/>')
    return (f'{_XML}<Types xmlns="{PACKAGE_CONTENT_TYPES}">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>').encode()

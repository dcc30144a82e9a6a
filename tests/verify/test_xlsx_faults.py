"""Do the checks bite? Every deliberate fault is found, and a good workbook has none."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.xlsx import export_xlsx
from convert.ooxml.package import read_package
from convert.verify.package_faults import CheckedPackage
from convert.verify.xlsx_faults import is_name, xlsx_faults
from tests.exporters.xlsx.made import OPTIONS, figure, made, table_of
from tests.gates.sdk import MISSING, find_validator, findings
from tests.verify.broken_xlsx import FAULTS, FOUND_BY_AUDIT, FOUND_BY_SDK, Fault

BY_NAME = {fault.name: fault for fault in FAULTS}


@pytest.fixture(scope="module")
def good() -> dict[str, bytes]:
    table, shares = made(), "甲类占比50%，乙类占比30%，丙类占比20%。"
    drawn = [figure(f"{name}类占比", value, unit="%", kind="percent", text=f"{value}%", sentence=shares, number=number)
             for number in (90, 91) for name, value in (("甲", 50), ("乙", 30), ("丙", 20))]
    return read_package(export_xlsx([table_of(*table.indicators, *drawn, report=table.report)], OPTIONS).value)


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _broken(good: dict[str, bytes], fault: Fault) -> bytes:
    parts = dict(good)
    fault.make(parts)
    return _packed(parts)


def _codes(data: bytes) -> set[str]:
    return {fault.partition(":")[0] for fault in xlsx_faults(CheckedPackage(data))}


def test_there_are_enough_faults_and_each_has_its_name():
    assert len(BY_NAME) == len(FAULTS) >= 60
    assert FOUND_BY_AUDIT | FOUND_BY_SDK <= set(BY_NAME)


@pytest.mark.parametrize("long", [0, 4_000_000])
def test_a_good_workbook_has_no_faults(good, long: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("convert.verify.package_faults._LONG", long)
    assert xlsx_faults(CheckedPackage(_packed(good))) == ()


@pytest.mark.parametrize("long", [0, 4_000_000], ids=["row by row", "as a tree"])
@pytest.mark.parametrize("name", BY_NAME)
def test_our_own_checks_find_every_fault(good, name, long: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("convert.verify.package_faults._LONG", long)
    assert BY_NAME[name].own in _codes(_broken(good, BY_NAME[name]))


@pytest.mark.parametrize("name", sorted(FOUND_BY_AUDIT))
def test_openxml_audit_finds_what_it_is_said_to_find(good, name, tmp_path: Path):
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "broken.xlsx"
    path.write_bytes(_broken(good, BY_NAME[name]))
    assert OpenXmlValidator().validate(str(path)).errors


@pytest.mark.skipif(find_validator() is None, reason=MISSING)
def test_the_sdk_finds_nothing_in_a_good_workbook(tmp_path: Path):
    path = tmp_path / "good.xlsx"
    for tables in ([made()], [made(2023), made(2024)]):
        path.write_bytes(export_xlsx(tables, OPTIONS).value)
        assert findings(path) == []


@pytest.mark.skipif(find_validator() is None, reason=MISSING)
@pytest.mark.parametrize("name", sorted(FOUND_BY_SDK))
def test_the_sdk_finds_what_it_is_said_to_find(good, name, tmp_path: Path):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(_broken(good, BY_NAME[name]))
    assert findings(path)


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", _packed({}), _packed({"xl/workbook.xml": b"<a/>"})])
def test_what_is_no_workbook_is_a_fault_and_not_an_exception(data: bytes):
    assert xlsx_faults(CheckedPackage(data))


@pytest.mark.parametrize(("name", "good_name"), [
    ("指标总表", True), ("_表1", True), ("T.1", True), ("A1", False), ("XFD1048576", False), ("XFE1", True), ("R1C1", False), ("r", False),
    ("1x", False), ("a b", False), ("", False), ("甲" * 256, False), ("甲" * 255, True), ("𠮷" * 128, False), ("甲-乙", False)])
def test_names_of_tables_and_ranges(name: str, good_name: bool):
    assert is_name(name) is good_name


@given(st.data())
def test_a_workbook_cut_short_is_a_fault_and_not_an_exception(data):
    whole = _packed({"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>", "xl/workbook.xml": b"<workbook/>"})
    assert xlsx_faults(CheckedPackage(whole[:data.draw(st.integers(0, len(whole) - 1))]))


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
SHEET = '<sheet name="表" sheetId="1" r:id="rId1"/>'
STYLES = ('<numFmts><numFmt numFmtId="164" formatCode="0.0"/></numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
          "<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf {}/></cellXfs><dxfs/>")
CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'
TABLE = ('<table {} displayName="总表" ref="A1:A3"><autoFilter ref="A1:A3"/><tableColumns><tableColumn id="1" name="甲"/></tableColumns></table>'
         .format(f'xmlns="{MAIN}"'))


def _relations(*lines: tuple[str, str, str]) -> bytes:
    inner = "".join(f'<Relationship Id="{number}" Type="{OFFICE}/{kind}" Target="/{name}"/>' for number, kind, name in lines)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'.encode()


def _faults(sheets: str = SHEET, more: str = "", styles: str | None = STYLES.format('fontId="0"'), table: str = "", drawing: str = "", chart: str = "", lost: str = "") -> list[str]:
    """Return the faults of a small workbook, those of the package aside; the part `lost` is not there."""
    parts = {
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets>{more}</workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": _relations(("rId1", "worksheet", "xl/s1.xml"), ("rId2", "worksheet", "xl/s2.xml"), *([("rId9", "styles", "xl/styles.xml")] if styles is not None else [])),
        "xl/s1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{CELL}</sheetData></worksheet>'.encode(), "xl/s2.xml": f'<worksheet xmlns="{MAIN}"/>'.encode(),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'.encode(),
        "xl/_rels/s1.xml.rels": _relations(*([("rId1", "table", "xl/t1.xml")] if table else []), *([("rId2", "drawing", "xl/d1.xml")] if drawing else [])),
        "xl/t1.xml": table.encode() or b"<x/>", "xl/d1.xml": f'<d:wsDr xmlns:d="{DRAWING}">{drawing}</d:wsDr>'.encode(),
        "xl/_rels/d1.xml.rels": _relations(*([("rId1", "chart", "xl/c1.xml")] if chart else [])), "xl/c1.xml": f'<c:chart xmlns:c="{CHART}">{chart}</c:chart>'.encode()}
    parts.pop(lost, None)
    return [fault for fault in xlsx_faults(CheckedPackage(_packed(parts))) if not fault.startswith("package-")]


def _sheet(name: str, number: int = 1, more: str = "") -> str:
    return f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}" {more}/>'


@pytest.mark.parametrize(("sheets", "codes"), [
    (SHEET + _sheet("乙", 2), []), (_sheet("字" * 31), []), (_sheet("字" * 32), ["xlsx-sheet-name"]), (_sheet("𠮷" * 15), []), (_sheet("𠮷" * 16), ["xlsx-sheet-name"]),
    *((_sheet(name), ["xlsx-sheet-name"]) for name in ("", "a[", "a]", "a:", "a*", "a?", "a/", "a\\", " a", "a ", "'a", "a'", "History", "a&#9;b")),
    (_sheet("a", 1) + _sheet("A", 2), ["xlsx-sheet-name-twice"]), (_sheet("a") + _sheet("b", 1), ["xlsx-sheet-id-twice"]),
    (_sheet("a", 1, 'state="hidden"') + _sheet("b", 2), []), (_sheet("a", 1, 'state="veryHidden"'), ["xlsx-no-visible-sheet"]), ('<sheet sheetId="1" r:id="rId1"/>', ["xlsx-sheet-name"])])
def test_names_of_sheets(sheets: str, codes: list[str]):
    assert [fault.partition(":")[0] for fault in _faults(sheets)] == codes


@pytest.mark.parametrize(("view", "sheets", "codes"), [
    ("<workbookView/>", SHEET, []), ('<workbookView activeTab="1"/>', SHEET + _sheet("b", 2), []), ('<workbookView activeTab="2"/>', SHEET + _sheet("b", 2), ["xlsx-active-sheet"]),
    ('<workbookView activeTab="-1"/>', SHEET, ["xlsx-active-sheet"]), ("<workbookView/>", _sheet("a", 1, 'state="hidden"') + _sheet("b", 2), ["xlsx-active-sheet"])])
def test_the_active_sheet_is_there_and_visible(view: str, sheets: str, codes: list[str]):
    assert [fault.partition(":")[0] for fault in _faults(sheets, view)] == codes


def _name(name: str, text: str = "表!$A$1", more: str = "") -> str:
    return f'<definedName name="{name}" {more}>{text}</definedName>'


@pytest.mark.parametrize(("names", "codes"), [
    (_name("税率"), []), (_name("税率", more='localSheetId="0"'), []), (_name("税率") + _name("税率", more='localSheetId="0"'), []),
    (_name("税率", more='localSheetId="1"'), ["xlsx-defined-name-sheet"]), (_name("税率", more='localSheetId="-1"'), ["xlsx-defined-name-sheet"]),
    (_name("Rate") + _name("RATE"), ["xlsx-defined-name-twice"]), (_name("a", more='localSheetId="0"') * 2, ["xlsx-defined-name-twice"]),
    (_name("A1"), ["xlsx-defined-name"]), (_name("税率", "没有!A1"), ["xlsx-defined-name"]), (_name("税率", ""), ["xlsx-defined-name"]), (_name("税率", "表!A1,表!B1"), ["xlsx-defined-name"]),
    (_name("_xlnm.Print_Area", "表!$A$1:$B$2,'表'!$C$3"), []), (_name("_xlnm.Print_Titles", "表!$1:$1,没有!$A:$A"), ["xlsx-defined-name"]), (_name("_xlnm.Print_Area", ""), ["xlsx-defined-name"]),
    ("<definedName>表!A1</definedName>", ["xlsx-defined-name"])])
def test_names_of_areas(names: str, codes: list[str]):
    assert [fault.partition(":")[0] for fault in _faults(more=f"<definedNames>{names}</definedNames>")] == codes


def test_areas_may_hold_commas_between_quotation_marks():
    assert _faults(_sheet("甲,乙"), "<definedNames>" + _name("_xlnm.Print_Area", "'甲,乙'!$A$1,'甲,乙'!$B$1") + "</definedNames>") == []


def _table(old: str, new: str) -> str:
    assert old in TABLE
    return TABLE.replace(old, new)


@pytest.mark.parametrize(("table", "faults"), [
    (TABLE, []), (_table('<autoFilter ref="A1:A3"/>', ""), []), (_table('Filter ref="A1:A3"', 'Filter ref="A1:A2"'), []),
    (_table('displayName="总表"', 'displayName="R1C1"'), ["xlsx-table-name: 'R1C1'"]), (_table('displayName="总表"', ""), ["xlsx-table-name: ''"]),
    (_table('ref="A1:A3"><auto', 'ref="A"><auto'), ["xlsx-table-reference: 总表 A"]), (_table('ref="A1:A3"><auto', "><auto"), ["xlsx-table-reference: 总表 None"]),
    (_table('ref="A1:A3"><auto', 'ref="A1:B3"><auto'), ["xlsx-table-columns: 总表 1 in A1:B3", "xlsx-table-filter: 总表 A1:A3"]),
    (TABLE.replace("A1:A3", "A1:A1"), ["xlsx-table-rows: 总表 has no row under its headings"]),
    (TABLE.replace("A1:A3", "A2:A2"), ["xlsx-table-rows: 总表 has no row under its headings", "xlsx-table-heading: 表 总表 '甲' is '' in the sheet"]),
    *((_table('Filter ref="A1:A3"', f'Filter ref="{area}"'), [f"xlsx-table-filter: 总表 {area}"]) for area in ("A2:A3", "A1:B3", "A1:A4", "x")),
    (_table('name="甲"', 'name=" "'), ["xlsx-table-column: 总表 ' ' × 1", "xlsx-table-heading: 表 总表 ' ' is '甲' in the sheet"]),
    (_table('name="甲"', f'name="{"字" * 256}"'), [f"xlsx-table-column: 总表 '{'字' * 256}' × 1", f"xlsx-table-heading: 表 总表 '{'字' * 256}' is '甲' in the sheet"]),
    (_table('name="甲"', f'name="{"字" * 255}"'), [f"xlsx-table-heading: 表 总表 '{'字' * 255}' is '甲' in the sheet"]),
    (_table('name="甲"', 'name="_x7532_"'), []), (_table('ref="A1:A3"><auto', 'ref="A1:A3" headerRowCount="0"><auto').replace('name="甲"', 'name="乙"'), []),
    (_table('<tableColumn id="1" name="甲"/>', '<tableColumn id="1" name="甲"/><tableColumn id="1" name="乙"/><tableColumn id="2" name="丙"/>').replace("A1:A3", "A1:C3"),
     ["xlsx-table-column-id: 总表", *(f"xlsx-table-heading: 表 总表 '{name}' is '' in the sheet" for name in "乙丙")]),
    (_table('<tableColumn id="1" name="甲"/>', '<tableColumn id="1" name="a"/><tableColumn id="2" name="A"/>').replace("A1:A3", "A1:B3").replace("<table ", '<table headerRowCount="0" '),
     ["xlsx-table-column: 总表 'a' × 2"])])
def test_tables(table: str, faults: list[str]):
    assert _faults(table=table) == faults


@pytest.mark.parametrize(("styles", "faults"), [
    (STYLES.format('fontId="0" fillId="0" borderId="0" xfId="0" numFmtId="164"'), []), (STYLES.format('numFmtId="163"'), []), (STYLES.format(""), []),
    (STYLES.format('numFmtId="165"'), ["xlsx-number-format: 165"]), (STYLES.format('numFmtId="164"').replace('Id="164" f', 'Id="165" f'), ["xlsx-number-format: 164"]), (STYLES.format("").replace("0.0", '0"个'.replace('"', "&quot;")), ['xlsx-number-format: 0"个']),
    (STYLES.format("").replace("0.0", "0;0;0;@"), []), (STYLES.format("").replace("0.0", "0;0;0;0;@"), ["xlsx-number-format: 0;0;0;0;@"]),
    (STYLES.format("").replace("0.0", "0" * 255), []), (STYLES.format("").replace("0.0", "0" * 256), ["xlsx-number-format: " + "0" * 256]),
    *((STYLES.format(f'{name}="{value}"'), [f"xlsx-style-index: cellXfs {name} {value}"]) for name in ("fontId", "fillId", "borderId", "xfId") for value in ("1", "-1")),
    (STYLES.format("").replace("<cellStyleXfs><xf/>", '<cellStyleXfs><xf fontId="1"/>'), ["xlsx-style-index: cellStyleXfs fontId 1"]),
    (STYLES.format("").replace("<fonts><font/></fonts>", ""), []), (STYLES.format("").replace("<cellStyleXfs><xf/></cellStyleXfs>", ""), []), (None, ["xlsx-styles: none"])])
def test_styles(styles: str | None, faults: list[str]):
    assert _faults(styles=styles) == faults


def test_a_cell_and_a_rule_have_formats_that_are_there(good):
    for old, new, code in ((' s="', ' s="99', "xlsx-cell-format"), ('dxfId="', 'dxfId="9', "xlsx-differential-format")):
        sheet = good["xl/worksheets/sheet1.xml"].decode().replace(old, new, 1).encode()
        assert _codes(_packed({**good, "xl/worksheets/sheet1.xml": sheet})) == {code}


def _shape(number: int, text: str = "图") -> str:
    return f'<d:cNvPr id="{number}" name="n{number}" descr="{text}"/>'


@pytest.mark.parametrize(("drawing", "chart", "faults"), [
    (_shape(1) + _shape(2), "<c:f>表!$A$1</c:f>", []), (_shape(1) * 2, "", ["xlsx-drawing-id: xl/d1.xml 1"]), (_shape(1, ""), "", ["xlsx-no-alternative-text: xl/d1.xml n1"]),
    (_shape(1), "<c:f>没有!$A$1</c:f>", ["xlsx-chart: xl/c1.xml no sheet 没有"]), (_shape(1), "<c:f/>", ["xlsx-chart: xl/c1.xml empty"]),
    *((_shape(1), f'<c:{kind}><c:ptCount val="2"/><c:pt idx="0"/><c:pt idx="1"/></c:{kind}>', []) for kind in ("numCache", "strCache")),
    *((_shape(1), f'<c:{kind}>{inner}</c:{kind}>', ["xlsx-chart: xl/c1.xml points out of range"]) for kind in ("numCache", "strCache") for inner in (
        '<c:pt idx="0"/>', '<c:ptCount val="1"/><c:pt idx="1"/>', '<c:ptCount val="1"/><c:pt idx="0"/><c:pt idx="1"/>', '<c:ptCount val="1"/><c:pt idx="-1"/>', '<c:ptCount val="1"/><c:pt/>', '<c:ptCount/><c:pt idx="0"/>'))])
def test_drawings_and_charts(drawing: str, chart: str, faults: list[str]):
    assert _faults(drawing=drawing, chart=chart) == faults


@pytest.mark.parametrize(("lost", "faults"), [
    ("xl/workbook.xml", ["xlsx-workbook: none"]), ("_rels/.rels", ["xlsx-workbook: none"]), ("xl/s1.xml", []), ("xl/s2.xml", []), ("xl/t1.xml", []), ("xl/d1.xml", []), ("xl/c1.xml", []),
    ("xl/styles.xml", ["xlsx-styles: none"])])
def test_of_a_part_that_is_lost_the_package_tells(lost: str, faults: list[str]):
    chart = '<c:f>表!$A$1</c:f><c:numCache><c:ptCount val="1"/></c:numCache>'
    assert _faults(SHEET + _sheet("b", 2), table=TABLE, drawing=_shape(1), chart=chart, lost=lost) == faults


def test_a_table_and_an_area_have_no_one_name():
    assert _faults(table=TABLE, more=f"<definedNames>{_name('总表')}</definedNames>") == ["xlsx-table-name-twice: 总表"]
    assert _faults(table=_table("总表", "Sums"), more=f"<definedNames>{_name('SUMS')}</definedNames>") == ["xlsx-table-name-twice: sums"]
    assert _faults(table=TABLE, more='<definedNames>' + _name("总表", more='localSheetId="0"') + "</definedNames>") == []


@pytest.mark.parametrize("error", [ValueError, TypeError, AttributeError, KeyError])
def test_whatever_a_broken_part_brings_about_is_a_fault(monkeypatch: pytest.MonkeyPatch, error: type[Exception]):
    def fail(*_: object) -> None:
        raise error("words")

    monkeypatch.setattr("convert.verify.xlsx_faults._check_names", fail)
    (fault,) = _faults()
    assert fault.startswith("xlsx-unreadable: ")
    assert "words" in fault


def test_what_cannot_be_read_is_a_fault_and_not_an_exception():
    assert _faults(more='<workbookViews><workbookView activeTab="x"/></workbookViews>') == ["xlsx-unreadable: invalid literal for int() with base 10: 'x'"]
    assert _faults(SHEET + '<sheet name="b" sheetId="2" r:id="rId7"/>') == []
    assert _faults(more=_name("a", more='localSheetId="x"'))[0].startswith("xlsx-unreadable")

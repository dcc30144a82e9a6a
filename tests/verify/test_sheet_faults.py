"""Faults of a worksheet, one element at a time; whole workbooks are in `test_xlsx_faults`."""

import pytest
from lxml import etree

from convert.verify.formula import Surroundings
from convert.verify.sheet_faults import TableInfo, Workbook, check_sheet, utf16_length

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _faults(inner: str, *, tables=(), strings=("甲", "乙")) -> list[str]:
    return [fault.partition(":")[0] for fault in _told(inner, tables=tables, strings=strings)]


def _told(inner: str, *, tables=(), strings=("甲", "乙")) -> list[str]:
    content = (
        f'<worksheet xmlns="{NAMESPACE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"{inner}</worksheet>"
    )
    faults: list[str] = []
    around = Surroundings(sheets=("表",), tables={table.name: tuple(table.columns) for table in tables})
    check_sheet(
        "表",
        etree.fromstring(content),
        tables,
        Workbook(
            strings={str(index): text for index, text in enumerate(strings)},
            formats=("0", "1"),
            differential_formats=1,
            around=around,
            checked={},
        ),
        faults,
    )
    return faults


def _rows(*rows: str) -> str:
    return "<sheetData>" + "".join(rows) + "</sheetData>"


def test_a_sound_sheet_has_no_faults():
    assert (
        _faults(
            '<cols><col min="1" max="1" width="9"/><col min="2" max="9" width="9"/></cols>'
            + _rows(
                '<row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="C1"><v>1.5</v></c><c r="AA1" t="b"><v>1</v></c></row>',
                '<row r="3" ht="20"><c r="A3" t="inlineStr"><is><t>丙</t></is></c><c r="B3"><f>SUM(C1:C3)</f><v>2</v></c></row>',
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('<row r="1"><c r="A2"/></row>', "xlsx-cell-reference"),
        ('<row r="1"><c r="1"/></row>', "xlsx-cell-reference"),
        ('<row r="1"><c r="a1"/></row>', "xlsx-cell-reference"),
        ('<row r="1"><c r="A1"><f>1</f></c></row>', "xlsx-formula-without-value"),
        ('<row r="1"><c r="A01"/></row>', "xlsx-cell-reference"),
        ('<row r="12"><c r="$A12"/></row>', "xlsx-cell-reference"),
        ('<row r="1"><c r="B1"/><c r="A1"/></row>', "xlsx-cell-order"),
        ('<row r="1" ht="500"/>', "xlsx-row-height"),
        ('<row r="1"/><row r="1"/>', "xlsx-row-order"),
        ('<row r="1"><c r="A1" s="2"/></row>', "xlsx-cell-format"),
        ('<row r="1"><c r="A1" t="s"><v>2</v></c></row>', "xlsx-string-index"),
        ('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', "xlsx-string-index"),
        ('<row r="1"><c r="A1" t="s"><f>1</f><v/></c></row>', "xlsx-string-index"),
        ('<row r="1"><c r="A1"><v>inf</v></c></row>', "xlsx-number"),
        ('<row r="1"><c r="A1"><v>1_0</v></c></row>', "xlsx-number"),
        ('<row r="1"><c r="A1" t="b"><v>yes</v></c></row>', "xlsx-boolean"),
        ('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>', "xlsx-error-value"),
        (f'<row r="1"><c r="A1" t="str"><v>{"甲" * 32768}</v></c></row>', "xlsx-text-length"),
    ],
)
def test_faults_of_rows_and_cells(row: str, code: str):
    assert _faults(_rows(row)) == [code]


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        (
            '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:D2"/><mergeCell ref="B2:B9"/></mergeCells>',
            "xlsx-merge-overlap",
        ),
        ('<mergeCells><mergeCell ref="B2:A1"/></mergeCells>', "xlsx-merge-reference"),
        ('<conditionalFormatting sqref="A1"><cfRule dxfId="1"/></conditionalFormatting>', "xlsx-differential-format"),
        ('<conditionalFormatting sqref=""><cfRule/></conditionalFormatting>', "xlsx-area-reference"),
        (
            '<conditionalFormatting sqref="A1"><cfRule><formula>A1&gt;</formula></cfRule></conditionalFormatting>',
            "xlsx-formula",
        ),
        (
            '<dataValidations><dataValidation sqref="A1"><formula1>SUM(</formula1></dataValidation></dataValidations>',
            "xlsx-formula",
        ),
        ('<hyperlinks><hyperlink ref="A1"/></hyperlinks>', "xlsx-link-target"),
        ('<hyperlinks><hyperlink ref="" r:id="rId1"/></hyperlinks>', "xlsx-link-cell"),
        ('<autoFilter ref="A"/>', "xlsx-filter-reference"),
    ],
)
def test_faults_of_rules_merges_and_links(inner: str, code: str):
    assert set(_faults(_rows() + inner)) == {code}


def test_a_heading_must_be_the_text_of_its_cell():
    table = TableInfo(name="t", box=(1, 1, 2, 2), columns=("甲", "乙"), has_header=True)
    head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>{}</v></c></row>'
    assert _faults(_rows(head.format(1)), tables=[table]) == []
    assert _faults(_rows(head.format(0)), tables=[table]) == ["xlsx-table-heading"]


def test_a_filter_inside_a_table_and_tables_that_overlap():
    tables = [
        TableInfo(name=name, box=box, columns=(), has_header=False)
        for name, box in (("t", (1, 1, 5, 5)), ("u", (5, 5, 9, 9)))
    ]
    assert _faults(_rows() + '<autoFilter ref="B2:C3"/>', tables=tables) == [
        "xlsx-table-overlap",
        "xlsx-filter-in-table",
    ]


def test_lengths_are_counted_in_utf16():
    assert (utf16_length("abc"), utf16_length("字"), utf16_length("𠮷")) == (3, 1, 2)


@pytest.mark.parametrize("row", [
    '<row r="1"><c r="A1"><v>1</v></c><x/></row>', '<row r="1"><c r="A1"><v>1</v><w/></c></row>', '<row r="1"><c r="A1" a="b"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', '<row r="1"><c r="A1"><v>1<x/></v></c></row>', "<x/>"])
def test_what_a_sheet_of_ours_does_not_hold_is_a_fault(row: str):
    assert set(_faults(_rows(row))) == {"xlsx-unreadable"}


def test_formulas_and_texts_are_read_with_their_entities():
    row = '<row r="1"><c r="A1" t="str"><f>IF(1&lt;2,"a&amp;b","&#10;")</f><v>{}</v></c></row>'
    assert _faults(_rows(row.format("a&amp;b"))) == []
    assert _faults(_rows(row.format("&lt;" * 32_767))) == []
    assert _faults(_rows(row.format("&lt;" * 32_768))) == ["xlsx-text-length"]


def _cell(value: str, kind: str = "", formula: str = "") -> str:
    told = f't="{kind}"' if kind else ""
    return f'<row r="1"><c r="A1" {told}>{f"<f>{formula}</f>" if formula else ""}{value}</c></row>'


@pytest.mark.parametrize(("row", "codes"), [
    ('<row r="1" ht="409.5"/>', []), ('<row r="1" ht="409.6"/>', ["xlsx-row-height"]), ("<row/>", ["xlsx-row-order"]), ('<row r="2"/><row r="1"/>', ["xlsx-row-order"]),
    ('<row r="1"><c/></row>', ["xlsx-cell-reference"]), ('<row r="1"><c r="XFD1"/></row>', []), ('<row r="1"><c r="XFE1"/></row>', ["xlsx-cell-reference"]),
    ('<row r="1"><c r="A1"/><c r="A1"/></row>', ["xlsx-cell-order"]), ('<row r="1"><c r="C1"/><c r="B1"/><c r="B1"/></row>', ["xlsx-cell-order"] * 2),
    ('<row r="1"><x/><c r="A2"/></row>', ["xlsx-unreadable", "xlsx-cell-reference"]), ('<row r="1"><c r="A2"/><c r="B1" s="9"/></row>', ["xlsx-cell-reference", "xlsx-cell-format"]),
    ('<x/><row r="1"><c r="B2"/></row>', ["xlsx-unreadable", "xlsx-cell-reference"]),
    (_cell("<x/><v>1</v>"), ["xlsx-unreadable"]), (_cell("<x/><v>a</v>"), ["xlsx-unreadable", "xlsx-number"]),
    (_cell("<v>1</v>", "n"), []), (_cell("", "n"), []), (_cell("<v/>", "n"), ["xlsx-number"]), (_cell("<v/>"), ["xlsx-number"]), (_cell("<v>1e999</v>"), ["xlsx-number"]), (_cell("<v>nan</v>", "n"), ["xlsx-number"]),
    (_cell("<v>0</v>", "b"), []), (_cell("<v>1</v>", "b"), []), (_cell("", "b"), ["xlsx-boolean"]), (_cell("<v>2</v>", "b"), ["xlsx-boolean"]),
    (_cell("", "e"), ["xlsx-error-value"]), (_cell("", "s"), ["xlsx-string-index"]), (_cell("<v>1</v>", "s"), []), (_cell("<v>1</v>", "d"), ["xlsx-cell-type"]),
    (_cell(f"<v>{'字' * 32_767}</v>", "str"), []), (_cell(f"<v>{'𠮷' * 16_384}</v>", "str"), ["xlsx-text-length"]), (_cell(f"<v>{'𠮷' * 16_383}</v>", "str"), []),
    (_cell(f"<is><t>{'字' * 32_767}</t></is>", "inlineStr"), []), (_cell(f"<is><r><t>字</t></r><r><t>{'字' * 32_767}</t></r></is>", "inlineStr"), ["xlsx-text-length"]),
    (_cell("<is/>", "inlineStr"), []), (_cell("<v>1</v>", "", "1+"), ["xlsx-formula"]), (_cell("", "", "1+"), ["xlsx-formula", "xlsx-formula-without-value"]),
    (_cell("<v>1</v>", "", "表!A1"), []), (_cell("<v>1</v>", "", "没有!A1"), ["xlsx-formula"]), (_cell("<v/>", "str", "A1"), [])])
def test_what_a_cell_may_and_may_not_be(row: str, codes: list[str]):
    assert _faults(_rows(row)) == codes


def test_formulas_that_differ_in_their_rows_alone_are_each_told():
    rows = [f'<row r="{number}"><c r="A{number}"><f>没有!B{number}</f><v>1</v></c></row>' for number in (1, 2)]
    assert _told(_rows(*rows)) == ["xlsx-formula: 表 A1 no sheet 没有", "xlsx-formula: 表 A2 no sheet 没有"]


@pytest.mark.parametrize(("columns", "codes"), [
    ((("1", "1", "0"), ("2", "16384", "255")), []), ((("1", "2", "9"), ("2", "3", "9")), ["xlsx-columns"]), ((("3", "2", "9"),), ["xlsx-columns"]),
    ((("0", "2", "9"),), ["xlsx-columns"]), ((("1", "16385", "9"),), ["xlsx-columns"]), ((("1", "1", "255.1"),), ["xlsx-column-width"]), ((("1", "1", "-0.1"),), ["xlsx-column-width"]),
    ((("1", "5", "9"), ("3", "3", "9"), ("4", "6", "9")), ["xlsx-columns"] * 2)])
def test_columns_follow_one_another(columns: tuple[tuple[str, str, str], ...], codes: list[str]):
    cols = "".join(f'<col min="{first}" max="{last}" width="{width}"/>' for first, last, width in columns)
    assert _faults(f"<cols>{cols}</cols>{_rows()}") == codes


def test_columns_without_width_have_the_usual_one_and_without_numbers_none():
    assert _faults(f'<cols><col min="1" max="1"/></cols>{_rows()}') == []
    assert _faults(f"<cols><col/></cols>{_rows()}") == ["xlsx-columns"]


@pytest.mark.parametrize(("boxes", "count"), [
    (("B2:C3", "D2:E3"), 0), (("B2:C3", "B4:C5"), 0), (("B2:C3", "A1:A9", "B1:C1"), 0), (("B2:C3", "C3:D4"), 1), (("B2:C3", "A3:B9"), 1), (("B2:C3", "A1:E9"), 1),
    (("A1:A9", "B1:B1", "A9:B9"), 1), (("A1:B2", "A1:B2"), 1), (("A1:A9", "A2:A3", "A5:A6"), 2)])
def test_merged_cells_overlap_or_not(boxes: tuple[str, ...], count: int):
    assert _faults(_rows() + "".join(f'<mergeCell ref="{box}"/>' for box in boxes)) == ["xlsx-merge-overlap"] * count


TABLE = TableInfo(name="t", box=(2, 2, 4, 3), columns=("甲", "乙"), has_header=True)
HEAD = '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>'


@pytest.mark.parametrize(("row", "told"), [
    (HEAD, []), (HEAD.replace('t="s"><v>0</v>', 't="inlineStr"><is><t>甲</t></is>'), []), (HEAD.replace('t="s"><v>0</v>', 't="str"><f>A1</f><v>甲</v>'), []),
    (HEAD.replace("C2", "D2"), ["xlsx-table-heading: 表 t '乙' is '' in the sheet"]),
    (HEAD.replace(' t="s"><v>1', "><v>1"), ["xlsx-table-heading: 表 t '乙' is '' in the sheet"]),
    (HEAD.replace("B2", "A2"), ["xlsx-table-heading: 表 t '甲' is '' in the sheet"]),
    ("", ["xlsx-table-heading: 表 t '甲' is '' in the sheet", "xlsx-table-heading: 表 t '乙' is '' in the sheet"])])
def test_every_heading_stands_in_its_cell(row: str, told: list[str]):
    assert _told(_rows(row), tables=[TABLE]) == told


def test_a_table_without_headings_has_none_in_the_sheet_and_nothing_is_merged_in_it():
    bare = TableInfo(name="t", box=(2, 2, 4, 3), columns=("甲", "乙"), has_header=False)
    assert _faults(_rows(), tables=[bare]) == []
    assert _faults(_rows() + '<mergeCell ref="A1:B2"/><mergeCell ref="A5:B6"/><mergeCell ref="C4:D5"/>', tables=[bare]) == ["xlsx-merge-in-table"] * 2
    for beside in ("B1:C1", "B5:C5", "A2:A4", "D2:D4"):
        assert _faults(_rows() + f'<mergeCell ref="{beside}"/>', tables=[bare]) == []
    assert _faults(_rows() + '<autoFilter ref="A5:C6"/>', tables=[bare]) == []


@pytest.mark.parametrize(("inner", "codes"), [
    ('<conditionalFormatting sqref="A1 B2:C3"><cfRule dxfId="0"/></conditionalFormatting>', []), ("<conditionalFormatting/>", ["xlsx-area-reference"]),
    ('<conditionalFormatting sqref="A1 B"><cfRule dxfId="-1"/></conditionalFormatting>', ["xlsx-area-reference", "xlsx-differential-format"]),
    ('<conditionalFormatting sqref="A1"><cfRule><formula/></cfRule></conditionalFormatting>', ["xlsx-formula"]),
    ('<conditionalFormatting sqref="A1"><cfRule><formula>A1&gt;1</formula></cfRule></conditionalFormatting>', []),
    ('<dataValidation sqref="A1"><formula1>1</formula1><formula2>1+</formula2></dataValidation>', ["xlsx-formula"]), ('<dataValidation sqref="A1"><formula1/></dataValidation>', ["xlsx-formula"]),
    ('<dataValidation sqref="A1"><formula1>"' + "字" * 255 + '"</formula1></dataValidation>', []),
    ('<dataValidation sqref="A1"><formula1>"' + "字" * 256 + '"</formula1></dataValidation>', ["xlsx-validation-length"]),
    (f'<dataValidation sqref="A1"><formula1>{"1+" * 200}1</formula1></dataValidation>', []),
    ('<hyperlink ref="A1" r:id="rId1"/><hyperlink ref="A2" location="表!A1"/>', []), ('<hyperlink ref="A1" location="没有!A1"/>', ["xlsx-link-location"]),
    ('<hyperlink ref="A1" r:id="rId1" location="没有!A1"/>', []), ('<hyperlink ref="A1" location=""/>', ["xlsx-link-target"]),
    ('<hyperlink r:id="rId1"/>', ["xlsx-link-cell"]), ('<hyperlink ref="A1" r:id="rId1"/>' * 2, ["xlsx-link-twice"]),
    (f"<headerFooter><oddHeader>{'头' * 255}</oddHeader><oddFooter/></headerFooter>", []), (f"<headerFooter><x/><oddFooter>{'脚' * 256}</oddFooter></headerFooter>", ["xlsx-header-length"]),
    ("<autoFilter/>", ["xlsx-filter-reference"])])
def test_what_rules_links_and_filters_may_be(inner: str, codes: list[str]):
    assert _faults(_rows() + inner) == codes


@pytest.mark.parametrize(("limit", "codes"), [(2, []), (1, ["xlsx-links"])])
def test_links_of_a_sheet_have_an_end(monkeypatch: pytest.MonkeyPatch, limit: int, codes: list[str]):
    monkeypatch.setattr("convert.verify.sheet_faults.LINK_LIMIT", limit)
    assert _faults(_rows() + '<hyperlink ref="A1" r:id="rId1"/><hyperlink ref="A2" r:id="rId1"/>') == codes

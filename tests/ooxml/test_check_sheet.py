"""Faults of a worksheet, one element at a time; whole workbooks are in `test_check_xlsx`."""

from xml.etree import ElementTree as ET

import pytest

from convert.ooxml.check_sheet import TableInfo, Workbook, check_sheet, split_sheet, utf16_length
from convert.ooxml.formula import Surroundings

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _faults(inner: str, *, tables=(), strings=("甲", "乙")) -> list[str]:
    content = (
        f'<worksheet xmlns="{NAMESPACE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"{inner}</worksheet>"
    )
    rest, rows = split_sheet(content.encode())
    faults: list[str] = []
    around = Surroundings(sheets=("表",), tables={table.name: tuple(table.columns) for table in tables})
    check_sheet(
        "表",
        ET.fromstring(rest),  # noqa: S314
        rows,
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
    return [fault.partition(":")[0] for fault in faults]


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


def test_what_is_not_a_cell_between_cells_is_a_fault():
    assert _faults(_rows('<row r="1"><c r="A1"><v>1</v></c><x/></row>')) == ["xlsx-unreadable"]
    assert _faults(_rows('<row r="1"><c r="A1"><v>1</v><w/></c></row>')) == ["xlsx-unreadable"]
    assert _faults('<sheetData a="b"><row r="1"><c r="A1"><v>1</v></c></row></sheetData>') == ["xlsx-unreadable"]


def test_formulas_and_texts_are_read_with_their_entities():
    row = '<row r="1"><c r="A1" t="str"><f>IF(1&lt;2,"a&amp;b","&#10;")</f><v>{}</v></c></row>'
    assert _faults(_rows(row.format("a&amp;b"))) == []
    assert _faults(_rows(row.format("&lt;" * 32_767))) == []
    assert _faults(_rows(row.format("&lt;" * 32_768))) == ["xlsx-text-length"]


@pytest.mark.parametrize("text", ["a & b", "&nbsp;", "&#0;", "\x01", "\uffff", "<b/>", "<v>"])
def test_text_that_xml_cannot_hold_is_a_fault(text: str):
    for cell in ("<v>{}</v>", "<f>{}</f><v>1</v>", "<is><t>{}</t></is>"):
        assert "xlsx-unreadable" in _faults(_rows(f'<row r="1"><c r="A1" t="str">{cell.format(text)}</c></row>'))
    assert "xlsx-unreadable" in _faults(
        _rows(f'<row r="1" a="{text}"><c r="A1"><v>1</v></c></row>'.replace("\x01", "&").replace("\uffff", "&"))
    )

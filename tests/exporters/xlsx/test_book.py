"""The workbook under construction: cells, styles, links, heights."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from convert.exporters.xlsx.book import HYPERLINKS_PER_SHEET, NUMBER_FORMATS, IndicatorBook
from convert.exporters.xlsx.looks import TEXT, CellLook
from convert.ooxml.package import read_package
from convert.verify.package_faults import CheckedPackage
from convert.verify.xlsx_faults import xlsx_faults
from tests.exporters.xlsx.made import WHEN

HOSTILE = (
    "=1+1",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://a")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "_x0041_",
    "<b>&",
    "{=1}",
    "#REF!",
    "TRUE",
    "1e5",
    "'=1",
)


def _with(*texts: str) -> bytes:
    book = IndicatorBook(WHEN, {})
    sheet = book.sheet("表")
    for row, text in enumerate(texts, 1):
        sheet.text(row, 1, text, TEXT)
    return book.to_bytes()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula(text: str):
    cell = load_workbook(BytesIO(_with(text)))["表"]["A1"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix is True


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(min_size=1, max_size=30), st.builds("{}{}".format, st.sampled_from("=+-@\t"), st.text(max_size=9))
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_texts_stay_texts_in_a_sound_workbook(texts: list[str]):
    data = _with(*texts)
    assert xlsx_faults(CheckedPackage(data)) == ()
    assert b"<f>" not in read_package(data)["xl/worksheets/sheet1.xml"]
    sheet = load_workbook(BytesIO(data))["表"]
    assert all(sheet.cell(row, 1).data_type == "s" for row in range(1, len(texts) + 1))


def test_a_formula_keeps_its_computed_value():
    book = IndicatorBook(WHEN, {})
    sheet = book.sheet("表")
    sheet.formula(1, 1, 'IF(1<2,"甲&乙","")', "甲&乙", TEXT)
    sheet.formula(2, 1, "1/4", 0.25, TEXT)
    data = book.to_bytes()
    assert [load_workbook(BytesIO(data), data_only=True)["表"][cell].value for cell in ("A1", "A2")] == ["甲&乙", 0.25]
    assert load_workbook(BytesIO(data))["表"]["A1"].value == '=IF(1<2,"甲&乙","")'


@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_leaves_the_cell_empty(value):
    book = IndicatorBook(WHEN, {})
    book.sheet("表").number(1, 1, value, TEXT)
    data = book.to_bytes()
    assert load_workbook(BytesIO(data))["表"]["A1"].value is None
    assert xlsx_faults(CheckedPackage(data)) == ()


def test_equal_looks_share_one_style():
    book = IndicatorBook(WHEN, {})
    assert book.format(CellLook(bold=True)) is book.format(CellLook(bold=True)) is not book.format(CellLook())


def test_links_end_at_the_limit_of_a_sheet():
    book = IndicatorBook(WHEN, {})
    sheet = book.sheet("表")
    for row in range(1, HYPERLINKS_PER_SHEET + 3):
        sheet.link(row, 1, "青禾区.pdf#page=1", "第1页", TEXT)
    assert sheet.links_left_out == 2


def test_the_normal_font_is_chinese_and_its_children_are_in_the_order_of_the_schema():
    styles = read_package(_with("甲"))["xl/styles.xml"].decode()
    font = styles[styles.index("<font>") : styles.index("</font>")]
    assert font.index("<sz") < font.index("<name") < font.index("<family") < font.index("<charset")
    assert 'val="等线"' in styles or "&#31561;&#32447;" in styles


def test_a_sheet_has_the_settings_that_it_was_given():
    book = IndicatorBook(WHEN, {})
    sheet = book.sheet("甲's")
    sheet.widths([40, 140, 420], hidden=[2], folded=[3])
    sheet.heading(2, ["一", "二", "三"])
    sheet.freeze(3, 2)
    sheet.filter(2, 9, 3)
    sheet.merge(1, 1, 3, "题", TEXT)
    sheet.choices(3, 3, 9, ["是", "否"])
    sheet.highlight(3, (1, 3), 9, formula="LEN($A3)>0", fill="#FFF2CC")
    sheet.highlight(3, (2, 3), 9, below=0, color="#00703C")
    sheet.page_break(5)
    sheet.print_setup(
        header="A&G &[Picture]", last_row=9, columns=3, title_row=2, footer="&P", landscape=False, scale=85
    )
    data = book.to_bytes()
    assert xlsx_faults(CheckedPackage(data)) == ()
    read = load_workbook(BytesIO(data))["甲's"]
    assert [read.column_dimensions[column].width for column in "ABC"] == [pytest.approx(width, abs=0.3) for width in (5.7, 20, 60)]
    assert [read.column_dimensions[column].hidden for column in "ABC"] == [False, True, True]
    assert (read.column_dimensions["C"].outlineLevel, read.column_dimensions["B"].collapsed) == (1, True)
    assert (read.freeze_panes, read.auto_filter.ref) == ("B3", "A2:C9")
    assert [str(cells) for cells in read.merged_cells.ranges] == ["A1:C1"]
    (choice,) = read.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1, choice.showErrorMessage) == ("C3:C9", '"是,否"', False)
    rules = {
        str(cells.sqref): [(rule.type, rule.formula, rule.dxf.fill, rule.dxf.font) for rule in cells.rules]
        for cells in read.conditional_formatting
    }
    ((kind, formula, fill, _),) = rules["A3:C9"]
    assert (kind, formula, fill.bgColor.rgb) == ("expression", ["LEN($A3)>0"], "FFFFF2CC")
    ((kind, formula, _, font),) = rules["B3:C9"]
    assert (kind, formula, font.color.rgb) == ("cellIs", ["0"], "FF00703C")
    assert (read.page_setup.orientation, read.page_setup.scale, read.print_title_rows) == ("portrait", 85, "$2:$2")
    assert [found.id for found in read.row_breaks.brk] == [4]
    assert "A＆G ＆[Picture]" in read_package(data)["xl/worksheets/sheet1.xml"].decode()


def test_headings_of_a_table_may_hold_whatever_text_may_hold():
    names = ["=1", 'a<b>&"', "两\n行", "一\t二", "_x0041_", "甲\x00", "A1", "'"]
    book = IndicatorBook(WHEN, {})
    sheet = book.sheet("表")
    sheet.table("某表", 1, 1, names)
    data = book.to_bytes()
    assert xlsx_faults(CheckedPackage(data)) == ()
    assert load_workbook(BytesIO(data))["表"].tables["某表"].ref == "A1:H2"


def test_a_text_longer_than_a_cell_is_cut_and_told():
    book = IndicatorBook(WHEN, {})
    book.sheet("表").text(1, 1, "𠮷" * 20_000, TEXT)
    text = load_workbook(BytesIO(book.to_bytes()))["表"]["A1"].value
    assert (len(text), text[-1], book.cut) == (16_384, "…", 1)


def test_formats_for_one_number_are_no_more_than_a_workbook_holds():
    book = IndicatorBook(WHEN, {})
    sheet = book.sheet("表")
    for row in range(1, 2 * NUMBER_FORMATS):
        sheet.number(row, 1, row * 1e7, CellLook(number_format=f'[={row}0000000]"{row / 10:g}亿";#,##0'))
    formats = [cell.number_format for (cell,) in load_workbook(BytesIO(book.to_bytes()))["表"].iter_rows(max_col=1)]
    assert formats[NUMBER_FORMATS - 1] == f'[={NUMBER_FORMATS}0000000]"{NUMBER_FORMATS / 10:g}亿";#,##0'
    assert set(formats[NUMBER_FORMATS:]) == {"#,##0"}


def test_rows_are_as_high_as_their_wrapped_texts():
    book = IndicatorBook(WHEN, {})
    sheet = book.sheet("表")
    sheet.text(1, 1, "短", TEXT)
    sheet.text(2, 1, "字" * 30, TEXT)
    sheet.text(3, 1, "字" * 30, TEXT, grows=False)
    sheet.widths([142])
    read = load_workbook(BytesIO(book.to_bytes()))["表"]
    assert [read.row_dimensions[row].height for row in (1, 2, 3)] == [13.5, pytest.approx(3 * 13.5), 13.5]


def test_a_table_too_wide_for_a_page_is_printed_on_several():
    book = IndicatorBook(WHEN, {})
    for title, widths in (("窄", [90] * 13), ("宽", [90] * 20)):
        sheet = book.sheet(title)
        sheet.text(1, 1, "甲", TEXT)
        sheet.widths(widths)
        sheet.print_setup(header="题", last_row=1, columns=len(widths), title_row=None, footer="&P", title_columns=1)
    narrow, wide = load_workbook(BytesIO(book.to_bytes()))
    assert (narrow.sheet_properties.pageSetUpPr.fitToPage, wide.page_setup.scale, wide.print_title_cols) == (True, 90, "$A:$A")

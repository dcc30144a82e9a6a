"""The workbook under construction: cells, styles, links, heights."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from convert.exporters.xlsx.book import HYPERLINKS_PER_SHEET, Book
from convert.exporters.xlsx.looks import TEXT, Look
from convert.ooxml.check_xlsx import check_xlsx
from convert.ooxml.package import read_package
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
    book = Book()
    sheet = book.sheet("表")
    for row, text in enumerate(texts, 1):
        sheet.text(row, 1, text, TEXT)
    return book.to_bytes(WHEN)


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
    assert check_xlsx(data) == ()
    assert b"<f>" not in read_package(data)["xl/worksheets/sheet1.xml"]
    sheet = load_workbook(BytesIO(data))["表"]
    assert all(sheet.cell(row, 1).data_type == "s" for row in range(1, len(texts) + 1))


def test_a_formula_keeps_its_computed_value():
    book = Book()
    sheet = book.sheet("表")
    sheet.formula(1, 1, 'IF(1<2,"甲&乙","")', "甲&乙", TEXT)
    sheet.formula(2, 1, "1/4", 0.25, TEXT)
    data = book.to_bytes(WHEN)
    assert [load_workbook(BytesIO(data), data_only=True)["表"][cell].value for cell in ("A1", "A2")] == ["甲&乙", 0.25]
    assert load_workbook(BytesIO(data))["表"]["A1"].value == '=IF(1<2,"甲&乙","")'


@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_leaves_the_cell_empty(value):
    book = Book()
    book.sheet("表").number(1, 1, value, TEXT)
    data = book.to_bytes(WHEN)
    assert load_workbook(BytesIO(data))["表"]["A1"].value is None
    assert check_xlsx(data) == ()


def test_equal_looks_share_one_style():
    book = Book()
    book.sheet("表")
    assert book.styles[Look(bold=True)] == book.styles[Look(bold=True)] != book.styles[Look()]


def test_links_end_at_the_limit_of_a_sheet():
    book = Book()
    sheet = book.sheet("表")
    for row in range(1, HYPERLINKS_PER_SHEET + 3):
        sheet.link(row, 1, "青禾区.pdf#page=1")
    assert (len(sheet.links), sheet.links_left_out) == (HYPERLINKS_PER_SHEET, 2)


def test_the_normal_font_is_chinese_and_its_children_are_in_the_order_of_the_schema():
    styles = read_package(_with("甲"))["xl/styles.xml"].decode()
    font = styles[styles.index("<font>") : styles.index("</font>")]
    assert font.index("<sz") < font.index("<name") < font.index("<family") < font.index("<charset")
    assert 'val="等线"' in styles or "&#31561;&#32447;" in styles


def test_a_sheet_has_the_settings_that_it_was_given():
    book = Book()
    sheet = book.sheet("甲's")
    sheet.widths([3, 20, 80], hidden=[2])
    sheet.heading(2, ["一", "二", "三"])
    sheet.freeze(3, 2)
    sheet.filter(2, 9, 3)
    sheet.merge(1, 1, 3)
    sheet.choices(3, 3, 9, ["是", "否"])
    sheet.highlight(3, (1, 3), 9, formula="LEN($A3)>0", fill="FFF2CC")
    sheet.highlight(3, (2, 3), 9, below=0, color="00703C")
    sheet.page_break(5)
    sheet.print_setup(
        header="A&G &[Picture]", last_row=9, columns=3, title_row=2, footer="&P", landscape=False, scale=85
    )
    data = book.to_bytes(WHEN)
    assert check_xlsx(data) == ()
    read = load_workbook(BytesIO(data))["甲's"]
    assert [read.column_dimensions[column].width for column in "ABC"] == [4, 20, 60]
    assert [read.column_dimensions[column].hidden for column in "ABC"] == [False, True, False]
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
    assert (
        b"<oddHeader>&amp;CA&amp;&amp;G &amp;&amp;[Picture]</oddHeader>"
        in read_package(data)["xl/worksheets/sheet1.xml"]
    )


def test_headings_of_a_table_may_hold_whatever_text_may_hold():
    names = ["=1", 'a<b>&"', "两\n行", "一\t二", "_x0041_", "甲\x00", "A1", "'"]
    book = Book()
    sheet = book.sheet("表")
    sheet.heading(1, names)
    sheet.table("某表", 1, 1, names)
    data = book.to_bytes(WHEN)
    assert check_xlsx(data) == ()
    assert load_workbook(BytesIO(data))["表"].tables["某表"].ref == "A1:H2"


def test_the_program_names_itself():
    assert b"<Application>convert</Application>" in read_package(_with("甲"))["docProps/app.xml"]

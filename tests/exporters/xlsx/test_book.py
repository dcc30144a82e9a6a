"""The workbook under construction: cells, styles, links, heights."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from convert.exporters.xlsx.book import HYPERLINKS_PER_SHEET, TEXT, Book, Look, number_text
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


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (3.0, "3"), (99.29, "99.29"), (1e20, "1e+20"), (-0.5, "-0.5"), (198000000.0, "198000000")],
)
def test_numbers_are_written_with_all_their_digits(value: float, text: str):
    assert number_text(value) == text


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
    assert book.style(Look(bold=True)) == book.style(Look(bold=True)) != book.style(Look())


def test_a_row_is_as_high_as_its_wrapped_text_needs():
    book = Book()
    sheet = book.sheet("表")
    sheet.widths([21])
    sheet.text(1, 1, "字" * 10, TEXT)
    sheet.text(2, 1, "字" * 30, TEXT)
    sheet.text(3, 1, "字\n字\n字\n字", TEXT)
    sheet.text(4, 1, "字" * 5000, TEXT)
    rows = load_workbook(BytesIO(book.to_bytes(WHEN)))["表"].row_dimensions
    assert [rows[row].height for row in (1, 2, 3, 4)] == [17.5, 44.5, 58, 409]


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


def test_the_program_names_itself():
    assert b"<Application>convert</Application>" in read_package(_with("甲"))["docProps/app.xml"]

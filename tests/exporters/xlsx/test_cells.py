"""Cells: numbers, heights, columns."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from convert.exporters.xlsx.book import Book
from convert.exporters.xlsx.cells import letters, number_text
from convert.exporters.xlsx.looks import TEXT
from convert.ooxml.check_xlsx import check_xlsx
from tests.exporters.xlsx.made import WHEN


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (3.0, "3"), (99.29, "99.29"), (1e20, "1e+20"), (-0.5, "-0.5"), (198000000.0, "198000000")],
)
def test_numbers_are_written_with_all_their_digits(value: float, text: str):
    assert number_text(value) == text


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


def test_cells_stand_in_order_however_they_were_written():
    book = Book()
    sheet = book.sheet("表")
    for row, column in ((3, 2), (1, 28), (3, 1), (1, 3)):
        sheet.number(row, column, row * column, TEXT)
    data = book.to_bytes(WHEN)
    assert check_xlsx(data) == ()
    read = load_workbook(BytesIO(data))["表"]
    assert read.dimensions == "A1:AB3"
    assert [read[cell].value for cell in ("C1", "AB1", "A3", "B3")] == [3, 28, 3, 6]


@given(st.integers(1, 16_384))
def test_the_letters_of_a_column(column: int):
    assert letters(column) == get_column_letter(column)


def test_rows_without_cells_count_in_the_height_of_a_stretch():
    sheet = Book().sheet("表")
    sheet.widths([21])
    sheet.height(1, 26)
    sheet.text(1, 1, "字", TEXT)
    sheet.text(3, 1, "字" * 30, TEXT)
    assert sheet.points(1, 4) == 26 + 15 + 44.5 + 15

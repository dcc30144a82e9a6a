"""How cells and ranges are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from convert.exporters.xlsx.places import area, letters, on_sheet, quoted


@given(st.integers(1, 16_384))
def test_columns_are_called_as_other_programs_call_them(column: int):
    assert letters(column) == get_column_letter(column)


def test_ranges():
    assert area(1, 2, 28, 9) == "A2:AB9"
    assert on_sheet("图表", 2, 5, 2, 8) == "'图表'!$B$5:$B$8"


@pytest.mark.parametrize(("title", "expected"), [("图表", "'图表'"), ("a'b", "'a''b'")])
def test_names_of_sheets_are_quoted(title: str, expected: str):
    assert quoted(title) == expected

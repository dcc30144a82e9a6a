"""Columns give and take, and the table stays as wide as it was."""

from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.docx.columns import fitted_widths, taken_twips
from convert.layout.frame import Line, TableFrame
from convert.units import mm_to_twips
from tests.exporters.docx.made import sheet_of

SHEET = sheet_of("meeting")
LINE = Line((), 0.0, "table_cell", "t", 0, 0)


def _fit(widths_mm, needs_pt):
    cells = {(0, column): (LINE,) for column in range(len(needs_pt))}
    needs = iter(needs_pt)
    return fitted_widths(TableFrame("t", tuple(widths_mm), 1), cells, (), lambda _: next(needs), SHEET)


def test_a_column_that_lacks_room_takes_it_from_one_that_has_too_much():
    first, second = _fit((20.0, 60.0), (60.0, 30.0))
    assert first == 1200 + taken_twips(SHEET)
    assert first + second == 4535


def test_columns_that_have_room_stay_as_they_are():
    assert _fit((30.0, 30.0), (10.0, 20.0)) == [1701, 1701]


@given(st.lists(st.tuples(st.floats(5, 80), st.floats(0, 200)), min_size=1, max_size=8))
def test_the_table_stays_as_wide_as_it_was(columns):
    widths = [width for width, _ in columns]
    fitted = _fit(widths, [need for _, need in columns])
    assert sum(fitted) == mm_to_twips(sum(widths))
    assert min(fitted) > 0

"""Heights of rows."""

import pytest

from convert.exporters.xlsx.heights import ROW_PT, RowHeights, lines_of


@pytest.mark.parametrize(("text", "width_px", "lines"), [("字" * 10, 142, 1), ("字" * 11, 142, 2), ("a" * 20, 142, 1), ("甲\n乙", 142, 2), ("", 142, 1)])
def test_wide_letters_take_twice_the_room(text: str, width_px: int, lines: int):
    assert lines_of(text, width_px, 10) == lines


def test_only_rows_of_more_than_a_line_are_told():
    heights = RowHeights()
    heights.add(1, 1, "字", 10)
    heights.add(2, 1, "字" * 15, 10)
    heights.add(2, 2, "字" * 45, 10)
    assert {row: points > ROW_PT for row, points in heights.needed([142, 142]).items()} == {2: True}

import pytest

from convert.layout.metrics import TextStyle, is_full_width, is_latin, line_rules, row_pitch
from tests.layout.square import CELL, FONTS, MEETING


def style(name: str, scale: float = 1.0) -> TextStyle:
    return TextStyle(name, MEETING.roles[name], MEETING, FONTS, scale)


def test_san_hao_fills_the_cell_of_the_grid():
    body = style("body")
    assert body.em_mm == pytest.approx(CELL)
    assert body.size_pt == pytest.approx(15.793, abs=0.001)
    assert body.pitch_mm == pytest.approx(10.449, abs=0.001)


def test_other_sizes_are_their_points_and_seven_eighths_of_san_hao():
    title = style("title")
    assert (title.em_mm, title.size_pt) == (pytest.approx(7.761, abs=0.001), 22)
    assert title.pitch_mm == pytest.approx(7.761 + 4.876, abs=0.001)
    assert row_pitch(MEETING.roles["table_cell"], MEETING) == 7.0


def test_letters_are_measured_when_met():
    body = style("body")
    assert [body.widths[char] / CELL for char in "国，“a1"] == pytest.approx([1, 1, 1, 0.5, 0.5])


def test_a_letter_of_another_font_is_noted():
    body = style("body")
    assert body.widths["犇"] == pytest.approx(CELL)
    assert body.others == {"犇": "songti"}


def test_superscripts_are_smaller_on_the_same_row():
    body, small = style("body"), style("body", 0.6)
    assert small.em_mm == pytest.approx(0.6 * body.em_mm)
    assert small.pitch_mm == body.pitch_mm


def test_digits_may_come_from_the_chinese_face():
    assert style("page_number").latin_face == "songti"
    assert style("body").latin_face == "latin"


@pytest.mark.parametrize(
    ("char", "latin", "full"),
    [("国", False, True), ("A", True, False), ("“", False, True), ("×", False, False), ("é", True, False)],
)
def test_kinds_of_letters(char, latin, full):
    assert (is_latin(char), is_full_width(char)) == (latin, full)


def test_the_slack_of_the_word_processor_is_for_the_grid_only():
    assert line_rules(style("body"), MEETING).tolerance_mm == pytest.approx(0.2 * CELL)
    assert line_rules(style("title"), MEETING).tolerance_mm == 0.0

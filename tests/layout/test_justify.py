import pytest

from convert.layout.justify import fill, spread
from convert.layout.line_break import BreakText
from tests.layout.test_line_break import RULES


def filled(text: str, room: float, *, stretch: bool = True, **changes):
    import msgspec

    line = BreakText(text, [0.5 if char.isascii() else 1.0 for char in text])
    return fill(line, 0, len(text), room, msgspec.structs.replace(RULES, **changes), stretch=stretch)


def test_a_line_that_fits_keeps_to_the_grid():
    assert filled("甲乙丙，", 4.0) == ([1.0] * 4, None)


def test_gaps_open_evenly():
    advances, _ = filled("甲乙丙", 4.0)
    assert advances == pytest.approx([1.5, 1.5, 1.0])


def test_the_last_line_is_not_stretched():
    assert filled("甲乙丙", 9.0, stretch=False)[0] == [1.0] * 3


def test_dashes_numbers_and_words_are_never_drawn_apart():
    advances, _ = filled("甲——乙12%丙AB", 11.0)
    assert advances[:2] == [1.0, 1.0]
    assert advances[4:6] == [0.5, 0.5]
    assert advances[3] > 1.0
    assert sum(advances) == pytest.approx(11.0)


def test_the_mark_at_the_end_of_the_line_gives_way_first():
    advances, _ = filled("甲，乙丙。", 4.5)
    assert advances == [1.0, 1.0, 1.0, 1.0, 0.5]


def test_then_brackets_then_commas_then_stops():
    advances, shifts = filled("甲（乙，丙。丁。", 7.0)
    assert advances == pytest.approx([1.0, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5])
    assert shifts == pytest.approx([0.0, 0.5, 0, 0, 0, 0, 0, 0])


def test_equal_marks_give_way_equally():
    advances, shifts = filled("甲，乙，丙、丁。", 7.0)
    assert [advances[place] for place in (1, 3, 5)] == pytest.approx([1 - 0.5 / 3] * 3)
    assert shifts is None


def test_what_is_still_missing_is_taken_from_all_gaps():
    advances, _ = filled("甲" * 28 + "，", 28.0)
    assert sum(advances) == pytest.approx(28.0)
    assert advances[:28] == pytest.approx([1 - 0.5 / 28] * 28)


def test_a_little_too_much_is_shared_by_all_gaps():
    advances, _ = filled("甲" * 10, 9.9)
    assert advances == pytest.approx([1 - 0.1 / 9] * 9 + [1.0])


def test_hanging_leaves_the_mark_outside():
    assert sum(filled("甲乙丙，", 3.0, hanging=True)[0]) == 4.0


def test_spread_leaves_tight_gaps_alone():
    advances = [1.0, 1.0, 1.0]
    spread(advances, 0.4, [0, 1, 0])
    assert advances == [1.0, 1.4, 1.0]


def test_a_line_that_lacks_too_much_is_left_as_it_is():
    assert filled("甲乙丙", 3.5, stretch_mm=0.25)[0] == pytest.approx([1.25, 1.25, 1.0])
    assert filled("甲乙丙", 3.6, stretch_mm=0.25)[0] == [1.0] * 3


def test_a_line_without_gaps_is_left_as_it_is():
    assert filled("AB", 3.0)[0] == [0.5, 0.5]

import msgspec
import pytest

from convert.layout.folio import number_pages, turned_stroke
from convert.layout.frame import Stroke
from tests.layout.square import MEETING, setter, text_of, width_of


def sheet(page: dict | None = None, **changes):
    return msgspec.structs.replace(
        MEETING,
        page_number=msgspec.structs.replace(MEETING.page_number, **changes),
        page=msgspec.structs.replace(MEETING.page, **(page or {})),
    )


def numbers(count: int, own=MEETING, unnumbered=()):
    return number_pages([[]] * count, setter(own), unnumbered)


def test_odd_pages_bear_it_at_the_right_even_ones_at_the_left():
    first, second = (page.items[0] for page in numbers(2))
    assert text_of(first) == "— 1 —"
    assert first.runs[0].x_mm + width_of(first) == pytest.approx(184 - 4.94)
    assert second.runs[0].x_mm == pytest.approx(28 + 4.94)
    assert first.artifact


def test_the_middle_of_the_dashes_is_269_mm_below_the_edge():
    line = numbers(1)[0].items[0]
    em = 14 * 25.4 / 72
    assert line.baseline_mm - 0.3 * em == pytest.approx(269.0)


def test_it_is_set_in_songti_of_four():
    run = numbers(1)[0].items[0].runs[0]
    assert (run.typeface, run.size_pt) == ("songti", 14)


def test_it_may_stand_in_the_middle():
    line = numbers(1, sheet(side="centre"))[0].items[0]
    assert line.runs[0].x_mm + width_of(line) / 2 == pytest.approx(106)


def test_some_pages_bear_none():
    assert [page.label for page in numbers(4, sheet(hidden_pages=(1,)), {3, 4})] == ["", "— 2 —", "", ""]
    assert numbers(1, sheet(shown=False))[0].items == ()


def test_versos_are_mirrored_when_asked_for():
    line = setter().lines("甲", "flush", "p")[0]
    first, second = number_pages([[line], [line]], setter(sheet({"mirror": True})))
    assert first.items[0].runs[0].x_mm == 28
    assert second.items[0].runs[0].x_mm == pytest.approx(26)
    assert second.items[1].runs[0].x_mm == pytest.approx(26 + 4.94)


def test_what_stands_across_the_page_stands_upright_on_one_that_was_turned():
    stroke = turned_stroke(Stroke(90, 281, 120, 281, 5, "FFFFFF"), 297)
    assert (stroke.x1_mm, stroke.y1_mm, stroke.x2_mm, stroke.y2_mm, stroke.thickness_mm) == (16, 90, 16, 120, 5)

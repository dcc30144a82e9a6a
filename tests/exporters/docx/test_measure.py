"""How wide a word processor sets a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.docx.measure import Widths, hangs, head_of, meet, parts_of
from convert.layout.frame import Line, Run
from tests.exporters.docx.made import fonts_of

WIDTHS = Widths(fonts_of("meeting"))
CHINESE, LATIN = "fangsong", "latin"


def _parts(*texts: str):
    return [(text, LATIN if text.isascii() else CHINESE, 1.0) for text in texts]


@pytest.mark.parametrize(("texts", "junctions", "stretches"), [
    (("全区各级",), 0, 1), (("全区", "2024", "年"), 2, 3), (("同比增长", "12.5%", "，"), 1, 3), (("达", "99%", "……", "其中"), 1, 4),
    (("达", "99%", "……其中"), 1, 4), (("“放管服”改革",), 0, 1), (("三·一",), 0, 3), (("达", "é2", "a区"), 2, 3)])
def test_gaps_and_stretches(texts, junctions, stretches):
    found = WIDTHS.measured(_parts(*texts), 16.0)
    assert (found.junctions, found.stretches, found.letters) == (junctions, stretches, sum(map(len, texts)))


def test_digits_inside_a_chinese_face_have_their_gaps_too():
    assert WIDTHS.measured([("〔2024〕7号", CHINESE, 1.0)], 16.0).junctions == 1


def test_widths_are_those_of_the_faces():
    found = WIDTHS.measured(_parts("全区", "2024"), 16.0)
    assert found.width_pt == pytest.approx(2 * 16 + 4 * 8, abs=0.01)
    assert WIDTHS.measured([("①", CHINESE, 0.58)], 16.0).width_pt == pytest.approx(0.58 * 16, abs=0.01)


def test_the_first_letter_is_as_wide_as_its_face_and_its_scale_make_it():
    assert WIDTHS.first(_parts("全区", "2024"), 16.0) == pytest.approx(16)
    assert WIDTHS.first(_parts("2024", "全区"), 16.0) == pytest.approx(8, abs=0.01)
    assert WIDTHS.first([("①②", CHINESE, 0.58)], 16.0) == pytest.approx(0.58 * 16, abs=0.01)


def test_without_its_last_letter():
    parts = _parts("全区", "。")
    whole = WIDTHS.measured(parts, 16.0)
    assert WIDTHS.without_last(whole, parts, 16.0).width_pt == pytest.approx(32)
    assert WIDTHS.without_last(whole, parts, 16.0).letters == 2


def test_blanks_at_the_end_of_a_line_have_no_width():
    runs = tuple(Run(text, CHINESE, "f", 16.0, 0.0, (5.0,) * len(text)) for text in ("全区　", "　", ""))
    assert parts_of(Line(runs, 0.0, "body", "p1", 0, 4)) == [("全区", CHINESE, 1.0)]
    assert parts_of(Line((), 0.0, "body", "p1", 0, 0)) == []


@pytest.mark.parametrize(("texts", "expected"), [(("全区。",), True), (("全区", "12%", "。"), False), (("全区”",), False), (("。",), False)])
def test_which_marks_hang(texts, expected):
    assert hangs(_parts(*texts)) is expected


@pytest.mark.parametrize(("before", "after", "expected"), [("区", "2", True), ("2", "年", True), ("，", "2", False), ("2", "%", False), ("区", "级", False)])
def test_where_gaps_are_added(before, after, expected):
    assert meet(before, after) is expected


@given(st.lists(st.text("全区2A，…“", min_size=1, max_size=5), max_size=5), st.integers(0, 30))
def test_the_head_of_parts_is_the_head_of_their_letters(texts, count):
    parts = [(text, CHINESE, 1.0) for text in texts]
    assert "".join(text for text, _, _ in head_of(parts, count)) == "".join(texts)[:count]

"""Glyphs to rows."""

import pytest

from convert.readers.pdf.glyphs import Glyph
from convert.readers.pdf.rows import make_rows, without_doubles


def row(text, *, x=100.0, y=700.0, size=10.0, pitch=None, width=None):
    """Return the glyphs of `text`: wide letters one size wide, others half, `pitch` from one to the next."""
    found = []
    for letter in text:
        wide = (0.5 if letter.isascii() else 1.0) * size if width is None else width
        found.append(Glyph(letter, x, x + wide, y, size))
        x += wide if pitch is None else pitch
    return found


def texts(*glyphs):
    return [one.text for one in make_rows([glyph for each in glyphs for glyph in each])[0]]


def test_letters_of_one_baseline_make_a_row_from_the_top():
    assert texts(row("下面一行", y=680), row("上面一行")) == ["上面一行", "下面一行"]


def test_gaps_are_kept_by_their_width():
    assert texts(row("甲乙") + row("丙丁", x=121)) == ["甲乙丙丁"]
    assert texts(row("甲乙") + row("丙丁", x=123)) == ["甲乙 丙丁"]
    assert texts(row("甲乙") + row("丙丁", x=130)) == ["甲乙　丙丁"]
    assert texts(row("甲乙") + row("丙丁", x=160)) == ["甲乙　　丙丁"]
    assert texts(row("GDP") + row("12", x=118)) == ["GDP 12"]


def test_a_wide_gap_is_told():
    assert make_rows(row("甲乙") + row("丙丁", x=160))[0][0].gaps
    assert not make_rows(row("甲乙") + row("丙丁", x=130))[0][0].gaps


def test_letters_that_stand_apart_evenly_are_one_word():
    assert texts(row("2024年工作", pitch=14)) == ["2024年工作"]


def test_blanks_between_all_letters_are_taken_out():
    assert texts(row("一 、 2 0 2 4 年 工 作")) == ["一、2024年工作"]
    assert texts(row("主任 王某")) == ["主任 王某"]


def test_letters_drawn_twice_are_kept_once():
    twice = [glyph for pair in zip(row("一、做法做法"), row("一、做法做法", x=100.4), strict=True) for glyph in pair]
    rows, doubled = make_rows(twice)
    assert ([one.text for one in rows], doubled) == (["一、做法做法"], 6)
    assert len(without_doubles(row("一一一"))) == 3


def test_raised_small_letters_are_told():
    found, = make_rows([*row("12m"), Glyph("2", 115, 118, 703.5, 6), *row("。", x=118)])[0]
    assert found.text == "12m2。"
    assert found.small == ((3, 4),)


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0"])
def test_rows_of_blanks_are_none(blank):
    assert make_rows(row(blank * 3)) == ([], 0)


@pytest.mark.parametrize(("before", "raised", "text"), [
    ("学位4320", "1", "学位4320¹个"), ("产量10", "8", "产量10⁸个"), ("绿地1200m", "2", "绿地1200m2个"), ("增长5%", "①", "增长5%①个")])
@pytest.mark.parametrize(("size", "up"), [(5.5, 7.0), (6.0, 3.0), (8.3, 3.3)])
def test_raised_digits_stand_on_their_line_and_make_no_other_figure(before, raised, text, size, up):
    left = row(before)
    glyphs = [*left, *row(raised, x=left[-1].x1, y=700 + up, size=size), *row("个", x=left[-1].x1 + (0.5 if raised.isascii() else 1) * size)]
    assert texts(glyphs, row("下一行文字", y=680)) == [text, "下一行文字"]


def test_small_letters_over_a_line_are_no_part_of_it_where_letters_stand_below_them():
    assert texts(row("甲乙", y=706, size=5.0), row("丙丁")) == ["甲乙", "丙丁"]


def test_letters_without_a_size_are_read():
    assert ["".join(text.split()) for text in texts(row("甲乙", size=0.0, width=5.0))] == ["甲乙"]


def test_blanks_that_were_handed_over_as_one_are_as_wide_as_their_gap():
    assert texts(row("组 ", width=10.0, x=100) + row("长", x=125)) == ["组　长"]
    assert texts(row("室", x=100) + row(" ", x=110) + row("电", x=135)) == ["室　　电"]
    assert texts(row("GDP", x=100) + row(" ", x=115) + row("12", x=130)) == ["GDP 12"]

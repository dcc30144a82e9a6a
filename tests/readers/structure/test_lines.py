"""Lines of a source."""

import pytest

from convert.model.blocks import Figure
from convert.readers.structure.lines import ROLES, block_line, make_line, split_lines
from convert.readers.structure.source_text import SourceText
from convert.text.ordinals import read_ordinal


def test_lines_have_number_indent_blank_lines_and_page_breaks():
    lines = split_lines("甲\n\n　　乙 \r\n\f丙")
    assert [(line.text, line.number, line.indent, line.blank_before, line.page_break) for line in lines] == [
        ("甲", 1, 0, 0, False),
        ("乙", 3, 4, 1, False),
        ("丙", 5, 0, 1, True),
    ]


def test_a_line_knows_where_it_starts():
    (line,) = split_lines("\n 2024 年")
    assert (line.start, line.content.spans) == (2, ((2, 6), (7, 8)))


@pytest.mark.parametrize("text", ["一、甲", "1. GDP", "1. 2.5亿元", "（二） 2024年", "第一条　为了", "甲", "2024年"])
def test_a_line_knows_the_number_that_its_text_begins_with(text):
    (line,) = split_lines(text)
    assert line.ordinal == read_ordinal(line.text)


def test_reading_may_begin_further_on():
    assert [(line.text, line.number) for line in split_lines("甲\n乙", 2, 2)] == [("乙", 2)]


def test_a_limit_stops_the_work():
    assert len(split_lines("甲\n" * 100, limit=10)) == 11


def test_nothing_on_a_line_is_no_line():
    assert make_line(SourceText(" 　", ((0, 2),)), 1) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("1. GDP增长", "1.GDP增长"),
        ("第一条　为了", "第一条　为了"),
        ("第一章 总 则", "第一章 总则"),
        ("（一） AI应用", "（一）AI应用"),
    ],
)
def test_the_gap_after_a_number_is_the_layouts_except_after_articles_and_chapters(raw: str, text: str):
    assert split_lines(raw)[0].text == text


def test_a_block_takes_the_place_of_a_line():
    line = block_line(Figure(id="", image=b"x", media_type="image/png"), 3, 17)
    assert (line.text, line.start, line.number) == ("", 17, 3)


def test_roles_are_named_once():
    assert len(ROLES) == len(set(ROLES))

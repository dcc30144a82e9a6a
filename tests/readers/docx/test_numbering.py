"""Automatic numbers as letters."""

import pytest
from lxml import etree

from convert.readers.docx.numbering import Label, Numbering, format_number, hanzi, note_mark
from tests.readers.docx.build import part

LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'
    for at, (kind, text, extra) in enumerate((
        ("chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'), ("chineseCounting", "（%2）", ""), ("decimal", "%3.", ""),
        ("decimal", "%1.%4", "<w:isLgl/>"), ("bullet", "\uf0b7", ""), ("bullet", "—", ""), ("none", "", ""))))


def numbering(*nums):
    listed = "".join(nums) or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return Numbering(etree.fromstring(part("numbering", f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>{listed}').encode()))


def test_levels_count_on_their_own_and_begin_anew_below_a_higher_one():
    lists = numbering()
    assert [lists.label("1", level).text for level in (0, 1, 1, 2, 0, 1, 2, 2)] == ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1.", "2."]


def test_signs_are_no_text_but_a_dash_is():
    lists = numbering()
    assert [lists.label("1", level) for level in (4, 5, 6)] == [Label("", is_bullet=True), Label("——", is_bullet=True), Label("", is_bullet=False)]


def test_a_legal_number_shows_digits_for_every_level():
    lists = numbering()
    lists.label("1", 0)
    assert lists.label("1", 3).text == "1.1"


def test_a_list_that_starts_anew_counts_from_its_own_number():
    lists = numbering('<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
                      '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>')
    assert [lists.label(number, 0).text for number in ("1", "1", "2", "2", "1")] == ["一、", "二、", "五、", "六、", "七、"]


def test_the_level_of_a_style_is_known():
    assert numbering().level_of_style("1", "h1") == 0
    assert numbering().level_of_style("1", "other") is None


def test_what_is_in_no_list_has_no_number():
    assert (numbering().label(None, 0), numbering().label("9", 0), Numbering(None).label("1", 0)) == (None, None, None)


@pytest.mark.parametrize(("value", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"), (105, "一百零五"),
                                             (110, "一百一十"), (2024, "二千零二十四"), (12345, "12345")])
def test_numbers_are_counted_in_chinese(value, text):
    assert hanzi(value) == text


@pytest.mark.parametrize(("value", "kind", "text"), [
    (3, "decimalEnclosedCircle", "③"), (21, "decimalEnclosedCircle", "21"), (2, "decimalEnclosedParen", "⑵"), (4, "upperRoman", "IV"),
    (9, "lowerRoman", "ix"), (28, "upperLetter", "BB"), (3, "lowerLetter", "c"), (7, "decimalZero", "07"), (12, "decimalFullWidth", "１２"),
    (2, "ideographTraditional", "乙"), (12, "chineseLegalSimplified", "壹拾贰"), (12, "ideographDigital", "一二"), (5, "unknown", "5")])
def test_formats_of_numbers(value, kind, text):
    assert format_number(value, kind) == text


def test_the_mark_of_a_note_cannot_be_taken_for_a_digit():
    assert (note_mark(1), note_mark(20), note_mark(21)) == ("①", "⑳", "［21］")

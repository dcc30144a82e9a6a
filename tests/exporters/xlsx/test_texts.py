"""Text in cells: limits, escapes, forbidden characters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from convert.exporters.xlsx.texts import CELL_LIMIT, Texts, attribute, column_name, content, cut, protect, utf16_length


def _shared(texts: Texts) -> list[str]:
    root = etree.fromstring(texts.to_xml())
    return ["".join(node.itertext()) for node in root]


def test_a_text_that_looks_like_an_escape_keeps_its_letters():
    assert protect("编号_x0041_号") == "编号_x005F_x0041_号"
    assert protect("_x0041_x0042_") == "_x005F_x0041_x005F_x0042_"
    assert protect("a_x12_") == "a_x12_"


@given(st.text(alphabet="_x0041F字") | st.text())
def test_reading_the_escapes_of_a_protected_text_gives_the_text_back(text: str):
    assert re.sub("_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), protect(text), flags=re.I) == text


def test_equal_texts_are_stored_once():
    texts = Texts("等线", 10)
    assert [texts.plain("甲"), texts.plain("乙"), texts.plain("甲")] == [0, 1, 0]
    assert b'count="3" uniqueCount="2"' in texts.to_xml()


def test_blanks_at_the_ends_and_line_breaks_stay():
    texts = Texts("等线", 10)
    texts.plain(" 甲 \n乙\r\n丙")
    assert _shared(texts) == [" 甲 \n乙\n丙"]
    assert b'xml:space="preserve"' in texts.to_xml()


def test_a_marked_text_is_the_same_letters_in_three_runs():
    texts = Texts("等线", 10)
    texts.marked("办结率", "99.29%", "。")
    assert _shared(texts) == ["办结率99.29%。"]
    assert texts.to_xml().count(b"<b/>") == 1


def test_characters_that_xml_cannot_hold_are_replaced_and_counted():
    texts = Texts("等线", 10)
    texts.plain("甲\x00乙\ud800丙\ufffe")
    assert _shared(texts) == ["甲\ufffd乙\ufffd丙\ufffd"]
    assert texts.replaced == 3


@pytest.mark.parametrize("char", ["字", "𠮷"])
def test_a_text_over_the_limit_is_cut_and_counted(char: str):
    texts = Texts("等线", 10)
    texts.plain(char * (CELL_LIMIT + 1))
    stored = _shared(texts)[0]
    assert utf16_length(stored) <= CELL_LIMIT
    assert utf16_length(stored) >= CELL_LIMIT - 1
    assert stored.endswith("…")
    assert texts.cut == 1


def test_a_long_sentence_loses_its_mark_rather_than_its_letters():
    texts = Texts("等线", 10)
    texts.marked("甲" * 10_000, "5件", "乙" * 10_000)
    assert _shared(texts) == ["甲" * 10_000 + "5件" + "乙" * 10_000]


@given(st.text(max_size=30), st.integers(0, 20))
def test_cutting_keeps_the_beginning_and_the_limit(text: str, units: int):
    short = cut(text, units)
    assert text.startswith(short)
    assert utf16_length(short) <= units


def test_attributes_are_escaped():
    assert attribute('a<b>&"\n') == "a&lt;b&gt;&amp;&quot;&#10;"


def test_texts_between_tags_are_escaped_and_keep_their_marks():
    assert content('a<b>&"\n\r\x00') == 'a&lt;b&gt;&amp;"\n&#13;\ufffd'


def test_headings_of_tables_keep_their_tabs():
    assert column_name("一\t二\r\n_x0041_") == "一_x0009_二\n_x005F_x0041_"

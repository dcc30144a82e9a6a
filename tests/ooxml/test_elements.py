"""WordprocessingML as text: canonical XML in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from convert.ooxml.elements import (
    NAMESPACE,
    complex_field,
    escape,
    illegal_characters,
    paragraph,
    run,
    switch,
    text_content,
    value,
)


@pytest.mark.parametrize(("given_text", "expected"), [
    ("a<b & \"c\">", "a&lt;b &amp; &quot;c&quot;&gt;"), ("\x00铃\x07", "\ufffd铃\ufffd"), ("\ud800", "\ufffd"), ("\ufffe", "\ufffd"),
    ("𠮷", "𠮷"), ("青禾区", "青禾区")])
def test_escaping_keeps_what_xml_can_hold(given_text, expected):
    assert escape(given_text) == expected


def test_illegal_characters_are_listed_in_order():
    assert illegal_characters("a\x00b\x07\tc\n\v") == ["\x00", "\x07"]


def test_properties_say_what_they_are():
    assert value("jc", "both") == '<w:jc w:val="both"/>'
    assert switch("keepNext", on=True) + switch("snapToGrid", on=False) == '<w:keepNext w:val="1"/><w:snapToGrid w:val="0"/>'


def test_a_run_holds_letters_tabs_and_breaks():
    assert run("一\t二\n三") == "<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t></w:r>"


def test_blanks_at_the_edge_are_kept():
    assert text_content(" a ") == '<w:t xml:space="preserve"> a </w:t>'
    assert text_content("　一") == '<w:t xml:space="preserve">　一</w:t>'


def test_a_paragraph_names_its_style_first():
    assert paragraph("body", run("一"), value("jc", "right")) == (
        '<w:p><w:pPr><w:pStyle w:val="body"/><w:jc w:val="right"/></w:pPr><w:r><w:t>一</w:t></w:r></w:p>')


def test_a_field_has_begin_code_separator_result_and_end():
    field = complex_field("PAGE", "1")
    assert field.count("w:fldCharType") == 3
    assert field.index("begin") < field.index(" PAGE ") < field.index("separate") < field.index("<w:t>1</w:t>") < field.index('"end"')


@given(st.text())
def test_any_text_at_all_gives_well_formed_xml_with_its_letters(text):
    root = etree.fromstring(f"<w:r {NAMESPACE}>{text_content(text)}</w:r>".encode())
    letters = "".join(node.text or "" for node in root.iter("{*}t"))
    assert letters == "".join(escape_back(char) for char in text if char not in "\t\n\r\v\f\x85\u2028\u2029")


def escape_back(char: str) -> str:
    return "\ufffd" if illegal_characters(char) else char

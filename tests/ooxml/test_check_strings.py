"""Shared strings, one at a time; whole workbooks are in `test_check_xlsx`."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.xlsx.texts import Texts
from convert.ooxml.check_strings import check_strings, split_strings, unescaped

HEAD = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _read(inner: str, *, head: str = HEAD + ">") -> tuple[list[str], list[str]]:
    shell, entries = split_strings(f"{head}{inner}</sst>".encode())
    faults: list[str] = []
    return check_strings(ET.fromstring(shell), entries, faults), faults  # noqa: S314


def test_plain_texts_and_runs_are_read():
    inner = ('<si><t>甲 &amp; 乙</t></si><si><t xml:space="preserve"> </t></si>'
             '<si><r><rPr><b/><sz val="9"/></rPr><t>丙</t></r><r><t xml:space="preserve">丁 </t></r></si>')
    assert _read(inner) == (["甲 & 乙", " ", "丙丁 "], [])


def test_a_table_without_strings_has_none():
    assert _read("") == ([], [])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, unique=True))
def test_what_the_exporter_writes_is_read_as_it_was(words: list[str]):
    texts = Texts("等线", 9)
    for word in words:
        texts.plain(word)
        texts.marked("前", word, "后")
    content = texts.to_xml().decode()
    inner = content[content.index("<si>"):content.rindex("</si>") + 5]
    read, faults = _read(inner)
    fitting = [word.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") for word in words]
    assert read == list(dict.fromkeys(text for word in fitting for text in (word, f"前{word}后")))
    assert faults == []


@pytest.mark.parametrize("inner", [
    "<si><t>甲</t></si> <si><t>乙</t></si>", "<si><t>甲&bad;</t></si>", "<si><t>甲<b/></t></si>", "<si><t>甲</t><t>乙</t></si>",
    "<si></si>", "<si><t>甲\x01</t></si>", "<si><r><t>甲</t></r><rPh><t>jia</t></rPh></si>", "<x/><si><t>甲</t></si>",
])
def test_what_is_not_understood_is_a_fault(inner: str):
    assert _read(inner)[1][:1] == ["xlsx-unreadable: shared strings"]


def test_lengths_and_counts_are_held_against_the_limits():
    assert _read(f"<si><t>{'字' * 32_768}</t></si>")[1] == ["xlsx-text-length: shared string 0"]
    assert _read("<si><t>甲</t></si>", head=HEAD + ' uniqueCount="2">')[1] == ["xlsx-string-count: 2 of 1"]


def test_escapes_are_characters():
    assert (unescaped("a_x0009_b"), unescaped("_x005F_x0009_"), unescaped("_x")) == ("a\tb", "_x0009_", "_x")

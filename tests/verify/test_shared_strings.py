"""Shared strings, one at a time; whole workbooks are in `test_xlsx_faults`."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from convert.exporters.xlsx.book import IndicatorBook
from convert.exporters.xlsx.looks import TEXT
from convert.ooxml.package import read_package
from convert.verify.shared_strings import check_strings, unescaped

HEAD = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _read(inner: str, *, head: str = HEAD + ">") -> tuple[list[str], list[str]]:
    faults: list[str] = []
    return check_strings(etree.fromstring(f"{head}{inner}</sst>".encode()), faults), faults


def test_plain_texts_and_runs_are_read():
    inner = ('<si><t>甲 &amp; 乙</t></si><si><t xml:space="preserve"> </t></si>'
             '<si><r><rPr><b/><sz val="9"/></rPr><t>丙</t></r><r><t xml:space="preserve">丁 </t></r></si><si><r><t>戊</t></r></si><si><t/></si>')
    assert _read(inner) == (["甲 & 乙", " ", "丙丁 ", "戊", ""], [])


def test_a_table_without_strings_has_none():
    assert _read("") == ([], [])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, unique=True))
def test_what_the_exporter_writes_is_read_as_it_was(words: list[str]):
    book = IndicatorBook(datetime(2024, 12, 26, tzinfo=UTC), {})
    sheet = book.sheet("表")
    for row, word in enumerate(words, 1):
        sheet.text(row, 1, word, TEXT)
        sheet.rich(row, 2, "前", word, "后", TEXT)
    faults: list[str] = []
    read = check_strings(etree.fromstring(read_package(book.to_bytes())["xl/sharedStrings.xml"]), faults)
    fitting = [word.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") for word in words]
    assert read == list(dict.fromkeys(text for word in fitting for text in (word, f"前{word}后")))
    assert faults == []


@pytest.mark.parametrize("inner", [
    "<x><t>甲</t></x>", "<si><t>甲<b/></t></si>", "<si><t>甲</t><t>乙</t></si>", "<si></si>", "<si><r><t>甲</t></r><rPh><t>jia</t></rPh></si>",
    "<si><r><t>甲<b/></t></r><r><t>乙</t></r></si>", "<x/><si><t>甲</t></si>", "<si><t>甲</t><r><t>乙</t></r></si>",
])
def test_what_is_not_understood_is_a_fault(inner: str):
    assert _read(inner)[1][:1] == ["xlsx-unreadable: shared strings"]


def test_lengths_and_counts_are_held_against_the_limits():
    assert _read(f"<si><t>{'字' * 32_768}</t></si>")[1] == ["xlsx-text-length: shared string 0"]
    assert _read(f"<si><t>{'字' * 32_767}</t></si><si><t>{'𠮷' * 16_383}</t></si>")[1] == []
    assert _read(f"<si><t>甲</t></si><si><t>{'𠮷' * 16_384}</t></si>")[1] == ["xlsx-text-length: shared string 1"]
    assert _read("<si><t>甲</t></si>", head=HEAD + ' uniqueCount="1">')[1] == []
    assert _read("<si><t>甲</t></si>", head=HEAD + ' uniqueCount="2">')[1] == ["xlsx-string-count: 2 of 1"]


def test_escapes_are_characters():
    assert (unescaped("a_x0009_b"), unescaped("_x005F_x0009_"), unescaped("_x")) == ("a\tb", "_x0009_", "_x")

"""Letters of a page as they were meant."""

import pytest

from convert.readers.html.words import shown_words


@pytest.mark.parametrize(("text", "read"), [
    ("甲&bsp;乙", "甲 乙"), ("甲&nbps;&nsbp;乙", "甲  乙"), ("甲&nbsp乙", "甲&nbsp乙"), ("R&D人员", "R&D人员"), ("甲乙", "甲乙"),
    ("甲\x85乙\u2028\u2029\v丙", "甲 乙 丙"), ("组\u00a0\u00a0长：\n\t甲", "组  长： 甲")])
def test_blanks_of_a_page_are_blanks_also_where_their_names_are_misspelt(text, read):
    assert shown_words(text) == read

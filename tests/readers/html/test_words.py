"""Letters of a page as they were meant."""

import pytest

from convert.readers.html.words import plain_blanks


@pytest.mark.parametrize(("text", "read"), [
    ("甲&bsp;乙", "甲\u00a0乙"), ("甲&nbps;&nsbp;乙", "甲\u00a0\u00a0乙"), ("甲&nbsp乙", "甲&nbsp乙"), ("R&D人员", "R&D人员"), ("甲乙", "甲乙")])
def test_misspelt_names_of_blanks(text, read):
    assert plain_blanks(text) == read

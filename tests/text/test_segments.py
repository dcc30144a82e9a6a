"""What is a word and what only looks like one."""

import pytest

from convert.text.segments import cuts_into


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("省政府公布署名文章三篇", "布署", True), ("会议布署了全年工作", "布署", False),
    ("补贴按装机容量计算", "按装", True), ("全区按装路灯三百盏", "按装", False),
    ("提出有关建议", "关建", True), ("批复盖章后生效", "复盖", True),
])
def test_a_word_that_reaches_in_from_one_side_cuts(text: str, word: str, expected: bool):
    start = text.index(word)
    assert cuts_into(text, start, start + len(word)) is expected


def test_what_stands_far_away_does_not_matter():
    text = "甲" * 40 + "会议布署了" + "乙" * 40
    assert cuts_into(text, 42, 44) is False

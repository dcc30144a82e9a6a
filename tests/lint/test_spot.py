"""Findings from places."""

import re

from convert.lint.passage import CheckedPassage
from convert.lint.rule import TextEdit
from convert.lint.spot import change, point, points, replacements

PASSAGE = CheckedPassage(block="p1", kind="body", text="全区,经济平稳运行“甲,乙”。")


def test_a_change_shows_what_stands_and_what_should_stand():
    found = change(PASSAGE, 2, 3, "，")
    assert found.args == {"text": "全区,经济平稳", "right": "全区，经济平稳"}
    assert found.edits == (TextEdit(2, 3, "，"),)
    assert change(PASSAGE, 2, 3, "，", fix=False).edits == ()


def test_a_point_shows_its_surroundings():
    assert point(PASSAGE, 2, 3, around=2, mark=",").args == {"text": "全区,经济", "mark": ","}


def test_what_is_quoted_is_passed_over():
    assert [found.start for found in points([PASSAGE], re.compile(","))] == [2]
    assert [found.edits for found in replacements([PASSAGE], re.compile("区(,)经"), "，")] == [(TextEdit(2, 3, "，"),)]

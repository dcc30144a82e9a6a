"""Levels of declared headings."""

import pytest

from convert.readers.outline import Declared, heading_levels, ordinal_level, stands_alone


def levels(*headings, title_given=False):
    return heading_levels([Declared(index, depth, text) for index, (depth, text) in enumerate(headings)], title_given=title_given)


def test_a_single_outermost_heading_without_number_is_the_title():
    assert levels((1, "工作报告"), (2, "做法"), (3, "机制"), (2, "打算")) == {0: 0, 1: 1, 2: 2, 3: 1}


def test_a_title_that_is_known_leaves_all_headings():
    assert levels((1, "做法"), (2, "机制"), title_given=True) == {0: 1, 1: 2}


def test_the_number_decides_and_depth_follows_it():
    assert levels((2, "一、做法"), (3, "（一）机制"), (3, "队伍"), (4, "编制"), title_given=True) == {0: 1, 1: 2, 2: 2, 3: 3}


def test_paragraphs_that_are_called_headings_are_left_to_their_text():
    assert levels((1, "工作报告"), (2, "（一）健全机制。全年召开会议24次，研究部署工作。")) == {0: 0}
    assert levels() == {}


@pytest.mark.parametrize(("text", "alone"), [("健全机制", True), ("健全机制。", True), ("健全机制。全年平稳", False), ("甲；乙", False), ("字" * 71, False)])
def test_what_can_stand_alone(text, alone):
    assert stands_alone(text) is alone


def test_levels_of_numbers():
    assert (ordinal_level("一、做法"), ordinal_level("**（一）机制**"), ordinal_level("做法")) == (1, 2, None)


def test_what_stands_below_a_title_is_no_heading_and_what_only_begins_like_it_is_one():
    assert levels((2, "政府工作报告"), (4, "——2024年1月9日在区人民代表大会上"), (4, "区长　林知行"), (3, "一、回顾")) == {0: 0, 3: 1}
    assert levels((2, "政府工作报告"), (3, "做法"), (3, "书记工作室")) == {0: 0, 1: 1, 2: 1}

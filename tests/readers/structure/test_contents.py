"""A table of contents is no part of the text."""

import pytest

from convert.readers.structure.contents import drop_contents
from convert.readers.structure.draft import Draft
from tests.readers.structure.making import lines_of


@pytest.mark.parametrize(
    "entries", ["一、成效\t1\n二、打算\t4", "一、成效……………1\n二、打算 ...... 4", "一、成效\n二、打算"]
)
def test_contents_go_and_the_text_stays(entries: str):
    draft = Draft()
    kept = drop_contents(lines_of(f"发展规划\n目　录\n{entries}\n一、成效\n平稳有序。\n二、打算\n继续努力。"), draft)
    assert [line.text for line in kept] == ["发展规划", "一、成效", "平稳有序。", "二、打算", "继续努力。"]
    assert {each.reason for each in draft.furniture} == {"contents"}


@pytest.mark.parametrize("text", ["发展规划\n一、成效\n平稳有序。", "行政处罚目录\n平稳有序。\n继续努力。", "目录\n平稳有序。"])
def test_other_texts_stay_whole(text: str):
    assert len(drop_contents(lines_of(text), Draft())) == len(lines_of(text))


def test_a_line_between_the_word_and_the_entries_stays():
    draft = Draft()
    kept = drop_contents(lines_of("单位决算\n目录\n公开日期：2025年9月26日\n一、职责 PAGEREF _Toc1 h 3\n二、机构 PAGEREF _Toc2 h 4\n一、职责\n负责审计。"), draft)
    assert [line.text for line in kept] == ["单位决算", "公开日期：2025年9月26日", "一、职责", "负责审计。"]


@pytest.mark.parametrize("text", ["工作方案\n一、目标\n二、步骤\n一、目标\n平稳有序。", "议程\n一、听取报告\n二、讨论报告\n三、表决。\n一、听取报告\n略。"])
def test_numbers_that_begin_anew_are_no_contents_by_themselves(text: str):
    assert len(drop_contents(lines_of(text), Draft())) == len(lines_of(text))

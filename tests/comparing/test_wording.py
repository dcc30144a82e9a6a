"""What changed within a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.comparing.wording import TextChange, text_changes, word_ends

THING = "\ud800"


def shown(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[one.old_start:one.old_end], new[one.new_start:one.new_end]) for one in text_changes(old, new)]


@pytest.mark.parametrize(("old", "new", "changes"), [
    ("办结案件1286件。", "办结案件1306件。", [("1286", "1306")]),
    ("投资1,862.5万元", "投资1,826.5万元", [("1,862.5", "1,826.5")]),
    ("增长12.5%，完成率99%", "增长12.8%，完成率99%", [("12.5%", "12.8%")]),
    ("共１２８６件", "共１３０６件", [("１２８６", "１３０６")]),
    ("第十三次会议", "第十四次会议", [("第十三次", "第十四次")]),
    ("2024年10月15日", "2024年10月20日", [("2024年10月15日", "2024年10月20日")]),
    ("收入3万元，支出5万元", "收入4万元，支出6万元", [("3", "4"), ("5", "6")]),
    ("推进法治政府建设。", "推进法治社会建设。", [("政府", "社会")]),
    ("", "新增。", [("", "新增。")]), ("删去。", "", [("删去。", "")]), ("同样", "同样", [])])
def test_whole_figures_and_whole_words_change(old: str, new: str, changes: list[tuple[str, str]]):
    assert shown(old, new) == changes


def test_what_one_letter_parts_is_shown_as_one_change_unless_figures_are_about_it():
    assert shown("坚持统一领导的协调机制", "坚持分级负责的联动机制") == [("统一领导的协调", "分级负责的联动")]
    assert shown("设备1286台、1300套", "设备1288台、1306套") == [("1286", "1288"), ("1300", "1306")]


def test_a_text_of_which_hardly_anything_stayed_is_replaced_as_a_whole():
    assert text_changes("区政府办理建议，市人大听取报告，县法院审结案件", "镇街道推进改革，局机关听取意见，村社区审核名单") == [TextChange(0, 23, 0, 23)]


def test_things_that_are_no_letters_are_words_of_their_own():
    assert word_ends(f"三保{THING}支出") == [2, 3, 5]
    assert shown(f"三保{THING}支出", "三保支出") == [(THING, "")]


_texts = st.lists(st.sampled_from(["办结", "案件", "1286", "件", "，", "。", "的", "12.5%", "同比", "增长", "第十三次", THING, "GDP", " "]), max_size=30).map("".join)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(_texts, _texts)
def test_the_changes_make_the_new_text_of_the_old_one_and_cut_no_word(old: str, new: str):
    made, at = "", 0
    for one in text_changes(old, new):
        assert one.old_start >= at
        made += old[at:one.old_start] + new[one.new_start:one.new_end]
        at = one.old_end
    assert made + old[at:] == new

"""Numbering: what may go on and what may not."""

import pytest

from tests.lint.worlds import codes

TEXT = "。全区成立专班，压实各方责任，推动任务落实。"


def _numbered(*marks: str) -> str:
    return "\n".join(mark + "加强组织领导" + TEXT for mark in marks)


@pytest.mark.parametrize(("marks", "expected"), [
    (["一、", "（一）", "（二）", "二、", "（一）"], []), (["一、", "（一）", "1.", "2.", "（二）", "3."], []), (["三、", "四、"], []),
    (["一、", "（一）", "（三）"], ["C41"]), (["一、", "二、", "二、", "三、"], ["C41"]), (["一、", "（二）", "（三）"], ["C41"]),
    (["一、", "1.", "2.", "1.", "2."], []), (["一、", "（1）", "（2）"], ["C40"]), (["一、", "1.", "（1）", "（2）", "2."], []),
    (["1.", "2.", "3.", "5."], ["C41"]),
])
def test_numbers_below_one_heading_follow_one_another(marks: list[str], expected: list[str]):
    assert codes(_numbered(*marks), "C4") == expected


def test_a_number_inside_a_paragraph_counts():
    text = "一、主要工作\n1.加强组织领导" + TEXT + "2.加大投入，全年安排资金3000万元。\n3.优化服务" + TEXT
    assert codes(text, "C41") == []


def test_an_enumeration_inside_an_item_is_its_own():
    assert codes("一是机制不健全：一是分工不清，二是配合不够，三是考核不严。二是投入不足。三是能力不强。", "N01") == []
    assert codes("一是机制不健全。二是投入不足。二是能力不强。", "N01") == ["N01"]


def test_an_enumeration_may_begin_in_the_middle_of_a_clause():
    assert codes("一是机制不健全。二是投入不足。三是能力不强。主要原因一是分工不清，二是配合不够。", "N01") == []


def test_a_list_that_another_one_interrupted_goes_on():
    assert codes(_numbered("一、", "1.", "2.", "1.", "2.", "3.", "3.", "4."), "C41") == []


def test_items_may_go_on_over_paragraphs_and_begin_anywhere():
    assert codes("五是民生保障持续加强，群众满意度提升。\n六是社会治理持续完善，案件数下降。", "N01") == []
    assert codes("一是民生保障持续加强，群众满意度提升。\n三是社会治理持续完善，案件数下降。", "N01") == ["N01"]

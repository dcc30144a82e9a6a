"""Marks: what is near a rule but not in it."""

import pytest

from tests.lint.worlds import codes


@pytest.mark.parametrize(("text", "expected"), [
    ("全区完成任务,,成效明显。", ["C01"]), ("比例为1:2,其中一半完成。", ["C01"]), ("GDP,增速位居全市前列。", ["C01"]),
    ("单位:万元，共12,500万元。", ["C01"]), ("共投入12,500万元。", []), ("采用A,B,C三级分类。", []),
    ("全区任务(含2023年)已经完成。", ["C03"]), ("数据(GDP)显示平稳。", []), ("约翰.史密斯先生到访青禾区。", []),
    ("他说：“青禾“一窗”办得好。”大家同意。", ["C05"]), ("推进“一网”、“一窗”改革和“一次”改革。", ["C08"]),
    ("等级为AA……以上的企业。", []), ("总则……………………3", []), ("他说：“好。”。", ["P03"]),
    ("高呼“加油！”。", []), ("采购27\"显示器和24\"显示器。", []), ("全区完成任务；。", ["P02"]),
])
def test_only_what_is_wrong_is_found(text: str, expected: list[str]):
    assert codes(text) == expected


def test_a_quotation_over_several_paragraphs_is_whole():
    text = "会议强调：“要压实责任，把各项措施落到实处。\n“要加强督查，对落实不力的严肃问责。\n“要总结经验，形成长效机制。”"
    assert codes(text, "C06") == []
    assert codes(text.removesuffix("”"), "C06") == ["C06"]


def test_a_paragraph_joined_over_a_page_break_is_one():
    assert codes("全区探索实施执法“观察\n\n— 1 —\n\n期”制度，让执法既有力度又有温度，群众满意度持续提升。", "C06") == []


def test_a_missing_quote_before_a_paragraph_that_begins_with_a_quoted_term_is_found():
    assert codes("全面落实“一网通办改革要求，办结事项320件。\n“十四五”时期，全区经济平稳运行，各项任务全面完成。", "C06") == ["C06"]

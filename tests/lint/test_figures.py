"""Figures that do not agree."""

from convert.indicators import find_indicators
from convert.lint import check_report
from tests.lint.worlds import HEAD, report_of

TEXT = HEAD + "审查合同320份，其中货物采购200份、工程建设180份。\n"


def test_a_disagreement_stands_at_its_figure():
    report = report_of(TEXT)
    (found,) = check_report(report, source_text=TEXT, indicators=find_indicators(report))
    assert (found.code, found.grade, found.line) == ("F02", "advisory", 5)
    assert found.span is not None and "320" in TEXT[slice(*found.span)]


def test_without_indicators_nothing_is_said():
    assert check_report(report_of(TEXT), source_text=TEXT) == ()


def test_the_same_label_may_head_two_groups_of_rows_of_one_table():
    text = HEAD + "表1 主要产品\n\n指标\t数量（万只）\n存栏\t\n家禽\t1914.1\n出栏\t\n家禽\t4712.6\n"
    report = report_of(text)
    assert [one for one in check_report(report, source_text=text, indicators=find_indicators(report)) if one.code == "F01"] == []


def test_items_that_every_budget_has_may_differ_between_them():
    text = HEAD + ("一、一般公共预算\n\n全区一般公共预算收入25.6亿元，加上上级补助收入31.2亿元，收入总计70.8亿元，全部用于重点支出。\n\n"
                   "二、政府性基金预算\n\n全区政府性基金预算收入12.5亿元，加上上级补助收入0.9亿元，收入总计22.1亿元，全部用于重点支出。\n")
    report = report_of(text)
    assert [one for one in check_report(report, source_text=text, indicators=find_indicators(report)) if one.code == "F01"] == []

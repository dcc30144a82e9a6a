"""Figures that do not agree: what is planted is found, by one rule and no other; what only looks contradictory raises nothing."""

from pathlib import Path

import pytest

from convert.indicators import find_indicators
from convert.lint import check_report
from tests.lint.worlds import HEAD, report_of

TEXT = HEAD + "审查合同320份，其中货物采购200份、工程建设180份。\n"


def _lines(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line[2:].replace("\\n", "\n") for line in lines if line.startswith("- ")]


def _figure_rules(text: str) -> list[str]:
    text = HEAD + text + "\n"
    report = report_of(text)
    told = check_report(report, source_text=text, indicators=find_indicators(report))
    return [one.code for one in told if one.code.startswith("F")]


@pytest.mark.parametrize("line", _lines("figures_planted.md"))
def test_a_planted_disagreement_is_found(line):
    rule, _, text = line.partition(" ")
    assert _figure_rules(text) == [rule]


@pytest.mark.parametrize("text", _lines("figures_innocent.md"))
def test_innocent_figures_are_left_alone(text):
    assert _figure_rules(text) == []


def test_both_tables_are_long_enough():
    assert len(_lines("figures_planted.md")) >= 40
    assert len(_lines("figures_innocent.md")) >= 40


def test_a_disagreement_stands_at_its_figure():
    report = report_of(TEXT)
    (found,) = check_report(report, source_text=TEXT, indicators=find_indicators(report))
    assert (found.code, found.grade, found.line) == ("F02", "advisory", 5)
    assert found.span is not None and "320" in TEXT[slice(*found.span)]


def test_without_indicators_nothing_is_said():
    assert check_report(report_of(TEXT), source_text=TEXT) == ()


def test_the_same_label_may_head_two_groups_of_rows_of_one_table():
    assert _figure_rules("表1 主要产品\n\n指标\t数量（万只）\n存栏\t\n家禽\t1914.1\n出栏\t\n家禽\t4712.6") == []


def test_items_that_every_budget_has_may_differ_between_them():
    assert _figure_rules(
        "一、一般公共预算\n\n全区一般公共预算收入25.6亿元，加上上级补助收入31.2亿元，收入总计70.8亿元，全部用于重点支出。\n\n"
        "二、政府性基金预算\n\n全区政府性基金预算收入12.5亿元，加上上级补助收入0.9亿元，收入总计22.1亿元，全部用于重点支出。"
    ) == []

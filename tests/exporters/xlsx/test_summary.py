"""各栏目汇总."""

import pytest

from convert.exporters.xlsx.summary import count_formula, criterion
from tests.exporters.xlsx.made import book_of, figure, formulas, made, records, table_of


def _rows(*tables):
    return records(book_of(*tables)["各栏目汇总"], head=4)


def test_sections_are_counted_by_kind():
    rows = {(row["栏目"], row["小节"]): row for row in _rows(made())}
    whole = rows["二、重点工作", None]
    assert (whole["指标数"], whole["数量"], whole["数额"], whole["比率"], whole["排名"], whole["待核"]) == (10, 2, 2, 3, 1, 2)
    assert rows["二、重点工作", "（一）经济运行"]["指标数"] == 5
    assert rows["一、总体情况", "一、总体情况"]["指标数"] == 5
    assert rows["合计", None]["指标数"] == 21
    assert rows["合计", None]["其中目标"] == 1


def test_counts_are_formulas_over_the_table():
    found = formulas(book_of(made(), values=False))
    assert found["各栏目汇总!C5"] == "=COUNTIFS(指标总表[栏目],$A5)"


@pytest.mark.parametrize("title", ["一、为什么?", "*", "=1", "<5", "2024", "a", "甲" * 300, "~甲"])
def test_a_heading_that_countifs_would_take_for_a_pattern_is_compared_exactly(title: str):
    pair, factor = criterion("$A5", "T[栏目]", title)
    assert (pair, factor) == ("", '(T[栏目]&""=$A5&"")')
    assert count_formula([(pair, factor)], [("T[类别]", '"数量"')]).startswith("SUMPRODUCT(")


def test_several_reports_are_the_outer_groups():
    rows = _rows(made(2023), made(2024))
    assert [row["报告"] for row in rows if row["栏目"] is None][:2] == ["2023年", "2024年"]


def test_figures_before_the_first_heading_have_their_own_line():
    assert _rows(table_of(figure(section=())))[0]["栏目"] == "（标题之前）"

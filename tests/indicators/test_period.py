"""Years and aims."""

import pytest

from convert.indicators.period import budget_of, find_aspect, find_period, is_aim_section, is_reached, report_year, section_year
from convert.model.blocks import Paragraph
from convert.model.elements import Front
from convert.model.report import Meta, Report, SourceInfo

SOURCE = SourceInfo(name="case.txt", format="text", sha256="", characters=0)


@pytest.mark.parametrize(
    ("title", "occasion", "year"),
    [
        ("关于2024年度工作情况的报告", "——2025年3月2日在会议上", 2024),
        ("2025年岚山市政府工作报告", "——2025年1月8日在会议上", 2024),
        ("望川县2024年统计公报", None, 2024),
        ("工作报告", "——2025年1月8日在会议上", 2024),
        ("工作报告", None, None),
        ("人民法院工作报告", "——2022年2月18日在望川县第十八届人民代表大会第一次会议上", None),
    ],
)
def test_the_year_of_a_report_is_that_of_its_figures(title, occasion, year):
    assert report_year(Report(source=SOURCE, front=Front(title=title, occasion=occasion))) == year


def test_a_report_without_title_tells_its_year_at_its_head():
    def year_of(text: str, title: str | None = None) -> int | None:
        return report_year(Report(source=SOURCE, front=Front(title=title), body=(Paragraph(id="p1", text=text),)))

    assert year_of("2024年，全县经济平稳运行。") == 2024
    assert year_of("2024年全县经济平稳运行。") == 2024
    assert year_of("根据2024年，的安排，推进工作。") is None
    assert year_of("2024年，全县经济平稳运行。", "工作报告") is None


def test_the_year_of_prices_is_no_period():
    assert find_period("人均产值，按2020年价格计算为", 2024) == 2024


def test_a_year_given_for_the_report_comes_first():
    assert report_year(Report(source=SOURCE, meta=Meta(year=2020), front=Front(title="2024年度报告"))) == 2020


def test_the_innermost_heading_with_one_year_counts():
    assert section_year(("一、2024年回顾", "（一）做法")) == 2024
    assert section_year(("2021年至2024年",)) is None


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("2022年以来，产值", None),
        ("2023年，全市产值", 2023),
        ("产值比2019年增长", 2024),
        ("到2030年覆盖率达到", 2030),
        ("产值为1990年的", 2024),
        ("过去五年，产值", None),
        ("产值", 2024),
        ("2018年至2022年，产值", None),
        ("2018年至2022年，产值；其中2022年产值", 2022),
        ("2025年1至11月，产值", 2025),
        ("2021—2023年产值", None),
        ("办件量是上年的", 2024),
        ("办件量由上年的", 2023),
        ("“十四五”时期，产值", None),
    ],
)
def test_the_year_named_before_a_figure_is_its_year(before, year):
    assert find_period(before, 2024) == year


@pytest.mark.parametrize(
    ("before", "headings", "aspect"),
    [
        ("力争产值达", (), "target"),
        ("产值达", ("三、2025年工作安排",), "target"),
        ("产值达", ("一、2024年计划执行情况",), "actual"),
        ("学习仅", ("（一）落实上级决策部署方面",), "actual"),
        ("产值达", ("一、主要指标运行情况",), "actual"),
        ("人均预期寿命达", (), "actual"),
        ("稳预期、利长远，产值达", (), "actual"),
        ("完成年度目标的", (), "actual"),
        ("到2030年产值达", (), "target"),
        ("恢复到2019年的", (), "actual"),
    ],
)
def test_aims_are_told_from_results(before, headings, aspect):
    assert find_aspect(before, before, aims=is_aim_section(headings), budget=False) == aspect


def test_a_budget_report_arranges():
    assert find_aspect("教育支出安排", "", aims=False, budget=True) == "target"


def test_only_a_budget_has_a_year_that_it_budgets():
    assert budget_of("关于岚山市2024年预算执行情况和2025年预算草案的报告") == (True, 2025)
    assert budget_of("关于岚山市财政预算的报告") == (True, None)
    assert budget_of("关于2024年度市级预算执行和其他财政收支的审计工作报告") == (False, None)
    assert budget_of("关于2024年上半年预算执行情况的报告") == (False, None)


@pytest.mark.parametrize(("before", "after", "year"), [
    ("办结率从", "提升到33.8%", 2023), ("2022年，办结率由", "提高至", 2021), ("过去五年，办结率由", "提高到", None), ("组建由", "律师组成的", 2024)])
def test_where_a_level_came_from_is_the_year_before(before, after, year):
    assert find_period(before, 2024, after) == year


def test_a_level_that_moved_has_the_year_it_came_from():
    assert find_period("败诉率由2021年的", 2024) == 2021
    assert find_period("败诉率由2021年的12.3%降至", 2024) == 2024


def test_words_that_look_back_from_a_day_tell_no_aim():
    assert is_reached("截至2025年5月底，已整改")
    assert not is_reached("到2025年底，完成")


@pytest.mark.parametrize("before", ["截止到2021年8月，共立案", "梳理后将建议交由", "城乡规划建设及房屋类信件"])
def test_a_day_until_which_is_counted_and_proposals_that_are_passed_on_are_no_aims(before):
    assert find_aspect(before, before, aims=False, budget=False) == "actual"

"""Numbers in a row: headings or items."""

import pytest

from convert.readers.structure.series import counted_headings, first_division, is_article_heading, judge_series
from tests.readers.structure.making import passages_of


def verdicts(text: str) -> list[str | None]:
    passages = passages_of(text)
    found = judge_series(passages)
    return [found[index].verdict for index, passage in enumerate(passages) if passage.first.ordinal is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）抓产业\n做强园区。\n（二）抓项目\n做优服务。", ["heading", "heading"]),
        ("（一）抓产业。做强园区。\n（二）抓项目\n做优服务。", ["heading", "heading"]),
        ("1、时间：2024年5月6日\n2、地点：三楼会议室", ["item", "item"]),
        ("（一）热爱祖国，品德优良；\n（二）成绩优秀；\n（三）身体健康。", ["item"] * 3),
        ("（一）提交申请材料。\n（二）组织专家评审。\n（三）张榜公布结果。以公告为准。", ["item"] * 3),
        ("一、听取工作报告\n二、审查预算草案\n三、选举", ["item"] * 3),
        ("注：\n1.本表为快报数。\n2.绝对数按现价计算。", ["item", "item"]),
        ("注：1、本表为快报数；\n2、绝对数按现价计算。", ["item"]),
        ("一、总体要求\n坚持稳中求进。\n二、工作安排\n分步推进。\n三、本方案由县统计局负责解释。", ["heading", "heading", "item"]),
    ],
)
def test_a_series_is_judged_as_a_whole(text: str, expected: list[str]):
    assert verdicts(text) == expected


def test_a_long_member_is_what_its_siblings_are():
    text = "（一）抓产业，强园区。\n这项要落实。\n（二）" + "抓项目，" * 14 + "见实效。\n这项也要落实。\n（三）抓民生。\n这项更要落实。"
    assert verdicts(text) == ["heading"] * 3


def test_a_higher_number_ends_the_series_below_it():
    text = "一、甲事\n1.名单；\n2.清单；\n二、乙事\n1.抓产业\n做强园区。\n2.抓项目\n做优服务。"
    assert verdicts(text) == ["heading", "item", "item", "heading", "heading", "heading"]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("第一条　工作机构\n由学工处负责。\n第二条　资助总额\n每年二十名。", True),
        ("第一条　为了规范管理，制定本办法。\n第二条　本办法适用于全县。\n第三条　职责", False),
    ],
)
def test_articles_are_headings_where_most_are_words_alone(text: str, *, heads: bool):
    assert is_article_heading(passages_of(text)) is heads


def test_bare_numbers_that_count_on_head_parts():
    assert counted_headings(passages_of("1人口特征\n全区平稳。\n2婚姻状况\n全区平稳。\n3教育\n全区平稳。")) == [0, 2, 4]
    assert counted_headings(passages_of("1人口特征\n全区平稳。\n3教育\n全区平稳。")) == []


@pytest.mark.parametrize(
    ("text", "narrow"),
    [
        ("（一）抓产业\n做强园区。\n（二）抓项目\n做优服务。", False),
        ("（一）抓产业\n做强园区。\n（二）抓项目\n做优服务。\n（三）提交材料；\n（四）抓民生\n办好实事。\n（五）抓作风\n从严管理。", False),
        ("（一）抓产业\n做强园区。\n（二）抓项目\n做优服务。\n（三）提交材料；", True),
    ],
)
def test_a_close_call_is_told(text: str, *, narrow: bool):
    assert {judged.narrow for judged in judge_series(passages_of(text)).values()} == {narrow}


def test_lines_that_divide_the_whole_have_numbers_that_begin_anew():
    text = "各位代表：\n2023年工作回顾\n一、经济\n全区平稳。\n二、民生\n全区平稳。\n2024年工作安排\n一、投资\n抓好项目。"
    assert first_division(passages_of(text)) == 1
    assert first_division(passages_of("2023年工作回顾\n一、经济\n全区平稳。\n2024年工作安排\n二、投资\n抓好项目。")) is None
    assert first_division(passages_of("一、经济\n全区平稳。")) is None

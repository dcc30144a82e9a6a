"""The names of deeds and of their results."""

import pytest

from tests.indicators.sentences import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展法治督察，对9个单位开展督察，发现问题63个。", "督察发现问题数"),
        ("受理破产案件23件，盘活土地640亩、厂房11万平方米。", "破产案件盘活厂房面积"),
        ("办理法律援助案件612件，为当事人节省费用12万元。", "法律援助节省费用"),
        ("办理法律援助案件612件，挽回损失120万元。", "法律援助挽回损失"),
        ("投入187亿元办好民生实事。", "办好民生实事投入"),
        ("县法院受理执行案件4.8万件。", "受理执行案件数"),
        ("公共法律服务中心接待群众1.4万人次。", "公共法律服务中心接待群众人次"),
        ("通过听证会、问卷等形式公开征求意见416条。", "征求意见条数"),
    ],
)
def test_the_last_figure_is_named(text, expected):
    assert names(text)[-1] == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("行政复议案件受案186件，审结172件，其中维持98件。", ["行政复议案件受案件数", "审结行政复议案件数", "行政复议案件维持件数"]),
    ("行政诉讼案件收案86件，审结72件。", ["行政诉讼案件收案件数", "审结行政诉讼案件数"])])
def test_what_is_handled_may_stand_before_the_deed(text, expected):
    assert names(text) == expected

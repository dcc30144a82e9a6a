"""Nouns behind their figure."""

import pytest

from tests.indicators.sentences import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打造6个夜间地标和4个文化街区。", ["打造夜间地标数", "打造文化街区数"]),
        ("16个街道全部落实网格管理。", ["落实网格管理的街道数"]),
        ("为26个小区引入物业服务。", ["引入物业服务的小区数"]),
        ("推动9个项目参加申报。", ["参加申报的项目数"]),
        ("12个乡镇、46家部门全部提交报告。", ["提交报告的乡镇数", "提交报告的部门数"]),
        ("85个学科进入前1%、9个进入前1‰。", ["进入前1%的学科数", "学科排名", "进入前1‰的学科数", "学科排名"]),
        ("统筹2.6亿元用于公立医院改革。", ["统筹用于公立医院改革"]),
        ("3个县虚列支出2.3亿元。", ["虚列支出的县数", "县虚列支出"]),
    ],
)
def test_the_noun_is_named_with_what_it_does(text, expected):
    assert names(text) == expected

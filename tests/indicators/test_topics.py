"""What a clause is about."""

import pytest

from convert.indicators.topics import is_agent, subject_of, without_institution


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        ("城镇职工基本养老保险制度不断完善", "城镇职工基本养老保险"),
        ("服务业支撑作用更加明显", "服务业"),
        ("双城经济圈建设走深走实", "双城经济圈"),
        ("新建一批学校", ""),
        ("完善就业优先政策", ""),
    ],
)
def test_a_clause_that_says_how_a_thing_is_doing_is_about_that_thing(clause, subject):
    assert subject_of(clause) == subject


@pytest.mark.parametrize(
    ("thing", "kernel"),
    [("特困人员供养制度", "特困人员供养"), ("信用修复“一口办理”机制", "信用修复"), ("“放管服”改革", "“放管服”"), ("制度", "制度")],
)
def test_an_institution_is_left_out(thing, kernel):
    assert without_institution(thing) == kernel


def test_who_does_it_is_known():
    assert is_agent("区人民法院")
    assert is_agent("1037名调解员")
    assert not is_agent("12345热线")

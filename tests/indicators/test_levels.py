"""The names of levels."""

import pytest

from tests.indicators.sentences import names, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市办理案件12件。", "办理案件数"),
        ("收到申请12件，受理9件。", "受理申请数"),
        ("获评国家级工厂6家、省级9家。", "省级工厂数"),
        ("每千人口床位数7.2张、执业医师3.4人。", "每千人口执业医师人数"),
        ("一般公共预算收入86亿元，支出98亿元。", "一般公共预算支出"),
        ("企业净增12家，总量达86家。", "企业总量"),
        ("侵权犯罪19件46人。", "侵权犯罪人数"),
        ("开展执法检查5次、专题询问2次。", "开展专题询问次数"),
        ("企业1天办结、项目审批时间压缩至60个工作日。", "项目审批时间"),
        ("每月服务不少于12小时。", "服务时长"),
        ("累计脱贫12.6万人。", "脱贫人数"),
    ],
)
def test_the_last_figure_is_named(text, expected):
    assert names(text)[-1] == expected


def test_a_name_from_far_is_doubtful():
    _, (_, far) = told("新建学校12所。已达到20所。")
    assert far.doubt == "indicator-name-far"


def test_a_figure_of_nothing_says_so():
    ((_, nothing),) = told("达5家。")
    assert nothing.doubt == "indicator-name-missing"
    assert nothing.name == ""

"""The last word of a name."""

import pytest

from convert.indicators.growth import Growth
from convert.indicators.quantities import scan
from convert.indicators.suffixes import growth_suffix, level_suffix


@pytest.mark.parametrize(
    ("base", "figure", "suffix"),
    [
        ("案件", "12件", "数"),
        ("申请", "12件", "件数"),
        ("培训", "60学时", "学时"),
        ("小区", "12个", "数"),
        ("意见", "12条", "条数"),
        ("干部", "12名", "人数"),
        ("执法人员", "12名", "数"),
        ("活动", "12场次", "场次"),
        ("总人口", "12人", ""),
        ("参赛人数", "12人", ""),
        ("产值", "12亿元", ""),
        ("合格率", "98%", ""),
        ("服务", "12小时", "时长"),
        ("办理时限", "3个工作日", ""),
    ],
)
def test_a_level_ends_with_its_count(base, figure, suffix):
    assert level_suffix(base, scan(figure)[0], share=False) == suffix


@pytest.mark.parametrize(
    ("level", "figure", "sign", "word", "suffix"),
    [
        ("产值", "5%", 1, "增长", "增速"),
        ("产值", "5%", -1, "下降", "降幅"),
        ("价格", "5%", 1, "上涨", "涨幅"),
        ("产值", "5亿元", 1, "增加", "增加额"),
        ("人口", "5人", -1, "减少", "减少数"),
        ("就业率", "5个百分点", 1, "提高", "提高幅度"),
        ("排名", "3位", 1, "前移", "前移位数"),
        ("审限", "12天", -1, "缩短", "缩短时间"),
        ("优良天数", "9天", 1, "增加", "增加天数"),
        ("产值增速", "2个百分点", 1, "加快", "加快幅度"),
    ],
)
def test_a_growth_ends_with_its_kind(level, figure, sign, word, suffix):
    assert growth_suffix(level, Growth(sign, word, level, None), scan(figure)[0]) == suffix


def test_a_distance_from_another_place_says_which():
    assert growth_suffix("收入增速", Growth(1, "快", "收入增速", "比全国平均"), scan("2个百分点")[0]) == "快于全国平均幅度"

"""Growth: direction, base, and what is none."""

import pytest

from convert.indicators.find import accepted
from convert.indicators.growth import find_growth


def _growth(text):
    quantity = accepted(text)[0][-1]
    return find_growth(text[: quantity.start], quantity, text[quantity.end :].rstrip("。"))


@pytest.mark.parametrize(
    ("text", "sign", "base"),
    [
        ("产值增长5.6%", 1, None),
        ("产值同比增长5.6%", 1, "同比"),
        ("收入比上年下降3.2%", -1, "比上年"),
        ("降幅为3.2%", -1, None),
        ("增速达5.6%", 1, None),
        ("同比减少215万元", -1, "同比"),
        ("检查次数减少三成", -1, None),
        ("压缩办理时限50%", -1, None),
        ("比上年末提高0.8个百分点", 1, "比上年末"),
        ("较五年前提高2.1个百分点", 1, "较五年前"),
        ("环比增长了0.3%", 1, "环比"),
        ("低于全市平均水平5.2个百分点", -1, None),
        ("增长近两成", 1, None),
        ("按可比价格计算增长6%", 1, "按可比价格计算"),
        ("增长1.3倍", 1, None),
        ("负增长3%", -1, None),
    ],
)
def test_growth_has_a_direction_and_a_base(text, sign, base):
    growth = _growth(text)
    assert (growth.sign, growth.base) == (sign, base)


@pytest.mark.parametrize(
    "text",
    [
        "比重提高到45%",
        "羁押率降至24.3%",
        "新增公园12座",
        "净增企业86家",
        "净增86家",
        "增加300张床位",
        "失业率为4.2%",
        "最高5%",
        "提高覆盖率",
        "自然增长率为5.2‰",
    ],
)
def test_a_level_is_no_growth(text):
    kept = accepted(text)[0]
    assert not kept or _growth(text) is None


def test_natural_growth_is_a_rate_of_its_own():
    assert _growth("人口自然增长率为2.65‰") is None
    assert _growth("自然增长率2.65‰") is None

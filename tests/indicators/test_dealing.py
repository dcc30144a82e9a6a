"""分别 in sentences."""

import pytest

from convert.indicators.dealing import same_form
from convert.indicators.quantities import scan
from tests.indicators.sentences import names, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("货运量、客运量分别达1.2亿吨、860万人次。", ["货运量", "客运量"]),
        ("出口12亿元、进口8亿元，分别增长5%、6%。", ["出口", "进口", "出口增速", "进口增速"]),
        ("城乡低保标准分别提高到780元和620元。", ["城镇低保标准", "农村低保标准"]),
        (
            "铁路、公路客运量分别增长5%、6%，货运量分别下降2%、3%。",
            ["铁路客运量增速", "公路客运量增速", "铁路货运量降幅", "公路货运量降幅"],
        ),
        (
            "新增就业2.3万人、培训5.6万人次，分别完成年度目标的115%、104%。",
            ["新增就业人数", "培训人次", "新增就业人数完成年度目标比例", "培训人次完成年度目标比例"],
        ),
    ],
)
def test_figures_go_to_the_things_before_them(text, expected):
    assert names(text) == expected


def test_an_approximator_before_the_list_holds_for_all():
    assert [place.quantity.qualifier for place, _ in told("甲、乙合格率分别超98%和99%。")] == ["超", "超"]


def test_forms_are_compared():
    percent, count = scan("5%和6个")
    assert same_form(percent, count)
    assert not same_form(percent, scan("第一名")[0])

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
        ("来访110批1731人次，与上月相比批次、人次分别上升52%、45%。", ["来访批次", "来访人次", "来访批次增速", "来访人次增速"]),
        ("支出55亿元，增长2%，其中，交通、医疗方面的支出增长较快，分别增长14%、9%。",
         ["支出", "支出增速", "交通方面的支出增速", "医疗方面的支出增速"]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("税收、非税收入增长5%、7%。", ["税收增速", "非税收入增速"]),
        ("城镇、农村居民人均收入年均增长5.3%、7.7%。", ["城镇居民人均收入年均增速", "农村居民人均收入年均增速"]),
        ("业务系统、移动应用整合分别完成25%、20%。", ["业务系统完成比例", "移动应用整合完成比例"]),
        ("甲类企业486家，乙类企业712家，两类企业分别增长21.5%、18.3%。", ["甲类企业数", "乙类企业数", "甲类企业数增速", "乙类企业数增速"]),
        ("小学、初中巩固率99%、98%。", ["小学巩固率", "初中巩固率"]),
        ("抽检食品120批次、药品80批次，合格率均达98%、99%。", ["抽检食品批次", "抽检药品批次", "食品合格率", "药品合格率"]),
        ("审结盗窃、诈骗案件12件36人。", ["审结盗窃、诈骗案件数", "审结盗窃、诈骗案件人数"]),
        ("工业、建筑业、服务业增加值增长5%、7%。", ["工业、建筑业、服务业增加值增速"] * 2),
    ],
)
def test_growths_as_many_as_the_things_before_them_are_dealt_out_without_a_word_for_it(text, expected):
    assert names(text) == expected

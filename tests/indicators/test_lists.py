"""Lists with 分别."""

import pytest

from convert.indicators.lists import deal_out, share_words


@pytest.mark.parametrize(
    ("text", "count", "items"),
    [
        ("食品、药品抽检合格率", 2, ["食品抽检合格率", "药品抽检合格率"]),
        ("适龄幼儿入园率和普惠率", 2, ["适龄幼儿入园率", "适龄幼儿普惠率"]),
        ("金融业、软件和信息服务业增加值", 2, ["金融业增加值", "软件和信息服务业增加值"]),
        ("火灾起数和伤亡人数", 2, ["火灾起数", "伤亡人数"]),
        ("产值", 1, ["产值"]),
        ("甲、乙、丙", 2, None),
        ("一二三产增加值", 3, ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("城市、农村低保标准", 2, ["城市低保标准", "农村低保标准"]),
        ("审结食品安全、污染环境犯罪案件", 2, ["审结食品安全犯罪案件", "审结污染环境犯罪案件"]),
        ("出口、进口和投资", 3, ["出口", "进口", "投资"]),
        ("提出的抗诉、检察建议法院改判占比", 2, ["提出的抗诉法院改判占比", "检察建议法院改判占比"]),
        ("发生事故起数和死亡人数", 2, ["发生事故起数", "死亡人数"]),
    ],
)
def test_things_are_dealt_out_with_the_words_they_share(text, count, items):
    assert deal_out(text, count) == items


def test_items_that_share_nothing_stay_as_they_are():
    assert share_words(["学校", "医院"]) == ["学校", "医院"]

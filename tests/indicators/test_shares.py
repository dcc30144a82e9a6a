"""Shares of something."""

import pytest

from tests.indicators.sentences import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("优秀案卷占35.8%。", "优秀案卷占比"),
        ("总产值增长6%、占工业总产值比重提高到45%。", "总产值占工业总产值比重"),
        ("九成以上的村通公路。", "通公路的村占比"),
        ("89%的公园实现全天开放。", "实现全天开放的公园占比"),
        ("收入86亿元，为预算的101%。", "收入完成预算比例"),
        ("产量5万吨，为1990年的98%。", "产量相当于1990年比例"),
        ("总量是2020年的1.7倍。", "总量相当于2020年倍数"),
        ("税收52亿元，占收入的60%。", "税收占收入比重"),
        ("服务覆盖九成以上城乡社区。", "服务覆盖城乡社区占比"),
    ],
)
def test_a_share_names_part_and_whole(text, expected):
    assert names(text)[-1] == expected


def test_growth_after_a_share_is_that_of_the_level():
    assert names("收入86亿元，为预算的101%，增长3%。")[-1] == "收入增速"


@pytest.mark.parametrize(("text", "expected"), [
    ("税收收入31751万元，完成预算数31220万元的101.7%，较上年28899万元增长9.9%。",
     ["税收收入", "税收收入预算数", "税收收入完成预算比例", "税收收入上年数", "税收收入增速"]),
    ("公共支出5亿元，占调整预算数6亿元的83%，增长5.6%。",
     ["公共支出", "公共支出调整预算数", "公共支出完成调整预算比例", "公共支出增速"]),
    ("税收收入完成数27亿元，完成年初预算22亿元的122%，同比增收5亿元。",
     ["税收收入完成数", "税收收入年初预算", "税收收入完成年初预算比例", "税收收入增加额"]),
    ("税收收入占财政总收入81%。", ["税收收入占财政总收入比重"])])
def test_what_a_level_is_set_against_stands_beside_it(text, expected):
    assert names(text) == expected

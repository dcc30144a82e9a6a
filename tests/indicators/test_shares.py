"""Shares of something."""

import pytest

from tests.indicators.sentences import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("优秀案卷占35.8%。", "优秀案卷占比"),
        ("总产值增长6%、占工业总产值比重提高到45%。", "总产值占工业总产值比重"),
        ("九成以上的村通公路。", "村通公路占比"),
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

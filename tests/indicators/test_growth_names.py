"""The names of growths."""

import pytest

from tests.indicators.sentences import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值86亿元，增长5%。", "产值增速"),
        ("产值86亿元，比上年增加6亿元。", "产值增加额"),
        ("就业率62%，较上年提高3.5个百分点。", "就业率提高幅度"),
        ("价格上涨2%。", "价格涨幅"),
        ("国有企业增加值增长4%，股份制企业增长7%。", "股份制企业增加值增速"),
        ("产值增长9%，增速比上年提高2个百分点。", "产值增速提高幅度"),
        ("服务业产值增长9%，高于全省1.6个百分点。", "服务业产值增速高于全省幅度"),
        ("到2027年经济总量突破2000亿元，年均增长6%。", "经济总量年均增速"),
        ("食品价格上涨0.6%，影响CPI上涨约0.1个百分点。", "食品价格影响CPI提高幅度"),
    ],
)
def test_the_last_growth_is_named_after_its_level(text, expected):
    assert names(text)[-1] == expected

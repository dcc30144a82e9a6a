"""What is remembered while a paragraph is named."""

from convert.indicators.growth import Growth
from convert.indicators.told import CONNECTORS, Memory, ToldFigures, find_proportion


def test_the_last_level_is_no_growth_and_no_share_beside_it():
    memory = Memory()
    assert memory.last_level() is None
    memory.told += [
        ToldFigures("产值", level="产值"),
        ToldFigures("占比", level="占比", side=True),
        ToldFigures("增速", Growth(1, "增长", "", None), level="增速"),
    ]
    assert memory.last_level().name == "产值"
    assert memory.last_level(rates=True).name == "占比"


def test_connectives_and_proportions_are_known():
    assert CONNECTORS.match("、约")
    assert not CONNECTORS.match("、出口")
    assert find_proportion("收入完成年度预算的").group(3) == "年度预算"
    assert find_proportion("收入完成年度预算") is None

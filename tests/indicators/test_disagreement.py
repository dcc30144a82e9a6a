"""What the words of a figure allow it to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.indicators.disagreement import interval, plain, precision
from tests.indicators.disagreeing import figure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2万件", 1000),
        ("3亿元", 1e8),
        ("100件", 0),
        ("99.29%", 0.01),
        ("１.５%", 0.1),
        ("4 9 2 5 0 万吨", 1e4),
        ("三千余万元", 1e7),
        ("1,042.5元", 0.1),
    ],
)
def test_the_worth_of_the_last_place(text: str, expected: float):
    assert precision(text) == pytest.approx(expected)


@given(st.floats(-1e9, 1e9), st.sampled_from((None, "约", "近", "超", "余", "不足", "以上", "以下")))
def test_a_figure_lies_within_its_own_interval(value: float, qualifier):
    low, high = interval(figure("甲", value, "1", "1", qualifier=qualifier))
    assert low <= value <= high


def test_numbers_are_told_plainly():
    assert (plain(1234.5), plain(12000.0), plain(98.33)) == ("1,234.5", "12,000", "98.33")

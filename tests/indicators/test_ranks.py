"""Ranks and runs."""

import pytest

from tests.indicators.sentences import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总里程达685公里、居全省首位。", ["总里程", "总里程全省排名"]),
        ("综合实力由全省第二十一位跃升到第十六位。", ["综合实力全省排名", "综合实力排名"]),
        ("透明度连续六次排名全国前十。", ["透明度连续排名全国前十次数", "透明度全国排名"]),
        ("连续12年荣获全国双拥模范城称号。", ["连续荣获全国双拥模范城称号年数"]),
        ("示范村7个，占比居全市第二。", ["示范村数", "示范村占比全市排名"]),
        ("应诉率连续三年保持100%。", ["应诉率连续保持100%年数", "应诉率"]),
    ],
)
def test_ranks_and_runs_are_named(text, expected):
    assert names(text) == expected

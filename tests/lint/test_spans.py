"""Spans: what is near a rule but not in it."""

import pytest

from tests.lint.worlds import codes


@pytest.mark.parametrize(("text", "expected"), [
    ("2021-2025年规划全面实施。", ["C16"]), ("1-11月全区投资增长5%。", ["C16"]), ("2024年3月1日-5日开展检查。", ["C16"]),
    ("北京-上海高铁通车。", ["C16"]), ("《青禾区规划（2021-2025年）》全面实施。", []), ("吐鲁番-哈密盆地资源丰富。", []),
    ("项目周期3-5年。", ["C17"]), ("补贴5%-8%。", ["C17"]), ("座位在3-5排，型号为K3-5型。", []), ("热线12345-1转人工。", []),
    ("补助13～17万元。", ["C18"]), ("补助13万～17万元。", []), ("2021—2025年增长5%。", []), ("2013——2015年实施。", ["C20"]),
    ("见第400—429页，适合100～150千克。", []),
])
def test_only_what_is_wrong_is_found(text: str, expected: list[str]):
    assert codes(text, "C") == expected

"""Titles of documents: what is near a rule but not in it."""

import pytest

from tests.lint.worlds import codes


@pytest.mark.parametrize(("text", "expected"), [
    ("获评《青禾区质量奖》。", ["C52"]), ("收看《青禾新闻》，学习《青禾区奖励办法》。", []),
    ("审议《青禾区河道条例》（草案）。", []), ("落实《青禾区办法》青政发〔2024〕3号。", ["C56"]),
    ("落实《青禾区办法》（青政发〔2024〕3号）。", []), ("印发《青禾区2023年工作方案》《青禾区2024年工作方案》。", []),
    ("落实《青禾区办法》和青政发〔2024〕3号文件。", []),
    ("修订《青禾区河道管理办法》，青禾区河道管理办法自下月施行。", ["W02"]),
])
def test_only_what_is_wrong_is_found(text: str, expected: list[str]):
    assert codes(text) == expected

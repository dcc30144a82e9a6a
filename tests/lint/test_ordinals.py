"""Marks after ordinals: what is near a rule but not in it."""

import pytest

from tests.lint.worlds import codes


@pytest.mark.parametrize(("text", "expected"), [
    ("一，加强领导，压实各方责任，推动任务落实。", ["C35"]), ("（1）、加强领导，压实各方责任，推动任务落实。", ["C36"]),
    ("（一）、（二）两项已经完成，其余各项正在推进。", []), ("1、加强领导，压实各方责任，推动任务落实。", ["C37"]),
    ("3、4月份开展植树，共植树12万株，成活率达95%。", []), ("第一、加强领导。第二、加大投入。", ["C38", "C38"]),
    ("第一、二季度开局良好。", []), ("一是，加强领导。", ["C39"]), ("这不一是，还有二。", []),
])
def test_only_what_is_wrong_is_found(text: str, expected: list[str]):
    assert codes(text, "C3") == expected

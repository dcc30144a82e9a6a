"""Words that make a figure less than exact: 约, 近, 超 before it, 以上, 左右 behind it."""

from typing import Final

from convert.model.indicator import Qualifier

PREFIXES: Final[tuple[tuple[str, Qualifier | None], ...]] = (
    ("不少于", "以上"), ("不低于", "以上"), ("不小于", "以上"), ("不超过", "以下"), ("不高于", "以下"), ("不多于", "以下"),
    ("不大于", "以下"), ("至少", "以上"), ("大约", "约"), ("超过", "超"), ("超出", "超"), ("接近", "近"), ("将近", "近"),
    ("不足", "不足"), ("不到", "不足"), ("突破", "超"), ("约", "约"), ("近", "近"), ("超", "超"), ("逾", "超"),
    ("高于", "超"), ("大于", "超"), ("低于", "以下"), ("小于", "以下"),
)
"""Approximators before a number, with what they mean."""
OUTSIDE: Final = {"突破", "高于", "大于", "低于", "小于"}
"""Those that are verbs: they tell, and stay outside the span."""
NOT_BEFORE: Final = {
    "近": "最附相邻临靠远亲贴迫",
    "约": "节合条签预履公契违制集邀简守爽",
    "超": "赶高反",
    "突破": "",
    "不足": "",
    "超过": "",
}
SUFFIXES: Final[tuple[tuple[str, Qualifier], ...]] = (
    ("及以上", "以上"),
    ("及以下", "以下"),
    ("左右", "约"),
    ("上下", "约"),
    ("以上", "以上"),
    ("以下", "以下"),
    ("以内", "以下"),
    ("之内", "以下"),
)

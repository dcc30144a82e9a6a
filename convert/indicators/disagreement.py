"""What a disagreement of figures is, and what the words of a figure allow it to be.

Every figure is taken as the interval that its own words allow: 1.2万 is anything that rounds to it, 近700 is at most
700, 超500 at least 500. Only intervals that cannot meet are reported, so that a rounded figure in the summary does
not contradict the exact one in the details.
"""

import math
import unicodedata
from typing import Final

import msgspec

from convert.model.indicator import Indicator
from convert.patterns import regex

MULTIPLIERS: Final = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
APPROXIMATE: Final = 0.1
"""How far, of its own size, 约 may be from the exact figure; 近, 不足, 超, 余 are open on one side as far as this twice."""
PART_OPENER: Final = "其中"
_LAST_PLACE: Final = regex(r"(?:\d+(?:\.(?P<decimals>\d+))?|[零〇一二三四五六七八九两])(?P<scale>[十百千万亿余多来几]*)"
                           r"(?!.*[\d零〇一二三四五六七八九两])")
"""The last number of a text with its decimals, and the 万 and 亿 behind it."""


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Figures that do not agree. `code` and `args` make the sentence (`convert.messages.consistency`)."""

    code: str
    args: dict[str, str | int | float]
    indicators: tuple[Indicator, ...]
    """The figures concerned: for a sum the whole and then its parts, for a share the rate, part and whole."""


class PlacedFigure(msgspec.Struct, frozen=True):
    """An indicator with its place in its sentence."""

    indicator: Indicator
    start: int
    end: int


def interval(indicator: Indicator) -> tuple[float, float]:
    """Return the lowest and the highest exact figure that the words of `indicator` allow."""
    low, high = indicator.value, indicator.value_high if indicator.value_high is not None else indicator.value
    low, high = min(low, high), max(low, high)
    half = precision(indicator.text) / 2
    size = max(abs(low), abs(high))
    below, above = {
        "约": (APPROXIMATE, APPROXIMATE), "近": (2 * APPROXIMATE, 0.0), "不足": (2 * APPROXIMATE, 0.0),
        "以下": (1.0, 0.0), "超": (0.0, 2 * APPROXIMATE), "余": (0.0, 2 * APPROXIMATE), "以上": (0.0, 1.0),
    }.get(indicator.qualifier or "", (0.0, 0.0))
    if low < 0:
        below, above = above, below
    return low - half - below * size, high + half + above * size


def precision(text: str) -> float:
    """Return the worth of the last place that `text` gives: 0.1万 → 1000; 0 for a whole number without 万 or 亿."""
    plain_text = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    match = _LAST_PLACE.search(plain_text)
    if match is None:
        return 0.0
    places, scale = len(match["decimals"] or ""), match["scale"]
    large = "万" in scale or "亿" in scale
    factor = math.prod(MULTIPLIERS.get(char, 1.0) for char in scale) if large else 1.0
    return 10.0 ** -places * factor if places or large else 0.0


def plain(value: float) -> str:
    """Return `value` with thousands separators and no more decimals than it has: 1,234.5."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def can_be_equal(one: Indicator, other: Indicator) -> bool:
    """Tell whether the words of both figures allow one value."""
    low, high = interval(one)
    other_low, other_high = interval(other)
    return low <= other_high and other_low <= high


def as_read(indicator: Indicator) -> str:
    """Return the figure as written, without blanks."""
    return "".join(indicator.text.split())

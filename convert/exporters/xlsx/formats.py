"""How a figure looks in a cell: its number format, and the figure as text."""

import unicodedata
from functools import cache, lru_cache
from typing import Final

from convert.model.indicator import Indicator
from convert.patterns import regex

_MOST_DECIMALS: Final = 4
_REMEMBERED: Final = 1024
"""Figures whose formats are remembered: a format is asked for more than once in a row."""
_SCALED: Final = regex("[十百千万亿]")
_DECIMALS: Final = regex(r"\.(\d+)")
_PERCENT: Final = ("%", "％", "‰")


def number_format(indicator: Indicator) -> str:
    """Return the number format that shows the figure as the text has it.

    Percentages stay as written (99.29 shows as 99.29%, the sign is a literal), changes carry their sign, ranks read
    第3 or 前10, large numbers have thousands separators, and decimals are as many as the text has.
    """
    return _format_of(indicator.kind, indicator.unit, indicator.text, indicator.value)


def decimals(indicator: Indicator) -> int:
    """Return how many decimals the figure needs, and no fewer than the text shows when it is not scaled by 万."""
    return _decimals(indicator.text, indicator.value)


@lru_cache(_REMEMBERED)
def _format_of(kind: str, unit: str, text: str, value: float) -> str:
    places = _decimals(text, value)
    unit = "%" if unit in ("%", "％") else "‰" if unit == "‰" else ""
    match kind:
        case "rank":
            first = unicodedata.normalize("NFKC", text).strip()[:1]
            return _rank_format(first, unit) if first in ("第", "前") else _format(places, unit, signed=False)
        case "change":
            return _format(places, unit, signed=True)
        case _:
            return _format(places, unit, signed=False)


def _decimals(text: str, value: float) -> int:
    own = f"{value:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2]
    text = unicodedata.normalize("NFKC", text).replace(" ", "")
    written = _DECIMALS.search(text)
    shown = len(written[1]) if written and not _SCALED.search(text) else 0
    return min(max(len(own), shown), _MOST_DECIMALS)


@cache
def change_format(unit: str, places: int) -> str:
    """Return the format of a difference, with its sign and `unit` (a literal) behind it."""
    return _format(places, unit, signed=True)


@cache
def _format(places: int, unit: str, *, signed: bool) -> str:
    number = "#,##0" + ("." + "0" * places if places else "")
    tail = f'"{unit}"' if unit else ""
    return f"+{number}{tail};-{number}{tail};{number}{tail}" if signed else f"{number}{tail}"


@cache
def _rank_format(first: str, unit: str) -> str:
    return f'"{first}"0' + (f'"{unit}"' if unit else "")


def shown(indicator: Indicator) -> str:
    """Return the figure for a sentence, from its value: 1,234.5件, 99.29%."""
    value = f"{indicator.value:,.{decimals(indicator)}f}"
    high = "" if indicator.value_high is None else f"–{indicator.value_high:,.{decimals(indicator)}f}"
    return value + high + indicator.unit

r"""How a figure looks in a cell: its number format, and the figure as text.

Large numbers are shown with 万, 亿 or 万亿 as people write them while the cell keeps the number. A format can only divide by thousands;
the point before the last digits that are left is a literal: 6124000000 in `0\.00,,"亿"` is 61.24亿. So 亿 has two or five decimals
and 万 has one; 万亿 is a power of a thousand and has any. Where people write fewer (5.2亿, 30万), the format says how this very number
is written, and how another one that a person types into the cell: `[=520000000]"5.2亿";0\.00,,"亿"`.
"""

import unicodedata
from functools import cache, lru_cache
from typing import Final

from convert.model.indicator import Indicator
from convert.patterns import regex
from convert.text.numerals import written_in

_MOST_DECIMALS: Final = 4
_REMEMBERED: Final = 1024
"""Figures whose formats are remembered: a format is asked for more than once in a row."""
_SCALED: Final = regex("[十百千万亿]")
_NUMBER: Final = regex(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_DECIMALS: Final = regex(r"\.(\d+)")
_WAN, _YI, _WANYI = 1e4, 1e8, 1e12
_PRECISION: Final = 1e-6


def number_format(indicator: Indicator) -> str:
    """Return the number format that shows the figure as people read it.

    Percentages stay as written (99.29 shows as 99.29%, the sign is a literal), changes carry their sign, ranks read
    第3 or 前10, large numbers are shown in 万, 亿 or 万亿 where no digit is lost, others have thousands separators.
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
            large = large_format(value, text)
            return _as_written(value, text, f"+{large};-{large};0" if large else _format(places, unit, signed=True), signed=True)
        case _:
            return _as_written(value, text, large_format(value, text) or _format(places, unit, signed=False))


def large_format(value: float, text: str = "") -> str | None:
    """Return the format of a large number in 万亿, 亿 or (where `text` counts in 万) 万; None where a digit would be lost."""
    size = abs(value)
    if size >= _WANYI:
        places = next((places for places in range(_MOST_DECIMALS + 1) if _whole(size / _WANYI * 10**places)), None)
        if places is not None:
            return f'0{"." + "0" * places if places else ""},,,,"万亿"'
    if size >= _YI or (size >= _WAN and "亿" in text):
        return r'0\.00,,"亿"' if _whole(size / 1e6) else r'0\.00000,"亿"' if _whole(size / 1e3) else None
    return r'0\.0,"万"' if size >= _WAN and _counts_in_wan(size, text) and _whole(size / 1e3) else None


def difference_format(difference: float, text: str, unit: str, places: int) -> str:
    """Return the format of a difference of figures written as `text`, with its sign: +8.9亿, +1.2百分点."""
    large = large_format(difference, text)
    return _as_written(difference, text, f"+{large};-{large};0", signed=True) if large else change_format(unit, places)


def figure_change_format(later: Indicator, difference: float | None, places: int) -> str:
    """Return the format of what a figure changed by to `later`; of any number where the `difference` is None.

    Shares differ by 百分点.
    """
    unit = "百分点" if later.unit in ("%", "％") else "‰" if later.unit == "‰" else ""
    return change_format(unit, places) if difference is None else difference_format(difference, later.text, unit, places)


def scaled_words(value: float, text: str = "") -> str:
    """Return a large number as people write it, without its sign: 5.2亿, 30万; nothing for one that is not written so."""
    size = abs(value)
    for word, one, written in (("万亿", _WANYI, size >= _WANYI), ("亿", _YI, size >= _YI or (size >= _WAN and "亿" in text)),
                               ("万", _WAN, size >= _WAN and _counts_in_wan(size, text))):
        words = written_in(size, one) if written else ""
        if words:
            return words + word
    return ""


def fallback_of(number_format: str) -> str:
    """Return the part of a format that shows any number: what stands behind the one for this very number."""
    return number_format.partition(";")[2] if number_format.startswith("[=") else number_format


def _counts_in_wan(size: float, text: str) -> bool:
    """Whether the figure is written in 万, in its own text or (1200 below 万元) in the heading of its column."""
    if "万" in text:
        return True
    written = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return written is not None and _whole(float(written[0].replace(",", "").lstrip("+-")) * _WAN - size)


def _as_written(value: float, text: str, generic: str, *, signed: bool = False) -> str:
    """Return `generic`, with how this very number is written before it where that is something else."""
    words = scaled_words(value, text)
    large = large_format(value, text)
    if not words or (large and words == _generic_words(value, large)):
        return generic
    sign = "-" if value < 0 else "+" if signed else ""
    positive, _, rest = generic.partition(";")
    return f'[={value:.0f}]"{sign}{words}";' + (f"[<0]{rest.partition(';')[0]};{positive}" if signed else generic)


def _generic_words(value: float, large: str) -> str:
    """Return what the format `large` shows."""
    word = large.split('"')[1]
    one = {"万亿": _WANYI, "亿": _YI, "万": _WAN}[word]
    return f"{abs(value) / one:.{large.count('0') - 1}f}{word}"


def shown_length(indicator: Indicator) -> int:
    """Return how many letters, a hanzi as two, the figure takes in its cell, so that the column is wide enough for it."""
    large = large_format(indicator.value, indicator.text) if indicator.kind != "rank" else None
    plain = _generic_words(indicator.value, large) if large else f"{indicator.value:,.{decimals(indicator)}f}"
    words = max(plain, scaled_words(indicator.value, indicator.text), key=len)
    return len(words) + (sum(letter in "万亿" for letter in words) + 1 if large else 3)


def _whole(value: float) -> bool:
    return abs(value - round(value)) < _PRECISION


@lru_cache(_REMEMBERED)
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
    """Return the figure for a sentence, from its value: 1,234.5件, 61.24亿元, 99.29%."""
    places, text = decimals(indicator), indicator.text
    high = "" if indicator.value_high is None else f"–{_shown(indicator.value_high, text, places)}"
    return _shown(indicator.value, text, places) + high + indicator.unit


def _shown(value: float, text: str, places: int) -> str:
    words = scaled_words(value, text)
    return ("-" if value < 0 else "") + words if words else f"{value:,.{places}f}"

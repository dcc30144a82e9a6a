"""Numbers as reports write them: 1,234.5, 三千二百, 十二点五, 5.67万亿, 三千余万.

Values are exact as long as a double can hold them: digits are read as an integer and divided once.
"""

import re
from typing import Final

import msgspec

from convert.patterns import regex

DIGITS: Final = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SMALL_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
LARGE_UNITS: Final = {"万": 10_000, "亿": 100_000_000}
HANZI: Final = "零〇一二两三四五六七八九十百千万亿"
HALF_WIDTH: Final = {
    0xFF01 + offset: 0x21 + offset for offset in range(94) if chr(0x21 + offset).isalnum() or chr(0x21 + offset) in "%./~-"
} | {0x2236: ":", 0x2212: "-"}
"""Full-width digits, letters and signs of figures, to be used with `str.translate`; the length stays the same."""

_ARABIC: Final = regex(r"-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
# 克 瓦 … make a unit together with 千 (千克, 千瓦); 分 makes 百分; 强 货 make words.
_ARABIC_SCALE: Final = regex("[十百千]?万亿|[十百千]?[万亿]|千(?![克瓦米卡焦伏帕赫])|百(?![分货强])")
_HANZI_SCALE: Final = regex("万亿|[万亿]")
_HANZI: Final = regex(f"[{HANZI}]+(?:点[零〇一二三四五六七八九]+)?")
_MORE: Final = frozenset("余多")
_PLACES: Final = frozenset((*SMALL_UNITS, *LARGE_UNITS))
_MYRIADS: Final = frozenset(LARGE_UNITS)


class Number(msgspec.Struct, frozen=True):
    """A number found in a text."""

    value: float
    start: int
    end: int
    """Offsets in the text; 余 and 多 inside the number (三千余万) belong to it, after it they do too."""
    more: bool
    """余 or 多 stands in or after it."""
    scaled: bool
    """It holds 万 or 亿 (or 百, 千 after digits)."""
    arabic: bool


def read_number(text: str, start: int = 0) -> Number | None:
    """Return the number that `text` holds at `start`, or None. `text` has half-width digits and no blanks in numbers."""
    match = _ARABIC.match(text, start)
    if match:
        return _read_arabic(text, match)
    match = _HANZI.match(text, start)
    return _read_hanzi(text, match) if match else None


def hanzi_value(numeral: str) -> float | None:
    """Return the value of a Chinese numeral, or None when it is none: 三千二百 → 3200, 二〇二四 → 2024, 百亿 → 1e10."""
    whole, point, fraction = numeral.partition("点")
    value = _hanzi_integer(whole)
    if value is None:
        return None
    if not point:
        return float(value)
    digits = "".join(str(DIGITS[character]) for character in fraction)
    return float((value * 10 ** len(digits) + int(digits)) / 10 ** len(digits))


def arabic_value(digits: str, factor: int = 1) -> float:
    """Return `digits` (1,234.5) times `factor`."""
    whole, _, fraction = digits.replace(",", "").partition(".")
    return float(int(whole + fraction) * factor / 10 ** len(fraction))


def scale_value(scale: str) -> int:
    """Return what a scale word multiplies by: 万亿 → 10**12, empty → 1."""
    factor = 1
    for character in scale:
        factor *= LARGE_UNITS.get(character) or SMALL_UNITS[character]
    return factor


def _read_arabic(text: str, match: re.Match[str]) -> Number | None:
    # Sixty digits are no figure; int() would take long on very many.
    if len(match.group()) > 60:
        return None
    at = match.end()
    more = text[at : at + 1] in _MORE
    scale = _ARABIC_SCALE.match(text, at + more)
    if scale:
        at = scale.end()
        more_after = text[at : at + 1] in _MORE
        factor = scale_value(scale.group())
        return Number(
            arabic_value(match.group(), factor), match.start(), at + more_after, more=more or more_after, scaled=True, arabic=True
        )
    return Number(arabic_value(match.group()), match.start(), at + more, more=more, scaled=False, arabic=True)


def _read_hanzi(text: str, match: re.Match[str]) -> Number | None:
    if len(match.group()) > 60:
        return None
    value = hanzi_value(match.group())
    if value is None:
        return None
    at = match.end()
    scaled = not _MYRIADS.isdisjoint(match.group())
    more = text[at : at + 1] in _MORE
    if more:
        at += 1
        scale = _HANZI_SCALE.match(text, at)
        if scale:
            return Number(value * scale_value(scale.group()), match.start(), scale.end(), more=True, scaled=True, arabic=False)
    return Number(value, match.start(), at, more=more, scaled=scaled, arabic=False)


def _hanzi_integer(numeral: str) -> int | None:
    if _PLACES.isdisjoint(numeral):
        return _digit_string(numeral)
    total = section = 0
    digit: int | None = None
    last_small = 10_000
    for character in numeral:
        if character in DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = DIGITS[character]
        elif character in SMALL_UNITS:
            unit = SMALL_UNITS[character]
            if unit >= last_small and digit is None:
                return None
            section += (1 if digit is None else digit) * unit
            digit, last_small = None, unit
        else:
            section += digit or 0
            factor = LARGE_UNITS[character]
            if section == 0 and total == 0:
                section = 1
            total = (total + section) * factor if factor > LARGE_UNITS["万"] or total == 0 else total + section * factor
            section, digit, last_small = 0, None, 10_000
    return total + section + (digit or 0)


def _digit_string(numeral: str) -> int | None:
    if len(numeral) == 1:
        return DIGITS[numeral]
    if "两" in numeral or not ("〇" in numeral or "零" in numeral or len(numeral) == 4):
        return None  # 三三三, 一二 are no numbers
    return int("".join(str(DIGITS[character]) for character in numeral))

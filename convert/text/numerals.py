"""Numbers as reports write them: 1,234.5, 三千二百, 十二点五, 5.67万亿, 三千余万, 5亿8千万, 两三百.

Values are exact as long as a double can hold them: digits are read as an integer and divided once. What is not written
as a number is none: 12,5 and 3万5 yield nothing rather than a piece of themselves.
"""

import re
from typing import Final

import msgspec

from convert.patterns import regex

_FOUR_DECIMALS: Final = 10**4
_EXACT: Final = 1e-6
DIGITS: Final = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SMALL_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
LARGE_UNITS: Final = {"万": 10_000, "亿": 100_000_000}
HANZI: Final = "零〇一二两三四五六七八九十百千万亿"
SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
HALF_WIDTH: Final = {
    0xFF01 + offset: 0x21 + offset for offset in range(94) if chr(0x21 + offset).isalnum() or chr(0x21 + offset) in "%./~-"
} | {0x2236: ":", 0x2212: "-"}
"""Full-width digits, letters and signs of figures, to be used with `str.translate`; the length stays the same."""

_LONGEST: Final = 60
"""More digits are no figure; int() would take long on very many."""
_ARABIC: Final = regex(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?!\d)(?:\.\d+(?![\d.])|(?![.,]+\d))")
# 克 瓦 … make a unit together with 千 (千克, 千瓦); 分 makes 百分; 强 货 make words.
_ARABIC_SCALE: Final = regex("[十百千]?万亿|[十百千]?[万亿]|千(?![克瓦米卡焦伏帕赫])|百(?![分货强])")
_HANZI_SCALE: Final = regex("(?:(?<=几)[十百])?(万亿|[万亿])")
"""What multiplies a number whose last places are not told: 三千余｜万, 6千几百｜万."""
_DECIMAL_SCALE: Final = regex("[十百千]?(?:万亿|[万亿])")
_HANZI: Final = regex(f"[{HANZI}]+(?:点[零〇一二三四五六七八九]+)?")
_TERM: Final = regex(r"[零〇]?(?:(\d+)|([一二两三四五六七八九])(?=[十百千万亿]))|([十百千])|(万亿|[万亿])")
"""What goes on with a mixed number behind its first scale: 5亿｜8｜千｜万."""
_NEXT_TERM: Final = regex(r"[零〇]?(?:\d|[一二两三四五六七八九][十百千万亿])")
_MARKED_ON: Final = regex(r"(?<=\d)[.,]+\d")
_WHOLE_RUN: Final = regex(
    rf"\d[\d.,]*(?:[余多]?[十百千万亿]++(?:\d[\d.,]*|[一二两三四五六七八九](?=[十百千万亿]))?)*|[{HANZI}]+(?:(?<=[百千万亿])\d[\d.,]*)?"
)
_MORE: Final = frozenset("余多几")
_PLACES: Final = frozenset((*SMALL_UNITS, *LARGE_UNITS))
_MYRIADS: Final = frozenset(LARGE_UNITS)
_PAIR: Final = regex("一两|两三|二三|三四|三五|四五|五六|六七|七八|八九")
"""Neighbours that tell a range: 两三百."""
_COUNTED: Final = frozenset("个名位家件人户处次所座成项条岁年天台辆")
"""A range that ends in ones is one before such a word alone: 七八成, but 十四五规划."""


class Number(msgspec.Struct, frozen=True):
    """A number found in a text."""

    value: float
    start: int
    end: int
    """Offsets in the text; 余, 多 and 几 inside the number (三千余万) belong to it, after it they do too."""
    more: bool
    """余, 多 or 几 stands in or after it."""
    scaled: bool
    """It holds 万 or 亿 (or 百, 千 after digits)."""
    arabic: bool
    high: float | None = None
    """Upper end of a range that one numeral tells: 两三百."""


class _Terms:
    """The value of a numeral, built from digits and units as they come; `broken` once they cannot stand in that order."""

    __slots__ = ("broken", "digit", "large", "section", "small", "total", "width", "zero")

    def __init__(self) -> None:
        self.total = self.section = 0
        self.digit: int | None = None
        self.width = 0
        self.small, self.large = 10_000, 0
        self.zero = self.broken = False

    def add_digit(self, value: int, width: int = 0) -> None:
        """Read a numeral, or as many Arabic digits as `width` says."""
        if value == 0 and not width:
            self.zero = True
            return
        self.broken |= self.digit is not None
        self.digit, self.width = value, width

    def add_small(self, unit: int) -> None:
        """Read 十, 百 or 千; without a digit before it stands for one of them."""
        empty = self.digit is None
        self.broken |= unit >= self.small or (empty and (self.total or self.section) > 0 and unit != 10)
        self.broken |= not empty and self.section > 0 and (self.digit or 0) * unit >= self.small
        self.section += (1 if self.digit is None else self.digit) * unit
        self.digit, self.small, self.zero = None, unit, False

    def add_large(self, unit: int) -> None:
        """Read 万, 亿 or 万亿, which multiplies the section before it, and what a smaller one stood before: 5万8千亿."""
        empty = self.digit is None and not self.section
        section = 1 if empty and not self.total else self._section(closing=False)
        if self.large and unit > self.large:
            self.broken |= section >= self.large or self.large > LARGE_UNITS["万"]
            self.total = (self.total + section) * unit
        else:
            self.broken |= bool(self.large) and (empty or section * unit >= self.large)
            self.total += section * unit
        self.large, self.section, self.digit, self.small, self.zero = unit, 0, None, 10_000, False

    def value(self) -> int | None:
        """Return the value; None when the numeral is none."""
        if not self.total and not self.section:
            return None if self.broken else self.digit
        value = self.total + self._section(closing=True)
        return None if self.broken else value

    def _section(self, *, closing: bool) -> int:
        """Return the section with its last digit, which behind a unit and without 零 counts tenths of it: 一百五 is 150."""
        if self.digit is None:
            return self.section
        unit = self.small if self.section else self.large if closing else 0
        if not unit or self.zero or (unit == 10 and not self.width):
            self.broken |= bool(unit) and self.digit >= unit
            return self.section + self.digit
        if self.width:
            places = len(str(unit)) - 1
            self.broken |= self.width > places or self.width < (places if unit < LARGE_UNITS["万"] else places - 1)
            return self.section + self.digit
        self.broken |= not closing or unit > LARGE_UNITS["亿"]
        return self.section + self.digit * unit // 10


def read_number(text: str, start: int = 0) -> Number | None:
    """Return the number that `text` holds at `start`, or None. `text` has half-width digits and no blanks in numbers."""
    match = _ARABIC.match(text, start)
    if match:
        return _read_arabic(text, match)
    match = _HANZI.match(text, start)
    return _read_hanzi(text, match) if match else None


def whole_run(text: str, start: int) -> int:
    """Return where the run of digits, numerals and scales that begins at `start` ends, a number or not."""
    match = _WHOLE_RUN.match(text, start)
    return match.end() if match else start + 1


def hanzi_value(numeral: str) -> float | None:
    """Return the value of a Chinese numeral, or None when it is none: 三千二百 → 3200, 二〇二四 → 2024, 百亿 → 1e10."""
    whole, point, fraction = numeral.partition("点")
    value = _hanzi_integer(whole)
    if value is None:
        return None
    if not point:
        return float(value)
    return _with_decimals(value, fraction, 1)


def arabic_value(digits: str, factor: int = 1) -> float:
    """Return `digits` (1,234.5) times `factor`."""
    whole, _, fraction = digits.replace(",", "").partition(".")
    return float(int(whole + fraction) * factor / 10 ** len(fraction))


def written_in(value: float, scale: float) -> str:
    """Return `value` in units of `scale` as people write it, 512.8 for 51280000000 in 亿; nothing where four decimals do not hold it."""
    units = value / scale
    if abs(units * _FOUR_DECIMALS - round(units * _FOUR_DECIMALS)) > _EXACT:
        return ""
    return f"{units:,.4f}".rstrip("0").rstrip(".")


def number_words(value: float) -> str:
    """Return a number as people write it: 512.8亿, 7,200, 99.1."""
    for word, scale in (("万亿", 1e12), ("亿", 1e8)):
        words = written_in(value, scale) if abs(value) >= scale else ""
        if words:
            return words + word
    return written_in(value, 1) or f"{value:,.10g}"


def scale_value(scale: str) -> int:
    """Return what a scale word multiplies by: 万亿 → 10**12, empty → 1."""
    factor = 1
    for character in scale:
        factor *= LARGE_UNITS.get(character) or SMALL_UNITS[character]
    return factor


def _read_arabic(text: str, match: re.Match[str]) -> Number | None:
    if len(match.group()) > _LONGEST:
        return None
    at = match.end()
    if text[at : at + 1] and text[at] in SUPERSCRIPTS:
        return None
    more = text[at : at + 1] in _MORE
    scale = _ARABIC_SCALE.match(text, at + more)
    if not scale:
        return Number(arabic_value(match.group()), match.start(), at + more, more=more, scaled=False, arabic=True)
    if not more and _NEXT_TERM.match(text, scale.end()):
        return _read_mixed(text, match)
    at, factor = scale.end(), scale_value(scale.group())
    if text[at : at + 1] in _MORE:
        more, at = True, at + 1
        large = _HANZI_SCALE.match(text, at)
        if large and scale_value(large.group(1)) > factor:
            factor, at = factor * scale_value(large.group(1)), large.end()
    return Number(arabic_value(match.group(), factor), match.start(), at, more=more, scaled=True, arabic=True)


def _read_mixed(text: str, head: re.Match[str]) -> Number | None:
    """Return a number of several scales that begins with digits: 5亿8千万, 13万2千余, 1亿2千3百万."""
    if "." in head.group() or "-" in head.group():
        return None
    terms = _Terms()
    digits = head.group().replace(",", "")
    terms.add_digit(int(digits), len(digits))
    at, more = head.end(), False
    while True:
        term = _TERM.match(text, at)
        if term is None:
            if text[at : at + 1] not in _MORE:
                break
            more, at = True, at + 1
            large = _HANZI_SCALE.match(text, at)
            if large:
                terms.add_large(scale_value(large.group(1)))
                at = large.end()
            break
        if term.group()[0] in "零〇":
            terms.add_digit(0)
        if term.group(1):
            terms.add_digit(int(term.group(1)), len(term.group(1)))
        elif term.group(2):
            terms.add_digit(DIGITS[term.group(2)])
        elif term.group(3):
            if terms.digit is None:
                break  # 1000万千瓦: the unit begins
            terms.add_small(SMALL_UNITS[term.group(3)])
        else:
            terms.add_large(scale_value(term.group(4)))
        at = term.end()
    value = terms.value() if at - head.start() <= _LONGEST and not _MARKED_ON.match(text, at) else None
    return None if value is None else Number(float(value), head.start(), at, more=more, scaled=True, arabic=True)


def _read_hanzi(text: str, match: re.Match[str]) -> Number | None:
    numeral, end = _without_unit(text, match)
    if len(numeral) > _LONGEST or text[end : end + 1].isdecimal():
        return None
    whole, point, fraction = numeral.partition("点")
    high = None
    pair = _PAIR.search(whole)
    if pair and not point:
        if pair.end() == len(whole) and text[end : end + 1] not in _COUNTED:
            return None
        high = _hanzi_integer(whole[: pair.start()] + pair.group()[1] + whole[pair.end() :])
        whole = whole[: pair.start() + 1] + whole[pair.end() :]
    more = text[end : end + 1] in _MORE
    scale = (_HANZI_SCALE if more else _DECIMAL_SCALE).match(text, end + more) if more or point else None
    told = (scale.group(1) if more else scale.group()) if scale else ""
    factor = scale_value(told)
    integer = _hanzi_integer(whole + ("" if point else told))
    if integer is None or (high is not None and high * (1 if point else factor) <= integer):
        return None
    at = scale.end() if scale else end + more
    if scale and not more and text[at : at + 1] in _MORE:
        more, at = True, at + 1
    return Number(
        value=_with_decimals(integer, fraction, factor if point else 1),
        start=match.start(),
        end=at,
        more=more,
        scaled=bool(scale) or not _MYRIADS.isdisjoint(numeral),
        arabic=False,
        high=None if high is None else float(high * factor),
    )


def _without_unit(text: str, match: re.Match[str]) -> tuple[str, int]:
    """Return the numeral and its end without a 千 that begins the unit: 一千万｜千瓦."""
    numeral, end = match.group(), match.end()
    if len(numeral) > 1 and numeral[-1] == "千" and numeral[-2] in _PLACES and text[end : end + 1] in "克瓦米卡焦伏帕赫":
        return numeral[:-1], end - 1
    return numeral, end


def _with_decimals(whole: int, fraction: str, factor: int) -> float:
    digits = "".join(str(DIGITS[character]) for character in fraction)
    return float((whole * 10 ** len(digits) + int(digits or 0)) * factor / 10 ** len(digits))


def _hanzi_integer(numeral: str) -> int | None:
    if _PLACES.isdisjoint(numeral):
        return _digit_string(numeral)
    terms = _Terms()
    at = 0
    while at < len(numeral):
        character = numeral[at]
        if character in DIGITS:
            terms.add_digit(DIGITS[character])
        elif character in SMALL_UNITS:
            terms.add_small(SMALL_UNITS[character])
        else:
            large = "万亿" if numeral.startswith("万亿", at) else character
            terms.add_large(scale_value(large))
            at += len(large) - 1
        at += 1
    return terms.value()


def _digit_string(numeral: str) -> int | None:
    if len(numeral) == 1:
        return DIGITS[numeral]
    if "两" in numeral or not ("〇" in numeral or "零" in numeral or len(numeral) == 4):
        return None  # 三三三, 一二 are no numbers
    return int("".join(str(DIGITS[character]) for character in numeral))

"""The numbers of headings: 一、（一） 1. （1） and the forms that offices write instead.

GB/T 9704-2012 7.3.3 names four levels. Readers accept what is written; checks say what should stand there.
"""

import re
from typing import Final, Literal

import msgspec

from convert.patterns import Regex, regex
from convert.text.characters import ARABIC_YEAR, DASHES, LETTER

Form = Literal["comma", "brackets", "point", "digit_brackets", "circled", "chapter", "section", "article"]

YEAR_AHEAD: Final = rf"{ARABIC_YEAR}\s*(?:年|届|级|[~～至{DASHES}]{{1,2}}\s*(?:19|20)?\d{{2}}\s*(?:年|学年))"
"""A year that may follow the point of a number: 3.2023年度…, 1.2022—2023学年…"""
_NUMERAL: Final = "一二三四五六七八九十百零〇"
_COUNT: Final = rf"[{_NUMERAL}\d]{{1,4}}"
_PART: Final = r"(?:章|编|篇|部\s*分)"
CHAPTER_NUMBER: Final = rf"第\s*{_COUNT}\s*(?:节|{_PART})"
"""The number of a chapter, or of a larger or smaller part."""
CAPTION_NUMBER: Final = rf"[{_NUMERAL}\d]+(?:[.{DASHES}]\d+)?"
"""The number of a table or a figure: 2, 三, 2-1."""
_DIGITS: Final = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0}


class Ordinal(msgspec.Struct, frozen=True):
    """The number at the head of a line."""

    level: Literal[1, 2, 3, 4] | None
    """Level of the heading it makes; None for ① and 第一条, which make items and articles."""
    form: Form
    value: int
    mark: str
    """As written, with its mark: `一、`, `(一)`, `1.`, `第一章`."""
    canonical: str
    """As the standard writes it: `一、`, `（一）`, `1.`, `（1）`."""


_Pattern = tuple[Form, Literal[1, 2, 3, 4] | None, Regex[str], str]
"""Form, level, expression and how the standard writes it."""

_NUMERAL_FIRST: Final[tuple[_Pattern, ...]] = (("comma", 1, regex(rf"([{_NUMERAL}]{{1,4}})\s*(?:[、.．]\s*|[,，](?={LETTER}))"), "{}、"),)
_BRACKET_FIRST: Final[tuple[_Pattern, ...]] = (
    ("brackets", 2, regex(rf"[（(]\s*([{_NUMERAL}]{{1,4}})\s*[）)][、.．，,]?\s*"), "（{}）"),
    ("digit_brackets", 4, regex(r"[（(]\s*(\d{1,2})\s*[）)][、.．，,]?\s*"), "（{}）"),
)
_DIGIT_FIRST: Final[tuple[_Pattern, ...]] = (
    ("point", 3, regex(rf"(\d{{1,2}})\s*(?:[.．、](?:(?!\d)|(?={YEAR_AHEAD}))\s*|[,，](?={LETTER}))"), "{}."),
    ("digit_brackets", 4, regex(r"(\d{1,2})[)）][、.．]?\s*"), "（{}）"),
)
_ENCLOSED: Final[tuple[_Pattern, ...]] = (
    ("brackets", 2, regex("([\u3220-\u3229])[、.．]?\\s*"), "（{}）"),
    ("point", 3, regex("([\u2488-\u249b])[、.．]?\\s*"), "{}."),
    ("digit_brackets", 4, regex("([\u2474-\u2487])[、.．]?\\s*"), "（{}）"),
    ("circled", None, regex("([\u2460-\u2473\u24f5-\u24fe\u2776-\u277f])[、.．]?\\s*"), "{}"),
)
_WORD_FIRST: Final[tuple[_Pattern, ...]] = (
    ("chapter", 1, regex(rf"第\s*({_COUNT})\s*{_PART}(?![的内之])[：:、，]?\s*"), ""),
    ("section", 2, regex(rf"第\s*({_COUNT})\s*节(?![能日假])[：:、]?\s*"), ""),
    ("article", None, regex(rf"第\s*({_COUNT})\s*条(?![例件款规第和至与及、])\s*"), ""),
)
_BY_FIRST: Final = {
    **dict.fromkeys(_NUMERAL, _NUMERAL_FIRST), **dict.fromkeys("（(", _BRACKET_FIRST), "第": _WORD_FIRST,
    **dict.fromkeys("0123456789", _DIGIT_FIRST),
}
_NEIGHBOUR: Final = regex(rf"([{_NUMERAL}]{{1,3}})[、产季线类批期级等两三]")
_RANGES: Final = ((0x3220, 1), (0x2488, 1), (0x2474, 1), (0x2460, 1), (0x24F5, 1), (0x2776, 1))


def read_ordinal(text: str) -> Ordinal | None:
    """Return the number that `text` begins with, or None. `1.5%`, `3、4月` and `一、二产业` begin with none."""
    for pattern in _BY_FIRST.get(text[:1]) or _by_other_first(text[:1]):
        match = pattern[2].match(text)
        if match:
            found = _ordinal(pattern, match)
            return None if not found.value or (found.form == "comma" and _lists_two(found, text[match.end():])) else found
    return None


def _by_other_first(first: str) -> tuple[_Pattern, ...]:
    if "\u2460" <= first <= "\u3229":
        return _ENCLOSED
    return _DIGIT_FIRST if first.isdecimal() else ()


def numeral_value(numeral: str) -> int:
    """Return the value of `numeral`: digits, 一 to 九百九十九, or one enclosed number such as ③."""
    if numeral.isdecimal():
        return int(numeral)
    if len(numeral) == 1 and "\u2460" <= numeral < "\u3300" and numeral not in _DIGITS:
        code = ord(numeral)
        for first, value in _RANGES:
            if first <= code < first + 20:
                return code - first + value
    total = current = 0
    for character in numeral:
        if character in _DIGITS:
            current = _DIGITS[character]
        else:
            total += (current or 1) * (100 if character == "百" else 10)
            current = 0
    return total + current


def _lists_two(found: Ordinal, rest: str) -> bool:
    """Tell 一、二产业 and 三、四季度, which name two neighbours, from a heading."""
    following = _NEIGHBOUR.match(rest)
    return following is not None and numeral_value(following.group(1)) == found.value + 1


def _ordinal(pattern: _Pattern, match: re.Match[str]) -> Ordinal:
    form, level, _, written = pattern
    mark = match.group().rstrip()
    numeral = match.group(1)
    value = numeral_value(numeral)
    plain = numeral if numeral.isdecimal() or numeral[0] in _NUMERAL else str(value)
    canonical = written.format(hanzi_numeral(value) if form == "brackets" else plain) or mark
    return Ordinal(level, form, value, mark, canonical)


def hanzi_numeral(value: int) -> str:
    """Return `value` as an ordinal is written: 二十一; from a hundred on in Arabic digits."""
    tens, ones = divmod(value, 10)
    digits = "〇一二三四五六七八九"
    if value >= 100:
        return str(value)
    return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + (digits[ones] if ones else "")

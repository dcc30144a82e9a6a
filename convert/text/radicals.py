"""Radicals that stand for whole characters: ⼀ for 一, ⽤ for 用, ⻓ for 长. Copying from some PDF files leaves them."""

import unicodedata
from functools import cache
from typing import Final, NamedTuple

from convert.patterns import regex

_RADICAL: Final = regex("[\u2e80-\u2fd5\uf900-\ufad9]")
_SUPPLEMENT: Final = dict(zip(
    "⺎⺒⺓⺝⺟⺠⺩⺪⺫⺬⺻⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "兀巳幺月母民王疋目示聿肉虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟", strict=True))
"""Of U+2E80 to U+2EF3 those that are characters of their own; the rest are parts of characters and stay."""
_CUSTOMARY: Final = {"戶": "户", "靑": "青"}
"""The form in use where Unicode's own equivalent is another one."""


class Unified(NamedTuple):
    """A text without radicals, as long as it was."""

    text: str
    changed: str
    """The radicals that were replaced, in order."""
    first: int
    """Index of the first of them."""


def unify_radicals(text: str) -> Unified:
    """Return `text` with radicals and compatibility ideographs as the characters that they stand for, one for one."""
    opening = _RADICAL.search(text)
    if opening is None:
        return Unified(text, "", -1)
    found = [match for match in _RADICAL.finditer(text, opening.start()) if stands_for(match.group()) != match.group()]
    if not found:
        return Unified(text, "", -1)
    return Unified(_RADICAL.sub(lambda match: stands_for(match.group()), text), "".join(match.group() for match in found), found[0].start())


@cache
def stands_for(radical: str) -> str:
    """Return the character that a radical or compatibility ideograph stands for, itself when it stands for none."""
    plain = _SUPPLEMENT.get(radical) or unicodedata.normalize("NFKC", radical)
    return _CUSTOMARY.get(plain, plain)

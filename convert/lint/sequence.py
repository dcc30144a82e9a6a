"""Do the numbers of headings and items follow one another? (GB/T 9704-2012 7.3.3; GB/T 15834-2011 B.3)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from convert.lint.checked import Checked
from convert.lint.passage import CheckedPassage
from convert.lint.rule import Finding, rule
from convert.lint.spot import HZ, NUMERAL, point
from convert.patterns import regex
from convert.text.ordinals import Ordinal, numeral_value, read_ordinal

_LOOK_BACK: Final = 60
_DEEPEST: Final = 4
_LEVELS: Final = {"comma": 1, "brackets": 2, "point": 3, "digit_brackets": 4}
_INLINE: Final = regex(
    rf"(?:^|[。；：，]|(?<![唯统之第单逐同万不划整])(?=一是))([{NUMERAL}]{{1,3}})是(?={HZ}|[\d“‘《（])")

_SAYS_ITSELF: Final = regex("[：:].*[^：:\\s]")
"""1、时间：6月6日: a label with what it says."""


class _Numbered(NamedTuple):
    """A passage that begins with a number."""

    at: int
    """Index among the passages."""
    passage: CheckedPassage
    ordinal: Ordinal | None
    """None for a heading without number."""
    level: int


class _Open(NamedTuple):
    """The last number at one level, and the headings above it."""

    value: int
    form: str
    parents: tuple[int, ...]
    at: int
    outer: tuple[int, ...] = ()
    """Numbers of lists that a new 1 interrupted; they may go on."""


@rule("C40", grade="recommended", cite="GB/T 9704-2012 7.3.3; GB/T 15834-2011 B.3")
def level_out_of_order(doc: Checked) -> Iterator[Finding]:
    """Find （1） directly below 一、 or （一）, and （一） counted anew below each 1."""
    above = 0
    numbered = list(_numbered(doc))
    for one in numbered:
        if one.level == 4 and above in (1, 2):
            yield _out_of_order(one, above)
        above = one.level
    for upper, lower in ((2, 3), (1, 2)):
        yield from _inverted(numbered, upper, lower)


@rule("C41", grade="recommended", cite="GB/T 9704-2012 7.3.3")
def number_out_of_sequence(doc: Checked) -> Iterator[Finding]:
    """Find gaps, duplicates and steps back among the numbers below one heading."""
    open_levels: dict[int, _Open] = {}
    for one in _numbered(doc, boundaries=True):
        level = one.level
        if one.ordinal is None:
            open_levels = {other: last for other, last in open_levels.items() if other < level}
            continue
        parents = tuple(open_levels[other].value for other in sorted(open_levels) if other < level)
        before = open_levels.get(level)
        value = one.ordinal.value
        expected = _expected(before, parents, one.ordinal)
        if expected is not None and not _is_in_text(doc, one.at, one.ordinal.form, before, expected):
            yield point(one.passage, 0, len(one.ordinal.mark), around=6, ordinal=one.ordinal.mark,
                        expected=_as_written(expected, one.ordinal.form))
        # 1. may go on across （一）（二）, so its count is kept
        open_levels = {other: last for other, last in open_levels.items() if other < level or other == 3}
        open_levels[level] = _Open(value, one.ordinal.form, parents, one.at, _outer(before, parents, value))


@rule("N01", grade="recommended", cite="practice")
def item_out_of_sequence(doc: Checked) -> Iterator[Finding]:
    """Find gaps and duplicates among 一是, 二是, 三是 of one enumeration."""
    stack: list[int] = []
    for passage in doc.paragraphs:
        matches = list(_INLINE.finditer(passage.bare))
        if not matches or matches[0].start(1) != 0:
            stack = []
        for match in matches:
            value = numeral_value(match.group(1))
            if value == 1 or not stack:
                stack = [*stack[-2:], value]
            elif not _continues(stack, value):
                yield point(passage, match.start(1), match.end(1) + 1, after=_as_written(stack[-1], "inline"))
                stack = [value]


@rule("N02", grade="advisory", cite="practice")
def empty_section(doc: Checked) -> Iterator[Finding]:
    """Find headings with nothing below them."""
    passages = [passage for passage in doc.passages if passage.kind in ("heading", "body", "item", "cell", "caption")]
    for one, following in pairwise(passages):
        both = one.kind == following.kind == "heading" and one.ordinal and following.ordinal
        if both and one.level == following.level and not _SAYS_ITSELF.search(one.text):
            yield point(one, 0, min(len(one.text), 16))


def _numbered(doc: Checked, *, boundaries: bool = False) -> Iterator[_Numbered]:
    """Yield the numbered passages; with `boundaries` also headings without number, where what is below them starts anew."""
    for at, passage in enumerate(doc.passages):
        if passage.kind == "attachment_title" and boundaries:
            yield _Numbered(at, passage, None, 0)
        if passage.kind not in ("heading", "body", "item"):
            continue
        ordinal = read_ordinal(passage.text)
        if ordinal is not None and ordinal.form in _LEVELS:
            yield _Numbered(at, passage, ordinal, _LEVELS[ordinal.form])
        elif boundaries and (passage.kind == "heading" or (ordinal is not None and ordinal.form == "chapter")):
            yield _Numbered(at, passage, None, passage.level or 0)


def _outer(before: _Open | None, parents: tuple[int, ...], value: int) -> tuple[int, ...]:
    if before is None or before.parents != parents:
        return ()
    if value == 1:
        return (*before.outer, before.value)[-_DEEPEST:]
    return before.outer if value == before.value + 1 else tuple(one for one in before.outer if one != value - 1)


def _expected(before: _Open | None, parents: tuple[int, ...], ordinal: Ordinal) -> int | None:
    """Return the number that should stand there, or None when this one may."""
    if before is None:
        return 1 if ordinal.value != 1 and parents else None
    if before.form != ordinal.form or ordinal.value in (1, before.value + 1) or ordinal.value - 1 in before.outer:
        return None
    return before.value + 1 if parents == before.parents else 1


def _is_in_text(doc: Checked, at: int, form: str, before: _Open | None, expected: int) -> bool:
    """Tell whether the number that seems to be missing stands inside a paragraph since the last one."""
    written = rf"{expected}[.．、]" if form == "point" else re.escape(_as_written(expected, form))
    mark = re.compile(rf"(?<![\d.]){written}(?!\d)")
    first = before.at if before is not None else max(0, at - _LOOK_BACK)
    return any(mark.search(passage.text, 1 if index == first else 0) for index, passage in enumerate(doc.passages[first:at], first))


def _as_written(value: int, form: str) -> str:
    tens, ones = divmod(value, 10)
    digits = "〇一二三四五六七八九"
    hanzi = (("" if tens == 1 else digits[tens]) + "十" if tens else "") + (digits[ones] if ones else "")
    return {"comma": f"{hanzi}、", "brackets": f"（{hanzi}）", "point": f"{value}.", "inline": f"{hanzi}是"}.get(form, f"（{value}）")


def _continues(stack: list[int], value: int) -> bool:
    """Tell whether `value` goes on one of the open enumerations; the inner ones end then."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth] + 1 == value:
            del stack[depth + 1:]
            stack[depth] = value
            return True
    return False


def _inverted(numbered: list[_Numbered], upper: int, lower: int) -> Iterator[Finding]:
    """Find the form of level `upper` counted anew between neighbouring numbers of level `lower`, twice or more."""
    last_value, restarts, inside = 0, 0, False
    places: list[_Numbered] = []
    for one in numbered:
        value = one.ordinal.value if one.ordinal else 0
        if one.level == lower:
            if value == 1 or value != last_value + 1:
                restarts, places = 0, []
            last_value, inside = value, True
        elif one.level == upper:
            if value == 1 and inside and last_value:
                restarts += 1
                places.append(one)
            inside = False
        elif one.level < upper:
            last_value, restarts, places, inside = 0, 0, [], False
        if restarts == 2 and places:
            yield _out_of_order(places[0], lower)
            places = []


def _out_of_order(one: _Numbered, above: int) -> Finding:
    forms = ("一、", "（一）", "1.", "（1）", "①")
    mark = one.ordinal.mark if one.ordinal else ""
    return point(one.passage, 0, len(mark), around=6, ordinal=mark, above=forms[above - 1], right=forms[above])

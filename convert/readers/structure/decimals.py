"""Headings numbered 1, 1.1, 1.1.1, as emergency plans, plans of construction and technical papers have them."""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from convert.patterns import regex
from convert.readers.structure.headings import LONGEST_HEADING, LONGEST_LEAD, HeadingFound, is_figure_sentence
from convert.readers.structure.passages import Passage
from convert.readers.structure.wording import SENTENCE_END, first_sentence_end
from convert.text.characters import LETTER

_NUMBERED: Final = regex(rf"(?P<number>\d{{1,2}}(?:[.．]\d{{1,2}}){{0,3}})(?P<mark>[.．、]?)\s*(?=[“《（(]?{LETTER})")
_POINT: Final = regex(r"[.．]")
_FEWEST: Final = 3
"""Numbers from which they count the parts of a text, two of them with a point."""
_MOST_SKIPPED: Final = 5
_LABEL: Final = regex(r"[^，。；：:]{1,16}[：:].+")
_LEVELS: Final[tuple[Literal[1, 2, 3, 4], ...]] = (1, 2, 3, 4)


class _Counted(msgspec.Struct, frozen=True):
    index: int
    number: tuple[int, ...]
    start: int
    """Where the words begin."""
    mark: str


def decimal_headings(passages: Sequence[Passage]) -> dict[int, HeadingFound]:
    """Return by index the headings that numbers of several places count: 1 总则, 1.1 编制目的, 2 组织体系.

    As many places as a number has, so deep is its heading. Where such numbers count clauses, as contracts have them, they are none.
    """
    counted = _counted(passages)
    if len(counted) < _FEWEST or sum(len(each.number) > 1 for each in counted) < _FEWEST - 1:
        return {}
    found = {each.index: heading for each in counted if (heading := _heading(passages[each.index].text, each)) is not None}
    return found if 2 * len(found) >= len(counted) or sum(not each.run_in for each in found.values()) >= _FEWEST else {}


def _counted(passages: Sequence[Passage]) -> list[_Counted]:
    """Return the numbered passages that count on, each from the one before it."""
    candidates = [each for index, passage in enumerate(passages) if (each := _read(index, passage)) is not None]
    counted: list[_Counted] = []
    last: tuple[int, ...] = ()
    for at, each in enumerate(candidates):
        if len(each.number) > 1:
            goes_on = _counts_on(last, each.number)
        else:
            goes_on = _is_part(each, candidates[at + 1:], counted, last, passages[each.index].text)
        if goes_on:
            counted.append(each)
            last = each.number
    return counted


def _read(index: int, passage: Passage) -> _Counted | None:
    match = _NUMBERED.match(passage.text) if passage.block is None and passage.text[:1].isdigit() and passage.hints.role is None else None
    if match is None:
        return None
    return _Counted(index, tuple(map(int, _POINT.split(match.group("number")))), match.end(), match.group("mark"))


def _counts_on(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Tell whether `number` may follow `last`: one deeper, the next beside it or beside one above it, the first of the next part."""
    if number == (*last, 1) or (not last and number == (1, 1)) or (last and number == (last[0] + 1, 1)):
        return True
    places = len(number)
    return places <= len(last) and number[:-1] == last[:places - 1] and 0 < number[-1] - last[places - 1] <= _MOST_SKIPPED


def _is_part(each: _Counted, below: Sequence[_Counted], counted: Sequence[_Counted], last: tuple[int, ...], text: str) -> bool:
    """Tell whether a number without point heads a part: parts numbered 1.1 stand below it, or it counts on from such a one."""
    value = each.number[0]
    if not _is_alone(text[each.start:]) or not 0 < value - (last[0] if last else 0) <= _MOST_SKIPPED:
        return False
    alike = any(len(other.number) == 1 and other.mark == each.mark for other in counted)
    return alike or (bool(below) and below[0].number == (value, 1))


def _heading(text: str, each: _Counted) -> HeadingFound | None:
    """Return the heading that a counted line is, or begins with; None for a clause."""
    level = _LEVELS[min(len(each.number), len(_LEVELS)) - 1]
    rest = text[each.start:]
    shown = each.start if each.mark and len(each.number) == 1 else 0
    if _is_alone(rest):
        return HeadingFound(level, text[:shown], shown, len(text), run_in=False)
    end = first_sentence_end(rest)
    if end is None or end == len(rest) or end > LONGEST_LEAD or _tells(rest[:end]):
        return None
    return HeadingFound(level, text[:shown], shown, each.start + end, run_in=True)


def _is_alone(rest: str) -> bool:
    return (0 < len(rest) <= LONGEST_HEADING and not any(mark in rest for mark in SENTENCE_END + "；") and rest[-1] not in "，、,"
            and not _tells(rest))


def _tells(rest: str) -> bool:
    return _LABEL.match(rest) is not None or is_figure_sentence(rest)

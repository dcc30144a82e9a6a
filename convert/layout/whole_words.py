"""Words and names that stay whole in the cells of tables and in the entries of contents."""

from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import fsum
from typing import TYPE_CHECKING, Final

from convert.layout.punctuation import NO_END, NO_START
from convert.patterns import regex
from convert.text.words import all_boundaries, sure_boundaries

if TYPE_CHECKING:
    from convert.layout.paragraph import Measure

SEPARATE: Final = "、：　"
"""What ends the part of a line under which its further lines do not begin."""

Stretches = tuple[tuple[int, int], ...]
"""Ranges of a text that no line end tears."""

_MOST_HEAD_LINES: Final = 6
"""A head of more lines is filled as running text is."""
_LONGEST_WHOLE: Final = 4
_LONGEST_SHORT: Final = 3
"""Longer words are phrases, which may be parted between their words: the former where lines are long, the latter where they are short."""
_LONG_LINE: Final = 16
"""Letters that a long line holds."""
_JOINERS: Final = "和与及"
"""Words that begin a line rather than end one."""
_IN_BRACKETS: Final = regex(r"（[^（）]*）[。；，]?")
_TORN: Final = 1.5
"""What a torn word costs in the head of a column; a line costs 1."""
_LONGEST_CELL: Final = 40
"""Texts of a cell that are longer are read as running text, whose lines are filled."""
_LONGEST_WORD: Final = 7
"""A stretch without a sure boundary that is longer may hold several words."""
_LONGEST_DATE: Final = 11
"""2025年12月31日."""
_ORDINAL: Final = regex(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.、]|其中：)")


@lru_cache(maxsize=4096)
def words_of_cell(text: str) -> Stretches:
    """Return the words of a short cell; an ordinal before the first stays with it."""
    if not 1 < len(text) <= _LONGEST_CELL or text.isascii():
        return ()
    places = sure_boundaries(text)
    places |= {place for place in range(1, len(text)) if text[place - 1].isspace()}
    ordinal = _ORDINAL.match(text)
    if ordinal:
        places -= set(range(1, ordinal.end() + 1))
    return tuple((start, end) for start, end in pairwise([0, *sorted(places), len(text)])
                 if 1 < end - start <= (_LONGEST_DATE if text[start].isdigit() else _LONGEST_WORD))


def word_ends(text: str, widths: Sequence[float], room: "Measure", whole: Stretches = ()) -> list[int]:
    """Return the offsets where lines of whole words end, the last being the length of `text`; a longer word is broken anywhere.

    A phrase of several words may be parted between them; what stands in brackets stays whole where it finds room on a line.
    Stretches that are `whole`, names of people and offices, are too; no line begins with 的.
    """
    long = len(widths) * room.width_mm > _LONG_LINE * fsum(widths)
    places = all_boundaries(text, _LONGEST_WHOLE if long else _LONGEST_SHORT)
    places |= {place for place in range(1, len(text)) if text[place - 1] in SEPARATE}
    places -= {place for place in places if text[place - 1] in _JOINERS and place - 1 in places}
    for group in _IN_BRACKETS.finditer(text):
        if fsum(widths[group.start():group.end()]) <= room.width_mm:
            places -= set(range(group.start() + 1, group.end()))
    free = {place for place in range(1, len(text)) if text[place] not in NO_START and text[place - 1] not in NO_END}
    places &= {place for place in free if text[place] != "的"}
    for start, end in whole:
        if fsum(widths[start:end]) <= room.width_mm:
            places.difference_update(range(start + 1, end))
    ends: list[int] = []
    start = 0
    while start < len(text):
        width = room.width_mm - (0.0 if ends else room.first_mm)
        end = start
        while end < len(text) and fsum(widths[start:end + 1]) <= width + 1e-6:
            end += 1
        if end < len(text):
            fitting = range(end, start, -1)
            end = next((place for allowed in (places, free) for place in fitting if place in allowed), max(end, start + 1))
        ends.append(end)
        start = end
    return ends


def head_ends(text: str, widths: Sequence[float], room_mm: float) -> list[int]:
    """Return the offsets where the lines of a column's head end, between words, the lines of like length; none when it fits on one.

    A segmenter is asked only when a word that the lexicon knows is wider than the column.
    """
    if len(text) < 2 or fsum(widths) <= room_mm + 1e-6:
        return []
    free = {place for place in range(1, len(text)) if text[place] not in NO_START and text[place - 1] not in NO_END
            and not _in_number(text, place)}
    words = sure_boundaries(text) | {place for place in free if text[place - 1].isspace()}
    ends, torn = _fewest(widths, room_mm, free, words)
    if torn:
        ends, _ = _fewest(widths, room_mm, free, words | all_boundaries(text, _LONGEST_SHORT))
    return ends if len(ends) <= _MOST_HEAD_LINES else []


def _in_number(text: str, place: int) -> bool:
    return text[place - 1].isascii() and text[place].isascii() and not text[place - 1].isspace()


def _fewest(widths: Sequence[float], room_mm: float, free: Container[int], words: Container[int]) -> tuple[list[int], bool]:
    """Return the ends of the lines that cost least, and whether a word is torn."""
    prefix = [0.0, *accumulate(widths)]
    best: dict[int, tuple[float, bool, list[int]]] = {0: (0.0, False, [])}
    for end in range(1, len(prefix)):
        if end < len(widths) and end not in free:
            continue
        torn = end < len(widths) and end not in words
        ways = [(spent + 1 + _TORN * torn + ((room_mm - prefix[end] + prefix[start]) / room_mm) ** 2 / 2, before or torn, [*ends, end])
                for start, (spent, before, ends) in best.items() if prefix[end] - prefix[start] <= room_mm + 1e-6]
        if ways:
            best[end] = min(ways)
    _, torn, ends = best.get(len(widths), (0.0, False, []))
    return ends, torn

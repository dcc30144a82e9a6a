"""What changed from one text to another, in pieces that a reader takes in at once: whole words, whole figures, whole phrases."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

import msgspec

from convert.patterns import regex
from convert.text.words import all_boundaries

_FIGURE: Final = regex(r"[0-9０-９]+(?:[.,，:：/．][0-9０-９]+)*[%％‰]?|[〇○零一二三四五六七八九十百千万亿两]{2,}")
"""What is never cut: 1,286.5, 12.5%, 十三."""
_APART: Final = regex("[\ud800-\udfff]")
"""What stands for a thing that is no letter: a mark of a note, a picture. Each is a word of its own."""
_CLAUSE: Final = regex("[^，。；：！？\n]*[，。；：！？\n]|[^，。；：！？\n]+")
_DIGIT: Final = regex("[0-9０-９]")
_BRIDGE: Final = 2
"""Letters that stayed the same between two changes are shown as changed with them, up to so many."""
_LONG: Final = 2
"""Letters from which on a change is long enough to swallow such a bridge."""
_SCATTERED: Final = 3
"""Changes from which on a text may be scattered …"""
_LEAST_KEPT: Final = 0.3
"""… and is shown as replaced altogether when less of it than this stayed."""


class TextChange(msgspec.Struct, frozen=True):
    """A stretch of the old text and the one of the new text that stands in its place; one of the two may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def text_changes(old: str, new: str) -> list[TextChange]:
    """Return what has to be changed in `old` to give `new`, in order; what lies between is the same in both.

    Every change begins and ends between words, so no figure and no word is cut.
    """
    if old == new:
        return []
    found = _bridged(list(_by_clauses(old, new)), old)
    kept = len(old) - sum(one.old_end - one.old_start for one in found)
    if len(found) >= _SCATTERED and kept < _LEAST_KEPT * max(len(old), len(new)):
        return [TextChange(0, len(old), 0, len(new))]
    return found


def word_ends(text: str) -> list[int]:
    """Return where the words of `text` end, the end of the text among them; figures are whole."""
    ends: set[int] = set()
    start = 0
    for apart in [*_APART.finditer(text), None]:
        end = apart.start() if apart else len(text)
        ends.update(start + place for place in all_boundaries(text[start:end], longest=1) if start < end)
        ends.update((end, apart.end()) if apart else (end,))
        start = apart.end() if apart else end
    return _whole(ends, text)


def _whole(ends: set[int], text: str) -> list[int]:
    """Return `ends` in order without those inside a figure."""
    for figure in _FIGURE.finditer(text):
        ends.difference_update(range(figure.start() + 1, figure.end()))
    return sorted(ends - {0})


def _by_clauses(old: str, new: str) -> Iterator[TextChange]:
    """Find the clauses that stayed, and compare the words of those between."""
    one, other = (_pieces(text, _whole({match.end() for match in _CLAUSE.finditer(text)}, text)) for text in (old, new))
    for old_start, old_end, new_start, new_end in _gaps(one, other):
        before, after = old[old_start:old_end], new[new_start:new_end]
        if not before or not after:
            yield TextChange(old_start, old_end, new_start, new_end)
            continue
        for start, end, begin, stop in _gaps(_pieces(before, word_ends(before)), _pieces(after, word_ends(after))):
            yield TextChange(old_start + start, old_start + end, new_start + begin, new_start + stop)


def _pieces(text: str, ends: Sequence[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise((0, *ends))]


def _gaps(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches that differ, as offsets of letters."""
    old, new = _starts(one), _starts(other)
    for tag, first, last, begin, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield old[first], old[last], new[begin], new[end]


def _starts(pieces: Sequence[str]) -> list[int]:
    found = [0]
    for piece in pieces:
        found.append(found[-1] + len(piece))
    return found


def _bridged(changes: Sequence[TextChange], old: str) -> list[TextChange]:
    """Return the changes with those made one that hardly a word parts; figures stay apart."""
    found: list[TextChange] = []
    for one in changes:
        last = found[-1] if found else None
        if last is not None and _belong_together(last, one, old):
            found[-1] = TextChange(last.old_start, one.old_end, last.new_start, one.new_end)
        else:
            found.append(one)
    return found


def _belong_together(one: TextChange, other: TextChange, old: str) -> bool:
    between = old[one.old_end:other.old_start]
    if not between:
        return True
    if len(between) > _BRIDGE or _DIGIT.search(between) or _APART.search(between):
        return False
    return all(max(change.old_end - change.old_start, change.new_end - change.new_start) >= _LONG
               and not _DIGIT.search(old[change.old_start:change.old_end]) for change in (one, other))

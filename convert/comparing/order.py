"""Which passages of an old version are those of a new one: the same ones first, then the likely ones between them, in order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

import msgspec

_LIKE: Final = 0.4
"""Likeness from which on two passages of a kind are one passage that was changed."""
_VERY_LIKE: Final = 0.6
"""The same where their kinds differ, as when a paragraph became a heading."""
_ONLY: Final = 0.2
"""What the only passages of a kind are alike at the least: a title is a title, whatever it says."""
_MOST_COMPARED: Final = 160_000
"""Pairs of passages that are compared between two that stayed; beyond, only the same ones are paired."""

Pair = tuple[int | None, int | None]
"""Places of an old and of the new passage; None for one that is gone or that came."""


class ComparedPassage(msgspec.Struct, frozen=True):
    """A paragraph, a table or a row of one."""

    text: str
    kind: str
    """What it is; passages of one kind are paired more readily."""


_Passages = Sequence[ComparedPassage]


def paired(old: Sequence[ComparedPassage], new: Sequence[ComparedPassage]) -> list[Pair]:
    """Return which passages belong together, in the order of both versions.

    A passage that was moved is gone at one place and came at another. What is gone stands before what came in its place.
    """
    alone = _only_ones(old) & _only_ones(new)
    found: list[Pair] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            found += zip(range(first, last), range(begin, end), strict=True)
        else:
            found += _between(old, new, range(first, last), range(begin, end), alone)
    return found


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how alike two texts are, given as their pairs of letters: from 0 to 1."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 1.0


def letter_pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters of `text`; the letter itself of a text of one."""
    return frozenset(text[at:at + 2] for at in range(max(1, len(text) - 1))) if text else frozenset()


def _only_ones(passages: Sequence[ComparedPassage]) -> set[str]:
    return {kind for kind, count in Counter(one.kind for one in passages).items() if count == 1}


def _between(old: _Passages, new: _Passages, first: range, second: range, alone: set[str]) -> Iterator[Pair]:
    """Pair what lies between two passages that stayed, so that the sum of the likenesses is as high as it can be in order."""
    partners = _partners(old, new, first, second, alone) if len(first) * len(second) <= _MOST_COMPARED else {}
    came = iter(second)
    for place in first:
        if place not in partners:
            yield place, None
            continue
        for other in came:
            if other == partners[place]:
                break
            yield None, other
        yield place, partners[place]
    for other in came:
        yield None, other


def _partners(old: _Passages, new: _Passages, first: range, second: range, alone: set[str]) -> dict[int, int]:
    pairs = [letter_pairs(old[place].text) for place in first], [letter_pairs(new[place].text) for place in second]
    # best[i][j]: the best sum for what comes from the i-th and the j-th on
    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    worth = [[0.0] * len(second) for _ in first]
    for i in reversed(range(len(first))):
        for j in reversed(range(len(second))):
            one, other = old[first[i]], new[second[j]]
            worth[i][j] = _worth(likeness(pairs[0][i], pairs[1][j]), one, other, alone)
            best[i][j] = max(best[i + 1][j], best[i][j + 1], worth[i][j] + best[i + 1][j + 1] if worth[i][j] else 0.0)
    found: dict[int, int] = {}
    i = j = 0
    while i < len(first) and j < len(second):
        if worth[i][j] and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            found[first[i]] = second[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _worth(alike: float, one: ComparedPassage, other: ComparedPassage, alone: set[str]) -> float:
    """Return what it is worth to pair two passages; 0 when they are two different ones."""
    if one.kind != other.kind:
        return alike if alike >= _VERY_LIKE else 0.0
    if one.kind in alone:
        return max(alike, _ONLY)
    return alike if alike >= _LIKE else 0.0

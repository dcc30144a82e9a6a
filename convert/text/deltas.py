"""Arrays of numbers in which one that repeats is written as `g count number` (GB/T 33190-2016, 7.3)."""

from math import isfinite
from typing import Final

from convert.patterns import regex

_NUMBER: Final = regex(r"[-+]?(?:\d+\.?\d*|\.\d+)")


def expanded(text: str, most: int) -> list[float]:
    """Return the numbers of an array, `most` at most; nothing for what is none."""
    found: list[float] = []
    words = text.split()[::-1]
    while words and len(found) < most:
        word, count = words.pop(), 1
        if word == "g" and len(words) > 1 and words[-1].isdigit():
            count, word = min(int(words[-1][:9]), most), words[-2]
            del words[-2:]
        value = number_of(word)
        if value is None:
            return []
        found += [value] * count
    return found[:most]


def number_of(word: str) -> float | None:
    """Return a number that is written without exponent; None for anything else."""
    if not _NUMBER.fullmatch(word):
        return None
    value = float(word)
    return value if isfinite(value) else None


def numbers_of(text: str, count: int) -> tuple[float, ...] | None:
    """Return exactly `count` numbers with blanks between; None for anything else."""
    words = text.split()
    values = [number_of(word) for word in words]
    return tuple(value for value in values if value is not None) if len(words) == count and None not in values else None

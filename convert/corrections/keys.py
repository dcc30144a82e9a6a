"""What identifies a figure over runs."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from convert.digest import sha256_of
from convert.model.indicator import Indicator


def keys_of(indicators: Sequence[Indicator]) -> list[str]:
    """Return the key of each figure: its block, its place in it, and a hash of its sentence and words.

    Keys are unique: a figure that is told twice (two indicators of one span) gets a count.
    """
    seen: Counter[str] = Counter()
    keys = []
    for one in indicators:
        cell = f"/{one.cell[0]},{one.cell[1]}" if one.cell else ""
        digest = sha256_of(f"{one.sentence}\0{one.text}".encode("utf-8", "replace"))[:12]
        key = f"{one.block}{cell}:{one.block_start}-{one.block_end}:{digest}"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return keys


def locate(keys: Sequence[str]) -> Callable[[str], str | None]:
    """Return a function that finds the present key of a former one: the same, or the only one of the same words.

    When paragraphs were added above, only the hash of sentence and words stays.
    """
    known = set(keys)
    by_words: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_words[_words(key)].append(key)

    def place(key: str) -> str | None:
        if key in known:
            return key
        same = by_words.get(_words(key), [])
        return same[0] if len(same) == 1 else None

    return place


def is_added(indicator: Indicator) -> bool:
    """Whether a person added the figure: it covers no characters of the text."""
    return indicator.block_start == indicator.block_end


def _words(key: str) -> str:
    return key.rpartition(":")[2]

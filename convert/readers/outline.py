"""The levels of headings that a format declares: the number in the text decides, without one the depth does."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from convert.readers.structure.wording import first_sentence_end
from convert.text.ordinals import read_ordinal

_LONGEST_TITLE: Final = 100
_LONGEST_HEADING: Final = 70


class Declared(NamedTuple):
    """A line that its format calls a heading."""

    line: int
    """Index of the line."""
    depth: int
    """Depth that the format gives, 1 the outermost."""
    text: str


def heading_levels(headings: Sequence[Declared], *, title_given: bool = False) -> dict[int, int]:
    """Return the level of the headings by index of their line; 0 is the title.

    Depths are counted from the depth that headings of level 1 have. Run-in headings and whole paragraphs that a document
    calls headings are left out: their text says where the heading ends.
    """
    levels: dict[int, int] = {}
    rest = [one for one in headings if stands_alone(one.text)]
    if rest and not title_given:
        first, depths = rest[0], Counter(one.depth for one in rest)
        if first.depth == min(depths) and depths[first.depth] == 1 and ordinal_level(first.text) is None and len(
                first.text) <= _LONGEST_TITLE:
            levels[first.line] = 0
            rest = rest[1:]
    by_depth = {one.depth: level for one in reversed(rest) if (level := ordinal_level(one.text)) is not None}
    base = min((depth - level for depth, level in by_depth.items()), default=min((one.depth for one in rest), default=1) - 1)
    for one in rest:
        levels[one.line] = ordinal_level(one.text) or by_depth.get(one.depth) or max(1, min(4, one.depth - base))
    return levels


def stands_alone(text: str) -> bool:
    """Tell whether `text` can be a heading as a whole."""
    end = first_sentence_end(text)
    return len(text) <= _LONGEST_HEADING and (end is None or end == len(text)) and "；" not in text


def ordinal_level(text: str) -> int | None:
    """Return the level that the number at the head of `text` stands for."""
    ordinal = read_ordinal(text.strip("*_ "))
    return ordinal.level if ordinal else None

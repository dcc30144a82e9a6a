"""The levels of headings that a format declares: the number in the text decides, without one the depth does."""

from collections import Counter
from collections.abc import Sequence
from itertools import dropwhile
from typing import Final, NamedTuple

import msgspec

from convert.model.blocks import Table
from convert.patterns import regex
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.wording import (
    ATTACHMENT_LABEL,
    OCCASION_START,
    OWN_LABEL,
    PERSON,
    TITLE_END,
    TITLE_GOES_ON,
    TITLE_STRONG_END,
    first_sentence_end,
    is_terminated,
)
from convert.text.ordinals import read_ordinal

_LONGEST_TITLE: Final = 120
_LONGEST_HEADING: Final = 70
_SHORTEST_TITLE: Final = 9
"""Characters of a title whose last word may stand in a heading too: 基本情况."""
_CAPTION: Final = regex(r".*(?:表|清单|名单|一览|目录|统计|图)(?:[（(][^（）()]{1,16}[）)])?")
_FEWEST: Final = 4
_MOST_SHARE: Final = 0.7
"""Share of all lines from which a heading style says nothing."""
_MOST_SENTENCES: Final = 0.4


class Declared(NamedTuple):
    """A line that its format calls a heading."""

    line: int
    """Index of the line."""
    depth: int
    """Depth that the format gives, 1 the outermost."""
    text: str
    above_table: bool = False
    """A table follows."""


def with_levels(lines: Sequence[SourceLine], headings: Sequence[Declared], *, title_given: bool = False) -> tuple[list[SourceLine], bool]:
    """Return `lines` with the levels of those that the format calls headings, and whether it calls nearly everything one.

    Then the style says nothing, and no line gets a level.
    """
    found = list(lines)
    told = [one._replace(above_table=one.line + 1 < len(found) and isinstance(found[one.line + 1].block, Table)) for one in headings]
    if _says_nothing(found, told):
        return found, True
    for index, level in heading_levels(told, title_given=title_given).items():
        line = found[index]
        hints = msgspec.structs.replace(line.hints, role="title", starts=True) if level == 0 else msgspec.structs.replace(
            line.hints, level=level, starts=True)
        found[index] = msgspec.structs.replace(line, hints=hints)
    return found, False


def _says_nothing(lines: Sequence[SourceLine], headings: Sequence[Declared]) -> bool:
    texts = sum(line.block is None for line in lines)
    sentences = sum(is_terminated(one.text) and ordinal_level(one.text) is None for one in headings)
    return len(headings) >= _FEWEST and (
        len(headings) >= _MOST_SHARE * texts or sentences > _MOST_SENTENCES * len(headings)) and sentences > 0


def heading_levels(headings: Sequence[Declared], *, title_given: bool = False) -> dict[int, int]:
    """Return the level of the headings by index of their line; 0 is the title, which may go over several lines.

    Depths are counted from the depth that headings of level 1 have. Run-in headings and whole paragraphs that a document
    calls headings are left out: their text says where the heading ends. So are labels of attachments and captions of tables.
    """
    levels: dict[int, int] = {}
    rest = [one for one in headings if stands_alone(one.text) and not _is_label(one.text)]
    if not title_given:
        title = _title(rest)
        levels.update(dict.fromkeys((one.line for one in title), 0))
        rest = rest[len(title):]
    rest = list(dropwhile(_stands_below_title, rest))
    rest = [one for one in rest if not (one.above_table and ordinal_level(one.text) is None and _CAPTION.fullmatch(one.text))]
    by_depth = {one.depth: level for one in reversed(rest) if (level := ordinal_level(one.text)) is not None}
    base = min((depth - level for depth, level in by_depth.items()), default=min((one.depth for one in rest), default=1) - 1)
    for one in rest:
        levels[one.line] = ordinal_level(one.text) or by_depth.get(one.depth) or max(1, min(4, one.depth - base))
    return levels


def _title(headings: Sequence[Declared]) -> list[Declared]:
    """Return the headings at the top that are the title: the only one of the outermost depth, or lines that name a kind of document."""
    if not headings or ordinal_level(headings[0].text) is not None:
        return []
    first = headings[0]
    run = [first]
    for one in headings[1:]:
        if one.line != run[-1].line + 1 or one.depth != first.depth or ordinal_level(one.text) is not None:
            break
        run.append(one)
    depths = Counter(one.depth for one in headings)
    if first.depth != min(depths):
        return []
    whole = ""
    for count, one in enumerate(run, 1):
        whole += one.text
        following = run[count].text if count < len(run) else ""
        named = TITLE_STRONG_END.fullmatch(whole) or (TITLE_END.fullmatch(whole) and len(whole) >= _SHORTEST_TITLE)
        if named and not TITLE_GOES_ON.match(following) and len(whole) <= _LONGEST_TITLE:
            return run[:count]
    return run if depths[first.depth] == len(run) and len(whole) <= _LONGEST_TITLE else []


def _is_label(text: str) -> bool:
    return OWN_LABEL.fullmatch(text) is not None or ATTACHMENT_LABEL.fullmatch(text) is not None


def _stands_below_title(one: Declared) -> bool:
    """Tell whether a heading says when and where a report was given, or who gave it: pages and styles for subtitles call it so."""
    person = PERSON.fullmatch(one.text)
    return OCCASION_START.match(one.text) is not None or (person is not None and person.group("name") is not None)


def stands_alone(text: str) -> bool:
    """Tell whether `text` can be a heading as a whole."""
    end = first_sentence_end(text)
    return len(text) <= _LONGEST_HEADING and (end is None or end == len(text)) and "；" not in text


def ordinal_level(text: str) -> int | None:
    """Return the level that the number at the head of `text` stands for."""
    ordinal = read_ordinal(text.strip("*_ "))
    return ordinal.level if ordinal else None

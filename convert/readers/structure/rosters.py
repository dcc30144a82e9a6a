"""Rosters whose lines only their neighbours tell: 陆明远 县水务局, a name and where it belongs, several below each other."""

from collections.abc import Sequence
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.structure.lines import SourceLine
from convert.text.characters import LETTER

_ENTRY: Final = regex(
    rf"(?:{LETTER}{{2,4}}|{LETTER}[ \u3000]{LETTER}|{LETTER}{{1,8}}·{LETTER}{{1,8}})[ \u00a0](?=.*{LETTER})[^\s，。；：！？、]{{3,30}}"
    r"(?:[ \u00a0][^\s，。；：！？]{2,20}){0,2}")
"""A name, a blank, an office or a place; perhaps a post behind another blank."""
_FEWEST: Final = 2


def mark_rosters(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return `lines`; those of rosters are marked, so that their blanks stay and each is a paragraph."""
    marked = list(lines)
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and _is_entry(lines[index]):
            continue
        if index - start >= _FEWEST:
            marked[start:index] = [msgspec.structs.replace(line, hints=msgspec.structs.replace(line.hints, roster=True))
                                   for line in lines[start:index]]
        start = index + 1
    return marked


def _is_entry(line: SourceLine) -> bool:
    return (line.block is None and line.hints.role is None and line.ordinal is None and " " in line.raw.text
            and _ENTRY.fullmatch(line.raw.text) is not None)

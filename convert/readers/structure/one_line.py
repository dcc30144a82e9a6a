"""A text that was pasted as one line: where its lines ended, blanks stand."""

from collections.abc import Sequence
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.structure.lines import SourceLine, make_line
from convert.readers.structure.source_text import cut
from convert.readers.structure.wording import SENTENCE_END, SIGNER, TITLE_END, first_sentence_end, is_address
from convert.text.characters import BLANK_RUN, LETTER
from convert.text.dates import DATE
from convert.text.ordinals import read_ordinal

_MOST_LINES: Final = 2
_SHORTEST: Final = 100
_LONGEST: Final = 20_000
"""Characters of a line from which nobody pasted it."""
_FEWEST_PARTS: Final = 4
_LONGEST_LOOK: Final = 200
"""Characters of what a blank parts that are looked at."""
_LABEL: Final = regex(rf"{LETTER}{{1,6}}[：:]")


def unfold(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """Return the lines that `lines` had before they were pasted as one; `lines` themselves where they were not.

    The lines made are numbered on, so that each can be pointed at.
    """
    if not 0 < len(lines) <= _MOST_LINES or not any(_is_long(line) for line in lines):
        return lines
    parts = [part for line in lines for part in (_parts(line) if _is_long(line) else [line])]
    if len(parts) < _FEWEST_PARTS:
        return lines
    return [msgspec.structs.replace(part, number=number) for number, part in enumerate(parts, lines[0].number)]


def _is_long(line: SourceLine) -> bool:
    return line.block is None and line.hints.role is None and _SHORTEST <= len(line.raw.text) <= _LONGEST


def _parts(line: SourceLine) -> list[SourceLine]:
    raw = line.raw
    parts: list[SourceLine] = []
    start = 0
    break_at = line.break_at
    for blank in BLANK_RUN.finditer(raw.text):
        before, after = raw.text[start:blank.start()], raw.text[blank.end():blank.end() + _LONGEST_LOOK]
        if not (_ends_sentence(before, after) or (len(before) <= _LONGEST_LOOK and _ends_line(before, after, first=not parts))):
            continue
        part = make_line(cut(raw, start, blank.start()), line.number, break_at=break_at, hints=line.hints)
        parts.extend([part] if part else [])
        break_at = cut(raw, blank.start(), blank.end()).spans[0][0]
        start = blank.end()
    last = make_line(cut(raw, start), line.number, break_at=break_at, hints=line.hints)
    return [*parts, *([last] if last else [])]


def _ends_sentence(before: str, after: str) -> bool:
    """Tell whether a sentence ends before a blank, or a number or a label begins behind it."""
    return before[-1:] in SENTENCE_END + "；" or read_ordinal(after) is not None or _LABEL.match(after) is not None


def _ends_line(before: str, after: str, *, first: bool) -> bool:
    """Tell whether a line ended between what stands before and after a blank, by what stands there whole."""
    ordinal = read_ordinal(before)
    if before[-1:] in "：:":
        return is_address(before) or len(before) > len("现将有关事项通知如下")
    if ordinal is not None:
        return ordinal.level is not None and len(ordinal.mark) < len(before) and first_sentence_end(before) is None
    return (first and TITLE_END.fullmatch(before) is not None) or (SIGNER.fullmatch(before) is not None and DATE.match(after) is not None)

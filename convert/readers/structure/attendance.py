"""出席, 请假, 列席 at the end of minutes (GB/T 9704-2012 10.3)."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.model.elements import Attendance
from convert.patterns import regex
from convert.readers.structure.passages import Passage
from convert.readers.structure.source_text import SourceText, concat, cut, keep_gaps, strip

_ENTRY: Final = regex(r"((?:出|列|缺)\s*席(?:人员)?|(?:请\s*假|记\s*录|旁\s*听|到\s*会|参\s*加)(?:人员?)?)\s*[：:]")


class AttendanceFound(msgspec.Struct, frozen=True):
    """Who was there, how many passages at the end say so, and their text."""

    entries: tuple[Attendance, ...]
    taken: int
    sources: tuple[SourceText, ...]


def read_attendance(passages: Sequence[Passage]) -> AttendanceFound:
    """Return the attendance that `passages` end with; the gaps between names are kept."""
    start = len(passages)
    while start and passages[start - 1].block is None and _ENTRY.match(passages[start - 1].text):
        start -= 1
    entries: list[Attendance] = []
    sources: list[SourceText] = []
    for passage in passages[start:]:
        text = concat(keep_gaps(line.raw) for line in (passage.first, *(piece.line for piece in passage.pieces)))
        match = _ENTRY.match(text.text)
        if match:
            entries.append(Attendance(label=re.sub(r"\s", "", match.group(1)), names=strip(cut(text, match.end())).text))
            sources.append(text)
    return AttendanceFound(tuple(entries), len(entries), tuple(sources))

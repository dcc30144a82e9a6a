"""A table of contents that was typed or copied: the layout makes its own from the headings."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.wording import is_terminated

_HEADING: Final = regex(r"[^，。；：]{0,30}目\s*[录次]|(?:本期)?(?:要目|导读)|contents", re.IGNORECASE)
_ALONE: Final = regex(r"目\s*[录次]|(?:本期)?(?:要目|导读)|contents", re.IGNORECASE)
_ENTRY: Final = regex(r".{2,80}?(?:[\t\u3000 .…·・—_-]{2,}|\t)\s*\d{1,4}|.{2,80}\s+PAGEREF\s.*")
_PAGE: Final = regex(r"(?:[\t\u3000 .…·・—_-]{2,}\s*\d{1,4}|\s+PAGEREF\s.*)$")
_FEWEST: Final = 2
_FEWEST_AGAIN: Final = 3
"""Entries that stand again further down, where no page number and no 目录 tells that they are entries."""
_MOST: Final = 400
_LONGEST_ENTRY: Final = 60
_LONGEST_LINE: Final = 120
"""Characters of a line from which it is no entry with its page."""
_BULLETS: Final = "◆◇●○■□★☆▲•·"
_FIRST_LETTERS: Final = "1１一第（("
"""What contents without 目录 above them begin with."""


def drop_contents(lines: Sequence[SourceLine], draft: Draft) -> list[SourceLine]:
    """Return `lines` without 目录 and the entries below it: lines that end in a page number, or that stand again further down.

    Where the first entry stands again, the text begins: whatever short line stands before that is an entry, as the names of tables
    are that stand in the text as pictures or not at all.
    """
    times = Counter(map(_name, lines))
    for start, line in enumerate(lines[:_MOST]):
        if line.hints.role is not None or line.block is not None:
            continue
        headed = _HEADING.fullmatch(line.text) is not None
        if not headed and (line.text[0] not in _FIRST_LETTERS or times[_name(line)] < _FEWEST):
            continue
        first, end = _entries(lines, start, times, headed=headed)
        if end:
            dropped = [*lines[start:start + headed], *lines[first:end]]
            for each in dropped:
                draft.drop(each, "contents")
            return [*lines[:start], *lines[start + headed:first], *lines[end:]]
        if _ALONE.fullmatch(line.text):
            break
    return list(lines)


def _entries(lines: Sequence[SourceLine], start: int, times: Counter[str], *, headed: bool) -> tuple[int, int]:
    """Return where the entries of contents on line `start` begin and end, 0 for the end where there are none.

    A date or who publishes may stand between 目录 and its entries.
    """
    for first in (start + headed, start + 1 + headed) if _ALONE.fullmatch(lines[start].text) else (start + headed,):
        end = _end(lines, first, times, headed=headed)
        if end:
            return first, end
    return start, 0


def _end(lines: Sequence[SourceLine], first: int, times: Counter[str], *, headed: bool) -> int:
    """Return the index below the last entry; 0 where no contents begin on line `first`."""
    again = _begins_again(lines, first)
    if again:
        entries = lines[first:again]
        told = sum(times[_name(each)] > 1 for each in entries)
        if len(entries) >= _FEWEST and told >= (_FEWEST if headed else _FEWEST_AGAIN):
            return again
    if not headed:
        return 0
    left = Counter(times)
    end = first
    while end < len(lines) and end - first <= _MOST and (_ENTRY.fullmatch(lines[end].raw.text) or left[_name(lines[end])] > 1):
        left[_name(lines[end])] -= 1
        end += 1
    return end if end - first >= _FEWEST else 0


def _begins_again(lines: Sequence[SourceLine], first: int) -> int:
    """Return the index where the entry on line `first` stands again, below nothing but short lines; 0 where it does not."""
    if first >= len(lines) or not _could_be_entry(lines[first]):
        return 0
    name = _name(lines[first])
    for index in range(first + 1, min(len(lines), first + _MOST)):
        if _name(lines[index]) == name:
            return index
        if not _could_be_entry(lines[index]):
            return 0
    return 0


def _could_be_entry(line: SourceLine) -> bool:
    return line.block is None and line.hints.role is None and len(line.text) <= _LONGEST_ENTRY and not is_terminated(line.text)


def _name(line: SourceLine) -> str:
    """Return what an entry and its heading have in common: the letters, without page number, bullet and blanks."""
    raw = line.raw.text
    if line.block is not None or len(raw) > _LONGEST_LINE:
        return ""
    name = "".join(_PAGE.sub("", raw).split()) if raw[-1].isascii() else line.text if len(raw) == len(line.text) else "".join(raw.split())
    return name.lstrip(_BULLETS)

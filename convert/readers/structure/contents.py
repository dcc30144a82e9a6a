"""A table of contents that was typed or copied: the layout makes its own from the headings."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.lines import Line

_HEADING: Final = regex(r"目\s*[录次]|contents", re.IGNORECASE)
_ENTRY: Final = regex(r".{2,80}?(?:[\t\u3000 .…·・—_-]{2,}|\t)\s*\d{1,4}")
_FEWEST: Final = 2
_MOST: Final = 400


def drop_contents(lines: Sequence[Line], draft: Draft) -> list[Line]:
    """Return `lines` without 目录 and the entries below it: lines that end in a page number, or that stand again further down."""
    start = next((index for index, line in enumerate(lines[:_MOST]) if line.hints.role is None and _HEADING.fullmatch(line.text)), None)
    if start is None:
        return list(lines)
    times = Counter(line.text for line in lines)
    end = start + 1
    while end < len(lines) and end - start <= _MOST and (_ENTRY.fullmatch(lines[end].raw.text) or times[lines[end].text] > 1):
        times[lines[end].text] -= 1
        end += 1
    if end - start - 1 < _FEWEST:
        return list(lines)
    for line in lines[start:end]:
        draft.drop(line, "contents")
    return [*lines[:start], *lines[end:]]

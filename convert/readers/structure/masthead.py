"""The head of a bulletin or of what is announced in a series: its name, its number, who edited it and when, the column."""

from collections.abc import Sequence
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.structure.front_lines import is_body, is_title_over
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.source_text import split_at_gaps
from convert.readers.structure.wording import ANY_DATE, BULLETIN_NUMBER, DATE_LINE, ORGAN, TITLE_END, is_terminated

_MOST_LINES: Final = 3
_LONGEST_HEADING: Final = 26
_ANNOUNCED: Final = regex(r"[^，。：《》]{4,40}(?:公告|通告|通报)|[^，。：《》]{0,36}会议纪要")
"""The same of what is announced in a series: a title of its own stands below the number."""
_EDITED: Final = regex(
    rf"[^，。；：]{{2,40}}?(?:编印?|主办|编发)?[\s\u3000]*(?:{ANY_DATE})|【[^【】]{{2,12}}】|[（(]总第?\s*\d+\s*[期号][）)]")
"""Who edited an issue of a bulletin and when, and the column."""
_MASTHEAD: Final = regex(r"[^，。：《》]{0,40}(?:公报|会刊|政报|简报|专报|快报|通讯|信息|动态|参考|内参|周报|月报|要情|工作交流)")
"""Name of the gazette that printed the document; its number stands below it."""

_NAME_AND_NUMBER: Final = regex(rf"(?:{_MASTHEAD.pattern})(?:{BULLETIN_NUMBER.pattern})")
"""Name and number on one line, as the running head of a gazette has them."""


class Masthead(msgspec.Struct, frozen=True):
    """What such a head takes."""

    name: int
    """Lines of the name."""
    lines: int
    """Lines of name, number, editor and column."""
    is_title: bool
    """No title stands below it, the parts of the issue follow: then the name is the title."""


def read_masthead(lines: Sequence[SourceLine], at: int, end: int) -> Masthead | None:
    """Return the head of a bulletin that begins on line `at`; the body begins on line `end` at the latest."""
    text = ""
    for count, line in enumerate(lines[at:min(end, at + _MOST_LINES)]):
        if line.hints.role is not None:
            return None
        if not text and _NAME_AND_NUMBER.fullmatch(line.text) and is_title_over(lines[at + 1:min(end, at + 1 + _MOST_LINES)]):
            return Masthead(1, 1, is_title=False)
        if text and _is_number(line):
            whole = count + 1
            while at + whole < end and _belongs(lines, at + whole, end):
                whole += 1
            if _MASTHEAD.fullmatch(text):
                return Masthead(count, whole, _has_parts(lines, at + whole))
            titled = at + whole < end and TITLE_END.fullmatch(lines[at + whole].text) is not None and not is_body(lines[at + whole])
            return Masthead(count, whole, is_title=False) if _ANNOUNCED.fullmatch(text) and titled else None
        text += line.text
    return None


def _is_number(line: SourceLine) -> bool:
    """Tell whether `line` is the number of an issue, perhaps with who edited it or when behind a gap: 第7期　　2024年5月10日."""
    number, *rest = split_at_gaps(line.raw)
    return BULLETIN_NUMBER.fullmatch(line.text) is not None or (
        bool(rest) and BULLETIN_NUMBER.fullmatch(number.text) is not None
        and all(DATE_LINE.fullmatch(piece.text) or ORGAN.fullmatch(piece.text) for piece in rest))


def is_edited(line: SourceLine) -> bool:
    """Tell whether `line` says who edited an issue and when, or in which column the text stands."""
    return _EDITED.fullmatch(line.raw.text) is not None or DATE_LINE.fullmatch(line.text) is not None or (
        _is_number(line) and not BULLETIN_NUMBER.fullmatch(line.text))


def _belongs(lines: Sequence[SourceLine], at: int, end: int) -> bool:
    dated = at + 1 < end and DATE_LINE.fullmatch(lines[at + 1].text) is not None
    return is_edited(lines[at]) or (ORGAN.fullmatch(lines[at].text) is not None and dated)


def _has_parts(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether line `at` heads the first of several parts of an issue, and is no title above them all."""
    if at >= len(lines) or not _heads(lines, at) or TITLE_END.fullmatch(lines[at].text):
        return False
    return any(_heads(lines, index) and is_terminated(lines[index - 1].text) for index in range(at + 2, len(lines)))


def _heads(lines: Sequence[SourceLine], at: int) -> bool:
    line = lines[at]
    return (line.block is None and line.ordinal is None and len(line.text) <= _LONGEST_HEADING and not is_terminated(line.text)
            and "，" not in line.text and at + 1 < len(lines) and is_terminated(lines[at + 1].text))

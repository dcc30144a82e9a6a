"""The web page around a report: what stands above its title and below its end."""

from collections.abc import Sequence
from typing import Final

from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.furniture import is_metadata_label, site_furniture
from convert.readers.structure.lines import Line
from convert.readers.structure.wording import ORGAN, TITLE_END, is_terminated

_TOP_LINES: Final = 60
_FOOT_LINES: Final = 40
_LONGEST_VALUE: Final = 60
_SHORTEST_TITLE: Final = 8
_TITLE_LINES: Final = 12
"""Lines below the head of a page among which the title stands again."""
_LINK: Final = regex(r"[·•>\s]*\S.{3,70}?[\s\[(（]+(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[\])）]?")
"""A line of a list of other pages: a title and its date."""
_CODE: Final = regex(r"[A-Za-z0-9/()（）〔〕\[\] -]+.{0,4}")


def drop_site_furniture(lines: Sequence[Line], draft: Draft) -> list[Line]:
    """Return `lines` without what a web site put above and below the report."""
    top = _top_end(lines)
    foot = _foot_start(lines, top)
    for line in lines[:top]:
        draft.drop(line, site_furniture(line) or "site-metadata")
    for line in lines[foot:]:
        draft.drop(line, site_furniture(line) or "site-navigation")
    return _without_first_title(lines[top:foot], draft)


def _without_first_title(lines: Sequence[Line], draft: Draft) -> list[Line]:
    """Drop the title in the head of a page, with date and source below it, when it stands again above the text."""
    title = lines[0].text if lines else ""
    if (len(title) < _SHORTEST_TITLE and not TITLE_END.fullmatch(title)) or not lines or lines[0].hints.role is not None:
        return list(lines)
    for index in range(1, min(len(lines), _TITLE_LINES)):
        text, at = lines[index].text, index + 1
        while at < len(lines) and len(text) < len(title) and title.startswith(text) and lines[at].text:
            text, at = text + lines[at].text, at + 1
        if text == title:
            dropped = [line for line in lines[:index] if line is lines[0] or site_furniture(line)]
            for line in dropped:
                draft.drop(line, site_furniture(line) or "repeated-title")
            return [line for line in lines[:index] if line not in dropped] + list(lines[index:])
        if is_terminated(lines[index].text) and not site_furniture(lines[index]):
            break
    return list(lines)


def _top_end(lines: Sequence[Line]) -> int:
    """Return the index of the first line that is no part of the web page's head.

    A value may stand below its label (索引号 and then the number), so lines between two that are certain go with them,
    unless one of them could be the title.
    """
    end = 0
    for index, line in enumerate(lines[:_TOP_LINES]):
        if site_furniture(line) is not None:
            between = lines[end:index]
            if any((_could_be_text(other) or _could_be_title(lines, end + offset)) and not _is_value(lines, end + offset)
                   for offset, other in enumerate(between)):
                break
            end = index + 1
        elif is_metadata_label(line) and index + 1 < len(lines) and end == index and end > 0:
            end = min(index + 2, len(lines))
    if end and end < len(lines) and is_metadata_label(lines[end - 1]) and not _could_be_text(lines[end]):
        end += 1
    return end if end < len(lines) else 0


def _is_value(lines: Sequence[Line], index: int) -> bool:
    return index > 0 and is_metadata_label(lines[index - 1])


def _could_be_title(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line may be a title that names no kind of document: date and source of the page stand below it."""
    return len(lines[index].text) >= _SHORTEST_TITLE and site_furniture(lines[index + 1]) == "site-metadata" and not (
        ORGAN.fullmatch(lines[index].text) or _CODE.fullmatch(lines[index].text) or is_metadata_label(lines[index + 1]))


def _could_be_text(line: Line) -> bool:
    return (line.block is not None or line.hints.role is not None or is_terminated(line.text) or line.ordinal is not None
            or TITLE_END.fullmatch(line.text) is not None or len(line.text) > _LONGEST_VALUE)


def _foot_start(lines: Sequence[Line], top: int) -> int:
    start = len(lines)
    for index in range(len(lines) - 1, max(top, len(lines) - _FOOT_LINES), -1):
        if site_furniture(lines[index]) is not None:
            if any(_could_be_text(other) and not _LINK.fullmatch(other.raw.text) for other in lines[index + 1:start]):
                break
            start = index
    return start

"""The web page around a report: what stands above its title and below its end."""

from collections.abc import Sequence
from typing import Final

from convert.readers.structure.draft import Draft
from convert.readers.structure.furniture import is_metadata_label, site_furniture
from convert.readers.structure.lines import Line
from convert.readers.structure.wording import TITLE_END, is_terminated

_TOP_LINES: Final = 60
_FOOT_LINES: Final = 40
_LONGEST_VALUE: Final = 60


def drop_site_furniture(lines: Sequence[Line], draft: Draft) -> list[Line]:
    """Return `lines` without what a web site put above and below the report."""
    top = _top_end(lines)
    foot = _foot_start(lines, top)
    for line in lines[:top]:
        draft.drop(line, site_furniture(line) or "site-metadata")
    for line in lines[foot:]:
        draft.drop(line, site_furniture(line) or "site-navigation")
    return list(lines[top:foot])


def _top_end(lines: Sequence[Line]) -> int:
    """Return the index of the first line that is no part of the web page's head.

    A value may stand below its label (索引号 and then the number), so lines between two that are certain go with them,
    unless one of them could be the title.
    """
    end = 0
    for index, line in enumerate(lines[:_TOP_LINES]):
        if site_furniture(line) is not None:
            between = lines[end:index]
            if any(_could_be_text(other) and not _is_value(lines, end + offset) for offset, other in enumerate(between)):
                break
            end = index + 1
        elif is_metadata_label(line) and index + 1 < len(lines) and end == index and end > 0:
            end = min(index + 2, len(lines))
    if end and end < len(lines) and is_metadata_label(lines[end - 1]) and not _could_be_text(lines[end]):
        end += 1
    return end if end < len(lines) else 0


def _is_value(lines: Sequence[Line], index: int) -> bool:
    return index > 0 and is_metadata_label(lines[index - 1])


def _could_be_text(line: Line) -> bool:
    return (line.block is not None or line.hints.role is not None or is_terminated(line.text) or line.ordinal is not None
            or TITLE_END.fullmatch(line.text) is not None or len(line.text) > _LONGEST_VALUE)


def _foot_start(lines: Sequence[Line], top: int) -> int:
    start = len(lines)
    for index in range(len(lines) - 1, max(top, len(lines) - _FOOT_LINES), -1):
        if site_furniture(lines[index]) is not None:
            if any(_could_be_text(other) for other in lines[index + 1:start]):
                break
            start = index
    return start

"""The web page around a report: what stands above its title and below its end."""

from collections.abc import Sequence
from typing import Final

from convert.model.blocks import Figure, Table
from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.front_lines import is_address_line, is_title_over
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.page_head import told_again
from convert.readers.structure.web import (
    attached_file,
    could_be_weak,
    is_metadata_label,
    is_metadata_text,
    is_photo_caption,
    is_section_name,
    is_weak,
    site_furniture,
)
from convert.readers.structure.wording import (
    DATE_LINE,
    OCCASION_START,
    ORGAN,
    PERSON,
    SIGNER,
    TITLE_END,
    TITLE_STRONG_END,
    is_terminated,
)
from convert.text.dates import is_date

_TOP_LINES: Final = 60
_FOOT_LINES: Final = 40
_LONGEST_VALUE: Final = 60
_SHORTEST_TITLE: Final = 8
_TITLE_LINES: Final = 12
"""Lines below the head of a page among which the title stands again."""
_MOST_METADATA_ROWS: Final = 10
_FORM_LINES: Final = 4
_PHOTO_LINES: Final = 3
_LONGEST_MENU_ITEM: Final = 12
_LINK: Final = regex(r"[·•>\s]*\S.{3,70}?[\s\[(（]+(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[\])）]?")
"""A line of a list of other pages: a title and its date."""
_CODE: Final = regex(r"[A-Za-z0-9/()（）〔〕\[\] -]+.{0,4}")
_NO_ATTACHMENT: Final = regex("(?:相关)?附件(?:下载)?[：:]")
"""Where a page would offer files."""
_LABELLED: Final = regex(r"[^，。；：:]{1,12}[：:].+")


def drop_site_furniture(lines: Sequence[SourceLine], draft: Draft) -> list[SourceLine]:
    """Return `lines` without what a web site put above and below the report."""
    top = max(_top_end(lines), told_again(lines))
    top = max(top, _second_head_end(lines, top))
    while top + 1 < len(lines) and is_section_name(lines[top]) and TITLE_END.fullmatch(lines[top + 1].text):
        top += 1
    foot = _foot_start(lines, top)
    for line in lines[:top]:
        draft.drop(line, site_furniture(line) or ("repeated-title" if line.text.startswith(lines[top].text) else "site-metadata"))
    for line in lines[foot:]:
        draft.drop(line, site_furniture(line) or "site-navigation")
    return _without_photographs(lines[top:foot], draft)


def drop_blocks_above(lines: Sequence[SourceLine], draft: Draft) -> tuple[list[SourceLine], list[SourceLine]]:
    """Return the pictures and the form that stand above everything, and the lines below, without tables of what a page says about itself.

    Such pictures (an emblem, the photograph of the meeting) are no reason to look for no title, nor is the form of a telegram.
    """
    pictures: list[SourceLine] = []
    rest = list(lines)
    while len(rest) > 1 and isinstance(rest[0].block, Figure):
        pictures.append(rest.pop(0))
    for index, line in enumerate(rest[:_TITLE_LINES]):
        if isinstance(line.block, Table) and _is_metadata(line.block) and len(rest) > index + 1:
            draft.drop_table(line.block, "site-metadata")
            del rest[index]
            while len(rest) > index + 1 and site_furniture(rest[index]) == "site-metadata":
                draft.drop(rest.pop(index), "site-metadata")  # the last row, where it has cells of its own
            break
        if isinstance(line.block, Table) and _is_form_above_title(rest, index):
            return [*pictures, *rest[:index + 1]], rest[index + 1:]
        if is_terminated(line.text) and site_furniture(line) is None:
            break
    return pictures, rest


def _is_form_above_title(lines: Sequence[SourceLine], index: int) -> bool:
    """Tell whether the table on line `index` stands below nothing but a mark (传真电报) and above a title and whom it addresses."""
    below = lines[index + 1:index + 1 + _FORM_LINES]
    return index <= 1 and all(len(line.text) <= _SHORTEST_TITLE for line in lines[:index]) and is_title_over(below) and any(
        map(is_address_line, below))


def _is_metadata(table: Table) -> bool:
    """Tell whether `table` is what a web page says about the document: labels, each with its value beside it."""
    cells = [cell for row in table.rows for cell in row if cell]
    return 0 < len(table.rows) <= _MOST_METADATA_ROWS and 2 * sum(map(is_metadata_text, cells)) >= len(cells) - 1 > 1


def _without_photographs(lines: Sequence[SourceLine], draft: Draft) -> list[SourceLine]:
    """Drop the captions of photographs above the title: 政府工作报告。 本报记者 陈小满 摄."""
    end = 0
    while end < min(_PHOTO_LINES, len(lines) - 1) and is_photo_caption(lines[end]):
        draft.drop(lines[end], "photo-caption")
        end += 1
    return list(lines[end:])


def _top_end(lines: Sequence[SourceLine]) -> int:
    """Return the index of the first line that is no part of the web page's head.

    A value may stand below its label (索引号 and then the number), so lines between two that are certain go with them,
    unless one of them could be the title.
    """
    end = 0
    for index, line in enumerate(lines[:_TOP_LINES]):
        if _is_certain(lines, index):
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


def _second_head_end(lines: Sequence[SourceLine], start: int) -> int:
    """Return the index of the title that stands below date and source of a page which shows another title above them; 0 without one.

    A page that was copied whole has its own title, then what it says about itself, then the report from its title on.
    """
    certain = 0
    for index in range(start, min(len(lines), start + _TOP_LINES)):
        line = lines[index]
        if _is_certain(lines, index) or (certain and could_be_weak(line)) or _is_value(lines, index):
            certain += _is_certain(lines, index)
        elif certain > 1 and _begins_report(lines, index):
            return index
        elif (_could_be_text(line) and TITLE_END.fullmatch(line.text) is None) or ORGAN.fullmatch(line.text) or is_date(line.text):
            return 0
    return 0


def _begins_report(lines: Sequence[SourceLine], index: int) -> bool:
    """Tell whether a title stands on line `index`: what only stands below a title follows."""
    if TITLE_STRONG_END.fullmatch(lines[index].text) is None:
        return False
    for line in lines[index + 1:index + 3]:
        text = line.text
        if OCCASION_START.match(text) or DATE_LINE.fullmatch(text) or (PERSON.fullmatch(line.raw.text) and line.block is None):
            return True
        if text[-1:] in "：:" and len(text) < _LONGEST_VALUE and line.ordinal is None:
            return True
    return False


def _is_certain(lines: Sequence[SourceLine], index: int) -> bool:
    """Tell whether line `index` is the page's for certain: by itself, or as one of several."""
    line = lines[index]
    if site_furniture(line) is None and not could_be_weak(line):
        return False
    beside = [lines[at] for at in (index - 2, index - 1, index + 1, index + 2) if 0 <= at < len(lines)]
    return not is_weak(line) or any(site_furniture(other) is not None and not is_weak(other) for other in beside)


def _is_value(lines: Sequence[SourceLine], index: int) -> bool:
    return index > 0 and is_metadata_label(lines[index - 1])


def _could_be_title(lines: Sequence[SourceLine], index: int) -> bool:
    """Tell whether a line may be a title that names no kind of document: date and source of the page stand below it."""
    text = lines[index].text
    return len(text) >= _SHORTEST_TITLE and site_furniture(lines[index + 1]) == "site-metadata" and not (
        is_metadata_label(lines[index + 1]) or any(form.fullmatch(text) for form in (_LABELLED, ORGAN, _CODE)))


def _could_be_text(line: SourceLine) -> bool:
    if line.hints.role == "item" and len(line.text) <= _LONGEST_MENU_ITEM and not is_terminated(line.text):
        return False
    return (line.block is not None or line.hints.role is not None or is_terminated(line.text) or line.ordinal is not None
            or TITLE_END.fullmatch(line.text) is not None or len(line.text) > _LONGEST_VALUE)


def _foot_start(lines: Sequence[SourceLine], top: int) -> int:
    """Return the index of the first line of the page's foot; it holds a line that only a page has."""
    start = len(lines)
    for index in range(len(lines) - 1, max(top, len(lines) - _FOOT_LINES), -1):
        line = lines[index]
        if _repeats_attachment(lines, index) or (site_furniture(line) is not None and not is_weak(line)):
            if any((_could_be_text(other) and not could_be_weak(other) and not _LINK.fullmatch(other.raw.text))
                   or _belongs_to_end(lines, index + 1 + offset) for offset, other in enumerate(lines[index + 1:start])):
                break
            start = index
    while start < len(lines) and start - 1 > top and is_weak(lines[start - 1]) and len(lines[start - 1].text) == 1:
        start -= 1  # buttons of one letter
    while start < len(lines) and start - 1 > top and _NO_ATTACHMENT.fullmatch(lines[start - 1].text):
        start -= 1
    return start


def _repeats_attachment(lines: Sequence[SourceLine], index: int) -> bool:
    """Tell whether line `index` is the link to a file that the text names above as its attachment."""
    name = attached_file(lines[index])
    return name is not None and any(line.block is None and line.text.endswith(name) for line in lines[max(0, index - _FOOT_LINES):index])


def _belongs_to_end(lines: Sequence[SourceLine], index: int) -> bool:
    """Tell whether line `index` signs, dates, or gives a particular of the report, as its end does."""
    text = lines[index].text
    if is_date(text):
        return True
    if index + 1 < len(lines) and is_date(lines[index + 1].text):
        return SIGNER.fullmatch(text) is not None
    return site_furniture(lines[index]) is None and not is_weak(lines[index]) and _LABELLED.fullmatch(text) is not None

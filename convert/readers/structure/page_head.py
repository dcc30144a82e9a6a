"""A title that a copied web page shows again: once in its own head, once above the report."""

from collections.abc import Iterator, Sequence
from typing import Final

from convert.patterns import regex
from convert.readers.structure.front_lines import is_address_line
from convert.readers.structure.header_block import DOCUMENT_NUMBER
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.web import is_metadata_label, is_weak, site_furniture
from convert.readers.structure.wording import OCCASION_START, ORGAN, ORGAN_NOUN, TITLE_END, is_terminated

_TOP_LINES: Final = 60
_MOST_TITLE_LINES: Final = 4
_SHORTEST: Final = 8
"""Letters from which a line that stands within another says the same."""
_LONGEST_TITLE: Final = 120
_MARK: Final = regex(r"[^，。；：:《》]{2,40}(?:文件|公文)")
_ISSUES: Final = ("印发", "转发", "批转", "发布", "公布")
"""What stands before the title of a document that another one sends out; 关于 is left out."""
_OFFICE_ISSUES: Final = regex(rf".{{2,24}}?(?:{ORGAN_NOUN})(?:印发|转发|批转|发布|公布)")
_UNTOLD: Final = regex(r"[^\w]|的|关于")
"""What two tellings of one title differ in: marks, blanks, small words."""


def told_again(lines: Sequence[SourceLine]) -> int:
    """Return the index of the line where the report's own title, or the 版头 above it, begins; 0 where none stands above.

    The title stands twice before the text begins. Something that only web pages have stands above its last telling, or nothing
    but its first.
    """
    end = _text_start(lines)
    certain = next((index for index in range(end) if site_furniture(lines[index]) and not is_weak(lines[index])), end)
    tellings = ["" if site_furniture(line) else _letters(line.text) for line in lines[:end]]
    for start in range(end - 1, 0, -1):
        if site_furniture(lines[start]) or is_weak(lines[start]):
            continue
        above = "".join(tellings[:start])
        for text in _runs(lines, start, end):
            letters = _letters(text)
            if not (TITLE_END.fullmatch(text) or _MARK.fullmatch(text)):
                continue
            if above == letters or (start > certain and any(
                    _tells(other, letters) or _tells_issued(other, letters) for other in tellings[:start])):
                return _with_number_above(lines, _with_organ_above(lines, _first_line(tellings, start, letters)))
    return 0


def _text_start(lines: Sequence[SourceLine]) -> int:
    """Return the index of the first line that only stands below a title."""
    for index, line in enumerate(lines[:_TOP_LINES]):
        if line.block is not None or line.hints.role not in (None, "title") or OCCASION_START.match(line.text):
            return index
        if line.ordinal is not None and not any(_letters(other.text) in _letters(line.text) for other in lines[:index]):
            return index
        if (is_terminated(line.text) or is_address_line(line)) and not _is_page_line(lines, index):
            return index
    return min(len(lines), _TOP_LINES)


def _is_page_line(lines: Sequence[SourceLine], index: int) -> bool:
    return site_furniture(lines[index]) is not None or is_weak(lines[index]) or (index > 0 and is_metadata_label(lines[index - 1]))


def _runs(lines: Sequence[SourceLine], start: int, end: int) -> Iterator[str]:
    """Yield line `start` alone, and with the lines below it that could go on the title."""
    text = ""
    for index in range(start, min(end, start + _MOST_TITLE_LINES)):
        if index > start and _is_page_line(lines, index):
            return
        text += lines[index].text
        if len(text) > _LONGEST_TITLE:
            return
        yield text


def _letters(text: str) -> str:
    return "" if len(text) > _LONGEST_TITLE else _UNTOLD.sub("", text)


def _tells(earlier: str, letters: str) -> bool:
    """Tell whether a line above says the same title, one among other words when it is long enough: 关于印发…的通知."""
    return (bool(letters) and earlier == letters) or (len(letters) >= _SHORTEST and letters in earlier) or (
        len(earlier) >= _SHORTEST and letters.startswith(_ISSUES) and earlier in letters)


def _tells_issued(earlier: str, letters: str) -> bool:
    """Tell whether a line above says the name of the document that a title with its office at the head sends out."""
    return len(earlier) >= _SHORTEST and earlier in letters and _OFFICE_ISSUES.match(letters) is not None


def _first_line(tellings: Sequence[str], start: int, letters: str) -> int:
    """Return the line where a title begins of which the lines from `start` say `letters`: a line above may begin it."""
    while start > 1 and tellings[start - 1]:
        letters = tellings[start - 1] + letters
        if not any(_tells(other, letters) for other in tellings[:start - 1]):
            break
        start -= 1
    return start


def _with_organ_above(lines: Sequence[SourceLine], start: int) -> int:
    """Return where the title begins that line `start` goes on: with the office that stands between 发文字号 and 关于 or 转发."""
    begins = start > 1 and lines[start].text.startswith(("关于", "对", *_ISSUES)) and ORGAN.fullmatch(lines[start - 1].text) is not None
    return start - 1 if begins and DOCUMENT_NUMBER.fullmatch(lines[start - 2].text) else start


def _with_number_above(lines: Sequence[SourceLine], start: int) -> int:
    """Return where the 版头 above the title on line `start` begins; `start` without one."""
    first = start
    while first > 0 and not _is_page_line(lines, first - 1) and (
            DOCUMENT_NUMBER.fullmatch(lines[first - 1].text) or _MARK.fullmatch(lines[first - 1].text)):
        first -= 1
    return first

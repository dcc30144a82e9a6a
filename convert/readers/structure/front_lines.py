"""What single lines of a title block are, and where the body begins."""

from collections.abc import Sequence
from typing import Final

from convert.patterns import regex
from convert.readers.structure.header_block import DOCUMENT_NUMBER_LINE
from convert.readers.structure.headings import MAJOR
from convert.readers.structure.lines import SourceLine, gap_before
from convert.readers.structure.shape import is_indented
from convert.readers.structure.source_text import SourceText, concat, keep_gaps, split_at_gaps
from convert.readers.structure.web import is_photo_caption, site_furniture
from convert.readers.structure.wording import (
    DATE_LINE,
    NAME,
    OCCASION_END,
    OCCASION_START,
    ORGAN,
    ORGAN_NOUN,
    OWN_LABEL,
    PERSON,
    POSTED,
    SALUTATION,
    SALUTATION_START,
    SIGNER,
    TITLE_END,
    TITLE_STRONG_END,
    first_sentence_end,
    holds,
    is_address,
    is_terminated,
)
from convert.text.characters import LETTER, LONG_DASHES

_MOST_FRONT_LINES: Final = 24
_MOST_ACT_LINES: Final = 12
_ACT: Final = regex(r".*(?:通过|批准|修订|修正|施行|公布|发布)")
_LONGEST_TITLE: Final = 120
_PARTICULAR: Final = regex(rf"(?:{LETTER}|[（）()]){{2,10}}[：:][^。；！？：:]{{1,40}}")
_LABELLED_RECIPIENTS: Final = regex(r"主\s*送(?:机关|单位)?\s*[：:][^。；！？]{2,200}")
MAX_SALUTATION: Final = 60
_ORGAN_AND_BLANK: Final = rf"[^\s，。；：《》]{{2,30}}?(?:{ORGAN_NOUN})[ \u00a0\u3000]+"
_ORGANS_OF_TITLE: Final = regex(rf"(?:{_ORGAN_AND_BLANK})+[^\s，。；：《》]{{2,30}}?(?:{ORGAN_NOUN})(?:关于|印发|转发|批转)[^\s]*$")
"""云溪县财政局 云溪县水务局关于…: nothing but the organs is apart."""
_MINUTES: Final = regex(r"(?!.*关于).{0,24}会议纪要")
_LONGEST_NAME: Final = 4
SUBTITLE: Final = regex(rf"[{LONG_DASHES}]{{1,3}}[^，。；：]{{4,60}}")
_NOTE_OF_TITLE: Final = regex(r"[（(][^（）()]{4,40}[）)]")
_LONGEST_REPORTER: Final = 50
_LONGEST_ADDRESS: Final = 300
_MOST_ADDRESS_LINES: Final = 6


def front_lines_end(lines: Sequence[SourceLine]) -> int:
    """Return the index of the first line of the body: the first that is running text, a numbered heading or a block."""
    address_end = 0
    for index, line in enumerate(lines[:_MOST_FRONT_LINES]):
        if line.hints.role in ("title", "material_number", "organ_line", "occasion", "issuer", "salutation", "main_recipients") or (
                index < address_end) or (index == 0 and OWN_LABEL.fullmatch(line.text)) or captions_photo(lines, index):
            continue
        address_end = index + address_lines(lines, index)
        if is_body(line) and not is_address_line(line) and index >= address_end:
            return index
    return min(len(lines), _MOST_FRONT_LINES)


def is_occasion(text: str) -> bool:
    """Tell whether `text` begins as 题注 does: a dash or a bracket and a date, or 在…会议上."""
    return len(text) <= _LONGEST_TITLE and OCCASION_START.match(text) is not None and first_sentence_end(text) is None


def is_note_of_title(line: SourceLine) -> bool:
    """Tell whether `line` is nothing but a note in brackets, as stands below the title of a speech: （根据录音整理）."""
    return line.ordinal is None and line.block is None and (
        _NOTE_OF_TITLE.fullmatch(line.text) is not None and DATE_LINE.fullmatch(line.text) is None)


def occasion_complete(text: str) -> bool:
    """Tell whether 题注 ends with `text`, so that the next line is none of it."""
    if text.startswith(("（", "(")):
        return text.endswith(("）", ")"))
    return OCCASION_END.fullmatch(text) is not None


def bracketed_lines(lines: Sequence[SourceLine]) -> int:
    """Return how many of `lines` the bracket takes in which the first begins, 0 where none does: the acts that made a law stand in one."""
    if not lines[0].text.startswith(("（", "(")):
        return 0
    for count, line in enumerate(lines[:_MOST_ACT_LINES], 1):
        if line.ordinal is not None or line.hints.role is not None or first_sentence_end(line.text) is not None:
            return 0
        if line.text.endswith(("）", ")")):
            return count
    return 0


def act_lines(lines: Sequence[SourceLine]) -> int:
    """Return how many of `lines`, set as lines of one paragraph or title, say together which meeting passed it; 0 where none do."""
    text = ""
    for count, line in enumerate(lines, 1):
        if line.ordinal is not None or line.hints.role is not None or not (count == 1 or line.hints.centred or line.hints.continues):
            return 0
        text += line.text
        if is_occasion(text):
            return count if occasion_complete(text) else 0
    return 0


def begins_paragraph(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether the page says that line `at`, set as such a first line is, begins a paragraph that the line below goes on.

    In a text it is indented, and stops in the middle of a sentence that goes on at the margin.
    """
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if following is None or line.hints.centred:
        return False
    hangs = is_indented(line) and not following.indent and not following.blank_before and not following.hints.paragraph
    return (following.hints.continues is not None and line.hints.starts) or (
        hangs and holds(line.text, "，。；") and not is_terminated(line.text))


def is_title_over(lines: Sequence[SourceLine]) -> bool:
    """Tell whether a title stands on the first of `lines`, or begins there and goes on over lines set as titles are."""
    text = ""
    for line in lines:
        if is_body(line) or is_address_line(line):
            return False
        text += line.text
        if TITLE_END.fullmatch(text):
            return True
        if not line.hints.centred and not line.hints.bold:
            return False
    return False


def is_title_below_mark(mark: str, line: SourceLine) -> bool:
    """Tell whether `line` is the title of minutes, and what was taken for it their `mark`."""
    return _MINUTES.fullmatch(mark) is not None and not is_body(line) and TITLE_END.fullmatch(line.text) is not None


def is_act(line: SourceLine) -> bool:
    """Tell whether `line` ends with what was done to a law: 2011年5月27日第二次会议修订."""
    return _ACT.fullmatch(line.text) is not None


def is_reporter(text: str) -> bool:
    """Tell whether `text` names an organ or a person with a post."""
    return len(text) <= _LONGEST_REPORTER and (
        ORGAN.fullmatch(text) is not None or (PERSON.fullmatch(text) is not None and not _tells(text)))


def is_address_line(line: SourceLine) -> bool:
    """Tell whether `line` is 称谓 or 主送机关 and nothing else, or the first part of one."""
    text = line.text
    if line.block is not None or line.hints.role not in (None, "salutation", "main_recipients") or line.ordinal is not None:
        return False
    if text[-1:] in "：:":
        return addresses(text)
    return len(text) <= MAX_SALUTATION and SALUTATION_START.fullmatch(text) is not None


def addresses(text: str) -> bool:
    """Tell whether `text`, to its colon, is 称谓 or 主送机关."""
    return (len(text) <= MAX_SALUTATION and SALUTATION.fullmatch(text) is not None) or (
        len(text) <= _LONGEST_ADDRESS and is_address(text))


def address_lines(lines: Sequence[SourceLine], at: int) -> int:
    """Return how many lines from index `at` are 称谓 or 主送机关, 0 when they are none; a page may have wrapped it."""
    if is_address_line(lines[at]) and lines[at].text[-1:] in "：:":
        return 1
    text = ""
    for count, line in enumerate(lines[at:at + _MOST_ADDRESS_LINES], 1):
        if line.block is not None or line.hints.role is not None or line.ordinal is not None or (count > 1 and line.blank_before > 1):
            return 0
        text += line.text
        if line.text[-1:] in "：:":
            return count if addresses(text) else 0
        if first_sentence_end(line.text) is not None or "；" in line.text or not any(mark in text for mark in "，、,"):
            return 0
    return 0


def captions_photo(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether line `at` stands below the photograph of a meeting, above the address."""
    return is_photo_caption(lines[at]) and at + 1 < len(lines) and address_lines(lines, at + 1) > 0


def is_post_and_name(line: SourceLine) -> bool:
    """Tell whether `line` is a post and the name of who holds it, and no title."""
    if TITLE_END.fullmatch(line.text) is not None or line.ordinal is not None:
        return False
    pieces = split_at_gaps(line.raw)
    if len(pieces) > 1 and SIGNER.fullmatch(pieces[0].text) and NAME.fullmatch("".join(piece.text for piece in pieces[1:])) and (
            sum(len(piece.text) for piece in pieces[1:]) <= _LONGEST_NAME):
        return True  # 县委党校　王　芳
    match = PERSON.fullmatch(line.raw.text) or POSTED.fullmatch(line.raw.text)
    if match is None or match.group("name") is None:
        return False
    return not _tells(line.text) and not match.group("name").endswith(("报告", "讲话"))


def _tells(text: str) -> bool:
    """Tell whether `text` is a piece of a sentence: what names somebody has no such words."""
    return any(word in text for word in ("了", "的", "听取", "审议"))


def is_particular(line: SourceLine) -> bool:
    """Tell whether `line` is a short particular about the document: 类别：A, 公开属性：主动公开."""
    return line.block is None and line.hints.role is None and line.ordinal is None and _PARTICULAR.fullmatch(line.text) is not None


def addressed_by_label(line: SourceLine) -> bool:
    """Tell whether `line` names the recipients after the word for them: 主送：各乡镇人民政府."""
    return line.block is None and line.hints.role is None and _LABELLED_RECIPIENTS.fullmatch(line.text) is not None


def heads_part(lines: Sequence[SourceLine], at: int, title: Sequence[SourceLine]) -> bool:
    """Tell whether line `at`, with room above and below it, heads the first part of the text below `title`: 2024年工作完成情况."""
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if MAJOR.match(line.text) is None or not line.blank_before or TITLE_STRONG_END.fullmatch(line.text):
        return False
    return following is not None and following.blank_before > 0 and TITLE_END.fullmatch("".join(each.text for each in title)) is not None


def is_letterhead(organ: SourceLine, title: SourceLine) -> bool:
    """Tell whether `organ` stands above the title as a letterhead: larger, or set apart and not centred as the title is."""
    larger = (organ.hints.size_pt or 0) > (title.hints.size_pt or 0) > 0
    return larger or (title.blank_before > 0 and title.hints.centred and not organ.hints.centred)


def set_alike(candidates: Sequence[SourceLine], found: int) -> int:
    """Return how many lines a title has that goes on over lines set as its first: centred, in the same size, with nothing between."""
    first = candidates[0].hints if candidates else None
    if first is None or not first.centred:
        return 0
    count = 1
    while count < len(candidates):
        line = candidates[count]
        if not line.hints.centred or line.hints.size_pt != first.size_pt or line.hints.bold != first.bold or line.blank_before:
            break
        count += 1
    whole = "".join(line.text for line in candidates[:count])
    if found and (count <= found or not TITLE_END.fullmatch(whole)):
        return 0
    return count if len(whole) <= _LONGEST_TITLE else 0


def is_body(line: SourceLine) -> bool:
    """Tell whether `line` is running text, a numbered heading, or a block."""
    text = line.text
    if line.block is not None:
        return True
    if line.hints.role is not None or line.hints.level is not None:
        return True
    if line.ordinal is not None and line.ordinal.level is not None:
        return True
    if is_occasion(text) or DATE_LINE.fullmatch(text):
        return False
    if first_sentence_end(text) is not None or holds(text, "；") or text[-1:] in "：:":
        return site_furniture(line) is None
    return len(text) >= 30 and holds(text, "，") and TITLE_END.fullmatch(text) is None and site_furniture(line) is None


def slot_text(line: SourceLine, slot: str, *, gaps: bool) -> SourceText:
    """Return what a line gives to a slot: with its gaps where they part something, as those between the organs of a joint title do."""
    if slot == "title" and _ORGANS_OF_TITLE.match(line.raw.text):
        return keep_gaps(line.raw)
    if gaps and len(split_at_gaps(line.raw)) == 1 and ORGAN.fullmatch(line.text):
        return line.content  # 云 溪 县 人 民 政 府
    return keep_gaps(line.raw) if gaps else line.printed if slot in ("occasion", "date") else line.content


def with_gaps(lines: Sequence[SourceLine], parts: Sequence[SourceText]) -> SourceText:
    """Return `parts`, one of each line, as one text with the line breaks between them as gaps."""
    pieces: list[SourceText] = []
    for line, part in zip(lines, parts, strict=True):
        if pieces:
            pieces.append(gap_before(line))
        pieces.append(part)
    return concat(pieces)


def leading(lines: Sequence[SourceLine], role: str) -> int:
    """Return how many of `lines`, from the first on, were called `role`."""
    count = 0
    while count < len(lines) and lines[count].hints.role == role:
        count += 1
    return count


def is_below_title(line: SourceLine, above: Sequence[SourceLine]) -> bool:
    """Tell whether `line` is none of the title that the lines `above` it make, but stands below it."""
    text = line.text
    if not above and text.startswith("在") and TITLE_END.fullmatch(text):
        return False  # 在全市教育工作会议上的讲话
    if (is_occasion(text) or DATE_LINE.fullmatch(text) or is_address_line(line) or site_furniture(line)
            or (above and DOCUMENT_NUMBER_LINE.fullmatch(text))):
        return True
    if above and SUBTITLE.fullmatch(text):
        return True
    return bool(above) and TITLE_END.fullmatch("".join(each.text for each in above)) is not None and (
        is_reporter(text) and not TITLE_STRONG_END.fullmatch(text))

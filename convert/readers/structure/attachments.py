"""附件 and what a notice issues: where each begins, its label and its title, its own address and signature."""

from collections.abc import Sequence
from typing import Final

import msgspec

from convert.model.elements import Attachment
from convert.patterns import regex
from convert.readers.structure.blocks import BlockBuilder
from convert.readers.structure.doubts import DoubtBook
from convert.readers.structure.front_lines import addresses
from convert.readers.structure.header_block import DOCUMENT_NUMBER
from convert.readers.structure.lines import Role
from convert.readers.structure.passages import Passage
from convert.readers.structure.source_text import split_at_gaps
from convert.readers.structure.tail import is_closing, read_sign_off
from convert.readers.structure.wording import (
    ANNEX_TITLE,
    ATTACHMENT_LABEL,
    ATTACHMENT_NOTE,
    ATTACHMENT_WITH_TITLE,
    DATE_LINE,
    DOCUMENT_NOTE,
    EXPLANATION,
    EXPLANATIONS,
    NUMBERED_NOTE,
    SIGNER,
    TITLE_END,
    TITLE_NOTE,
    TITLE_STRONG_END,
    TITLED_LABEL,
    holds,
    is_terminated,
    names_attachment,
)
from convert.text.dates import is_date, read_date
from convert.text.ordinals import numeral_value

_LONGEST_TITLE: Final = 60
_MOST_TITLE_LINES: Final = 4
_LONGEST_DATE: Final = 16
_MOST_HEAD_LINES: Final = 4
_STARS: Final = ("★", "☆")
_MARK: Final = regex(r"[^，。；：《》]{2,40}文件")
_NOTES_OF_TEXT: Final = regex(r"(?:注释?|备注|说明|附注)[：:]?")
"""What heads notes that belong to the text above them."""
_ISSUED_KIND: Final = regex(
    r".*(?:规定|办法|细则|规则|条例|章程|制度|方案|预案|规划|计划|纲要|要点|意见|报告|标准|规程|规范|守则|公约|指南|清单|名单|目录|安排|总结|讲话|流程|说明|指标|表)"
    r"(?:[（(][^（）()]{1,16}[）)])?")
_ISSUES: Final = regex(r"印发|转发|批转|公布|颁布|发布|下发|发给|抄转|附后|转给")
_PASSED: Final = regex(r"[（(][^（）()]{4,60}(?:通过|批准|修订|修正|印发|讨论稿|征求意见稿|试行|草案)[）)]")
_NAMED: Final = regex(r"《([^《》]{4,80})》")


def split_attachments(passages: list[Passage], doubts: DoubtBook) -> tuple[list[Passage], list[list[Passage]]]:
    """Cut `passages` before every line that begins an attachment or an issued document; the latter, without label, are in doubt."""
    finder = _AttachmentFinder(passages)
    starts: list[int] = []
    for index in range(1, len(passages)):
        if starts and index < starts[-1] + finder.title_length(starts[-1]):
            continue  # a line of the title of the one before
        if finder.begins(index):
            starts.append(index)
            finder.labelled = finder.is_labelled(index)
            if passages[index].hints.role is None and not finder.labelled:
                doubts.add("issued", [passages[index].first], place=f"attachments.{len(starts) - 1}.title", chosen="attachment",
                           alternative="text")
            finder.started = True
    if not starts:
        return passages, []
    ends = [*starts[1:], len(passages)]
    return passages[:starts[0]], [passages[start:end] for start, end in zip(starts, ends, strict=True)]


class _AttachmentFinder:
    """Looks for the beginnings of attachments from the top."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.started = False
        """An attachment began above."""
        self.labelled = False
        """The last one has a label."""
        self._issued: frozenset[str] | None = None

    @property
    def issued(self) -> frozenset[str]:
        """Names of the documents that the text says it issues."""
        if self._issued is None:
            self._issued = frozenset(
                name for passage in self.passages if passage.block is None and _ISSUES.search(passage.text)
                for name in _NAMED.findall(passage.text))
        return self._issued

    def is_labelled(self, index: int) -> bool:
        """Tell whether passage `index` is a label, or begins with one."""
        return any(form.fullmatch(self.passages[index].text) for form in (ATTACHMENT_LABEL, ATTACHMENT_WITH_TITLE, TITLED_LABEL))

    def title_length(self, start: int) -> int:
        """Return how many passages label and title take."""
        label = 1 if self.is_labelled(start) else own_head(self.passages[start:])
        return label + len(title_passages(self.passages[start + label:start + label + _MOST_TITLE_LINES])) or 1

    def begins(self, index: int) -> bool:
        """Tell whether passage `index` begins an attachment."""
        passages = self.passages
        passage = passages[index]
        if passage.block is not None or passage.pieces or index + 1 >= len(passages):
            return False
        text = passage.text
        if passage.hints.role is not None:
            return passage.hints.role == "attachment"
        if len(text) > _LONGEST_TITLE or self._notes_text(index):
            return False
        if self._explains_terms(index) or (passages[index - 1].block is None and names_attachment(passages[index - 1].text, text)):
            return True
        if TITLED_LABEL.fullmatch(text):
            return self._heads_text(index)
        if ATTACHMENT_LABEL.fullmatch(text):
            return not (ATTACHMENT_NOTE.fullmatch(text) and self._heads_names(index))
        if is_terminated(text) or ATTACHMENT_NOTE.match(text) or self._is_label(index - 1):
            return False
        if self._follows_issue(index) or (self._signature_above(index) and own_head(passages[index:])):
            return True
        after_end = self.started or self._after_end(index)
        if ATTACHMENT_WITH_TITLE.fullmatch(text):
            return (after_end or passage.first.page_break) and not self._names_only(index)
        return ANNEX_TITLE.fullmatch(text) is not None and passage.first.ordinal is None and after_end

    def _follows_issue(self, index: int) -> bool:
        """Tell whether the title of a document that the notice issues stands on line `index`: below its signature, or the one before."""
        passage = self.passages[index]
        text = passage.text
        if passage.first.ordinal is not None or holds(text, "，：") or DOCUMENT_NOTE.fullmatch(text) or is_date(text):
            return False
        signed = self._signature_above(index)
        if signed == "organ":
            return not SIGNER.fullmatch(text) or TITLE_END.fullmatch(text) is not None or passage.hints.centred
        whole = "".join(each.text for each in title_passages(self.passages[index:index + _MOST_TITLE_LINES]))
        named = whole in self.issued
        if signed == "date":
            return named or TITLE_END.fullmatch(whole) is not None or passage.hints.centred
        if not self.started or self.labelled:
            return named and index > 1 and _ends_text(self.passages[index - 1]) and self._after_end(index)
        apart = passage.hints.centred or passage.first.page_break or passage.first.blank_before > 1
        return _ends_text(self.passages[index - 1]) and (named or (apart and _ISSUED_KIND.fullmatch(whole) is not None))

    def _signature_above(self, index: int) -> str:
        """Return what stands directly above passage `index`: `organ` for organ and date, `date` for a date alone, else nothing."""
        passages = self.passages
        at = index - 1
        while at > 0 and passages[at].block is None and (DOCUMENT_NOTE.fullmatch(passages[at].text)
                                                         or ATTACHMENT_NOTE.match(passages[at].text)):
            at -= 1
        if at < 1 or passages[at].block is not None or passages[at - 1].block is not None or not is_date(passages[at].text):
            return ""
        above = passages[at - 1]
        if is_terminated(above.text):
            return "date"
        signs = len(above.text) < _LONGEST_TITLE and read_sign_off([above, passages[at]]) is not None
        return "organ" if signs or SIGNER.fullmatch(above.text) else ""

    def _is_label(self, index: int) -> bool:
        passage = self.passages[index]
        return passage.block is None and ATTACHMENT_LABEL.fullmatch(passage.text) is not None

    def _notes_text(self, index: int) -> bool:
        """Tell whether passage `index` heads notes that belong to the text: 注释： with no label of an attachment."""
        return _NOTES_OF_TEXT.fullmatch(self.passages[index].text) is not None

    def _explains_terms(self, index: int) -> bool:
        """Tell whether passage `index` heads the explanation of terms that ends the report."""
        passage = self.passages[index]
        below = self.passages[index + 1:index + 3]
        return (EXPLANATIONS.fullmatch(passage.text) is not None and passage.first.ordinal is None and not self._is_label(index - 1)
                and all(each.block is None and EXPLANATION.match(each.text) for each in below))

    def _heads_names(self, index: int) -> bool:
        """Tell whether 附件： alone on line `index` heads the names of the attachments and not an attachment itself."""
        below = self.passages[index + 1]
        if below.block is not None:
            return False
        if below.text.startswith(("1.", "1．", "1、", "一、", "（一）", "(1)", "（1）")):
            return True
        after = self.passages[index + 2:]
        signed = read_sign_off(after) if after else None
        ends = not after or (signed is not None and signed.taken == len(after) and signed.sign_off.date is not None)
        return ends and len(below.text) <= _LONGEST_TITLE and not is_terminated(below.text)

    def _heads_text(self, index: int) -> bool:
        """Tell whether the text of an attachment stands below 附：甲 on line `index`, which stands below the signature."""
        if not (self.started or self._signature_above(index)) or index + 1 >= len(self.passages):
            return False
        below = self.passages[index + 1]
        if below.block is not None:
            return True
        return is_terminated(below.text) and not DOCUMENT_NOTE.fullmatch(below.text) and not ATTACHMENT_NOTE.match(below.text)

    def _names_only(self, index: int) -> bool:
        """Tell whether 附件1：甲 on line `index` only names an attachment: the next stands directly below, or nothing does."""
        match = NUMBERED_NOTE.fullmatch(self.passages[index].text)
        below = self.passages[index + 1] if index + 1 < len(self.passages) else None
        if match is None or below is None or below.block is not None:
            return match is not None and below is None
        after = NUMBERED_NOTE.fullmatch(below.text)
        return after is not None and numeral_value(after.group("number")) == numeral_value(match.group("number")) + 1

    def _after_end(self, index: int) -> bool:
        """Tell whether the report proper is over above passage `index`: a closing or a date stands there."""
        for passage in self.passages[max(0, index - 6):index]:
            if passage.block is None and (is_closing(passage.text) or (len(passage.text) < _LONGEST_DATE and read_date(passage.text))):
                return True
        return False


def _ends_text(passage: Passage) -> bool:
    return passage.block is not None or is_terminated(passage.text) or is_date(passage.text)


def own_head(passages: Sequence[Passage]) -> int:
    """Return how many of `passages` are the 版头 of a document that is sent on whole: its office, its number; 0 without both."""
    count, numbered = 0, False
    while count < min(_MOST_HEAD_LINES, len(passages)) and passages[count].block is None:
        text = passages[count].text
        if DOCUMENT_NUMBER.fullmatch(text) is None and not SIGNER.fullmatch(text) and text not in _STARS and not _MARK.fullmatch(text):
            break
        numbered = numbered or DOCUMENT_NUMBER.fullmatch(text) is not None
        count += 1
    titled = "".join(each.text for each in title_passages(passages[count:count + _MOST_TITLE_LINES]))
    return count if numbered and TITLE_END.fullmatch(titled) else 0


def title_passages(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages that `passages` begin with and that are the title of an attachment: one, or as many as make it whole."""
    lines: list[Passage] = []
    for passage in passages:
        if (passage.block is not None or passage.pieces or passage.first.ordinal is not None or is_terminated(passage.text)
                or len(passage.text) > _LONGEST_TITLE or holds(passage.text, "，") or is_date(passage.text)
                or passage.hints.role not in (None, "title", "attachment_title", "centred")):
            break
        if lines and (passage.first.blank_before > 1 or (passage.first.blank_before > 0 and lines[0].first is not passages[0].first)):
            break
        lines.append(passage)
    for count in range(1, len(lines) + 1):
        whole = "".join(each.text for each in lines[:count])
        following = lines[count] if count < len(lines) else None
        if TITLE_END.fullmatch(whole) and (following is None or not (
                _goes_on(following, lines[count - 1]) or _makes_whole(whole, following))):
            noted = following is not None and TITLE_NOTE.fullmatch(following.text) is not None
            return lines[:count + noted]
    alike = 1
    while alike < len(lines) and _goes_on(lines[alike], lines[alike - 1]):
        alike += 1
    return lines[:alike]


def _goes_on(passage: Passage, above: Passage) -> bool:
    """Tell whether a line is set as the line of the title above it: its format says that it goes on, or both are centred and alike."""
    hints, before = passage.hints, above.hints
    return passage.first.blank_before == 0 and (hints.follows or (
        hints.centred and before.centred and hints.size_pt == before.size_pt and hints.bold == before.bold
        and TITLE_END.fullmatch(above.text) is None))


def _makes_whole(title: str, passage: Passage) -> bool:
    """Tell whether a title that ends in a weak word such as 情况 has its last word on the line below it: 综合报告的审议意见."""
    strong = TITLE_STRONG_END.fullmatch(title) is None and TITLE_STRONG_END.fullmatch(passage.text) is not None
    return strong and passage.first.blank_before == 0 and not passage.text.startswith(("关于", "对"))


def make_attachment(group: Sequence[Passage], builder: BlockBuilder) -> Attachment:
    """Return the attachment that the passages of `group` make."""
    first = group[0]
    rest = list(group[1:])
    spans = first.content.spans
    match = ATTACHMENT_WITH_TITLE.fullmatch(first.text) or TITLED_LABEL.fullmatch(first.text)
    terms = EXPLANATIONS.fullmatch(first.text)
    head = own_head(group)
    if head or ATTACHMENT_LABEL.fullmatch(first.text):
        labels = group[:head or 1]
        label = "\u3000".join(passage.text for passage in labels)
        lines = title_passages(group[len(labels):len(labels) + _MOST_TITLE_LINES])
        title = "".join(passage.text for passage in lines)
        spans = tuple(span for passage in (*labels, *lines) for span in passage.content.spans)
        rest = list(group[len(labels) + len(lines):])
    elif match:
        label, title = match.group(1), match.group(2)
    elif terms and terms.group("label"):
        label, title = terms.group("label").rstrip("：: \u3000"), first.text[terms.start("title"):]
    else:
        lines = title_passages(group[:_MOST_TITLE_LINES]) or [first]
        label, title = "", "".join(passage.text for passage in lines)
        spans = tuple(span for passage in lines for span in passage.content.spans)
        rest = list(group[len(lines):])
    return Attachment(label=label, title=title, body=builder.build(_with_own_ends(rest)), source=spans)


def _with_own_ends(passages: list[Passage]) -> list[Passage]:
    """Set the address of an attachment flush and its signature at the right, as those of the document itself."""
    at = 0
    while at < len(passages) and _stands_below_title(passages[at]):
        _call(passages[at], "centred")
        at += 1
    if at < len(passages) and passages[at].block is None and not passages[at].pieces and passages[at].hints.role is None and (
            addresses(passages[at].text)):
        _call(passages[at], "flush")
    found = read_sign_off(passages)
    if found is not None and found.sign_off.date is not None and found.taken < len(passages):
        for passage in passages[len(passages) - found.taken:]:
            if passage.hints.role is None:
                _call(passage, "right")
    return passages


def _stands_below_title(passage: Passage) -> bool:
    """Tell whether a passage is what stands below a title: offices, a date, a note in brackets on when it was passed."""
    if passage.block is not None or passage.pieces or passage.hints.role is not None or passage.first.ordinal is not None:
        return False
    return (DATE_LINE.fullmatch(passage.text) is not None or _PASSED.fullmatch(passage.text) is not None
            or all(SIGNER.fullmatch(piece.text) for piece in split_at_gaps(passage.first.raw)))


def _call(passage: Passage, role: Role) -> None:
    hints = msgspec.structs.replace(passage.first.hints, role=role)
    passage.first = msgspec.structs.replace(passage.first, hints=hints)

"""What follows the body: closing, 附件说明, 署名 and date, 附注, 附件, 版记."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.model.elements import AttachmentNote, Imprint, SignOff
from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.lines import Line
from convert.readers.structure.passages import Passage
from convert.readers.structure.source_text import SourceText, cut, keep_gaps, split_at_gaps, strip
from convert.readers.structure.wording import (
    ATTACHMENT_NOTE,
    CLOSING_CORE,
    DATE_LINE,
    NAME,
    ORGAN,
    PERSON,
    SENTENCE_END,
    is_terminated,
)
from convert.text.dates import DATE
from convert.text.ordinals import read_ordinal

_LONGEST_CLOSING: Final = 70
_SIGN_OFF_LINES: Final = 8
_LONGEST_SIGN_OFF: Final = 60
_LONGEST_GLUED_CLOSING: Final = 40
_GLUED_STARTS: Final = ("以上", "上述", "特此", "专此", "妥否", "当否")
_CLOSING_STARTS: Final = (
    *_GLUED_STARTS, "可否", "是否", "现提请", "现请", "提请", "请", "谨此", "此报告", "报告完毕", "我的报告完", "报告如上")
_NUMBER: Final = regex(r"(\d{1,2})\s*[.．、]\s*(?:(?!\d)|(?=(?:19|20)\d{2}年))")
_SEAL_NOTE: Final = regex(r"[（(](?:印章|盖章|公章|签章|章)[）)]")
_IMPRINT_COPY: Final = regex(r"(抄\s*送|抄\s*报|分\s*送|主\s*送)\s*[：:]")
_IMPRINT_PRINT: Final = regex(rf"(?P<office>.*?)\s*(?P<date>{DATE.pattern})\s*印\s*发")
_GROUPS: Final = regex("[、；;（(]")
_PRINT_COUNT: Final = regex(r"[（(]?共\s*印\s*\d+\s*份[）)]?|校对[：:].{1,12}")


class SignOffFound(msgspec.Struct, frozen=True):
    """A sign-off, how many passages at the end made it, and the text of each of its fields."""

    sign_off: SignOff
    taken: int
    sources: dict[str, list[SourceText]]


def is_closing(text: str) -> bool:
    """Tell whether `text` is a closing line such as 特此报告 or 以上报告，请予审议."""
    if len(text) > _LONGEST_CLOSING or CLOSING_CORE.search(text) is None:
        return False
    sentences = sum(text.count(mark) for mark in SENTENCE_END)
    return sentences <= 1 + text.count("请指正") and text.startswith(_CLOSING_STARTS)


def glued_closing(text: str) -> int | None:
    """Return the index at which a closing sentence starts that stands at the end of a longer paragraph."""
    before_last = max((text.rfind(mark, 0, len(text) - 1) for mark in SENTENCE_END), default=-1)
    start = before_last + 1
    if start <= 0 or len(text) - start > _LONGEST_GLUED_CLOSING or not is_closing(text[start:]):
        return None
    return start if text.startswith(_GLUED_STARTS, start) else None


def read_sign_off(passages: Sequence[Passage]) -> SignOffFound | None:
    """Return the sign-off that `passages` end with: organs or a post and name, then a date."""
    reader = _SignOffReader(passages)
    at = len(passages)
    while at > 0 and len(passages) - at < _SIGN_OFF_LINES and reader.take(at - 1):
        at -= 1
    taken = len(passages) - at
    return SignOffFound(reader.sign_off(), taken, reader.sources()) if taken else None


class _SignOffReader:
    """Takes passages from the last upwards, as long as they belong to a sign-off."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.date: SourceText | None = None
        self.authorities: list[SourceText] = []
        self.post: SourceText | None = None
        self.signatory: SourceText | None = None

    def sign_off(self) -> SignOff:
        """Return what was taken."""
        return SignOff(
            authority=self.authorities[0].text if self.authorities else None,
            joint_authorities=tuple(each.text for each in self.authorities[1:]), post=self.post.text if self.post else None,
            signatory=self.signatory.text if self.signatory else None, date=self.date.text if self.date else None)

    def sources(self) -> dict[str, list[SourceText]]:
        """Return the text of each field that was taken."""
        fields: dict[str, Sequence[SourceText | None]] = {
            "authority": self.authorities[:1], "joint_authorities": self.authorities[1:], "post": [self.post],
            "signatory": [self.signatory], "date": [self.date]}
        return {name: parts for name, values in fields.items() if (parts := [each for each in values if each is not None])}

    def take(self, index: int) -> bool:
        """Take passage `index`; False when it is no part of a sign-off."""
        passage = self.passages[index]
        line = passage.first
        if passage.block is not None or passage.pieces or len(passage.text) > _LONGEST_SIGN_OFF or line.ordinal is not None:
            return False
        return self._take_date(line) or self._take_authority(index, line) or self._take_person(line)

    def _take_date(self, line: Line) -> bool:
        if self.date is not None or self.authorities or self.post or line.hints.role not in (None, "date"):
            return False
        found = (None, line.content) if line.hints.role == "date" else _date_and_organ(line)
        if found is None:
            return False
        organ, self.date = found
        if organ is not None:
            self.authorities.append(organ)
        return True

    def _take_authority(self, index: int, line: Line) -> bool:
        if self.post or self.signatory or line.hints.role not in (None, "authority"):
            return False
        if line.hints.role is None:
            if not ORGAN.fullmatch(_SEAL_NOTE.sub("", line.text)) and len(_organs(line)) < 2:
                return False
            if self.date is None and not _after_closing(self.passages, index):
                return False
        self.authorities[:0] = _organs(line)
        return True

    def _take_person(self, line: Line) -> bool:
        """Take a post, a name, or both; only above a date."""
        if self.date is None or self.authorities or self.post or line.hints.role is not None:
            return False
        match = PERSON.fullmatch(line.raw.text)
        if match and match.group("name") and self.signatory is None:
            self.post, self.signatory = _post_and_name(line, match)
        elif match and self.signatory is not None:
            self.post = line.content
        elif NAME.fullmatch(line.raw.text) and self.signatory is None and self._post_above(line):
            self.signatory = line.content
        else:
            return False
        return True

    def _post_above(self, line: Line) -> bool:
        above = next((self.passages[index - 1] for index in range(len(self.passages) - 1, 0, -1)
                      if self.passages[index].first is line), None)
        return above is not None and above.block is None and PERSON.fullmatch(above.text) is not None


def _after_closing(passages: Sequence[Passage], index: int) -> bool:
    """Tell whether only short lines stand between passage `index` and a closing line above it."""
    return any(is_closing(passage.text) for passage in passages[max(0, index - 3):index] if passage.block is None)


def _post_and_name(line: Line, match: re.Match[str]) -> tuple[SourceText, SourceText]:
    raw = keep_gaps(line.raw)
    at = raw.text.find(match.group("name")) if match.group("name") in raw.text else match.start("name")
    return strip(cut(raw, 0, at)), strip(cut(raw, at))


def _date_and_organ(line: Line) -> tuple[SourceText | None, SourceText] | None:
    """Return the date that `line` is, with the organ that stands before it on the same line."""
    text = line.text
    if DATE_LINE.fullmatch(text) and not text.startswith(("（", "(")):
        return None, line.content
    match = DATE.search(text)
    if match is None or match.end() != len(text) or not ORGAN.fullmatch(text[:match.start()]):
        return None
    return cut(line.content, 0, match.start()), cut(line.content, match.start())


def _organs(line: Line) -> list[SourceText]:
    """Organs that stand side by side on one line."""
    pieces = split_at_gaps(line.raw)
    if len(pieces) > 1 and all(ORGAN.fullmatch(piece.text) for piece in pieces):
        return pieces
    return [line.content]


def read_attachment_note(passages: Sequence[Passage], draft: Draft) -> tuple[AttachmentNote | None, int]:
    """Return the 附件说明 that `passages` begin with and how many of them it takes."""
    first = passages[0]
    match = ATTACHMENT_NOTE.match(first.text) if first.block is None else None
    if match is None:
        return None, 0
    sources = [first.content]
    names: list[str] = _attachment_names(first.text[match.end():])
    count = 1
    while count < len(passages) and passages[count].block is None:
        passage = passages[count]
        ordinal = read_ordinal(passage.text)
        value = len(names) + 1
        if ordinal is not None and ordinal.value == value and ordinal.form in ("point", "comma", "digit_brackets", "brackets"):
            names.extend(_attachment_names(passage.text))
        else:
            break
        sources.append(passage.content)
        count += 1
    if not any(names):
        return None, 0
    if count == 1 and not any(names) and len(passages) == 2 and _is_name(passages[1]):
        names, count = [passages[1].text], 2
        sources.append(passages[1].content)
    draft.slot("attachment_note", sources)
    return AttachmentNote(names=tuple(name for name in names if name)), count


def _is_name(passage: Passage) -> bool:
    return passage.block is None and not passage.pieces and len(passage.text) <= _LONGEST_SIGN_OFF and not is_terminated(passage.text)


def _attachment_names(text: str) -> list[str]:
    """Split `1.名单 2.一览表` at its numbers, in order; the names without numbers."""
    starts: list[tuple[int, int]] = []
    at, value = 0, 1
    for match in _NUMBER.finditer(text):
        if int(match.group(1)) >= value and match.start() >= at:
            starts.append((match.start(), match.end()))
            value, at = int(match.group(1)) + 1, match.end()
    if not starts or starts[0][0] > 0:
        return [text.strip()]
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return [text[begin:stop].strip(" 　；;，,") for (_, begin), stop in zip(starts, ends, strict=True)]


def read_imprint(lines: list[Line], draft: Draft) -> tuple[Imprint | None, list[Line]]:
    """Return the 版记 that `lines` end with, and the lines above it."""
    found = _imprint_start(lines)
    if found is None:
        return None, lines
    copies: list[str] = []
    mains: list[str] = []
    office = date = None
    parts: dict[str, list[SourceText]] = {}
    current: str | None = None
    for line in lines[found:]:
        copy = _IMPRINT_COPY.match(line.text)
        printed = _IMPRINT_PRINT.fullmatch(line.text)
        if _PRINT_COUNT.fullmatch(line.text):
            draft.drop(line, "print-count")
        elif printed:
            office, date = printed.group("office") or office, printed.group("date")
            parts.setdefault("imprint.printing_office" if printed.group("office") else "imprint.date_of_printing", []).append(line.content)
        elif copy:
            current = "imprint.main_recipients" if copy.group(1).startswith("主") else "imprint.copy_recipients"
            (mains if current.endswith("main_recipients") else copies).append(line.text[copy.end():])
            parts.setdefault(current, []).append(line.content)
        elif current is not None and office is None and not ORGAN.fullmatch(line.text):
            target = mains if current.endswith("main_recipients") else copies
            target[-1] += line.text
            parts[current].append(line.content)
        else:
            office = line.text
            parts.setdefault("imprint.printing_office", []).append(line.content)
    for name, sources in parts.items():
        draft.slot(name, sources)
    return Imprint(main_recipients=_recipients(mains), copy_recipients=_recipients(copies), printing_office=office,
                   date_of_printing=date), lines[:found]


def _recipients(texts: Sequence[str]) -> tuple[str, ...]:
    """The names between ，; a text that groups them with 、 or ； stays whole."""
    bare = [text.rstrip("。.") for text in texts]
    return tuple(name for text in bare for name in (text.split("，") if not _GROUPS.search(text) else [text]) if name)


def _imprint_start(lines: Sequence[Line]) -> int | None:
    """Return the index of the first line of the 版记 among the last lines."""
    start = None
    for index in range(len(lines) - 1, max(-1, len(lines) - 12), -1):
        text = lines[index].text
        if lines[index].block is not None:
            break
        if _IMPRINT_COPY.match(text) and not is_heading_like(text):
            start = index
        elif _IMPRINT_PRINT.fullmatch(text) and len(text) <= 60:
            above = lines[index - 1] if index else None
            start = index - 1 if text[:1].isdigit() and above and ORGAN.fullmatch(above.text) else index
    return start


def is_heading_like(text: str) -> bool:
    """Tell whether `text` has a number as headings have."""
    return read_ordinal(text) is not None


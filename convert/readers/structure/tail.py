"""What follows the body: closing, 附件说明, 署名 and date."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

import msgspec

from convert.model.elements import AttachmentNote, SignOff
from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.passages import Passage
from convert.readers.structure.source_text import SourceText, concat, cut, keep_gaps, split_at_blanks, split_at_gaps, strip
from convert.readers.structure.wording import (
    ATTACHMENT_NOTE,
    CLOSING_CORE,
    DATE_LINE,
    DOCUMENT_NOTE,
    KEPT_ON_FILE,
    NAME,
    NUMBERED_NOTE,
    ORGAN,
    PERSON,
    POSTED,
    SENTENCE_END,
    SIGNER,
    TITLE_END,
    is_terminated,
)
from convert.text.characters import ARABIC_YEAR
from convert.text.dates import DATE, is_date
from convert.text.ordinals import YEAR_AHEAD, numeral_value, read_ordinal

_LONGEST_CLOSING: Final = 70
_SIGN_OFF_LINES: Final = 8
_LONGEST_SIGN_OFF: Final = 60
_LONGEST_GLUED_CLOSING: Final = 40
_GLUED_STARTS: Final = ("以上", "上述", "特此", "专此", "妥否", "当否")
_CLOSING_STARTS: Final = (
    *_GLUED_STARTS, "此复", "此令", "此批", "此函",
    "可否", "是否", "现提请", "现请", "提请", "请", "谨此", "此报告", "报告完毕", "我的报告完", "报告如上", "汇报完毕", "我的汇报完",
    "不妥之处", "不当之处", "如有不妥", "如有不当")
_NUMBER: Final = regex(rf"(\d{{1,2}})\s*[.．、]\s*(?:(?!\d)|(?={YEAR_AHEAD}))")
_LONGEST_DATE_LINE: Final = 60
_OPEN_DATE: Final = regex(rf"{ARABIC_YEAR}年[×xXＸ*＊\d]{{0,2}}月[×xXＸ*＊\d]{{0,2}}日")
"""A date whose month or day is still to be filled in."""
_CONTACT: Final = regex(r"(?:联系人|联系方式|联系电话|联系单位|联\s*系\s*人|领导签发|签\s*发\s*人|承\s*办\s*人|经\s*办\s*人|办理单位|"
                        r"咨询电话|电\s*话|传\s*真|"
                        r"邮\s*编|邮政编码|(?:电子)?邮\s*箱|通信地址|联系地址|地\s*址|监督电话|网\s*址)"
                        r"(?:及(?:联系)?电话)?\s*[：:]")
_LONGEST_CONTACT: Final = 80
_MOST_NOTES: Final = 6
_WHO_SPEAKS: Final = regex(r"(?:述职|报告|汇报|承诺|申请|检讨|倡议|建议|发言)(?:述廉)?人")
_YEARLESS: Final = regex(r"\d{1,2}月\d{1,2}日")
"""The date of a short notice, below who gives it."""
_SEAL_NOTE: Final = regex(r"[（(](?:印章|盖章|公章|签章|代章|章)[）)]")


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
        self.seal: SourceText | None = None
        """（代章） on a line of its own, below the organ that it belongs to."""

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
        line = self.passages[index].first
        if not _may_sign(self.passages[index]):
            return False
        if self._take_seal(index, line):
            return True
        return self._take_date(index, line) or self._take_authority(index, line) or self._take_person(line)

    def _take_date(self, index: int, line: SourceLine) -> bool:
        if self.date is not None or self.authorities or self.post or line.hints.role not in (None, "date"):
            return False
        above = self.passages[index - 1] if index else None
        if _YEARLESS.fullmatch(line.text) and (above is None or above.block is not None or not _signs(above.first)):
            return False
        found = (None, line.content) if line.hints.role == "date" else _date_and_organ(line)
        if found is None:
            return False
        organ, self.date = found
        if organ is not None:
            self.authorities.append(organ)
        return True

    def _take_seal(self, index: int, line: SourceLine) -> bool:
        above = self.passages[index - 1] if index else None
        if self.date is None or self.authorities or self.seal or line.hints.role is not None or not _SEAL_NOTE.fullmatch(line.text) or (
                above is None or not _may_sign(above) or not _signs(above.first)):
            return False
        self.seal = line.content
        return True

    def _take_authority(self, index: int, line: SourceLine) -> bool:
        if self.post or self.signatory or line.hints.role not in (None, "authority"):
            return False
        if line.hints.role is None:
            signs = SIGNER if self.date is not None else ORGAN
            if not signs.fullmatch(_SEAL_NOTE.sub("", line.text)) and len(_organs(line)) < 2:
                return False
            if self.date is None and not _after_closing(self.passages, index):
                return False
        self.authorities[:0] = _organs(line)
        if self.seal is not None:
            self.authorities[-1] = concat((self.authorities[-1], self.seal))
            self.seal = None
        return True

    def _take_person(self, line: SourceLine) -> bool:
        """Take a post, a name, or both; only above a date."""
        if self.date is None or self.authorities or self.post or line.hints.role is not None:
            return False
        match = _signed(line.raw.text)
        if match and match.group("name") and self.signatory is None:
            self.post, self.signatory = _post_and_name(line, match)
        elif match and self.signatory is not None:
            self.post = line.content
        elif NAME.fullmatch(line.raw.text) and self.signatory is None and self._post_above(line):
            self.signatory = line.content
        else:
            return False
        return True

    def _post_above(self, line: SourceLine) -> bool:
        above = next((self.passages[index - 1] for index in range(len(self.passages) - 1, 0, -1)
                      if self.passages[index].first is line), None)
        return above is not None and above.block is None and PERSON.fullmatch(above.text) is not None


def _signed(raw: str) -> re.Match[str] | None:
    """Return the post and the name that stand on a line; a colon may part them: 县长：甲乙, 述职人：丙丁."""
    match = PERSON.fullmatch(raw)
    if match is not None:
        return match
    posted = POSTED.fullmatch(raw)
    signs = posted is not None and (PERSON.fullmatch(posted.group("post")) or _WHO_SPEAKS.fullmatch(posted.group("post")))
    return posted if signs else None


def _may_sign(passage: Passage) -> bool:
    return passage.block is None and not passage.pieces and len(passage.text) <= _LONGEST_SIGN_OFF and passage.first.ordinal is None


def _after_closing(passages: Sequence[Passage], index: int) -> bool:
    """Tell whether only short lines stand between passage `index` and a closing line above it."""
    return any(is_closing(passage.text) for passage in passages[max(0, index - 3):index] if passage.block is None)


def _post_and_name(line: SourceLine, match: re.Match[str]) -> tuple[SourceText, SourceText]:
    raw = keep_gaps(line.raw)
    at = raw.text.find(match.group("name")) if match.group("name") in raw.text else match.start("name")
    return strip(cut(raw, 0, at)), strip(cut(raw, at))


def _date_and_organ(line: SourceLine) -> tuple[SourceText | None, SourceText] | None:
    """Return the date that `line` is, with the organ that stands before it on the same line."""
    text = line.text
    if (DATE_LINE.fullmatch(text) and not text.startswith(("（", "("))) or is_date(text) or _OPEN_DATE.fullmatch(text) or (
            _YEARLESS.fullmatch(text)):
        return None, line.content
    match = DATE.search(text)
    if match is None or match.end() != len(text) or not SIGNER.fullmatch(text[:match.start()]):
        return None
    return cut(line.content, 0, match.start()), cut(line.content, match.start())


def note_lines(passages: Sequence[Passage]) -> int:
    """Return how many passages at the end are 附注, say whom to ask, or how far the document may be read.

    Only 附注 in its brackets needs no date above it.
    """
    count = 0
    while count < min(_MOST_NOTES, len(passages) - 1) and _is_note(passages[-1 - count]):
        count += 1
    above = passages[-1 - count] if passages else None
    if above is not None and above.block is None and _date_and_organ(above.first) is not None:
        return count
    return sum(1 for _ in takewhile(_is_document_note, reversed(passages)))


def _is_document_note(passage: Passage) -> bool:
    return passage.block is None and DOCUMENT_NOTE.fullmatch(passage.text) is not None


def _is_note(passage: Passage) -> bool:
    return _is_document_note(passage) or (passage.block is None and len(passage.text) <= _LONGEST_CONTACT and (
        _CONTACT.match(passage.text) is not None or KEPT_ON_FILE.fullmatch(passage.text) is not None))


def sign_off_lines(lines: Sequence[SourceLine]) -> set[int]:
    """Return the indices of the lines that are organs above a date, and the date: each is a passage of its own."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if line.block is not None or len(line.text) > _LONGEST_DATE_LINE or _date_and_organ(line) is None:
            continue
        above = index
        if index > 1 and _SEAL_NOTE.fullmatch(lines[index - 1].text) and _signs(lines[index - 2]):
            above -= 1
        while above > 0 and lines[above - 1].block is None and len(lines[above - 1].text) <= _LONGEST_SIGN_OFF and (
                lines[above - 1].ordinal is None and _signs(lines[above - 1])):
            above -= 1
        if above == index and _YEARLESS.fullmatch(line.text):
            continue
        if above < index or index == 0 or lines[index - 1].block is not None or is_terminated(lines[index - 1].text):
            found.update(range(above, index + 1))
    return found


def _signs(line: SourceLine) -> bool:
    return SIGNER.fullmatch(_SEAL_NOTE.sub("", line.text)) is not None or len(_organs(line)) > 1 or line.hints.role == "authority"


def _organs(line: SourceLine) -> list[SourceText]:
    """Organs that stand side by side on one line."""
    pieces = split_at_gaps(line.raw)
    if len(pieces) == 1 and " " in line.raw.text:
        pieces = split_organs(line.raw)
    if len(pieces) > 1 and all(SIGNER.fullmatch(_SEAL_NOTE.sub("", piece.text)) for piece in pieces):
        return pieces
    return [line.content]


def split_organs(raw: SourceText) -> list[SourceText]:
    """Return the organs that single blanks part on a line, each whole by itself; the line as one piece where they do not."""
    pieces = split_at_blanks(raw)
    return pieces if len(pieces) > 1 and all(ORGAN.fullmatch(piece.text) for piece in pieces) else [raw]


def read_attachment_note(passages: Sequence[Passage], draft: Draft) -> tuple[AttachmentNote | None, int]:
    """Return the 附件说明 that `passages` begin with and how many of them it takes."""
    numbered = _numbered_names(passages)
    if numbered:
        draft.slot("attachment_note", [passage.content for passage in passages[:len(numbered)]])
        return AttachmentNote(names=tuple(numbered)), len(numbered)
    first = passages[0]
    match = ATTACHMENT_NOTE.match(first.text) if first.block is None else None
    if match is None:
        return None, 0
    sources = [first.content]
    own = match.group(1) or "件"
    names: list[str] = _attachment_names(first.text[match.end() if own == "件" else 0:])
    forms = _forms_like(first.text[match.end():])
    count = 1
    while count < len(passages) and passages[count].block is None:
        passage = passages[count]
        ordinal = read_ordinal(passage.text)
        value = len(names) + 1 if any(names) else 1
        if ordinal is not None and ordinal.value == value and ordinal.form in forms:
            names = [name for name in names if name] + _attachment_names(passage.text, value)
        elif _continues_name(passages, count, names):
            names[-1] += passage.text
        else:
            break
        sources.append(passage.content)
        count += 1
    if not any(names) and count == 1 and len(passages) == 2 and _is_name(passages[1]):
        names, count = [passages[1].text], 2
        sources.append(passages[1].content)
    if not any(names) or (count == 1 and "：" in names[0] and is_terminated(first.text)):
        return None, 0
    draft.slot("attachment_note", sources)
    return AttachmentNote(names=tuple(name for name in names if name)), count


def _forms_like(text: str) -> tuple[str, ...]:
    """Return the forms of the numbers that go on a list that begins with `text`: its own, or any where it has none."""
    ordinal = read_ordinal(text)
    forms = ("point", "comma", "digit_brackets", "brackets")
    return (ordinal.form,) if ordinal and ordinal.value == 1 and ordinal.form in forms else forms


def _continues_name(passages: Sequence[Passage], at: int, names: Sequence[str]) -> bool:
    """Tell whether passage `at` is the rest of a name that a page wrapped: the next number follows, or only with it the name is whole."""
    passage = passages[at]
    if not any(names) or not _is_name(passage) or passage.first.ordinal is not None or is_date(passage.text):
        return False
    following = passages[at + 1] if at + 1 < len(passages) and passages[at + 1].block is None else None
    if following is not None and is_date(following.text):
        return False
    ordinal = read_ordinal(following.text) if following is not None else None
    if ordinal is not None and ordinal.value == len(names) + 1:
        return True
    return TITLE_END.fullmatch(names[-1]) is None and TITLE_END.fullmatch(names[-1] + passage.text) is not None


def _numbered_names(passages: Sequence[Passage]) -> list[str]:
    """Return the names of attachments that stand one a line, each after its label: 附件1：甲, 附件2：乙.

    附表1 and the like stay with the name: the pages write 附件 for every label.
    """
    names: list[str] = []
    for passage in passages:
        match = NUMBERED_NOTE.fullmatch(passage.text) if passage.block is None and not passage.pieces else None
        if match is None or numeral_value(match.group("number")) != len(names) + 1 or is_terminated(match.group("name")):
            break
        label = passage.text[:match.start("name")]
        names.append(match.group("name").strip() if "件" in label else passage.text)
    return names


def _is_name(passage: Passage) -> bool:
    return passage.block is None and not passage.pieces and len(passage.text) <= _LONGEST_SIGN_OFF and not is_terminated(passage.text)


def _attachment_names(text: str, first: int = 1) -> list[str]:
    """Split `1.名单 2.一览表` at its numbers, in order from `first`; the names without numbers. Another number is part of a name."""
    starts: list[tuple[int, int]] = []
    at, value = 0, first
    for match in _NUMBER.finditer(text):
        if int(match.group(1)) >= value and match.start() >= at and (starts or int(match.group(1)) == first):
            starts.append((match.start(), match.end()))
            value, at = int(match.group(1)) + 1, match.end()
    if not starts or starts[0][0] > 0:
        ordinal = read_ordinal(text)
        return [text[len(ordinal.mark) if ordinal and ordinal.value == first else 0:].strip()]
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return [text[begin:stop].strip(" 　；;，,。") for (_, begin), stop in zip(starts, ends, strict=True)]

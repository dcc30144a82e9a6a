"""Which paragraphs of a document are which part of it, by what was read from it: never told from looks."""

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import Final, NamedTuple

from convert.lint.docx.facts import DocxParagraph
from convert.model.blocks import Block, Heading, Paragraph
from convert.model.elements import HeaderBlock
from convert.model.report import Report
from convert.patterns import regex
from convert.text.characters import HANZI

_MARK: Final = "issuer_mark"
_LONG: Final = ("title", _MARK, "attachment_title")
_HEAD: Final = ("document_number", "title")
_BELOW_MARK: Final = (*_HEAD, "main_recipients", "body")
_BELOW_TEXT: Final = ("authority_signature", "date_of_issue")
_SIGNED: Final = "签发人"
_LETTERS = regex(rf"[{HANZI}A-Za-z0-9]")


class Part(NamedTuple):
    """A text of the report."""

    role: str
    letters: str
    """Hanzi, Latin letters and digits alone."""
    lead: int = 0
    """So many of them are its run-in heading."""
    level: int = 0


class RolePlace(NamedTuple):
    """A paragraph with the part of the document that it is, from one of its letters to another."""

    role: str
    paragraph: DocxParagraph
    start: int
    end: int | None


def placed(report: Report, paragraphs: list[DocxParagraph]) -> Iterator[RolePlace]:
    """Yield the paragraphs that are a known part of the report; a run-in heading and what follows it each for itself."""
    number = _letters(report.header.document_number or "") if report.header else ""
    waiting = _Waiting(list(_parts(report)))
    for paragraph in paragraphs:
        letters = _letters(paragraph.text)
        part = waiting.take(letters) if letters else None
        if part is not None:
            end = _place_of(paragraph.text, part.lead)
            if part.lead and end < len(paragraph.text):
                yield RolePlace(f"heading_{part.level}", paragraph, 0, end)
                yield RolePlace(part.role, paragraph, end, None)
            else:
                yield RolePlace(part.role, paragraph, 0, None)
        elif number and letters.startswith(number):
            waiting.leave_mark()
            yield from _number_and_signatories(paragraph, len(number))
        elif number and paragraph.text.strip().startswith(_SIGNED):
            yield from _number_and_signatories(paragraph, 0)


class _Waiting:
    """The parts of a report for which no paragraph has been found yet."""

    def __init__(self, parts: list[Part]) -> None:
        self._by_letters: dict[str, deque[Part]] = defaultdict(deque)
        for part in parts:
            self._by_letters[part.letters].append(part)
        self._long = [part for part in parts if part.role in _LONG]
        self._in_text = False

    def take(self, letters: str) -> Part | None:
        """Return the part that has these letters, or of which they are a line.

        Below the head none is the mark any more, and above the text none is signature or date.
        """
        whole = next((part for part in self._by_letters.get(letters, ()) if self._in_text or part.role not in _BELOW_TEXT), None)
        if whole is not None:
            self._by_letters[letters].remove(whole)
        found = whole or next((part._replace(lead=0) for part in self._long if letters in part.letters and len(letters) > 1), None)
        if found is not None and found.role in _BELOW_MARK:
            self.leave_mark()
            self._in_text = self._in_text or found.role not in _HEAD
        return found

    def leave_mark(self) -> None:
        """Drop the forms of the mark: a line of the title and a signature may read like one."""
        self._long = [part for part in self._long if part.role != _MARK]
        for letters, parts in self._by_letters.items():
            self._by_letters[letters] = deque(part for part in parts if part.role != _MARK)


def _number_and_signatories(paragraph: DocxParagraph, number: int) -> Iterator[RolePlace]:
    """Yield the parts of a row that has 发文字号, so many letters, 签发人 or both (GB/T 9704-2012 7.2.6)."""
    end = names = _place_of(paragraph.text, number)
    if number:
        yield RolePlace("document_number", paragraph, 0, end)
    label = paragraph.text.find(_SIGNED, end)
    if label >= 0:
        names = label + len(_SIGNED)
        names += paragraph.text[names:names + 1] in ("：", ":")
        yield RolePlace("signatory_label", paragraph, label, names)
    if _letters(paragraph.text[names:]):
        yield RolePlace("signatory", paragraph, names, None)


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text))


def _place_of(text: str, letters: int) -> int:
    """Return where the first so many letters of `text` end, with the marks after them."""
    if not letters:
        return 0
    places = [match.start() for match in _LETTERS.finditer(text)]
    return places[letters] if letters < len(places) else len(text)


def _parts(report: Report) -> Iterator[Part]:
    front, header, sign = report.front, report.header, report.sign_off
    slots: list[tuple[str, str | None]] = [
        ("front_label", front.label), ("material_number", front.material_number), ("organ_line", front.organ_line), ("title", front.title),
        ("occasion", front.occasion), ("issuer", front.issuer), ("front_date", front.date), ("salutation", front.salutation),
        ("closing", report.closing)]
    if header is not None:
        yield from _mark_parts(header)
        slots += [("copy_number", header.copy_number and header.copy_number.zfill(6)), ("urgency", header.urgency),
                  ("classification", (header.classification or "") + (header.classification_term or "")),
                  ("document_number", header.document_number)]
    if report.main_recipients is not None:
        slots.append(("main_recipients", report.main_recipients))
    if sign is not None:
        slots += [("authority_signature", sign.authority), ("date_of_issue", sign.date)]
    for role, text in slots:
        if text and _letters(text):
            yield Part(role, _letters(text))
    yield from _blocks(report.body)
    for attachment in report.attachments:
        for role, text in (("attachment_label", attachment.label), ("attachment_title", attachment.title)):
            if text:
                yield Part(role, _letters(text))
        yield from _blocks(attachment.body)


def _mark_parts(header: HeaderBlock) -> Iterator[Part]:
    """Yield the forms of the 发文机关标志: in one paragraph, or a joint one in a paragraph for each name."""
    names = header.issuing_authorities
    mark = header.issuer_mark or "".join(names)
    for text in dict.fromkeys((mark, f"{mark}文件")):
        if _letters(text):
            yield Part(_MARK, _letters(text))
    if len(names) > 1:
        yield from (Part(_MARK, _letters(name)) for name in names)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Part]:
    for block in blocks:
        match block:
            case Heading():
                yield Part(f"heading_{block.level}", _letters(block.ordinal + block.text))
            case Paragraph() if block.form in ("body", "item"):
                lead = block.lead
                yield Part("body", _letters(block.text), len(_letters(lead.ordinal + lead.text)) if lead else 0, lead.level if lead else 0)

"""称谓, 主送机关, 附件, 版记, closing line: is everything there, and does it end as it should? (GB/T 9704-2012 7.3, 7.4)."""

import re
from collections.abc import Iterator
from typing import Final

from convert.lint import unrecognised
from convert.lint.checked import Checked
from convert.lint.passage import CheckedPassage
from convert.lint.rule import Finding, TextEdit, rule
from convert.lint.spot import HZ, change, point
from convert.model.blocks import Figure, Table
from convert.model.walk import all_blocks
from convert.patterns import regex
from convert.text.ordinals import read_ordinal

_SHORTEST_TEXT: Final = 3
"""Paragraphs from which on a text is a document."""
_END_MARKS: Final = "。．.；;，,、：:"
_GAP: Final = regex(r"[ \t\u00a0\u2000-\u200a\u3000]+")
_WIDE_GAP: Final = regex(rf"^[（(]?[一二三四五六七八九十\d]{{1,3}}[）)、.．]+\s?({HZ}{{4,25}})(\u3000+|[ \u00a0]{{2,}})(?={HZ})")
_ASKED: Final = regex(
    r"请.{0,16}(?:审议|审查|审批|批准|审定|审阅|予以通过|批评指正)|提请.{0,30}(?:审议|审查)"
    r"|特此(?:报告|说明|通知|函)|作如下(?:报告|说明)|报告如下")
_READ_ALOUD: Final = regex(r"会议上|大会上|全会上|会上")
_ENDED_HEADING: Final = regex(r"[^，。；：]{2,24}(?<!的)[。，；：、;:,]")
"""A phrase with a mark at its end; a sentence with commas, or one that ends in 的, is an item of a list."""
_ISSUED: Final = regex("印发|颁发|颁布|发布|公布|批转|转发|下发|批准")
_LABEL: Final = regex(r"^附件[：:]?\s*")


@rule("C42", grade="recommended", cite="GB/T 15834-2011 B.4")
def mark_after_heading(doc: Checked) -> Iterator[Finding]:
    """Find headings on a line of their own that end in a mark; the colon before numbered items that a heading announces may stand."""
    for at, passage in enumerate(doc.passages):
        if passage.kind == "heading" and _ENDED_HEADING.fullmatch(passage.text) and not _announces(passage, doc.passages[at + 1:at + 2]):
            yield change(passage, len(passage.text) - 1, len(passage.text), "", fix=False)
    yield from unrecognised.headings(doc)


def _announces(passage: CheckedPassage, behind: tuple[CheckedPassage, ...]) -> bool:
    """Tell whether a heading ends in a colon and an item of a deeper level stands right behind it."""
    if not behind or not passage.text.endswith(("：", ":")):
        return False
    ordinal = read_ordinal(behind[0].text)
    return ordinal is not None and (ordinal.level or 0) > (passage.level or 0)


@rule("C43", grade="recommended", cite="practice")
def run_in_heading_without_stop(doc: Checked) -> Iterator[Finding]:
    """Find run-in headings that a gap, not a 。, parts from the text."""
    if doc.source_text is None:
        return
    for passage in doc.paragraphs:
        if passage.spans:
            line = doc.source_text[passage.spans[0][0]:passage.spans[0][0] + 80]
            match = _WIDE_GAP.match(line)
            if match and len(passage.text) > len(match.group(1)) + 25:
                yield point(passage, 0, match.end(1), right=match.group(1) + "。")


@rule("C45", grade="mandatory", cite="GB/T 9704-2012 7.3.4", fixes=True)
def mark_after_attachment_name(doc: Checked) -> Iterator[Finding]:
    """Find names of attachments that end in a mark or stand in 书名号."""
    for passage in doc.passages:
        if passage.kind == "attachment_name":
            if passage.text[-1] in _END_MARKS:
                yield change(passage, len(passage.text) - 1, len(passage.text), "", around=8)
            elif re.fullmatch("《[^《》]+》", passage.text):
                yield change(passage, 0, len(passage.text), passage.text[1:-1], fix=False)


@rule("C46", grade="mandatory", cite="GB/T 9704-2012 7.3.2")
def address_without_colon(doc: Checked) -> Iterator[Finding]:
    """Find 主送机关 and 称谓 that do not end in a colon."""
    for passage in doc.passages:
        if passage.kind in ("recipients", "salutation") and passage.text[-1] not in "：:":
            yield change(passage, len(passage.text) - (passage.text[-1] in "，。、；,;!！"), len(passage.text), "：", fix=False, around=8)
    yield from unrecognised.addresses(doc)


@rule("C47", grade="mandatory", cite="GB/T 9704-2012 7.4.2")
def copy_recipients_without_stop(doc: Checked) -> Iterator[Finding]:
    """Find 抄送机关 that do not end in 。."""
    recipients = [passage for passage in doc.passages if passage.block.startswith("imprint.copy_recipients")]
    last = recipients[-1] if recipients else None
    # names given one by one get their marks when they are set; a line that was written out has its own
    if last is not None and not last.text.endswith("。") and any(mark in last.text for mark in "，、,；"):
        yield change(last, len(last.text) - (last.text[-1] in "，、；.;,"), len(last.text), "。", fix=False, around=8)
    else:
        yield from unrecognised.copies(doc)


@rule("C48", grade="recommended", cite="GB/T 15834-2011 A", fixes=True)
def mark_after_caption(doc: Checked) -> Iterator[Finding]:
    """Find captions that end in 。."""
    for passage in doc.passages:
        if passage.kind == "caption" and passage.text[-1] in "。；，":
            yield change(passage, len(passage.text) - 1, len(passage.text), "", around=8)
    yield from unrecognised.captions(doc)


@rule("C49", grade="note", cite="practice", fixes=True, group_from=1)
def blank_inside_text(doc: Checked) -> Iterator[Finding]:
    """Find blanks between hanzi, or between hanzi and digits, that typing or copying left in the source."""
    if doc.source_text is None:
        return
    for passage in doc.running:
        if passage.kind not in ("body", "item", "heading", "closing", "note"):
            continue
        for (_, end), (start, _) in zip(passage.spans, passage.spans[1:], strict=False):
            gap = doc.source_text[end:start]
            if gap and _GAP.fullmatch(gap):
                beside = doc.source_text[end - 1] + doc.source_text[start]
                shown = doc.source_text[max(0, end - 3):start + 3].replace("\n", "")
                # between two hanzi the gap may be meant: a name of two characters
                edits = (TextEdit(end, start, ""),) if any(character.isascii() for character in beside) else ()
                yield Finding(passage=passage, span=(end, start), args={"text": shown}, source_edits=edits)


@rule("E01", grade="advisory", cite="practice")
def no_salutation(doc: Checked) -> Iterator[Finding]:
    """Find reports read at a meeting that address nobody."""
    front = doc.report.front
    if doc.report.format == "report" and front.occasion and _READ_ALOUD.search(front.occasion) \
            and not front.salutation and not doc.report.main_recipients:
        yield Finding(passage=doc.by_block.get("front.occasion"))


@rule("E02", grade="advisory", cite="practice")
def no_request(doc: Checked) -> Iterator[Finding]:
    """Find reports to a meeting that ask it for nothing."""
    report = doc.report
    addressed = report.front.salutation or report.main_recipients
    if report.format == "report" and addressed and report.front.occasion and not report.closing \
            and not any(_ASKED.search(passage.text) for passage in doc.paragraphs):
        last = doc.paragraphs[-1] if doc.paragraphs else None
        yield Finding(passage=last, start=len(last.text) - 1 if last else 0, end=len(last.text) if last else 0)


@rule("E07", grade="mandatory", cite="GB/T 9704-2012 7.3.7")
def attachments_differ(doc: Checked) -> Iterator[Finding]:
    """Find attachments whose number or titles are not those of the 附件说明."""
    note, attachments = doc.report.attachment_note, doc.report.attachments
    if note is None or not attachments:
        return
    if len(note.names) != len(attachments):
        yield Finding(block="attachment_note", span=_first(doc, "attachment_note"), args={
            "listed": str(len(note.names)), "found": str(len(attachments))})
        return
    for number, (name, attachment) in enumerate(zip(note.names, attachments, strict=True)):
        listed, found = _plain(name), _plain(attachment.title)
        if listed not in found and found not in listed:
            yield Finding(passage=doc.by_block.get(f"attachment_note.{number}"), start=0, end=len(name),
                          args={"listed": name, "found": attachment.title})


@rule("E08", grade="recommended", cite="GB/T 9704-2012 7.3.4")
def attachment_not_mentioned(doc: Checked) -> Iterator[Finding]:
    """Find attachments that no 附件说明 names, in a formal document; one that is issued or passed on stands in the title."""
    issued = _ISSUED.search(doc.report.front.title or "")
    if doc.report.attachments and doc.report.attachment_note is None and doc.report.format != "report" and not issued:
        yield Finding(block="attachments.0.title", span=doc.report.attachments[0].source[0] if doc.report.attachments[0].source else None,
                      args={"text": doc.report.attachments[0].title or doc.report.attachments[0].label})


@rule("E10", grade="advisory", cite="GB/T 9704-2012 7.3.1")
def no_title(doc: Checked) -> Iterator[Finding]:
    """Find documents without title."""
    if not doc.report.front.title and len(doc.paragraphs) >= _SHORTEST_TEXT and not any(unrecognised.titles(doc)):
        first = doc.paragraphs[0]
        yield Finding(passage=first, start=0, end=min(len(first.text), 12))


@rule("E09", grade="advisory", cite="practice")
def uncaptioned_among_captioned(doc: Checked) -> Iterator[Finding]:
    """Find tables and figures without caption in a document where others have a numbered one, and numbers that repeat."""
    for kind, label in ((Table, "表"), (Figure, "图")):
        numbered: dict[int, str] = {}
        for block in all_blocks(doc.report):
            match = re.match(rf"{label}\s?(\d{{1,3}})(?![-.\d])", block.caption) if isinstance(block, Table | Figure) else None
            if match is None or not isinstance(block, kind):
                continue
            number = int(match.group(1))
            if number in numbered or (numbered and number != max(numbered) + 1):
                yield Finding(passage=doc.by_block.get(block.id), start=0, end=match.end(), block=block.id,
                              args={"text": match.group(), "right": f"{label}{max(numbered) + 1}"})
            numbered[number] = block.id


def _first(doc: Checked, slot: str) -> tuple[int, int] | None:
    spans = doc.report.slot_sources.get(slot, ())
    return spans[0] if spans else None


def _plain(name: str) -> str:
    return re.sub(r"[\s《》“”、，。.；：]", "", _LABEL.sub("", name))

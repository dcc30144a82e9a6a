"""The document under check, with its facts worked out once and only when a rule asks."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from convert.lint.own_words import OwnWords
from convert.lint.passage import RUNNING, CheckedPassage, Kind
from convert.model.blocks import Block, Figure, Heading, Paragraph, Spans, Table
from convert.model.indicator import Indicator
from convert.model.report import Report
from convert.model.walk import front_texts
from convert.text.characters import LINE_END

if TYPE_CHECKING:
    from convert.fonts import FontSet
    from convert.layout.frame import LaidOut

_FRONT_KINDS: dict[str, Kind] = {"title": "title", "salutation": "salutation"}


class Checked:
    """A report and everything known about it."""

    def __init__(self, report: Report, source_text: str | None = None, *, indicators: tuple[Indicator, ...] = (),
                 laid_out: "LaidOut | None" = None, fonts: "FontSet | None" = None, own: OwnWords | None = None) -> None:
        """`source_text` is the decoded source that the report's ranges count; None when there is none. `own`: the office's words."""
        self.report = report
        self.source_text = source_text
        self.indicators = indicators
        self.laid_out = laid_out
        self.fonts = fonts
        self.own = own or OwnWords()

    @cached_property
    def passages(self) -> tuple[CheckedPassage, ...]:
        """Every text of the report, in reading order."""
        return tuple(passage for passage in self._walk() if passage.text)

    @cached_property
    def running(self) -> tuple[CheckedPassage, ...]:
        """The passages that hold sentences and phrases, tables left out."""
        return tuple(passage for passage in self.passages if passage.kind in RUNNING)

    @cached_property
    def paragraphs(self) -> tuple[CheckedPassage, ...]:
        """The paragraphs of the body."""
        return tuple(passage for passage in self.passages if passage.kind in ("body", "item"))

    @cached_property
    def by_block(self) -> dict[str, CheckedPassage]:
        """The first passage of each block or slot."""
        found: dict[str, CheckedPassage] = {}
        for passage in self.passages:
            found.setdefault(passage.block, passage)
        return found

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.source_text or ""))]

    def place(self, offset: int) -> tuple[int, int] | None:
        """Return line and column, both from 1, of an offset in the source; None without a source text."""
        if self.source_text is None:
            return None
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def _walk(self) -> Iterator[CheckedPassage]:
        report = self.report
        if report.header is not None and report.header.document_number:
            yield self._slot("header.document_number", report.header.document_number, "header")
        for name, text in front_texts(report):
            yield self._slot(f"front.{name}", text, _FRONT_KINDS.get(name, "slot"))
        yield self._slot("main_recipients", report.main_recipients or "", "recipients")
        yield from self._blocks(report.body)
        yield self._slot("closing", report.closing or "", "closing")
        for number, name in enumerate(report.attachment_note.names if report.attachment_note else ()):
            yield self._slot(f"attachment_note.{number}", name, "attachment_name", source="attachment_note")
        if report.sign_off is not None:
            yield self._slot("sign_off.authority", report.sign_off.authority or "", "sign_off")
            yield self._slot("sign_off.date", report.sign_off.date or "", "sign_off")
        yield self._slot("document_note", report.document_note or "", "slot")
        for number, attachment in enumerate(report.attachments):
            yield CheckedPassage(block=f"attachments.{number}.title", kind="attachment_title", text=attachment.title)
            yield from self._blocks(attachment.body)
        for note in report.notes:
            yield CheckedPassage(block=note.id, kind="note", text=note.text, spans=_fitting(note.source, note.text))
        if report.imprint is not None:
            for number, recipients in enumerate(report.imprint.copy_recipients):
                yield self._slot(f"imprint.copy_recipients.{number}", recipients, "imprint", source="imprint.copy_recipients")
            yield self._slot("imprint.date_of_printing", report.imprint.date_of_printing or "", "imprint")

    def _slot(self, name: str, text: str, kind: Kind, *, source: str | None = None) -> CheckedPassage:
        spans = self.report.slot_sources.get(name) or self.report.slot_sources.get(source or "", ())
        return CheckedPassage(block=name, kind=kind, text=text, spans=_fitting(spans, text))

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[CheckedPassage]:
        before: str | None = None
        for block in blocks:
            match block:
                case Heading():
                    text = block.ordinal + block.text
                    yield CheckedPassage(block=block.id, kind="heading", text=text, spans=_fitting(block.source, text), level=block.level,
                                  ordinal=block.ordinal)
                    before = None
                case Paragraph():
                    yield _paragraph(block, before)
                    before = block.id
                case Table():
                    yield from _table(block)
                    before = None
                case Figure():
                    yield CheckedPassage(block=block.id, kind="caption", text=block.caption)
                    before = None
                case _:
                    assert_never(block)


def _paragraph(block: Paragraph, before: str | None) -> CheckedPassage:
    lead = block.lead
    return CheckedPassage(block=block.id, kind="item" if block.form == "item" else "body", text=block.text,
                   spans=_fitting(block.source, block.text), level=lead.level if lead else None, ordinal=lead.ordinal if lead else "",
                   lead_end=len(lead.ordinal) + len(lead.text) if lead else 0, after=before)


def _table(block: Table) -> Iterator[CheckedPassage]:
    if block.caption:
        yield CheckedPassage(block=block.id, kind="caption", text=block.caption, spans=_fitting(block.caption_source, block.caption))
    for row, cells in enumerate(block.rows):
        for column, text in enumerate(cells):
            if text:
                spans = block.cell_sources[row][column] if block.cell_sources else ()
                yield CheckedPassage(block=block.id, kind="cell", text=text, spans=_fitting(spans, text), cell=(row, column))


def _fitting(spans: Spans, text: str) -> Spans:
    """Return `spans` when they account for `text` letter by letter; for a slot of which only the place is known, nothing more."""
    if sum(last - first for first, last in spans) == len(text):
        return spans
    return ((spans[0][0], spans[0][0] + len(text)),) if spans else ()

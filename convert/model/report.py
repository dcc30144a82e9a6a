"""The report: what every reader makes and every exporter takes."""

from typing import Final, Literal

from convert.model.blocks import Block, Node, Spans
from convert.model.correction import Correction
from convert.model.elements import (
    Attachment,
    AttachmentNote,
    Attendance,
    Front,
    HeaderBlock,
    Imprint,
    Note,
    SignOff,
)

SCHEMA: Final = "convert.report/1"
DocumentFormat = Literal["report", "general", "letter", "order", "minutes"]
"""会议材料, 公文通用格式, 信函格式, 命令（令）格式, 纪要格式."""


class SourceInfo(Node, frozen=True, kw_only=True):
    """Where the report came from."""

    name: str
    """File name without folder; `-` for standard input."""
    format: str
    """text, markdown, docx, pdf, html; for the last three, ranges count the characters of the text that was read out."""
    encoding: str | None = None
    sha256: str
    """Of the input's bytes."""
    characters: int
    """Characters of the decoded source, newlines as they stand."""


class Join(Node, frozen=True, kw_only=True):
    """Two fragments of the source that became one text."""

    left: str
    """The last eight characters of the first fragment."""
    right: str
    """The first eight characters of the second."""
    at: int
    """Offset in the source where the second fragment starts."""
    reason: str
    """page-break, hard-wrap, title-lines, occasion-lines, …"""
    block: str | None = None


class Furniture(Node, frozen=True, kw_only=True):
    """A line that belongs to the page or the web site, not to the report: dropped, and listed here."""

    text: str
    source: Spans
    reason: str = ""
    """page-number, running-head, site-navigation, site-metadata, control-character, …"""


class Decision(Node, frozen=True, kw_only=True):
    """A choice of the reader that was a close call."""

    block: str
    """Id of the block or name of the slot that the choice was about."""
    chosen: str
    reason: str
    alternative: str = ""


class Corrected(Node, frozen=True, kw_only=True):
    """Something that a person changed after the report was read. Never printed."""

    place: str
    """Id of the block or indicator, name of the slot, or `t1:2,3` for a cell."""
    field: str = "text"
    """What of it: text, role, order, name, value, unit, period …"""
    before: str = ""
    """As the program had it; empty for what was added."""
    after: str = ""
    """As the person wants it; empty for what was taken away."""
    by: str = ""
    """Who says so, or by what way: page, workbook."""


class Doubt(Node, frozen=True, kw_only=True):
    """A place that can be read in two ways, with the reasons for each; never printed."""

    id: str
    """d1, d2 … in reading order."""
    kind: str
    """unnumbered, closed-heading, series, issued, joined-after-quote …"""
    line: int
    """Number of its first line."""
    lines: tuple[int, ...]
    """All lines that are decided together: the members of a series."""
    texts: tuple[str, ...]
    """The lines, shortened."""
    places: tuple[str, ...] = ()
    """Blocks or slots that it is about."""
    chosen: str
    """Role that was taken: heading2, title, text, goes-on …"""
    alternative: str
    """Role that the lines can be given instead."""
    reasons: tuple[str, ...]
    """Codes of the sentences that speak for what was taken."""
    against: tuple[str, ...]
    """Codes of those that speak for the alternative."""


class Choice(Node, frozen=True, kw_only=True):
    """What a person said that a line is; recognition decides everything else anew around it."""

    line: int
    text: str
    """Letters of the line, so that it is found again when lines were added above."""
    role: str


class Fix(Node, frozen=True, kw_only=True):
    """A certain fix of the check that was applied. Never printed; taken back from last to first, the fixes give the source's text."""

    rule: str
    """Id of the rule: C37."""
    place: str
    """Block, slot, `t1:2,3` for a cell."""
    start: int
    """Offset of `after` in the text of the place, as it was right after this fix."""
    before: str
    """The characters of the source."""
    after: str
    line: int | None = None
    """Line of the source, where it has lines."""


class Meta(Node, frozen=True, kw_only=True):
    """What an archive asks for that is not printed."""

    language: str = "zh-CN"
    author: str | None = None
    subject: str | None = None
    keywords: tuple[str, ...] = ()
    year: int | None = None
    """The year that the report's figures stand for, when it says so."""
    date: str | None = None
    """Date of the document, YYYY-MM-DD: of issue, or of the meeting."""


class Report(Node, frozen=True, kw_only=True):
    """The canonical report. Slots that are absent are left out of the JSON."""

    schema: Literal["convert.report/1"] = SCHEMA
    source: SourceInfo
    format: DocumentFormat = "report"
    style: str | None = None
    """The style sheet that the source asks for by name."""
    meta: Meta = Meta()
    header: HeaderBlock | None = None
    front: Front = Front()
    main_recipients: str | None = None
    """主送机关 as one line with its colon; of a written report too."""
    body: tuple[Block, ...] = ()
    closing: str | None = None
    """结语: 以上报告，请予审议。"""
    attachment_note: AttachmentNote | None = None
    sign_off: SignOff | None = None
    document_note: str | None = None
    """附注 with its brackets."""
    attendance: tuple[Attendance, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    imprint: Imprint | None = None
    notes: tuple[Note, ...] = ()
    slot_sources: dict[str, Spans] = {}
    """Ranges of the slots that are plain text: `front.title`, `main_recipients`, `closing`, `sign_off.date` …"""
    joins: tuple[Join, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    decisions: tuple[Decision, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    fixes: tuple[Fix, ...] = ()
    choices: tuple[Choice, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    figure_corrections: tuple[Correction, ...] = ()
    """What a person corrected in the figures, so that it is applied again when the model is read."""

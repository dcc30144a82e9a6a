"""A report as a short outline that a person can read and compare."""

from collections.abc import Iterator, Sequence

from convert.model.blocks import Block, Figure, Heading, Paragraph, Table
from convert.model.report import Report
from convert.model.walk import front_texts

SLOTS = ("copy_number", "classification", "classification_term", "urgency", "issuing_authorities", "issuer_mark",
         "document_number", "signatories")
SIGN_OFF = ("authority", "joint_authorities", "post", "signatory", "date")
IMPRINT = ("main_recipients", "copy_recipients", "printing_office", "date_of_printing")


def outline(report: Report) -> str:
    """Return the outline: one line a part, `h1 一、|…` for headings, `p （一）|lead|rest` for run-in headings."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    if report.format != "report":
        yield f"format: {report.format}"
    yield from _fields(report.header, SLOTS)
    yield from (f"{name}: {text}" for name, text in front_texts(report))
    if report.main_recipients:
        yield f"main_recipients: {report.main_recipients}"
    yield from _blocks(report.body)
    if report.closing:
        yield f"closing: {report.closing}"
    if report.attachment_note:
        yield f"attachment_note: {' / '.join(report.attachment_note.names)}"
    yield from _fields(report.sign_off, SIGN_OFF)
    if report.document_note:
        yield f"document_note: {report.document_note}"
    for entry in report.attendance:
        yield f"attendance: {entry.label} {entry.names}"
    for attachment in report.attachments:
        yield f"attachment: {attachment.label} | {attachment.title}"
        yield from ("  " + line for line in _blocks(attachment.body))
    yield from _fields(report.imprint, IMPRINT)
    for note in report.notes:
        yield f"note {note.marker}: {note.text}"
    for join in report.joins:
        yield f"joined: {join.left}+{join.right} ({join.reason})"
    for dropped in report.furniture:
        yield f"dropped: {dropped.text} ({dropped.reason})"
    for decision in report.decisions:
        yield f"guess: {decision.block} as {decision.chosen}, not {decision.alternative}"


def _fields(part: object, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        value = getattr(part, name, None)
        if value:
            yield f"{name}: {' / '.join(value) if isinstance(value, tuple) else value}"


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"h{block.level} {block.ordinal}|{block.text}"
            case Paragraph():
                yield _paragraph(block)
            case Table():
                yield " ".join(filter(None, ("table", block.caption, block.unit)))
                yield from (("  = " if number < block.header_rows else "  - ") + " | ".join(row)
                            for number, row in enumerate(block.rows))
            case Figure():
                yield f"figure {block.alt}"


def _paragraph(block: Paragraph) -> str:
    name = "p" if block.form == "body" else block.form
    marks = "".join(f" {{{mark.kind} {block.text[mark.start:mark.end]}}}" for mark in block.marks)
    if block.lead is None:
        return f"{name} {block.text}{marks}"
    head = block.lead.ordinal + block.lead.text
    return f"{name}{block.lead.level} {block.lead.ordinal}|{block.lead.text}|{block.text[len(head):]}{marks}"

"""The letters of a report, in the order in which they are read."""

from collections.abc import Iterator

from convert.model.blocks import Block
from convert.model.elements import Attachment, AttachmentNote, HeaderBlock, Imprint, SignOff
from convert.model.recipients import recipients_above
from convert.model.report import Report
from convert.model.walk import block_texts, front_texts

_LONGEST_SUFFIX = 2
"""Letters of 文件, the longest word that stands beside the names of a joint mark."""


def report_letters(report: Report) -> Iterator[tuple[str, str]]:
    """Yield (block id or slot name, text) for every text of the report that is printed."""
    yield from _header(report.header)
    for name, text in front_texts(report):
        yield f"front.{name}", text
    above = recipients_above(report)
    if above:
        yield "main_recipients", above
    yield from _blocks(report.body)
    if report.closing:
        yield "closing", report.closing
    yield from _attachment_note(report.attachment_note)
    yield from _sign_off(report.sign_off)
    if report.document_note:
        yield "document_note", report.document_note
    for index, attendance in enumerate(report.attendance):
        yield f"attendance.{index}", attendance.label  # the colon after it may be the page's
        yield f"attendance.{index}", attendance.names
    for index, attachment in enumerate(report.attachments):
        yield from _attachment(index, attachment)
    yield from _imprint(report.imprint)
    for note in report.notes:
        yield note.id, note.text


def mark_parts(header: HeaderBlock) -> tuple[tuple[str, ...], str | None]:
    """Return the names of the 发文机关标志, one below the other, and what stands beside them (7.2.4).

    Several authorities are named together when the mark as printed is absent or begins with them. What stands beside them is
    文件 or nothing as printed, and None where that is for the style sheet to say. A mark of its own is one name with nothing
    beside it.
    """
    names, mark = header.issuing_authorities, header.issuer_mark
    if not mark:
        return names, None
    for beginning in ("".join(names), names[0] if names else ""):
        rest = mark.removeprefix(beginning)
        if len(names) > 1 and len(rest) < len(mark) and len(rest) <= _LONGEST_SUFFIX:
            return names, rest
    return (mark,), ""


def letters(text: str) -> str:
    """Return `text` without blanks of any kind."""
    return "".join(text.split())


def _blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        for text in block_texts(block):
            yield block.id, text


def _slots(owner: str, node: object, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        value = getattr(node, name)
        if value:
            yield f"{owner}.{name}", value


def _header(header: HeaderBlock | None) -> Iterator[tuple[str, str]]:
    if header is None:
        return
    yield from _slots("header", header, ("copy_number", "classification", "classification_term", "urgency"))
    names, beside = mark_parts(header)
    slot = "header.issuing_authorities" if len(names) > 1 or not header.issuer_mark else "header.issuer_mark"
    for name in names:
        yield slot, name
    if beside:
        yield "header.issuer_mark", beside
    yield from _slots("header", header, ("document_number",))
    for signatory in header.signatories:
        yield "header.signatories", signatory


def _attachment_note(note: AttachmentNote | None) -> Iterator[tuple[str, str]]:
    for name in note.names if note else ():
        yield "attachment_note", name


def _sign_off(sign_off: SignOff | None) -> Iterator[tuple[str, str]]:
    if sign_off is None:
        return
    yield from _slots("sign_off", sign_off, ("authority",))
    for authority in sign_off.joint_authorities:
        yield "sign_off.joint_authorities", authority
    yield from _slots("sign_off", sign_off, ("post", "signatory", "date"))


def _attachment(index: int, attachment: Attachment) -> Iterator[tuple[str, str]]:
    yield f"attachments.{index}.label", attachment.label
    if attachment.title:
        yield f"attachments.{index}.title", attachment.title
    yield from _blocks(attachment.body)


def _imprint(imprint: Imprint | None) -> Iterator[tuple[str, str]]:
    if imprint is None:
        return
    for recipient in imprint.main_recipients:
        yield "imprint.main_recipients", recipient
    for recipient in imprint.copy_recipients:
        yield "imprint.copy_recipients", recipient
    yield from _slots("imprint", imprint, ("printing_office", "date_of_printing"))

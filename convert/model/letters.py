"""The letters of a report, in the order in which they are read."""

from collections.abc import Iterator

from convert.model.blocks import Block
from convert.model.elements import Attachment, AttachmentNote, HeaderBlock, Imprint, SignOff
from convert.model.report import Report
from convert.model.walk import block_texts


def report_letters(report: Report) -> Iterator[tuple[str, str]]:
    """Yield (block id or slot name, text) for every text of the report that is printed."""
    yield from _header(report.header)
    yield from _slots("front", report.front, ("material_number", "organ_line", "title", "occasion", "issuer", "salutation"))
    if report.main_recipients and not (report.imprint and report.imprint.main_recipients):
        yield "main_recipients", report.main_recipients
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
    yield from _slots("header", header, ("copy_number", "classification", "classification_term", "urgency", "issuer_mark"))
    if not header.issuer_mark:
        for authority in header.issuing_authorities:
            yield "header.issuing_authorities", authority
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

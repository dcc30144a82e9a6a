"""The order of a document, its sections, and the part that holds its text."""

from typing import Final

import msgspec

from convert.exporters.docx.body import add_blocks
from convert.exporters.docx.ending import add_attachment_note, add_attendance, add_sign_off
from convert.exporters.docx.footers import page_number_footer
from convert.exporters.docx.front import SlotLines, add_front, breaks_of
from convert.exporters.docx.head import Head, add_head
from convert.exporters.docx.imprint import add_imprint
from convert.exporters.docx.places import Places
from convert.exporters.docx.story import Story
from convert.layout.frame import LaidOut
from convert.model.elements import Attachment, Imprint
from convert.ooxml.elements import NAMESPACE, XML
from convert.ooxml.names import R
from convert.style.sheet import StyleSheet
from convert.units import mm_to_twips

_HEADER_MM: Final = 15.0


def add_report(story: Story, head: Head, laid_out: LaidOut | None, places: Places) -> None:
    """Append every part of the report in the order in which it is read."""
    report = story.report
    lines = laid_out.slot_lines if laid_out else {}
    moved = laid_out is not None and laid_out.recipients_moved
    imprint = report.imprint
    if moved:
        imprint = msgspec.structs.replace(imprint or Imprint(), main_recipients=(report.main_recipients or "",))
    if report.header and head.em_mm:
        add_head(story, report.header, head)
    add_front(story, report.front, lines)
    if report.main_recipients and not (imprint and imprint.main_recipients):
        story.text("main_recipients", "main_recipients", report.main_recipients)
    add_blocks(story, report.body)
    if report.closing:
        story.text("closing", "closing", report.closing)
    if report.attachment_note:
        add_attachment_note(story, report.attachment_note)
    if report.sign_off:
        add_sign_off(story, report.sign_off, places)
    if report.document_note:
        story.text("document_note", "document_note", report.document_note)
    add_attendance(story, report.attendance)
    for index, attachment in enumerate(report.attachments):
        _add_attachment(story, index, attachment, lines)
    story.part_tables()
    if imprint:
        add_imprint(story, imprint, places)


def _add_attachment(story: Story, index: int, attachment: Attachment, lines: SlotLines) -> None:
    """Append an attachment: a new page by its style, the label in row 1, the title in row 3 (7.3.7)."""
    slot = f"attachments.{index}"
    story.text(f"{slot}.label", "attachment_label", attachment.label, bookmark=f"{slot}.label")
    if attachment.title:
        story.text(f"{slot}.title", "attachment_title", attachment.title,
                   breaks=breaks_of(attachment.title, lines.get(f"{slot}.title", ())))
    add_blocks(story, attachment.body)


def section(story: Story) -> str:
    """Return the properties of the last section, and add the footers that it refers to."""
    sheet = story.sheet
    rules = sheet.page_number
    references = ""
    if rules.shown:
        kinds = (("default", "page_number"), ("even", "page_number_even")) if rules.side == "outer" else (("default", "page_number"),)
        for number, (kind, style) in enumerate(kinds, 1):
            rid = story.package.add(f"word/footer{number}.xml", "footer", page_number_footer(rules.pattern, style=style))
            references += f'<w:footerReference w:type="{kind}" r:id="{rid}"/>'
    return f"<w:sectPr>{references}{page_setup(sheet)}</w:sectPr>"


def page_setup(sheet: StyleSheet) -> str:
    """Return paper, margins and rows of a section."""
    page, docx = sheet.page, sheet.docx
    size = f'<w:pgSz w:w="{mm_to_twips(page.width_mm)}" w:h="{mm_to_twips(page.height_mm)}"/>'
    margins = (f'<w:pgMar w:top="{mm_to_twips(docx.margin_top_mm)}" w:right="{mm_to_twips(docx.margin_right_mm)}" '
               f'w:bottom="{mm_to_twips(docx.margin_bottom_mm)}" w:left="{mm_to_twips(docx.margin_left_mm)}" '
               f'w:header="{mm_to_twips(_HEADER_MM)}" w:footer="{mm_to_twips(docx.footer_mm)}" w:gutter="0"/>')
    return f'{size}{margins}<w:docGrid w:linePitch="{docx.line_twips}"/>'


def document_part(story: Story, end: str) -> bytes:
    """Return `document.xml`."""
    return f'{XML}<w:document {NAMESPACE} xmlns:r="{R}"><w:body>{"".join(story.parts)}{end}</w:body></w:document>'.encode()



"""The order of a document, its sections, and the part that holds its text."""

from typing import TYPE_CHECKING, Final

import msgspec

from convert.exporters.docx.body import add_blocks
from convert.exporters.docx.footers import footer, page_number_footer
from convert.exporters.docx.front import SlotLines, add_front, breaks_of
from convert.exporters.docx.places import Places
from convert.exporters.docx.story import Story
from convert.layout.frame import LaidOut
from convert.layout.front import text_below_title
from convert.model.elements import Attachment, Imprint
from convert.ooxml.elements import NAMESPACE, XML, paragraph
from convert.ooxml.names import R
from convert.style.sheet import StyleSheet
from convert.units import mm_to_twips

if TYPE_CHECKING:
    from convert.exporters.docx.head import Head

_HEADER_MM: Final = 15.0


def add_report(story: Story, head: "Head | None", laid_out: LaidOut | None, places: Places) -> None:
    """Append every part of the report in the order in which it is read; `head` is the measured 版头 if there is one."""
    report = story.report
    lines = laid_out.slot_lines if laid_out else {}
    imprint = report.imprint
    if laid_out is not None and laid_out.recipients_moved:
        imprint = msgspec.structs.replace(imprint or Imprint(), main_recipients=(report.main_recipients or "",))
    if story.options.contents:
        _add_contents(story, places)
    if report.header and head and head.em_mm:
        from convert.exporters.docx.head import add_head

        add_head(story, report.header, head)
    add_front(story, report.front, lines)
    if report.main_recipients and not (imprint and imprint.main_recipients):
        story.text("main_recipients", "main_recipients", report.main_recipients)
    begin = len(story.parts)
    add_blocks(story, report.body)
    if text_below_title(report, addressed=not (imprint and imprint.main_recipients)):
        distance = round(story.sheet.roles["salutation"].space_before_lh * story.sheet.docx.line_twips)
        story.parts[begin] = story.parts[begin].replace("/>", f'/><w:spacing w:before="{distance}"/>', 1)
    if report.closing:
        story.text("closing", "closing", report.closing)
    _add_ending(story, places)
    for index, attachment in enumerate(report.attachments):
        _add_attachment(story, index, attachment, lines)
    story.part_tables()
    if imprint:
        if places.blank_before_imprint:
            story.end_section(section(story, begin=bool(story.sections)))
        from convert.exporters.docx.imprint import add_imprint

        add_imprint(story, imprint, places)


def _add_contents(story: Story, places: Places) -> None:
    """Append the table of contents in a section of its own, so that the report begins on page 1."""
    from convert.exporters.docx.contents import add_contents

    add_contents(story, story.report, places)
    if story.parts:
        story.add(paragraph("gap", "", section(story, numbered=False)))
        story.sections += 1


def _add_ending(story: Story, places: Places) -> None:
    """Append notes that nothing refers to, 附件说明, 署名, 附注 and 出席."""
    report = story.report
    if report.notes:
        _add_unreferenced_notes(story)
    if not (report.attachment_note or report.sign_off or report.document_note or report.attendance):
        return
    from convert.exporters.docx.ending import add_attachment_note, add_attendance, add_sign_off

    if report.attachment_note:
        add_attachment_note(story, report.attachment_note)
    if report.sign_off:
        add_sign_off(story, report.sign_off, places)
    if report.document_note:
        story.text("document_note", "document_note", report.document_note)
    add_attendance(story, report.attendance)


def _add_unreferenced_notes(story: Story) -> None:
    from convert.exporters.docx.notes import note_text

    referred = {note.id for note, _ in story.notes}
    for note in story.report.notes:
        if note.id not in referred:
            story.text(note.id, "note", note_text(note))


def _add_attachment(story: Story, index: int, attachment: Attachment, lines: SlotLines) -> None:
    """Append an attachment: a new page by its style, the label in row 1, the title in row 3 (7.3.7)."""
    slot = f"attachments.{index}"
    story.text(f"{slot}.label", "attachment_label", attachment.label, bookmark=f"{slot}.label")
    if attachment.title:
        story.text(f"{slot}.title", "attachment_title", attachment.title,
                   breaks=breaks_of(attachment.title, lines.get(f"{slot}.title", ())))
    add_blocks(story, attachment.body)


def section(story: Story, *, numbered: bool = True, first: bool = True, begin: bool = False) -> str:
    """Return the properties of a section, and add the footers that it refers to.

    Args:
        story: The document.
        numbered: Whether its pages bear numbers.
        first: Whether it holds the first page of the document.
        begin: Whether its pages are counted from 1.
    """
    rules = story.sheet.page_number
    kinds = ["default", "even"] if rules.side == "outer" else ["default"]
    hidden = first and 1 in rules.hidden_pages and rules.shown and numbered
    references = "".join(f'<w:footerReference w:type="{kind}" r:id="{_footer(story, kind, numbered=numbered and rules.shown)}"/>'
                         for kind in kinds)
    if hidden:
        references += f'<w:footerReference w:type="first" r:id="{_footer(story, "first", numbered=False)}"/>'
    return f"<w:sectPr>{references}{page_setup(story.sheet, title_page=hidden, begin=begin)}</w:sectPr>"


def _footer(story: Story, kind: str, *, numbered: bool) -> str:
    """Return the relationship of a footer, made when it is first asked for."""
    name = f"{kind}{'' if numbered else '-blank'}"
    if name not in story.footers:
        style = "page_number_even" if kind == "even" else "page_number"
        content = page_number_footer(story.sheet.page_number.pattern, style=style) if numbered else footer(paragraph(style, ""))
        story.footers[name] = story.package.add(f"word/footer{len(story.footers) + 1}.xml", "footer", content)
    return story.footers[name]


def page_setup(sheet: StyleSheet, *, title_page: bool = False, begin: bool = False) -> str:
    """Return paper, margins and rows of a section."""
    page, docx = sheet.page, sheet.docx
    size = f'<w:pgSz w:w="{mm_to_twips(page.width_mm)}" w:h="{mm_to_twips(page.height_mm)}"/>'
    margins = (f'<w:pgMar w:top="{mm_to_twips(docx.margin_top_mm)}" w:right="{mm_to_twips(docx.margin_right_mm)}" '
               f'w:bottom="{mm_to_twips(docx.margin_bottom_mm)}" w:left="{mm_to_twips(docx.margin_left_mm)}" '
               f'w:header="{mm_to_twips(_HEADER_MM)}" w:footer="{mm_to_twips(docx.footer_mm)}" w:gutter="0"/>')
    count = '<w:pgNumType w:start="1"/>' if begin else ""
    return f'{size}{margins}{count}{"<w:titlePg/>" if title_page else ""}<w:docGrid w:linePitch="{docx.line_twips}"/>'


def document_part(story: Story, end: str) -> bytes:
    """Return `document.xml`."""
    return f'{XML}<w:document {NAMESPACE} xmlns:r="{R}"><w:body>{"".join(story.parts)}{end}</w:body></w:document>'.encode()



"""The order of a document, and its sections."""

from typing import Any, Final

from convert.exporters.docx.body import add_blocks
from convert.exporters.docx.contents import add_contents
from convert.exporters.docx.elements import name_of, set_property, spacing, w
from convert.exporters.docx.ending import add_attachment_note, add_attendance, add_document_note, add_sign_off
from convert.exporters.docx.head import add_head
from convert.exporters.docx.imprint import add_imprint
from convert.exporters.docx.notes import add_unreferenced_notes
from convert.exporters.docx.story import Story
from convert.exporters.docx.styles import line_twips
from convert.layout.front import FRONT_ROLES, text_below_title
from convert.model.blocks import Heading, Paragraph
from convert.model.elements import Attachment
from convert.model.recipients import recipients_above
from convert.model.walk import front_texts
from convert.units import mm_to_twips

_HEADER_MM: Final = 15.0


def add_report(story: Story) -> None:
    """Append every part of the report in the order in which it is read."""
    report, places = story.report, story.places
    _set_page(story)
    if story.options.contents:
        _add_contents(story)
    story.set_footers()
    if report.header:
        add_head(story)
    for name, text in front_texts(report):
        if not (story.number_above and name == "material_number"):
            story.text(f"front.{name}", FRONT_ROLES.get(name, name), text)
    recipients = recipients_above(report, moved=story.recipients_moved)
    if recipients:
        story.text("main_recipients", "main_recipients", recipients)
    before = story.last
    add_blocks(story, report.body)
    if text_below_title(report, addressed=bool(recipients)):
        _set_apart(story, before)
    if report.closing:
        story.text("closing", "closing", report.closing)
    _add_ending(story)
    for index, attachment in enumerate(report.attachments):
        _add_attachment(story, index, attachment)
    story.part_tables()
    if places.blank_before_imprint:
        _begin_blank_page(story)
    add_imprint(story)


def _add_contents(story: Story) -> None:
    """Append the table of contents in a section of its own, so that the report begins on page 1."""
    if not add_contents(story):
        return
    story.set_footers(numbered=False)
    story.end_section()
    story.section.find(name_of("pgMar")).addnext(w("pgNumType", start=1))


def _begin_blank_page(story: Story) -> None:
    """Begin a section whose pages bear no number."""
    story.end_section()
    story.add(story.styles.gap())
    story.set_footers(numbered=False, first=False)
    for count in story.section.findall(name_of("pgNumType")):
        story.section.remove(count)


def _set_apart(story: Story, above: Any) -> None:
    """Give the first row of the body the distance that 称谓 would have; a table or figure has it below what stands above."""
    role = story.sheet.roles["salutation"]
    distance = round(role.space_before_lh * story.sheet.docx.line_twips)
    if above is not None and not isinstance(story.report.body[0], Heading | Paragraph):
        set_property(above[0], w("spacing", after=distance))
        return
    first = story.section.getparent()[0] if above is None else above.getnext()
    set_property(first[0], spacing(before=distance, line=line_twips(role, story.sheet)))


def _add_ending(story: Story) -> None:
    """Append notes that nothing refers to, 附件说明, 署名, 附注 and 出席."""
    report = story.report
    add_unreferenced_notes(story)
    if report.attachment_note:
        add_attachment_note(story)
    if report.sign_off:
        add_sign_off(story)
    if report.document_note:
        add_document_note(story, report.document_note)
    add_attendance(story)


def _add_attachment(story: Story, index: int, attachment: Attachment) -> None:
    """Append an attachment: a new page by its style, the label in row 1, the title in row 3 (7.3.7)."""
    slot = f"attachments.{index}"
    story.text(f"{slot}.label", "attachment_label", attachment.label, bookmark=f"{slot}.label")
    if attachment.title:
        story.text(f"{slot}.title", "attachment_title", attachment.title)
    add_blocks(story, attachment.body)


def _set_page(story: Story) -> None:
    """Give the section paper, margins, rows and footers."""
    from docx.shared import Mm, Twips

    page, rules, section = story.sheet.page, story.sheet.docx, story.document.sections[-1]
    section.page_width, section.page_height = Twips(mm_to_twips(page.width_mm)), Twips(mm_to_twips(page.height_mm))
    section.top_margin, section.bottom_margin = Twips(mm_to_twips(rules.margin_top_mm)), Twips(mm_to_twips(rules.margin_bottom_mm))
    section.left_margin, section.right_margin = Twips(mm_to_twips(rules.margin_left_mm)), Twips(mm_to_twips(rules.margin_right_mm))
    section.header_distance, section.footer_distance = Mm(_HEADER_MM), Twips(mm_to_twips(rules.footer_mm))
    story.section.find(name_of("docGrid")).set(name_of("linePitch"), str(rules.line_twips))

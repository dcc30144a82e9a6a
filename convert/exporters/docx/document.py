"""The order of a document, its sections, and the part that holds its text."""

from typing import Final

from convert.exporters.docx.body import add_blocks
from convert.exporters.docx.footers import page_number_footer
from convert.exporters.docx.front import add_front
from convert.exporters.docx.story import Story
from convert.layout.frame import LaidOut
from convert.ooxml.elements import NAMESPACE, XML
from convert.ooxml.names import R
from convert.style.sheet import StyleSheet
from convert.units import mm_to_twips

_HEADER_MM: Final = 15.0


def add_report(story: Story, laid_out: LaidOut | None) -> None:
    """Append every part of the report in the order in which it is read."""
    report = story.report
    lines = laid_out.slot_lines if laid_out else {}
    add_front(story, report.front, lines)
    add_blocks(story, report.body)
    if report.closing:
        story.text("closing", "closing", report.closing)
    story.part_tables()


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



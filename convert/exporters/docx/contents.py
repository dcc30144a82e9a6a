"""A table of contents: a field whose entries and page numbers are there from the start."""

from collections.abc import Iterator
from typing import Final

from convert.exporters.docx.places import Places
from convert.exporters.docx.story import Story
from convert.exporters.docx.styles import CONTENTS_LEVELS
from convert.model.blocks import Heading, Paragraph
from convert.model.report import Report
from convert.ooxml.elements import complex_field, paragraph, run, value

_TITLE: Final = "目录"
_BEGIN: Final = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE: Final = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def add_contents(story: Story, report: Report, places: Places) -> None:
    """Append the title and the entries; nothing when the report has no headings."""
    entries = list(contents_entries(report))
    if not entries:
        return
    instruction = f' TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\u '
    code = f'<w:r><w:instrText xml:space="preserve">{instruction.replace(chr(34), "&quot;")}</w:instrText></w:r>'
    story.text("contents_title", "contents_title", _TITLE)
    role = story.sheet.roles["contents"]
    for place, (level, text, block) in enumerate(entries):
        page = places.pages.get(block)
        number = complex_field(f"PAGEREF {story.bookmark(block)} \\h", str(page) if page else "1",
                               value("rStyle", story.styles.character("", latin="latin")))
        inside = (f'<w:hyperlink w:anchor="{story.bookmark(block)}" w:history="1">{story.writer.runs(text, role)}{run(chr(9))}{number}'
                  "</w:hyperlink>")
        runs = (_BEGIN + code + _SEPARATE if not place else "") + inside + (_END if place == len(entries) - 1 else "")
        story.add(paragraph(f"TOC{level}", runs))


def contents_entries(report: Report) -> Iterator[tuple[int, str, str]]:
    """Yield level, text and block of every heading down to the third level, run-in ones too, and of every attachment."""
    yield from _of_blocks(report.body)
    for index, attachment in enumerate(report.attachments):
        yield 1, f"{attachment.label}　{attachment.title}".rstrip("　"), f"attachments.{index}.label"
        yield from _of_blocks(attachment.body)


def _of_blocks(blocks: tuple[object, ...]) -> Iterator[tuple[int, str, str]]:
    for block in blocks:
        if isinstance(block, Heading) and block.level <= CONTENTS_LEVELS:
            yield block.level, block.ordinal + block.text, block.id
        elif isinstance(block, Paragraph) and block.lead and block.lead.level <= CONTENTS_LEVELS:
            yield block.lead.level, (block.lead.ordinal + block.lead.text).rstrip("。"), block.id

"""A table of contents: a field whose entries and page numbers are there from the start."""

from collections.abc import Iterator
from typing import Final

from convert.exporters.docx.elements import complex_field, field_code, run, spacing, w
from convert.exporters.docx.story import Story
from convert.exporters.docx.styles import CONTENTS_HANGING_IC, CONTENTS_LEVELS, line_twips
from convert.layout.paragraph import Measure
from convert.layout.whole_words import word_ends
from convert.model.blocks import Heading, Paragraph
from convert.model.report import Report
from convert.units import pt_to_mm

_NUMBER_ROOM_IC: Final = 3
"""Room for dots and number behind an entry."""
_TITLE: Final = "目录"
_INSTRUCTION: Final = f'TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z'
"""Built from headings and from run-in ones, which are linked with them; not from outline levels, which would take in whole paragraphs."""


def add_contents(story: Story) -> bool:
    """Append the title and the entries; return False when the report has no headings."""
    entries = list(contents_entries(story.report))
    if not entries:
        return False
    role, title = story.sheet.roles["contents"], story.sheet.roles["contents_title"]
    apart = spacing(after=line_twips(role, story.sheet), line=line_twips(title, story.sheet))
    story.text("contents_title", "contents_title", _TITLE, properties=[apart])
    for place, (level, text, block) in enumerate(entries):
        bookmark = story.bookmark(block)
        number = complex_field(f"PAGEREF {bookmark} \\h", str(story.places.pages.get(block, 1)))
        letters = story.writer.runs(text, role, breaks=_line_ends(text, level, story))
        entry = w("hyperlink", *letters, run("\t"), *number, anchor=bookmark, history=1)
        begin = [w("r", w("fldChar", fldCharType="begin")), w("r", field_code(_INSTRUCTION)), w("r", w("fldChar", fldCharType="separate"))]
        end = [w("r", w("fldChar", fldCharType="end"))]
        story.add(story.styles.contents(level), [*(begin if not place else ()), entry, *(end if place == len(entries) - 1 else ())])
    return True


def _line_ends(text: str, level: int, story: Story) -> list[int]:
    """Return where the lines of an entry end, so that words stay whole: an entry hangs by its ordinal, and its number has room."""
    cell = pt_to_mm(story.sheet.roles["contents"].type_size_pt)
    hanging = CONTENTS_HANGING_IC[level]
    room = story.sheet.page.type_area_width_mm - (level - 1 + hanging + _NUMBER_ROOM_IC) * cell
    widths = [cell / 2 if letter.isascii() else cell for letter in text]
    return word_ends(text, widths, Measure(0.0, room, first_mm=-hanging * cell))[:-1]


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

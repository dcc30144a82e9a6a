"""版记 (GB/T 9704-2012 7.4): at the foot of the last page."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from convert.exporters.docx.drawing import anchored_line
from convert.exporters.docx.elements import Element, run, switch, tabs, w
from convert.exporters.docx.places import from_right_twips, indent_twips, labelled, left_mm, letters_of, top_mm
from convert.exporters.docx.story import Story
from convert.layout.frame import Line
from convert.layout.metrics import row_pitch
from convert.units import mm_to_twips

_ROLE = "imprint"
_RULES = ("imprint_outer", "imprint_inner")
_RECIPIENTS = frozenset({"imprint.main_recipients", "imprint.copy_recipients"})
_DATE = "imprint.date_of_printing"


def add_imprint(story: Story) -> None:
    """Append the imprint in a frame at its place of each page that it takes, then the paragraph that frame and lines are anchored to.

    The lines are drawn: borders of paragraphs would follow their indents, and LibreOffice gives up a frame whose paragraphs
    have different ones.
    """
    for page, rows in groupby(story.places.rows_by_page("imprint."), key=itemgetter(0)):
        _add_page(story, page, [row for _, row in rows])


def _add_page(story: Story, page: int, rows: Sequence[tuple[Line, ...]]) -> None:
    places, sheet, role = story.places, story.sheet, story.sheet.roles[_ROLE]
    rules = places.strokes(*_RULES, page=page)
    top = mm_to_twips(top_mm(rows[0][0], row_pitch(role, sheet)))
    style = story.styles.paragraph(_ROLE)
    for slot, lines in groupby(rows, key=lambda row: row[0].block):
        same = list(lines)
        written = [_recipients(story, slot, [row[0] for row in same])] if slot in _RECIPIENTS else [_printing(story, row) for row in same]
        for content, properties in written:
            frame = w("framePr", w=mm_to_twips(sheet.page.type_area_width_mm), hSpace=0, wrap="notBeside", vAnchor="page", hAnchor="page",
                      x=mm_to_twips(sheet.docx.margin_left_mm), y=top)
            story.add(style, content, [frame, *properties])
    drawn = [anchored_line(story.number(), rule, "版记分隔线") for rule in rules]
    story.add(story.styles.gap(), drawn, [switch("pageBreakBefore", on=True)] if page > places.last_text_page > 0 else [])


def _recipients(story: Story, slot: str, lines: list[Line]) -> tuple[list[Element], list[Element]]:
    """Return runs and properties of 主送 or 抄送: turnover after the colon, on a further page too."""
    sheet, role = story.sheet, story.sheet.roles[_ROLE]
    if lines[0] is not story.places.lines[slot][0]:
        indent = w("ind", left=indent_twips(left_mm(lines[0]), sheet), firstLine=0)
        return story.writer.runs("".join(map(letters_of, lines)), role), [indent]
    found = labelled(lines)
    left = indent_twips(found.turnover_mm, sheet)
    return story.writer.runs(found.label + found.text, role), [w("ind", left=left, hanging=left - indent_twips(found.left_mm, sheet))]


def _printing(story: Story, row: tuple[Line, ...]) -> tuple[list[Element], list[Element]]:
    """Return runs and properties of a row of 印发机关 and 印发日期 (7.4.3), the date at the right."""
    sheet, role = story.sheet, story.sheet.roles[_ROLE]
    content: list[Element] = []
    for line in row:
        content += [*([run("\t")] if line.block == _DATE else ()), *story.writer.runs(letters_of(line), role)]
    place = mm_to_twips(sheet.page.type_area_width_mm) - from_right_twips(row[-1].right_mm, sheet)
    return content, [tabs(("right", place))] if row[-1].block == _DATE else []

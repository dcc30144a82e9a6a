"""What follows the text: 附件说明, 署名, 成文日期, 出席 (GB/T 9704-2012 7.3.4, 7.3.5, 10.3), from the frames of the layout."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from convert.exporters.docx.drawing import anchored_picture
from convert.exporters.docx.elements import Element, paragraph, run, spacing, switch, tabs, unruled_table, w
from convert.exporters.docx.package import picture
from convert.exporters.docx.places import (
    from_right_twips,
    indent_twips,
    labelled,
    left_mm,
    letters_of,
    top_mm,
)
from convert.exporters.docx.story import Story
from convert.exporters.docx.styles import line_twips
from convert.layout.frame import Line
from convert.layout.metrics import row_pitch
from convert.units import mm_to_twips, pt_to_mm

_SEAL: Final = "sign_off.seal"
_ORDINAL_END: Final = "."
_ONE_ROW_MM: Final = 0.05
"""What rounding may part that stands at one height, or at one edge."""
_SLACK: Final = 20
"""Twips that are left beside lines in the middle of their room."""


def add_attachment_note(story: Story) -> None:
    """附件说明: the names with their numbers, turnover under the first letter of the name."""
    for place, slot in enumerate(_slots(story, "attachment_note.")):
        _add_labelled(story, slot, "attachment_note", "", first=not place)


def add_attendance(story: Story) -> None:
    """出席, 请假, 列席: label in its own face, turnover after the colon; lines end between persons, as the layout has it."""
    for place, slot in enumerate(_slots(story, "attendance.")):
        _add_labelled(story, slot, "attendance", "attendance_label", first=not place)


def add_document_note(story: Story, text: str) -> None:
    """附注, as far below 成文日期 as in the layout: it never stands under a seal."""
    lines = story.places.lines.get("document_note", [])
    above = story.places.above(lines[0]) if lines else None
    distance = []
    if above is not None and above.block.startswith("sign_off."):
        before = top_mm(lines[0], _pitch(story, lines[0])) - top_mm(above, _pitch(story, above)) - _pitch(story, above)
        role = story.sheet.roles["document_note"]
        distance = [spacing(before=max(0, mm_to_twips(before)), line=line_twips(role, story.sheet))]
    story.text("document_note", "document_note", text, properties=distance)


def add_sign_off(story: Story) -> None:
    """署名 and 成文日期 where the layout placed them for their mode of 7.3.5; every name is one paragraph, whatever stands beside it."""
    places, sheet = story.places, story.sheet
    bands = _bands(story)
    if not bands:
        return
    begin = bands[0].texts[0][0]
    above = places.above(begin)
    first = story.report.body[0].id if story.report.body else ""
    if above is None or above.block != first or places.on_one_page(first, begin.block):
        story.keep_last_with_next()
    bottom = sheet.docx.margin_top_mm if above is None else top_mm(above, _pitch(story, above)) + _pitch(story, above)
    for place, band in enumerate(bands):
        last = place == len(bands) - 1
        before = max(0, mm_to_twips(band.top_mm - bottom))
        bottom = band.bottom_mm
        keep = [] if last else [switch("keepNext", on=True)]
        if band.in_one_row:
            content, properties = _row(story, band.texts)
            line = line_twips(sheet.roles[band.texts[0][0].role], sheet)
            drawing = _seals(story, band.top_mm) if last else []
            properties += [spacing(before=before, line=line), *keep]
            story.add(story.styles.paragraph(band.texts[0][0].role), [*drawing, *content], properties)
        else:
            story.add_table(_side_by_side(story, band, before))
            story.add(story.styles.gap(), _seals(story, bottom) if last else (), keep)
            bottom += pt_to_mm(1.0)


class Band(msgspec.Struct):
    """Texts of 署名 that stand beside one another, and how far down they reach."""

    texts: list[tuple[Line, ...]]
    top_mm: float
    bottom_mm: float

    @property
    def in_one_row(self) -> bool:
        """Whether paragraphs without columns can show it: a text alone, or one row."""
        return len(self.texts) == 1 or (max(map(len, self.texts)) == 1 and not self.is_uneven)

    @property
    def is_uneven(self) -> bool:
        """Whether its texts end at different heights."""
        ends = [text[-1].baseline_mm for text in self.texts]
        return max(ends) - min(ends) > _ONE_ROW_MM


def _bands(story: Story) -> list[Band]:
    """Return the texts of 署名 and 成文日期 from the top down, each band from left to right."""
    bands: list[Band] = []
    page = 0
    for on, lines in story.places.texts("sign_off."):
        pitch = _pitch(story, lines[0])
        top, bottom = top_mm(lines[0], pitch), top_mm(lines[-1], pitch) + pitch
        beside = bands[-1] if bands and on == page else None
        if beside and top < beside.bottom_mm - _ONE_ROW_MM:
            beside.texts = sorted([*beside.texts, lines], key=_left)
            beside.top_mm, beside.bottom_mm = min(beside.top_mm, top), max(beside.bottom_mm, bottom)
        else:
            bands.append(Band([lines], top, bottom))
        page = on
    return bands


def _row(story: Story, texts: Sequence[tuple[Line, ...]]) -> tuple[list[Element], list[Element]]:
    """Return runs and properties of a text alone, or of several of one line, which begin at tab stops."""
    sheet = story.sheet
    if len(texts) == 1 and len(texts[0]) == 1:
        line = texts[0][0]
        runs = story.writer.runs(letters_of(line), sheet.roles[line.role])
        return runs, [w("ind", right=from_right_twips(line.right_mm, sheet)), w("jc", val="right")]
    if len(texts) == 1:
        left = sheet.page.margin_binding_mm
        return _broken(story, texts[0]), _within(texts[0], left, left + sheet.page.type_area_width_mm)
    content: list[Element] = []
    for (line,) in texts:
        content += [run("\t"), *story.writer.runs(letters_of(line), sheet.roles[line.role])]
    return content, [tabs(*(("left", indent_twips(left_mm(line), sheet)) for (line,) in texts))]


def _side_by_side(story: Story, band: Band, before: int) -> Element:
    """Return a table without lines, a cell for each text; its edges lie halfway between them."""
    sheet = story.sheet
    left = sheet.page.margin_binding_mm
    between = [(_right(one) + _left(other)) / 2 for one, other in pairwise(band.texts)]
    edges = [left, *between, left + sheet.page.type_area_width_mm]
    cells = []
    for text, (begin, end) in zip(band.texts, pairwise(edges), strict=True):
        own = spacing(before=before, line=line_twips(sheet.roles[text[0].role], sheet))
        properties = [own, switch("keepNext", on=True), *_within(text, begin, end)]
        cells.append([paragraph(story.styles.paragraph(text[0].role), _broken(story, text), properties)])
    widths = [mm_to_twips(end) - mm_to_twips(begin) for begin, end in pairwise(edges)]
    return unruled_table(widths, cells, "center" if band.is_uneven else "bottom")


def _broken(story: Story, lines: Sequence[Line]) -> list[Element]:
    """Return the runs of a text that breaks where the layout has it break."""
    first = lines[0].start
    return story.writer.runs("".join(map(letters_of, lines)), story.sheet.roles[lines[0].role],
                             breaks=[line.start - first for line in lines[1:]])


def _within(lines: Sequence[Line], left: float, right: float) -> list[Element]:
    """Return the properties that put the lines of a text at their places between two edges, in mm."""
    before, after = mm_to_twips(_left(lines) - left), mm_to_twips(right - _right(lines))
    if _same(map(left_mm, lines)):
        return [w("ind", left=max(0, before)), w("jc", val="left")]
    if _same(line.right_mm for line in lines):
        return [w("ind", right=max(0, after)), w("jc", val="right")]
    return [w("ind", left=max(0, before - _SLACK), right=max(0, after - _SLACK)), w("jc", val="center")]


def _same(places: Iterable[float]) -> bool:
    every = list(places)
    return max(every) - min(every) < _ONE_ROW_MM


def _left(lines: Sequence[Line]) -> float:
    return min(map(left_mm, lines))


def _right(lines: Sequence[Line]) -> float:
    return max(line.right_mm for line in lines)


def _add_labelled(story: Story, slot: str, role: str, label_role: str, *, first: bool) -> None:
    """Append a label and a text beside it; the first of several stands apart from what is above."""
    sheet, own = story.sheet, story.sheet.roles[role]
    found = labelled(story.places.lines[slot])
    left = indent_twips(found.turnover_mm, sheet)
    before = round(sheet.roles[label_role or role].space_before_lh * sheet.docx.line_twips) if first else 0
    runs = story.writer.runs(found.label, sheet.roles[label_role or role], base=label_role)
    runs += [run("\t")] if found.label.endswith(_ORDINAL_END) else []
    runs += story.writer.runs(found.text, own, breaks=found.breaks if label_role else ())
    indent = w("ind", left=left, hanging=left - indent_twips(found.left_mm, sheet))
    story.add(story.styles.paragraph(role), runs, [spacing(before=before, line=line_twips(own, sheet)), indent])


def _slots(story: Story, prefix: str) -> list[str]:
    return [slot for slot in story.places.lines if slot.startswith(prefix)]


def _pitch(story: Story, line: Line) -> float:
    return row_pitch(story.sheet.roles[line.role], story.sheet)


def _seals(story: Story, row_top_mm: float) -> list[Element]:
    """Return the user's own seals at the places that the layout kept for them, counted from the top of a row."""
    binding = story.sheet.page.margin_binding_mm
    return [anchored_picture(picture(story.document, seal.image, "seal"), story.number(), seal.alt,
                             (seal.x_mm - binding, seal.y_mm - row_top_mm), (seal.width_mm, seal.height_mm))
            for seal in story.places.pictures.get(_SEAL, ())]

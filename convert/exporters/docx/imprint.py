"""版记 (GB/T 9704-2012 7.4): at the foot of the last page."""

from typing import Final

from convert.exporters.docx.drawing import anchored_line
from convert.exporters.docx.places import Places
from convert.exporters.docx.story import Story
from convert.exporters.docx.styles import line_twips
from convert.model.elements import Imprint
from convert.ooxml.elements import paragraph, run
from convert.units import mm_to_twips, pt_to_mm

_PRINTED: Final = "印发"
_END: Final = "。"


def add_imprint(story: Story, imprint: Imprint, places: Places) -> None:
    """Append the imprint in a frame at the foot of the type area, then the paragraph that frame and lines are anchored to.

    The lines are drawn: borders of paragraphs would follow their indents, and LibreOffice gives up a frame whose paragraphs
    have different ones.
    """
    parts = [part for part in (_recipients(story, imprint), _printing(story, imprint)) if part]
    if not parts:
        return
    sheet, rules = story.sheet, story.sheet.imprint
    pitch = line_twips(sheet.roles["imprint"], sheet)
    rows = _row_count(imprint, places)
    top = mm_to_twips(rules.bottom_mm) - rows * pitch
    frame = (f'<w:framePr w:w="{mm_to_twips(sheet.page.type_area_width_mm)}" w:hSpace="0" w:wrap="notBeside" w:vAnchor="page" '
             f'w:hAnchor="page" w:x="{mm_to_twips(sheet.docx.margin_left_mm)}" w:y="{top}"/>')
    for part in parts:
        for runs, properties in part:
            story.add(paragraph("imprint", runs, frame + properties))
    levels = [(top, rules.outer_line_mm), (mm_to_twips(rules.bottom_mm), rules.outer_line_mm)]
    if len(parts) > 1:
        levels.insert(1, (mm_to_twips(rules.bottom_mm) - pitch, rules.inner_line_mm))
    lines = "".join(anchored_line(story.number(), sheet.page.margin_binding_mm, pt_to_mm(level / 20), sheet.page.type_area_width_mm,
                                  thickness, "000000", "版记分隔线") for level, thickness in levels) if rules.shown_lines else ""
    story.add(paragraph("gap", lines, '<w:pageBreakBefore/>' if places.imprint_pages_on else ""))


def _recipients(story: Story, imprint: Imprint) -> list[tuple[str, str]]:
    """Return runs and properties of 主送 and 抄送: turnover after the colon, 。 at the end."""
    role, cell = story.sheet.roles["imprint"], mm_to_twips(story.sheet.grid.cell_mm)
    found = []
    for label, names, slot in (("主送：", imprint.main_recipients, "main_recipients"),
                               ("抄送：", imprint.copy_recipients, "copy_recipients")):
        if names:
            text = "，".join(names).rstrip("：:")
            text = text if text.endswith(_END) else text + _END
            hanging = round(len(label) * role.type_size_pt * 20)
            left = round(role.indent_left_ic * cell) + hanging
            indent = f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
            found.append((story.writer.runs(label, role) + story.writer.runs(text, role, plan=story.plan(f"imprint.{slot}")), indent))
    return found


def _printing(story: Story, imprint: Imprint) -> list[tuple[str, str]]:
    """Return runs and properties of the row of 印发机关 and 印发日期 (7.4.3)."""
    if not story.sheet.imprint.shown_lines or not (imprint.printing_office or imprint.date_of_printing):
        return []
    role, sheet = story.sheet.roles["imprint"], story.sheet
    date = imprint.date_of_printing or ""
    date = date if not date or date.endswith(_PRINTED) else date + _PRINTED
    position = mm_to_twips(sheet.page.type_area_width_mm) - round(role.indent_right_ic * mm_to_twips(sheet.grid.cell_mm))
    runs = story.writer.runs(imprint.printing_office, role) if imprint.printing_office else ""
    runs += run("\t") + story.writer.runs(date, role) if date else ""
    return [(runs, f'<w:tabs><w:tab w:val="right" w:pos="{position}"/></w:tabs>')]


def _row_count(imprint: Imprint, places: Places) -> int:
    """Return how many rows of text the imprint takes."""
    slots = ("imprint.main_recipients", "imprint.copy_recipients", "imprint.printing_office", "imprint.date_of_printing")
    baselines = {line.baseline_mm for slot in slots for line in places.lines.get(slot, ())}
    return len(baselines) or bool(imprint.main_recipients) + bool(imprint.copy_recipients) + 1

"""What follows the text: 附件说明, 署名, 成文日期, 附注, 出席 (GB/T 9704-2012 7.3.4-7.3.6, 10.3)."""

from collections.abc import Sequence
from typing import Final

from convert.exporters.docx.drawing import anchored_picture
from convert.exporters.docx.places import Places
from convert.exporters.docx.story import Story
from convert.model.elements import AttachmentNote, Attendance, SignOff
from convert.ooxml.elements import paragraph, run, value
from convert.units import mm_to_twips

_NOTE_LABEL: Final = "附件："
_SEAL_SLOT: Final = "sign_off.seal"


def add_attachment_note(story: Story, note: AttachmentNote) -> None:
    """附件说明: 左空二字, turnover under the first letter of the name; the first stands apart from the text by its style."""
    cell = _cell(story)
    role = story.sheet.roles["attachment_note"]
    several = len(note.names) > 1
    label = len(_NOTE_LABEL) * cell
    for place, name in enumerate(note.names):
        number = f"{place + 1}." if several else ""
        begin = 2 * cell + label
        text_at = begin + (cell if several else 0)
        tab = run("\t") if several else ""
        first = not place
        left, hanging = text_at, text_at - (2 * cell if first else begin)
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{text_at}"/></w:tabs>' if several else ""
        spacing = "" if first else f'<w:spacing w:before="0" w:after="0" w:line="{story.sheet.docx.line_twips}" w:lineRule="exact"/>'
        indent = f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
        runs = story.writer.runs((_NOTE_LABEL if first else "") + number, role) + tab + story.writer.runs(
            name, role, plan=story.plan(f"attachment_note.{place}"))
        story.add(paragraph("attachment_note", runs, tabs + spacing + indent))


def add_attendance(story: Story, attendance: Sequence[Attendance]) -> None:
    """出席, 请假, 列席: label in 黑体, turnover after the colon, one empty row above (10.3)."""
    cell, line = _cell(story), story.sheet.docx.line_twips
    role, label_role = story.sheet.roles["attendance"], story.sheet.roles["attendance_label"]
    begin = round(label_role.first_line_ic * cell)
    for place, entry in enumerate(attendance):
        label = entry.label if entry.label.endswith(("：", ":")) else entry.label + "："
        hanging = len(label) * cell
        spacing = f'<w:spacing w:before="{0 if place else line}" w:after="0" w:line="{line}" w:lineRule="exact"/>'
        indent = f'<w:ind w:left="{begin + hanging}" w:hanging="{hanging}"/>'
        style = value("rStyle", story.styles.character("attendance_label"))
        story.writer.show(label_role.typeface, label)
        runs = run(label, style) + story.writer.runs(entry.names, role, plan=story.plan(f"attendance.{place}"))
        story.add(paragraph("attendance", runs, spacing + indent))


def add_sign_off(story: Story, sign_off: SignOff, places: Places) -> None:
    """署名 and 成文日期 in the three modes of 7.3.5."""
    story.keep_last_with_next()
    match sign_off.seal:
        case "signature_seal":
            _with_signature_seal(story, sign_off, places)
        case "seal":
            _sealed(story, sign_off, places)
        case _:
            _unsealed(story, sign_off, places)


def sign_off_names(sign_off: SignOff) -> list[tuple[str, str]]:
    """Return the authorities with their slots, 主办机关 first; a person who signs without seal counts as one."""
    names = [(sign_off.authority, "sign_off.authority")] if sign_off.authority else []
    names += [(name, "sign_off.joint_authorities") for name in sign_off.joint_authorities]
    if sign_off.seal != "signature_seal" and (sign_off.post or sign_off.signatory):
        names.append(("　".join(filter(None, (sign_off.post, sign_off.signatory))), "sign_off.signatory"))
    return names


def _unsealed(story: Story, sign_off: SignOff, places: Places) -> None:
    """不加盖印章: 署名 右空二字, the date two characters further right; the longer of both rules (7.3.5.2)."""
    rules, names, date = story.sheet.sign_off, sign_off_names(sign_off), sign_off.date
    wide = _width(names[-1][0]) if names else 0.0
    date_wide = _width(date or "")
    right = rules.no_seal_right_ic
    if names and date and wide - rules.no_seal_date_offset_ic < date_wide:
        authority_right, date_right = right + rules.no_seal_date_offset_ic + date_wide - wide, right
    else:
        authority_right = right
        date_right = right + wide - rules.no_seal_date_offset_ic - date_wide if names else rules.seal_date_right_ic
    before = round(rules.space_before_lh * story.sheet.docx.line_twips)
    counts: dict[str, int] = {}
    for place, (text, slot) in enumerate(names):
        number = counts[slot] = counts.get(slot, -1) + 1
        _right(story, "authority_signature", slot, text, _right_twips(story, places, slot, number, max(0.0, authority_right)),
               before=0 if place else before)
    if date:
        _right(story, "date_of_issue", "sign_off.date", date, _right_twips(story, places, "sign_off.date", 0, max(0.0, date_right)),
               before=0 if names else before)


def _sealed(story: Story, sign_off: SignOff, places: Places) -> None:
    """加盖印章: the date 右空四字, 署名 centred on it, each in the middle of its seal (7.3.5.1)."""
    sheet, names, date = story.sheet, sign_off_names(sign_off), sign_off.date
    if not names:
        _unsealed(story, sign_off, places)
        return
    date_wide = _width(date or names[-1][0])
    rows = _rows_of_names(places, names)
    line = sheet.docx.line_twips
    for place, row in enumerate(rows):
        slot = row[0][1]
        drop = places.drop_mm(slot) if not place else _drop_between(places, rows[place - 1][0], row[0])
        fallback = round(sheet.sign_off.space_before_lh * line) if not place else mm_to_twips(sheet.sign_off.seal_diameter_mm) - line
        before = max(0, mm_to_twips(drop) - line) if drop is not None else fallback
        centre = sheet.sign_off.seal_date_right_ic + date_wide / 2
        stops = []
        for text, own, number in row:
            left = places.left_mm(own, number)
            width = mm_to_twips(sheet.page.type_area_width_mm)
            stops.append(mm_to_twips(left - sheet.page.margin_binding_mm) if left is not None
                         else round(width - (centre + _width(text) / 2) * _cell(story)))
        if len(row) == 1:
            text, own, _ = row[0]
            _right(story, "authority_signature", own, text, _from_left(story, max(0, stops[0]), text), before=before)
        else:
            tabs = "".join(f'<w:tab w:val="left" w:pos="{max(1, stop)}"/>' for stop in stops)
            role = sheet.roles["authority_signature"]
            runs = "".join(run("\t") + story.writer.runs(text, role) for text, _, _ in row)
            story.add(paragraph("authority_signature", runs, f'<w:tabs>{tabs}</w:tabs><w:spacing w:before="{before}" w:after="0" '
                                f'w:line="{line}" w:lineRule="exact"/>'))
    if date:
        right = _right_twips(story, places, "sign_off.date", 0, sheet.sign_off.seal_date_right_ic)
        _right(story, "date_of_issue", "sign_off.date", date, right, drawing=_seals(story, places))
    elif story.options.seal is not None:
        story.add(paragraph("gap", _seals(story, places)))


def _with_signature_seal(story: Story, sign_off: SignOff, places: Places) -> None:
    """加盖签发人签名章: its place 右空四字, 职务 two characters left of it, the date an empty row below (7.3.5.3)."""
    sheet, rules, line = story.sheet, story.sheet.sign_off, story.sheet.docx.line_twips
    cell = _cell(story)
    names = sign_off_names(sign_off) or [("", "sign_off.post")]
    height = max(mm_to_twips(rules.signature_height_mm), line)
    place_width = mm_to_twips(rules.signature_width_mm)
    right = round(rules.signature_right_ic * cell)
    signed = sign_off.signatory or ""
    first_before = round(rules.signature_space_before_lh * line) + (height - line) // 2
    for place, (text, _) in enumerate(names):
        words = text + (sign_off.post or "" if not place else "")
        role = sheet.roles["authority_signature"]
        width = mm_to_twips(sheet.page.type_area_width_mm)
        centre = width - right - place_width // 2
        end = width - right - place_width - round(rules.signature_post_gap_ic * cell)
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{end}"/><w:tab w:val="center" w:pos="{centre}"/></w:tabs>'
        before = first_before if not place else height - line
        runs = run("\t") + story.writer.runs(words, role) + (run("\t") + story.writer.runs(signed, role) if signed and not place else "")
        story.add(paragraph("authority_signature", runs, f'{tabs}<w:spacing w:before="{before}" w:after="0" w:line="{line}" '
                            'w:lineRule="exact"/>'))
    if sign_off.date:
        before = round(rules.signature_date_gap_lh * line) + (height - line) // 2
        drawing = _seals(story, places)
        _right(story, "date_of_issue", "sign_off.date", sign_off.date,
               _right_twips(story, places, "sign_off.date", 0, rules.signature_right_ic), before=before, drawing=drawing)


def _rows_of_names(places: Places, names: Sequence[tuple[str, str]]) -> list[list[tuple[str, str, int]]]:
    """Return text, slot and number within its slot of the names, by the rows that the layout put them in."""
    rows: list[list[tuple[str, str, int]]] = []
    counts: dict[str, int] = {}
    level = None
    for text, slot in names:
        number = counts[slot] = counts.get(slot, -1) + 1
        lines = places.lines.get(slot, ())
        baseline = lines[number].baseline_mm if number < len(lines) else None
        if baseline is None or baseline != level:
            rows.append([])
        level = baseline
        rows[-1].append((text, slot, number))
    return rows


def _drop_between(places: Places, above: tuple[str, str, int], below: tuple[str, str, int]) -> float | None:
    first, second = places.lines.get(above[1], ()), places.lines.get(below[1], ())
    if above[2] < len(first) and below[2] < len(second):
        drop = second[below[2]].baseline_mm - first[above[2]].baseline_mm
        return drop if drop > 0 else None
    return None


def _seals(story: Story, places: Places) -> str:
    """Return the user's own seal at the places that the layout kept for it, counted from the row of the date."""
    if story.options.seal is None:
        return ""
    date = places.lines.get("sign_off.date")
    relationship = story.package.picture(story.options.seal, "seal")
    sheet = story.sheet
    row_top = date[0].baseline_mm - (sheet.grid.row_gap_mm / 2 + 0.88 * sheet.grid.cell_mm) if date else 0.0
    return "".join(anchored_picture(relationship, story.number(), place.alt,
                                    (place.x_mm - sheet.page.margin_binding_mm, place.y_mm - row_top),
                                    (place.width_mm, place.height_mm))
                   for place in places.pictures.get(_SEAL_SLOT, ()))


def _right(story: Story, role: str, slot: str, text: str, right: int, *, before: int = 0, drawing: str = "") -> None:
    """Append a line that ends `right` twips before the edge of the type area."""
    line = story.sheet.docx.line_twips
    spacing = f'<w:spacing w:before="{before}" w:after="0" w:line="{line}" w:lineRule="exact"/>' if before else ""
    runs = drawing + story.writer.runs(text, story.sheet.roles[role], plan=story.plan(slot))
    story.add(paragraph(role, runs, f'{spacing}<w:ind w:right="{max(0, right)}"/>{value("jc", "right")}'))


def _right_twips(story: Story, places: Places, slot: str, number: int, fallback_ic: float) -> int:
    """Return how far a line ends before the edge of the type area: as in the layout, else by the standard's arithmetic."""
    end = places.right_mm(slot, number)
    page = story.sheet.page
    if end is None:
        return round(fallback_ic * _cell(story))
    return mm_to_twips(page.margin_binding_mm + page.type_area_width_mm - end)


def _from_left(story: Story, left: int, text: str) -> int:
    return mm_to_twips(story.sheet.page.type_area_width_mm) - left - round(_width(text) * _cell(story))


def _cell(story: Story) -> int:
    return mm_to_twips(story.sheet.grid.cell_mm)


def _width(text: str) -> float:
    """Return the width of `text` in characters; digits and Latin letters take half of one (GB/T 15835-2011 5.1.7)."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)

"""版头 and what the four formats put in its place (GB/T 9704-2012 7.2, 10)."""

from collections.abc import Sequence
from typing import Final

import msgspec

from convert.exporters.docx.drawing import anchored_line
from convert.exporters.docx.places import Places
from convert.exporters.docx.story import Story
from convert.exporters.docx.styles import borders
from convert.model.elements import HeaderBlock
from convert.ooxml.elements import paragraph, run, value
from convert.style.sheet import Role, StyleSheet
from convert.units import mm_to_pt, mm_to_twips, pt_to_mm

_MARK_LINE: Final = 1.1
"""Line height of the mark in em. Word processors put the baseline at four fifths of an exact line, so that the top of the
characters is the top of the line."""
_BASELINE: Final = 0.8
_DESCENT: Final = 0.12
"""What Chinese characters hang below the baseline, in em."""
_LABEL: Final = "签发人："
_NAME_EM: Final = 3
_LEADING: Final = 1.2


class Head(msgspec.Struct, frozen=True):
    """The head of a document, measured."""

    sheet: StyleSheet
    """The sheet with the roles of the head made to measure, so that its styles hold every distance."""
    borders: dict[str, str]
    """`w:pBdr` of styles, by role."""
    em_mm: float
    """Height of the characters of the mark."""


def measure_head(header: HeaderBlock, sheet: StyleSheet, places: Places) -> Head:
    """Return the distances of the head of `header`, as a sheet whose roles hold them."""
    rules = sheet.header
    if rules.kind == "none":
        return Head(sheet, {}, 0.0)
    em = _mark_em(header, sheet, places)
    half_gap = sheet.grid.row_gap_mm / 2
    row = sheet.grid.line_pitch_mm
    letter = rules.kind == "letter"
    corner = 0 if letter else len(corner_texts(header))
    mark_top = rules.issuer_mark_top_mm - sheet.docx.margin_top_mm - corner * _twips_mm(sheet.docx.line_twips)
    leading = _LEADING if len(header.issuing_authorities) > 1 and not letter else _MARK_LINE
    number_top = rules.document_number_gap_lh * row - half_gap - (leading - 1) * em
    ruled = rules.kind == "general" or (rules.kind == "minutes" and bool(header.document_number))
    # from the bottom of the last row of the head: its characters end above it, the line follows, then the title's row
    after = rules.title_gap_lh * row - 2 * half_gap + (rules.separator_gap_mm if ruled else 0.0)
    line_mm = rules.separator_gap_mm - _space_below(sheet)
    line_pt = max(0, min(31, round(mm_to_pt(line_mm))))
    used = pt_to_mm(line_pt) + rules.separator_thickness_mm if ruled else 0.0
    roles = dict(sheet.roles)
    roles["issuer_mark"] = _with(roles["issuer_mark"], sheet, before=0.0 if letter else mark_top, size_pt=mm_to_pt(em),
                                 pitch_mm=leading * em)
    roles["document_number"] = _with(roles["document_number"], sheet, before=0.0 if letter or len(_rows_of(header)) > 1 else number_top,
                                     after=after - used)
    roles["signatory_label"] = _with(roles["signatory_label"], sheet, before=number_top, align="left")
    found = {"document_number": borders(bottom=(rules.separator_thickness_mm, rules.separator_color, line_pt))} if ruled else {}
    return Head(msgspec.structs.replace(sheet, roles=roles), found, em)


def add_head(story: Story, header: HeaderBlock, head: Head) -> None:
    """Append the head of the first page."""
    if story.sheet.header.kind == "letter":
        _add_letter(story, header, head)
        return
    for role, text in corner_texts(header):
        story.text(f"header.{role}", role, text)
    _add_mark(story, header, head)
    rows = _rows_of(header)
    for place, names in enumerate(rows):
        last = place == len(rows) - 1
        _add_number_row(story, header, names, first=not place, last=last)
    if not rows and header.document_number:
        story.text("header.document_number", "document_number", header.document_number)


def corner_texts(header: HeaderBlock) -> list[tuple[str, str]]:
    """Return role and text of 份号, 密级和保密期限, 紧急程度: one row each, in this order."""
    classification = "★".join(filter(None, (header.classification, header.classification_term)))
    texts = (("copy_number", header.copy_number and header.copy_number.zfill(6)), ("classification", classification),
             ("urgency", header.urgency))
    return [(role, text) for role, text in texts if text]


def mark_text(header: HeaderBlock, sheet: StyleSheet) -> str:
    """Return the 发文机关标志 of one authority."""
    if header.issuer_mark:
        return header.issuer_mark
    return "".join((*header.issuing_authorities[:1], sheet.header.suffix if header.issuing_authorities else ""))


def _mark_em(header: HeaderBlock, sheet: StyleSheet, places: Places) -> float:
    """Return the height of the mark's characters in mm: that of the layout, else what fills the type area."""
    for slot in ("header.issuing_authorities", "header.issuer_mark"):
        size = places.size_pt(slot)
        if size:
            return pt_to_mm(size)
    longest = max((len(name) for name in (mark_text(header, sheet), *header.issuing_authorities)), default=1)
    return min(sheet.header.issuer_mark_height_mm, sheet.page.type_area_width_mm / max(1, longest))


def _space_below(sheet: StyleSheet) -> float:
    """Return how far the characters of a row of 三号 end above the bottom of its line, in mm."""
    return _twips_mm(sheet.docx.line_twips) * (1 - _BASELINE) - _DESCENT * sheet.grid.cell_mm


def _with(role: Role, sheet: StyleSheet, *, before: float = 0.0, after: float = 0.0, size_pt: float | None = None,
          pitch_mm: float | None = None, align: str | None = None) -> Role:
    unit = _twips_mm(sheet.docx.line_twips)
    return msgspec.structs.replace(
        role, space_before_lh=max(0.0, before / unit), space_after_lh=max(0.0, after / unit),
        type_size_pt=round((size_pt or role.type_size_pt) * 2) / 2, line_pitch_mm=pitch_mm or role.line_pitch_mm,
        align=align or role.align)


def _add_mark(story: Story, header: HeaderBlock, head: Head, properties: str = "") -> None:
    names = header.issuing_authorities
    if len(names) < 2 or story.sheet.header.kind != "general":
        text = mark_text(header, story.sheet)
        if text:
            story.text("header.issuer_mark", "issuer_mark", text, properties=properties)
        return
    _add_joint_mark(story, names, head)


def _add_joint_mark(story: Story, names: Sequence[str], head: Head) -> None:
    """The names below each other, spread to the longest one; 文件 at their right, in the middle of their height."""
    rules, role = story.sheet.header, story.sheet.roles["issuer_mark"]
    longest = max(len(name) for name in names)
    left = mm_to_twips(longest * head.em_mm) + 20
    right = mm_to_twips((len(rules.suffix) + 0.5) * head.em_mm) + 20
    before = mm_to_twips(role.space_before_lh * _twips_mm(story.sheet.docx.line_twips))
    line = mm_to_twips(role.line_pitch_mm or head.em_mm)
    cells = []
    for number, name in enumerate(names):
        spread = round(head.em_mm * (longest - len(name)) / max(1, len(name) - 1) * 56.6929) if len(name) > 1 else 0
        space = f'<w:spacing w:before="{0 if number else before}" w:after="0" w:line="{line}" w:lineRule="exact"/>{value("jc", "left")}'
        inside = value("spacing", spread) if spread else ""
        letters = run(name[:-1], inside) + run(name[-1:]) if spread else run(name)
        story.writer.show(role.typeface, name)
        cells.append(paragraph("issuer_mark", letters, space))
    table = _borderless((left, right), ("".join(cells), paragraph(
        "issuer_mark", story.writer.runs(rules.suffix, role),
        f'<w:spacing w:before="{before}" w:after="0" w:line="{line}" w:lineRule="exact"/>')))
    story.add_table(table)


def _borderless(widths: Sequence[int], contents: Sequence[str]) -> str:
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{value("vAlign", "center")}</w:tcPr>{content}</w:tc>'
                    for width, content in zip(widths, contents, strict=True))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{value("jc", "center")}<w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>")


def _rows_of(header: HeaderBlock) -> list[tuple[str, ...]]:
    """Return the 签发人 of every row: normally two."""
    names = header.signatories
    columns = 2 if len(names) > 1 else 1
    return [names[start:start + columns] for start in range(0, len(names), columns)]


def _add_number_row(story: Story, header: HeaderBlock, names: Sequence[str], *, first: bool, last: bool) -> None:
    """Append one row of 签发人; the last one has the 发文字号 at its left."""
    sheet, cell = story.sheet, mm_to_twips(story.sheet.grid.cell_mm)
    role, columns = sheet.roles["signatory"], 2 if len(header.signatories) > 1 else 1
    longest = max(_NAME_EM, *(len(name) for name in header.signatories))
    width = mm_to_twips(sheet.page.type_area_width_mm)
    begin = width - cell - columns * (longest + 1) * cell + cell
    stops = [cell, begin - len(_LABEL) * cell, begin, begin + (longest + 1) * cell][:2 + columns]
    stops_xml = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in stops)
    tab = run("\t")
    number = story.writer.runs(header.document_number, sheet.roles["document_number"]) if last and header.document_number else ""
    label = story.writer.runs(_LABEL, sheet.roles["signatory_label"]) if first else tab
    written = tab.join(_name(story, name, role) for name in names)
    spacing = "" if first or last else f'<w:spacing w:before="0" w:after="0" w:line="{sheet.docx.line_twips}" w:lineRule="exact"/>'
    story.add(paragraph("document_number" if last else "signatory_label", f"{tab}{number}{tab}{label}{written}",
                        f"<w:tabs>{stops_xml}</w:tabs>{spacing}{value('jc', 'left')}"))


def _name(story: Story, name: str, role: Role) -> str:
    """Return a name in 楷体; one of two letters takes the room of three."""
    style = value("rStyle", story.styles.character("signatory"))
    story.writer.show(role.typeface, name)
    if 1 < len(name) < _NAME_EM:
        spread = round(role.type_size_pt * 20 * (_NAME_EM - len(name)) / (len(name) - 1))
        return run(name[:-1], style + value("spacing", spread)) + run(name[-1:], style)
    return run(name, style)


def _add_letter(story: Story, header: HeaderBlock, head: Head) -> None:
    """信函: the mark and the double lines at fixed places of the page, then the corner and the number in the first rows."""
    sheet, rules = story.sheet, story.sheet.header
    width = mm_to_twips(sheet.page.type_area_width_mm)
    frame = (f'<w:framePr w:w="{width}" w:h="{mm_to_twips(head.em_mm * _MARK_LINE)}" w:hRule="exact" w:wrap="notBeside" '
             f'w:vAnchor="page" w:hAnchor="page" w:x="{mm_to_twips(sheet.docx.margin_left_mm)}" '
             f'w:y="{mm_to_twips(rules.issuer_mark_top_mm)}"/>')
    _add_mark(story, header, head, frame)
    upper = rules.issuer_mark_top_mm + head.em_mm + rules.first_double_line_gap_mm
    total = rules.double_line_thick_mm + rules.double_line_space_mm + rules.double_line_thin_mm
    lower = sheet.page.height_mm - rules.second_double_line_bottom_mm - total
    lines = "".join(_double_line(story, top, thick_first=first) for top, first in ((upper, True), (lower, False)))
    texts = corner_texts(header)
    row_top = upper + total + sheet.grid.row_gap_mm / 2 - sheet.docx.margin_top_mm
    pitch = sheet.docx.line_twips
    title_gap = mm_to_twips(rules.title_gap_lh * sheet.grid.line_pitch_mm - sheet.grid.row_gap_mm)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    number = header.document_number
    rows = texts or [("document_number", "")]
    for place, (role, text) in enumerate(rows):
        before, after = mm_to_twips(row_top) if not place else 0, title_gap if place == len(rows) - 1 else 0
        spacing = f'<w:spacing w:before="{before}" w:after="{after}" w:line="{pitch}" w:lineRule="exact"/>'
        runs = (lines if not place else "") + (story.writer.runs(text, sheet.roles[role]) if text else "")
        if not place and number:
            style = value("rStyle", story.styles.character("document_number")) if role != "document_number" else ""
            runs += run("\t") + run(number, style)
        story.add(paragraph(role, runs, f"{tabs}{spacing}{value('jc', 'left')}"))


def _double_line(story: Story, top_mm: float, *, thick_first: bool) -> str:
    rules, page = story.sheet.header, story.sheet.page
    widths = [rules.double_line_thick_mm, rules.double_line_thin_mm]
    left = page.margin_binding_mm + (page.type_area_width_mm - rules.separator_width_mm) / 2
    y, found = top_mm, []
    for thickness in widths if thick_first else widths[::-1]:
        found.append(anchored_line(story.number(), left, y + thickness / 2, rules.separator_width_mm, thickness, rules.separator_color))
        y += thickness + rules.double_line_space_mm
    return "".join(found)


def _twips_mm(twips: float) -> float:
    return pt_to_mm(twips / 20)

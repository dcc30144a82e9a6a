"""The styles of a document: one named style for every role that it uses, and nothing that the style sheet does not say.

Styles name the Latin face for `w:ascii` and `w:hAnsi` and the Chinese one for `w:eastAsia`, so that what is typed into a
document looks like what was written. They are ranked in the order in which the document first uses them: so a word processor
lists them. Theme fonts are not used.
"""

import math
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from convert.exporters.docx.elements import VAL, Element, set_property, spacing, switch, w
from convert.style.sheet import Role, StyleSheet
from convert.units import TYPE_SIZES_PT, mm_to_pt, mm_to_twips

if TYPE_CHECKING:
    from docx.document import Document

BODY_SIZE_PT: Final = TYPE_SIZES_PT["三号"]
CONTENTS_LEVELS: Final = 3
CONTENTS_HANGING_IC: Final = {1: 2, 2: 3, 3: 1}
"""By how many characters an entry hangs: 一、 and （一） and 1. stand before its further lines."""
_ALIGN: Final = {"left": "left", "centre": "center", "right": "right", "justify": "both"}
_BUILT_IN: Final = {
    "title": "Title", "heading_1": "heading 1", "heading_2": "heading 2", "heading_3": "heading 3", "heading_4": "heading 4",
    "table_caption": "caption", "page_number": "footer", "note": "footnote text", "contents_title": "TOC Heading",
}
"""Roles that take the place of one of Word's own styles, which it knows by its name."""
_IN_CELLS: Final = frozenset({"table_header", "table_cell"})
"""Roles whose rows are made higher by the lines of their table."""
_NEW_PAGE: Final = frozenset({"attachment_label"})
_RUN_IN: Final = "_paragraph"
_MARK_TITLES: Final = {"strong": "加粗", "emphasis": "着重", "superscript": "上标", "subscript": "下标", "link": "超级链接",
                       "note_mark": "注释标记"}
_SCRIPT_GAPS_EM: Final = 0.4
"""What LibreOffice leaves around a figure in all, whatever the document says."""
_UNLISTED: Final = 99
"""Rank of styles that nobody has to choose."""


class StyleWriter:
    """Makes the styles of one document, each when it is first asked for."""

    def __init__(self, document: "Document", sheet: StyleSheet, names: Mapping[str, str], tight: Collection[str] = ()) -> None:
        """Prepare the defaults of `document`.

        Args:
            document: The document of python-docx.
            sheet: How it looks.
            names: The family that each typeface is called in it.
            tight: Roles whose letters are made narrower, so that the longest of their lines fits.
        """
        self._tight = tight
        self.sheet = sheet
        self.names = names
        self.families: set[str] = set()
        """The families that the styles name."""
        self._root: Any = document.styles.element
        self._made: dict[str, Element] = {}
        self._ranked = 0
        self._set_defaults()

    def paragraph(self, role: str) -> str:
        """Return the id of the paragraph style of a role."""
        if role not in self._made:
            own = self.sheet.roles[role]
            base = "Normal"
            self._add("paragraph", role, _BUILT_IN.get(role, own.title), base=base, built_in=role in _BUILT_IN,
                      listed=role != "page_number", next_=own.next, paragraph=self._paragraph_properties(role, own),
                      run=self._letters(own, self._width_of(role, own)))
        return role

    def run_in(self, role: str, level: int) -> str:
        """Return the id of the style for paragraphs of `role` that begin with a heading: of its level in an outline."""
        style = f"{role}_{level}{_RUN_IN}"
        if style not in self._made:
            self.paragraph(role)
            self.paragraph(f"heading_{level}")
            title = f"{self.sheet.roles[role].title}（{self.sheet.roles[f'lead_{level}'].title}）"
            self._add("paragraph", style, title, base=role, next_=role, paragraph=[w("outlineLvl", val=level - 1)])
        return style

    def smaller(self, role: str, size_pt: float) -> str:
        """Return the id of the paragraph style of a role at another type size."""
        self.paragraph(role)
        if size_pt == self.sheet.roles[role].type_size_pt:
            return role
        style = f"{role}_{size_pt:g}".replace(".", "_")
        if style not in self._made:
            self._add("paragraph", style, f"{self.sheet.roles[role].title}（{size_pt:g}磅）", base=role, run=_size(size_pt))
        return style

    def character(self, base: str) -> str:
        """Return the id of the character style for `base`.

        `base` is a role `lead_n`, a kind of mark (`strong`, `emphasis`, `superscript`, `subscript`, `link`, `note_mark`), another
        role whose face a stretch of text has, or empty for none.
        """
        own = not base or base.startswith("lead_") or base not in self.sheet.roles
        style = base if own else f"{base}_letters"
        if style and style not in self._made:
            self._add_character(base, style)
        return style

    def signs(self, base: str, role: Role) -> str:
        """Return the id of the style for signs inside `base` that a program would set in the Latin face: all slots name the Chinese."""
        typeface = self._typeface(base, role)
        style = "_".join(filter(None, (base, "signs", typeface)))
        if style not in self._made:
            known = self._title(base)
            self._add("character", style, f"{known}中文符号（{self.names[typeface]}）", base=self.character(base), listed=False,
                      run=[self._fonts(typeface, typeface)])
        return style

    def spaced(self, base: str, twips: int) -> str:
        """Return the id of the style for letters of `base` that stand `twips` further apart."""
        style = "_".join(filter(None, (base, "spaced", str(twips))))
        if style not in self._made:
            self._add("character", style, f"{self._title(base)}加宽{twips / 20:g}磅", base=self.character(base), listed=False,
                      run=[w("spacing", val=twips)])
        return style

    def gap(self) -> str:
        """Return the id of the style of a paragraph that takes no room."""
        return self._once("gap", "间隔", [spacing(line=20)], _size(1), listed=False)

    def figure(self) -> str:
        """Return the id of the style of a picture in the text."""
        half = mm_to_twips(self.sheet.grid.row_gap_mm / 2)
        pitch = w("spacing", before=half, after=half, line=240, lineRule="auto")
        return self._once("figure", "公文图片", [switch("keepNext", on=True), pitch, w("jc", val="center")], next_="figure_caption")

    def even_page_number(self) -> str:
        """Return the id of the style of a page number on the left side."""
        base = self.paragraph("page_number")
        rules = self.sheet.page_number
        place = [w("ind", left=mm_to_twips(rules.indent_mm), right=0), w("jc", val="left")] if rules.side == "outer" else []
        return self._once("page_number_even", "公文页码（双页）", place, base=base, listed=False)

    def contents(self, level: int) -> str:
        """Return the id of the style of an entry in the table of contents: a hanging indent, dots up to the number."""
        role = self.sheet.roles["contents"]
        width, cell = mm_to_twips(self.sheet.page.type_area_width_mm), round(role.type_size_pt * 20)
        left, hanging = (level - 1) * cell, CONTENTS_HANGING_IC[level] * cell
        return self._once(f"TOC{level}", f"toc {level}", [
            w("tabs", w("tab", val="right", leader="dot", pos=width)), spacing(line=line_twips(role, self.sheet)),
            w("ind", left=left + hanging, hanging=hanging), w("jc", val="left")],
            self._letters(role, self._width_of("contents", role)), built_in=True)

    def table(self) -> str:
        """Return the id of the style of tables."""
        style = "report_table"
        if style not in self._made:
            rules = self.sheet.table
            outer, inner = eighths(rules.outer_line_mm), eighths(rules.line_mm)
            widths = {"top": outer, "left": outer, "bottom": outer, "right": outer, "insideH": inner, "insideV": inner}
            padding = mm_to_twips(rules.cell_padding_mm)
            self._add("table", style, "公文表格", base="TableNormal", table=w(
                "tblPr", w("jc", val="center"),
                w("tblBorders", *(w(side, val="single", sz=width, space=0, color="000000") for side, width in widths.items())),
                w("tblCellMar", *(w(side, w=padding if side in ("left", "right") else 0, type_="dxa")
                                  for side in ("top", "left", "bottom", "right")))))
        return style

    def finish(self) -> None:
        """Link headings with their run-in forms, and drop what refers to a style that the document does not have."""
        for level in range(1, 5):
            lead = self._made.get(f"lead_{level}")
            if lead is not None:
                heading = self.paragraph(f"heading_{level}")
                set_property(lead, w("link", val=heading), "style")
                set_property(self._made[heading], w("link", val=f"lead_{level}"), "style")
        for style in self._made.values():
            following = style.next
            if following is not None and following.val not in self._made:
                style.remove(following)

    def _once(self, style: str, title: str, paragraph: list[Element], run: list[Element] | None = None, *, base: str = "Normal",
              next_: str | None = None, listed: bool = True, built_in: bool = False) -> str:
        if style not in self._made:
            self._add("paragraph", style, title, base=base, next_=next_, listed=listed, built_in=built_in, paragraph=paragraph,
                      run=run or [])
        return style

    def _add(self, kind: str, style: str, title: str, *, base: str = "", next_: str | None = None, listed: bool = True,
             built_in: bool = False, paragraph: list[Element] | None = None, run: list[Element] | None = None,
             table: Element | None = None) -> None:
        self._ranked += listed
        from docx.enum.style import WD_STYLE_TYPE

        made = self._root.add_style_of_type(title, WD_STYLE_TYPE[kind.upper()], built_in)
        made.styleId = style
        made.basedOn_val, made.uiPriority_val, made.qFormat_val = base or None, self._ranked if listed else _UNLISTED, listed
        if next_:
            made.get_or_add_next().val = next_
        made.extend(part for part in (w("pPr", *paragraph) if paragraph else None, w("rPr", *run) if run else None, table)
                    if part is not None)
        self._made[style] = made

    def _add_character(self, base: str, style: str) -> None:
        role = self.sheet.roles.get(base)
        if role is None:
            self._add("character", style, _MARK_TITLES[base], run=self._mark(base))
            return
        title = role.title if style == base else f"{role.title}（字符）"
        self._add("character", style, title, run=[self._fonts(role.typeface, role.latin_typeface), *_look(role)])

    def _title(self, base: str) -> str:
        role = self.sheet.roles.get(base)
        return role.title if role else _MARK_TITLES.get(base, "")

    def _typeface(self, base: str, role: Role) -> str:
        own = self.sheet.roles.get(base)
        return own.typeface if own else "kaiti" if base == "emphasis" else role.typeface

    def _fonts(self, typeface: str, latin: str) -> Element:
        chinese, western = self.names[typeface], self.names[typeface if latin == "same" else latin]
        self.families.update((chinese, western))
        return w("rFonts", ascii=western, hAnsi=western, eastAsia=chinese, cs=western)

    def _mark(self, kind: str) -> list[Element]:
        match kind:
            case "strong":
                return [switch("b", on=True), switch("bCs", on=True)]
            case "emphasis":
                return [w("rFonts", eastAsia=self.names["kaiti"])]
            case "superscript" | "note_mark":
                return [w("vertAlign", val="superscript")]
            case "subscript":
                return [w("vertAlign", val="subscript")]
        return [w("color", val="0000FF"), w("u", val="single")]

    def _set_defaults(self) -> None:
        body, gap = self.sheet.roles["body"], self.sheet.text.cjk_latin_gap_em > 0
        letters = self._root.find(".//{*}rPrDefault/{*}rPr")
        letters.replace(letters.find("{*}rFonts"), self._fonts(body.typeface, body.latin_typeface))
        for tag in ("{*}sz", "{*}szCs"):
            letters.find(tag).set(VAL, str(round(body.type_size_pt * 2)))
        normal = self._root.get_by_id("Normal").pPr
        for made in (switch("autoSpaceDE", on=gap), switch("autoSpaceDN", on=gap), spacing(line=self.sheet.docx.line_twips)):
            set_property(normal, made)

    def _paragraph_properties(self, name: str, role: Role) -> list[Element]:
        pitch = line_twips(role, self.sheet)
        if name == "page_number":
            pitch = round(role.type_size_pt * 20)
        elif name in _IN_CELLS:
            pitch -= mm_to_twips(self.sheet.table.line_mm)
        before, after = (round(rows * self.sheet.docx.line_twips) for rows in (role.space_before_lh, role.space_after_lh))
        centred = name == "page_number" and self.sheet.page_number.side == "centre"
        found = [spacing(before=before, after=after, line=pitch), w("jc", val=_ALIGN["centre" if centred else role.align])]
        found += self._indents(name, role)
        if role.keep_with_next:
            found.append(switch("keepNext", on=True))
        if name in _NEW_PAGE:
            found.append(switch("pageBreakBefore", on=True))
        if role.outline_level:
            found.append(w("outlineLvl", val=role.outline_level - 1))
        return found

    def _indents(self, name: str, role: Role) -> list[Element]:
        if name == "page_number":
            return [w("ind", right=mm_to_twips(self.sheet.page_number.indent_mm))] if self.sheet.page_number.side == "outer" else []
        cell = mm_to_twips(self.sheet.grid.cell_mm)
        left, right = round(role.indent_left_ic * cell), round(role.indent_right_ic * cell)
        if role.hanging_ic:
            hanging = round(role.hanging_ic * cell)
            return [w("ind", left=left + hanging, right=right, hanging=hanging)]
        if role.first_line_ic and role.type_size_pt == BODY_SIZE_PT:
            return [w("ind", left=left, right=right, firstLineChars=round(role.first_line_ic * 100),
                      firstLine=round(role.first_line_ic * BODY_SIZE_PT * 20))]
        first = round(role.first_line_ic * cell)
        return [w("ind", left=left, right=right, firstLine=first)] if left or right or first else []

    def _width_of(self, name: str, role: Role) -> int:
        """Return how wide the letters of a role are drawn, in percent."""
        if name == "issuer_mark":
            return self.sheet.header.issuer_mark_scale_percent
        scale = self.sheet.docx.char_scale_percent if role.type_size_pt == BODY_SIZE_PT else 100
        if name in self._tight:
            room = mm_to_pt(self.sheet.page.type_area_width_mm)
            scale = min(scale, math.floor(100 * room / (room + (self.sheet.text.title_tolerance_em + _SCRIPT_GAPS_EM) * role.type_size_pt)))
        return scale

    def _letters(self, role: Role, scale: int) -> list[Element]:
        scaled = [w("w", val=scale)] if scale != 100 else []
        return [self._fonts(role.typeface, role.latin_typeface), *_look(role), *scaled, *_size(role.type_size_pt)]


def line_twips(role: Role, sheet: StyleSheet) -> int:
    """Return the row pitch of `role` in twips, rounded down.

    A row of 三号 is `docx.line_twips`, another its own height and 7/8 of a 三号 character (GB/T 9704-2012 3.2), unless the
    sheet says otherwise.
    """
    if role.line_pitch_mm is not None:
        return mm_to_twips(role.line_pitch_mm)
    if role.type_size_pt == BODY_SIZE_PT:
        return sheet.docx.line_twips
    return int(role.type_size_pt * 20 + mm_to_twips(sheet.grid.row_gap_mm))


def bottom_border(thickness_mm: float, color: str, distance_pt: int) -> Element:
    """Return a line below a paragraph."""
    return w("pBdr", w("bottom", val="single", sz=eighths(thickness_mm), space=distance_pt, color=color))


def eighths(mm: float) -> int:
    """Return a thickness in eighths of a point, the unit of borders; the thinnest that programs draw is a quarter of a point."""
    return max(2, round(mm_to_pt(mm) * 8))


def _look(role: Role) -> list[Element]:
    bold = [switch("b", on=True), switch("bCs", on=True)] if role.bold else []
    return bold + ([w("color", val=role.color)] if role.color != "000000" else [])


def _size(size_pt: float) -> list[Element]:
    return [w("sz", val=round(size_pt * 2)), w("szCs", val=round(size_pt * 2))]

"""`styles.xml`: one named style for every role of the style sheet, and nothing that the sheet does not say.

Paragraph styles name the Chinese face in all four slots of `w:rFonts`, so that quotation marks and dashes keep it in every
program; Latin letters and digits carry a character style (`latin`) instead. Theme fonts are not used.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from convert.ooxml.elements import NAMESPACE, XML, escape, switch, value
from convert.style.sheet import Role, StyleSheet
from convert.units import TYPE_SIZES_PT, mm_to_pt, mm_to_twips

BODY_SIZE_PT: Final = TYPE_SIZES_PT["三号"]
_ALIGN: Final = {"left": "left", "centre": "center", "right": "right", "justify": "both"}
_BUILT_IN: Final = {
    "title": ("Title", "Title", 10), "heading_1": ("Heading1", "heading 1", 9), "heading_2": ("Heading2", "heading 2", 9),
    "heading_3": ("Heading3", "heading 3", 9), "heading_4": ("Heading4", "heading 4", 9),
    "table_caption": ("Caption", "caption", 35), "page_number": ("Footer", "footer", 99), "note": ("FootnoteText", "footnote text", 99),
    "contents_title": ("TOCHeading", "TOC Heading", 39),
}
"""Roles that take the place of one of Word's own styles: its id, its name, its rank in the list of styles."""
_FIGURE: Final = "figure"
_IN_CELLS: Final = frozenset({"table_header", "table_cell"})
"""Roles whose rows are made higher by the lines of their table."""
_NEW_PAGE: Final = frozenset({"attachment_label"})
_SECONDARY: Final = {"page_number_even": "公文页码（双页）"}
CONTENTS_LEVELS: Final = 3


class StyleWriter:
    """Makes the styles of one document; character styles are made when they are first asked for."""

    def __init__(self, sheet: StyleSheet, names: Mapping[str, str], lines: Mapping[str, str] | None = None) -> None:
        """Prepare; `names` gives the family that each typeface is called in the document, `lines` the `w:pBdr` of roles."""
        self._lines = lines or {}
        self.sheet = sheet
        self.names = names
        self._characters: dict[str, str] = {}

    def character(self, base: str, *, latin: str = "") -> str:
        """Return the id of the character style for `base`, in the face of the typeface `latin` if one is given.

        `base` is a role `lead_n`, a kind of mark (`strong`, `emphasis`, `superscript`, `subscript`, `link`, `note_mark`) or empty.
        """
        if not latin:
            own = base if base.startswith("lead_") or base not in self.sheet.roles else f"{base}_letters"
            if base and own not in self._characters:
                self._characters[own] = self._base_character(base, own)
            return own
        style = "_".join(filter(None, (base, latin)))
        if style not in self._characters:
            parent = self.character(base)
            based = value("basedOn", parent) if parent else ""
            title = "".join(filter(None, (self._title(base), "西文" if base else "西文和数字", "" if latin == "latin" else f"（{latin}）")))
            family = escape(self.names[latin])
            fonts = f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}"/>'
            self._characters[style] = _style("character", style, title, f"{based}{value('uiPriority', 1)}", run=fonts)
        return style

    def smaller(self, role: str, size_pt: float) -> str:
        """Return the id of the paragraph style of a role at another type size."""
        if size_pt == self.sheet.roles[role].type_size_pt:
            return role
        style = f"{role}_{size_pt:g}".replace(".", "_")
        if style not in self._characters:
            size = round(size_pt * 2)
            self._characters[style] = _style("paragraph", style, f"{self.sheet.roles[role].title}（{size_pt:g}磅）", value("basedOn", role),
                                             run=value("sz", size) + value("szCs", size))
        return style

    def document(self) -> bytes:
        """Return `styles.xml` with the paragraph styles of the sheet and the character styles used so far."""
        sheet = self.sheet
        parts = [XML, f"<w:styles {NAMESPACE}>", self._defaults(), _latent(), self._normal(), _PLUMBING]
        for name, role in sheet.roles.items():
            if not name.startswith("lead_"):
                parts.extend(self._paragraph(name, role))
        parts.append(self._figure())
        parts.extend(self._secondary())
        parts.extend(self._contents())
        parts.append(self._table())
        parts.extend(self._characters.values())
        parts.append("</w:styles>")
        return "".join(parts).encode()

    def _title(self, base: str) -> str:
        role = self.sheet.roles.get(base)
        return role.title if role else _MARK_TITLES.get(base, "")

    def _fonts(self, typeface: str) -> str:
        family = escape(self.names[typeface])
        return f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'

    def _defaults(self) -> str:
        body = self.sheet.roles["body"]
        size = round(body.type_size_pt * 2)
        return (f"<w:docDefaults><w:rPrDefault><w:rPr>{self._fonts(body.typeface)}{value('kern', 0)}{value('sz', size)}"
                f'{value("szCs", size)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
                "<w:pPrDefault/></w:docDefaults>")

    def _normal(self) -> str:
        properties = "".join((
            switch("widowControl", on=False), switch("kinsoku", on=True), switch("wordWrap", on=True),
            switch("autoSpaceDE", on=self._gap), switch("autoSpaceDN", on=self._gap), switch("adjustRightInd", on=False),
            switch("snapToGrid", on=False), _exact(self.sheet.docx.line_twips), value("jc", "both")))
        return _style("paragraph", "Normal", "Normal", f"{value('uiPriority', 0)}<w:qFormat/>", properties, attributes=' w:default="1"')

    @property
    def _gap(self) -> bool:
        return self.sheet.text.cjk_latin_gap_em > 0

    def _paragraph(self, name: str, role: Role) -> Iterable[str]:
        following = value("next", role.next) if role.next else ""
        pitch = line_twips(role, self.sheet)
        if name == "page_number":
            pitch = round(role.type_size_pt * 20)
        elif name in _IN_CELLS:
            pitch -= mm_to_twips(self.sheet.table.line_mm)
        paragraph, run = self._paragraph_properties(name, role, pitch), self._run_properties(role)
        built_in = _BUILT_IN.get(name)
        lead = f"lead_{role.outline_level}"
        link = value("link", lead) if name.startswith("heading_") and lead in self._characters else ""
        if built_in is None:
            yield _style("paragraph", name, role.title, f"{value('basedOn', 'Normal')}{following}<w:qFormat/>", paragraph, run)
            return
        style, known, rank = built_in
        yield _style("paragraph", style, known, f"{value('basedOn', 'Normal')}{following}{value('uiPriority', rank)}", paragraph, run)
        outline = value("outlineLvl", role.outline_level - 1) if role.outline_level else ""
        yield _style("paragraph", name, role.title, f"{value('basedOn', style)}{following}{link}<w:qFormat/>", outline)

    def _paragraph_properties(self, name: str, role: Role, pitch: int) -> str:
        before, after = (round(rows * self.sheet.docx.line_twips) for rows in (role.space_before_lh, role.space_after_lh))
        return "".join((
            switch("keepNext", on=True) if role.keep_with_next else "",
            switch("pageBreakBefore", on=True) if name in _NEW_PAGE else "",
            self._lines.get(name, ""),
            _exact(pitch, before, after),
            self._indents(name, role),
            value("jc", _ALIGN["centre" if name == "page_number" and self.sheet.page_number.side == "centre" else role.align]),
            value("outlineLvl", role.outline_level - 1) if role.outline_level else ""))

    def _indents(self, name: str, role: Role) -> str:
        if name == "page_number":
            outer = self.sheet.page_number.side == "outer"
            return f'<w:ind w:right="{mm_to_twips(self.sheet.page_number.indent_mm)}"/>' if outer else ""
        cell = mm_to_twips(self.sheet.grid.cell_mm)
        left, right = round(role.indent_left_ic * cell), round(role.indent_right_ic * cell)
        if role.hanging_ic:
            hanging = round(role.hanging_ic * cell)
            return f'<w:ind w:left="{left + hanging}" w:right="{right}" w:hanging="{hanging}"/>'
        if role.first_line_ic and role.type_size_pt == BODY_SIZE_PT:
            first, chars = round(role.first_line_ic * BODY_SIZE_PT * 20), round(role.first_line_ic * 100)
            return f'<w:ind w:left="{left}" w:right="{right}" w:firstLineChars="{chars}" w:firstLine="{first}"/>'
        first = round(role.first_line_ic * cell)
        return f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="{first}"/>' if left or right or first else ""

    def _run_properties(self, role: Role) -> str:
        scale = self.sheet.docx.char_scale_percent
        size = round(role.type_size_pt * 2)
        return "".join((
            self._fonts(role.typeface),
            f"{switch('b', on=True)}{switch('bCs', on=True)}" if role.bold else "",
            value("color", role.color) if role.color != "000000" else "",
            value("w", scale) if role.type_size_pt == BODY_SIZE_PT and scale != 100 else "",
            value("sz", size), value("szCs", size)))

    def _base_character(self, base: str, style: str) -> str:
        role = self.sheet.roles.get(base)
        if role is None:
            return _style("character", base, _MARK_TITLES[base], value("uiPriority", 22), run=self._mark(base))
        link = value("link", f"heading_{role.outline_level}") if role.outline_level else ""
        bold = f"{switch('b', on=True)}{switch('bCs', on=True)}" if role.bold else ""
        color = value("color", role.color) if role.color != "000000" else ""
        title = role.title if style == base else f"{role.title}（字符）"
        return _style("character", style, title, f"{link}{value('uiPriority', 9)}<w:qFormat/>",
                      run=self._fonts(role.typeface) + bold + color)

    def _mark(self, kind: str) -> str:
        match kind:
            case "strong":
                return switch("b", on=True) + switch("bCs", on=True)
            case "emphasis":
                return self._fonts("kaiti")
            case "superscript" | "note_mark":
                return value("vertAlign", "superscript")
            case "subscript":
                return value("vertAlign", "subscript")
        return f'{value("color", "0000FF")}<w:u w:val="single"/>'

    def _figure(self) -> str:
        gap = mm_to_twips(self.sheet.grid.row_gap_mm / 2)
        pitch = f'<w:spacing w:before="{gap}" w:after="{gap}" w:line="240" w:lineRule="auto"/>'
        return _style("paragraph", _FIGURE, "公文图片", f"{value('basedOn', 'Normal')}{value('next', 'figure_caption')}<w:qFormat/>",
                      switch("keepNext", on=True) + pitch + value("jc", "center")) + \
            _style("paragraph", "gap", "间隔", value("basedOn", "Normal"), _exact(20), value("sz", 2) + value("szCs", 2))

    def _secondary(self) -> Iterable[str]:
        indent = mm_to_twips(self.sheet.page_number.indent_mm)
        outer = self.sheet.page_number.side == "outer"
        for style, title in _SECONDARY.items():
            place = f'<w:ind w:left="{indent}" w:right="0"/>{value("jc", "left")}' if outer else value("jc", "center")
            yield _style("paragraph", style, title, value("basedOn", "page_number"), place)

    def _contents(self) -> Iterable[str]:
        role = self.sheet.roles["contents"]
        width = mm_to_twips(self.sheet.page.type_area_width_mm)
        for level in range(1, CONTENTS_LEVELS + 1):
            tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
            indent = f'<w:ind w:left="{(level - 1) * 320}"/>'
            head = f"{value('basedOn', 'Normal')}{value('next', 'Normal')}{value('uiPriority', 39)}"
            yield _style("paragraph", f"TOC{level}", f"toc {level}", head,
                         f"{tabs}{_exact(line_twips(role, self.sheet))}{indent}{value('jc', 'left')}", self._run_properties(role))

    def _table(self) -> str:
        rules = self.sheet.table
        outer, inner = _eighths(rules.outer_line_mm), _eighths(rules.line_mm)
        widths = {"top": outer, "left": outer, "bottom": outer, "right": outer, "insideH": inner, "insideV": inner}
        sides = "".join(f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="000000"/>' for side, width in widths.items())
        padding = mm_to_twips(rules.cell_padding_mm)
        return (f'<w:style w:type="table" w:styleId="report_table">{value("name", "公文表格")}{value("basedOn", "TableNormal")}<w:qFormat/>'
                f'<w:tblPr>{value("jc", "center")}<w:tblBorders>{sides}</w:tblBorders><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
                f'<w:left w:w="{padding}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/>'
                "</w:tblCellMar></w:tblPr></w:style>")


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


def borders(**sides: tuple[float, str, int]) -> str:
    """Return `w:pBdr` for sides of a paragraph: thickness in mm, colour, distance in points."""
    found = "".join(f'<w:{side} w:val="single" w:sz="{_eighths(mm)}" w:space="{space}" w:color="{color}"/>'
                    for side in ("top", "left", "bottom", "right", "between") if side in sides for mm, color, space in (sides[side],))
    return f"<w:pBdr>{found}</w:pBdr>"


def _eighths(mm: float) -> int:
    """Return a thickness in eighths of a point, the unit of borders."""
    return max(2, round(mm_to_pt(mm) * 8))


def _exact(line: int, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _style(kind: str, style: str, name: str, head: str, paragraph: str = "", run: str = "", *, attributes: str = "") -> str:
    return (f'<w:style w:type="{kind}"{attributes}{"" if style[0].isupper() else _CUSTOM} w:styleId="{style}">{value("name", name)}{head}'
            f"{f'<w:pPr>{paragraph}</w:pPr>' if paragraph else ''}{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>")


def _latent() -> str:
    return ('<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
            'w:defQFormat="0" w:count="376"/>')


_CUSTOM: Final = ' w:customStyle="1"'
_MARK_TITLES: Final = {"strong": "加粗", "emphasis": "着重", "superscript": "上标", "subscript": "下标", "link": "超级链接",
                       "note_mark": "注释标记"}
_PLUMBING: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/></w:style>")

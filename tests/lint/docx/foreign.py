"""Documents that follow the standard, made by python-docx in the ways in which people make them, and the same with one fault each."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import msgspec
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

BODY = "各单位要坚持人民至上、生命至上，立足防大汛、抗大旱、抢大险、救大灾，统筹做好防汛抗旱各项工作。"
ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT,
         "both": WD_ALIGN_PARAGRAPH.JUSTIFY}
FANG, KAI, HEI, BIAO, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"


class Look(msgspec.Struct, kw_only=True):
    """How the paragraphs of an element look; lengths in characters of their own size."""

    face: str = FANG
    size: float = 16
    align: str = "both"
    first: float = 0
    left: float = 0
    right: float = 0
    color: str = "000000"


LOOKS = {
    "copy_number": Look(align="left"), "classification": Look(face=HEI, align="left"), "urgency": Look(face=HEI, align="left"),
    "mark": Look(face=BIAO, size=42, align="center", color="FF0000"), "number": Look(align="center"), "signatory": Look(face=KAI),
    "title": Look(face=BIAO, size=22, align="center"), "recipients": Look(), "body": Look(first=2), "heading_1": Look(face=HEI, first=2),
    "heading_2": Look(face=KAI, first=2), "heading_3": Look(first=2), "attachment_note": Look(left=2),
    "authority": Look(align="right", right=4), "date": Look(align="right", right=4), "document_note": Look(first=2, align="left"),
    "label": Look(face=HEI, align="left"), "attachment_title": Look(face=BIAO, size=22, align="center"),
    "copied": Look(size=14, left=1, right=1), "printed": Look(size=14, left=1, right=1), "page": Look(face=SONG, size=14),
    "occasion": Look(face=KAI, align="center"), "salutation": Look()}


class Habits(msgspec.Struct, kw_only=True):
    """How somebody works."""

    faces: str = "direct"
    """Where faces and sizes are written: direct, styles, defaults (with what differs on the runs)."""
    narrow: str = "grid"
    """What makes 28 characters of a line: grid, scale, spacing."""
    pitch: str = "exact"
    """exact, or grid."""
    margins: tuple[float, float] = (37, 35)
    boxes: bool = False
    """Mark in a frame, imprint in a table, page numbers in frames."""
    upward: bool = False
    """With 签发人."""
    red_line: bool = True
    imprint_lines: bool = True
    numbered: bool = True
    sides: bool = True
    """Page numbers at the outer side."""
    paper: tuple[float, float] = (210, 297)
    binding: float = 28


class Maker:
    """Makes one document."""

    def __init__(self, habits: Habits, changes: Mapping[str, Mapping[str, Any]]) -> None:
        self.habits = habits
        self.looks = {name: msgspec.structs.replace(look, **changes.get(name, {})) for name, look in LOOKS.items()}
        self.document = Document()
        self.document.core_properties.title = "关于防汛抗旱工作的通知"
        self._page()
        if habits.faces == "defaults":
            self._defaults()

    def _page(self) -> None:
        section, habits = self.document.sections[0], self.habits
        section.page_width, section.page_height = Mm(habits.paper[0]), Mm(habits.paper[1])
        section.top_margin, section.bottom_margin = Mm(habits.margins[0]), Mm(habits.margins[1])
        section.left_margin, section.right_margin = Mm(habits.binding), Mm(210 - 156 - habits.binding)
        grid = section._sectPr.find(qn("w:docGrid"))
        if grid is None:
            grid = OxmlElement("w:docGrid")
            section._sectPr.append(grid)
        if habits.narrow == "grid" or habits.pitch == "grid":
            grid.set(qn("w:type"), "linesAndChars" if habits.narrow == "grid" else "lines")
            grid.set(qn("w:linePitch"), "579")
            if habits.narrow == "grid":
                grid.set(qn("w:charSpace"), "-842")

    def _defaults(self) -> None:
        letters = self.document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
        for child in list(letters):
            letters.remove(child)
        self._letters(letters, Look())
        normal = self.document.styles["Normal"].element
        if normal.rPr is not None:
            normal.remove(normal.rPr)

    def _letters(self, properties: Any, look: Look) -> None:
        fonts = OxmlElement("w:rFonts")
        for name in ("ascii", "hAnsi"):
            fonts.set(qn(f"w:{name}"), "Times New Roman")
        fonts.set(qn("w:eastAsia"), look.face)
        made = [fonts]
        for tag, value in (("color", look.color if look.color != "000000" else None), ("spacing", "-4" if self._narrow(look) == "spacing" else None),
                           ("w", "98" if self._narrow(look) == "scale" else None), ("sz", str(int(look.size * 2)))):
            if value is not None:
                child = OxmlElement(f"w:{tag}")
                child.set(qn("w:val"), value)
                made.append(child)
        properties.extend(made)

    def _narrow(self, look: Look) -> str:
        return self.habits.narrow if look.size == 16 else ""

    def _shape(self, owner: Any, look: Look) -> None:
        form = owner.paragraph_format
        form.alignment = ALIGN[look.align]
        form.space_before, form.space_after = Pt(0), Pt(0)
        if look.first:
            form.first_line_indent = Pt(look.first * look.size)
        form.left_indent, form.right_indent = (Pt(look.left * look.size) if look.left else None), (Pt(look.right * look.size) if look.right else None)
        if self.habits.pitch == "exact":
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(max(28.95, look.size * 1.2))
        else:
            form.line_spacing = 1.0

    def add(self, role: str, text: str, *, lead: str = "", lead_role: str = "", owner: Any = None) -> Any:
        """Append a paragraph of an element; `lead` stands before it in the look of another."""
        look = self.looks[role]
        paragraph = (owner or self.document).add_paragraph()
        if self.habits.faces == "styles":
            paragraph.style = self._style(role, look)
        else:
            self._shape(paragraph, look)
        for letters, own in ((lead, self.looks.get(lead_role, look)), (text, look)):
            if letters:
                run = paragraph.add_run(letters)
                if self.habits.faces == "direct" or own is not look or (self.habits.faces == "defaults" and own != Look(
                        align=own.align, first=own.first, left=own.left, right=own.right)):
                    self._letters(run._r.get_or_add_rPr(), own)
        return paragraph

    def _style(self, role: str, look: Look) -> Any:
        names = {"title": "Title", "heading_1": "Heading 1"}
        name = names.get(role, f"公文{role}")
        known = [style.name for style in self.document.styles]
        style = self.document.styles[name] if name in known else self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        properties = style.element.get_or_add_rPr()
        for child in list(properties):
            properties.remove(child)
        borders = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
        if borders is not None:
            style.element.pPr.remove(borders)
        style.base_style = self.document.styles["Normal"]
        self._letters(properties, look)
        self._shape(style, look)
        return style

    def line(self, paragraph: Any, side: str, color: str) -> None:
        """Draw a line above or below a paragraph."""
        borders = OxmlElement("w:pBdr")
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "12"), ("space", "4"), ("color", color)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
        paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")

    def frame(self, paragraph: Any, **places: str) -> None:
        """Put a paragraph into a frame."""
        frame = OxmlElement("w:framePr")
        for name, value in {"wrap": "around", "vAnchor": "page", "hAnchor": "page", **places}.items():
            frame.set(qn(f"w:{name}"), value)
        paragraph._p.get_or_add_pPr().insert(0, frame)

    def footers(self) -> None:
        """Add page numbers."""
        if not self.habits.numbered:
            return
        self.document.settings.odd_and_even_pages_header_footer = self.habits.sides
        section = self.document.sections[0]
        for footer, side in ((section.footer, "right" if self.habits.sides else "center"), *(((section.even_page_footer, "left"),) if self.habits.sides else ())):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            if self.habits.boxes:
                self.frame(paragraph, xAlign="outside" if self.habits.sides else "center")
            paragraph.alignment = ALIGN[side]
            for part in ("— ", None, " —"):
                run = paragraph.add_run(part or "")
                self._letters(run._r.get_or_add_rPr(), self.looks["page"])
                if part is None:
                    for kind, code in (("begin", None), (None, " PAGE "), ("separate", None), ("text", "1"), ("end", None)):
                        self._field(run, kind, code)

    def _field(self, run: Any, kind: str | None, code: str | None) -> None:
        tag = {None: "w:instrText", "text": "w:t"}.get(kind, "w:fldChar")
        made = OxmlElement(tag)
        if tag == "w:fldChar":
            made.set(qn("w:fldCharType"), kind)
        else:
            made.text = code
        run._r.append(made)

    def head(self) -> None:
        """版头."""
        self.add("copy_number", "000012")
        self.add("classification", "秘密★1年")
        self.add("urgency", "特急")
        mark = self.add("mark", "青禾区人民政府文件")
        if self.habits.boxes:
            self.frame(mark, w="8845", x="1587", y="3000")
        if self.habits.upward:
            row = self.add("number", "青政〔2024〕18号\t签发人：")
            row.paragraph_format.alignment, row.paragraph_format.left_indent = ALIGN["left"], Pt(16)
            self._letters(row.add_run("江一舟")._r.get_or_add_rPr(), self.looks["signatory"])
        else:
            row = self.add("number", "青政〔2024〕18号")
        if self.habits.red_line:
            self.line(row, "bottom", "FF0000")

    def imprint(self) -> None:
        """版记."""
        copied, printed = "抄送：区委办公室，区人大常委会办公室，区政协办公室。", "青禾区人民政府办公室　　　2024年5月8日印发"
        if self.habits.boxes:
            table = self.document.add_table(rows=2, cols=1)
            table.style = "Table Grid"
            for cell, role, text in zip(table.column_cells(0), ("copied", "printed"), (copied, printed), strict=True):
                self.add(role, text, owner=cell)
                cell._tc.remove(cell.paragraphs[0]._p)
            return
        rows = [self.add("copied", copied), self.add("printed", printed)]
        if self.habits.imprint_lines:
            for row in rows:
                self.line(row, "top", "000000")

    def bytes(self) -> bytes:
        """Return the document."""
        self.footers()
        buffer = BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def notice(habits: Habits = Habits(), **changes: Mapping[str, Any]) -> bytes:
    """Return a formal document with every element; `changes` are looks of elements by name."""
    maker = Maker(habits, changes)
    maker.head()
    maker.add("title", "青禾区人民政府关于做好2024年防汛抗旱工作的通知")
    maker.add("recipients", "各镇人民政府，区政府各部门：")
    maker.add("body", "为做好今年的防汛抗旱工作，现将有关事项通知如下。")
    maker.add("heading_1", "一、提高认识")
    maker.add("body", BODY * 2)
    maker.add("body", BODY, lead="（一）压实防汛责任。", lead_role="heading_2")
    maker.add("heading_3", "1.落实行政责任人")
    maker.add("body", BODY * 3)
    maker.add("heading_1", "二、加强值守")
    maker.add("body", BODY * 2)
    maker.add("attachment_note", "附件：1.防汛物资储备清单")
    maker.add("authority", "青禾区人民政府")
    maker.add("date", "2024年5月6日")
    maker.add("document_note", "（此件公开发布）")
    label = maker.add("label", "附件1")
    label.paragraph_format.page_break_before = True
    maker.add("attachment_title", "防汛物资储备清单")
    maker.add("body", "防汛物资由各镇分别储备，数量不少于上年，入库时逐件登记。")
    maker.imprint()
    return maker.bytes()


def speech(habits: Habits = Habits(), **changes: Mapping[str, Any]) -> bytes:
    """Return a report to a meeting, without 版头 and 版记."""
    maker = Maker(habits, changes)
    maker.add("title", "青禾区人民政府关于2024年防汛抗旱工作情况的报告")
    maker.add("occasion", "——2024年12月26日在青禾区第五届人大常委会第三次会议上")
    maker.add("salutation", "主任、各位副主任、各位委员：")
    maker.add("body", "受区人民政府委托，现将今年防汛抗旱工作情况报告如下，请予审议。")
    maker.add("heading_1", "一、主要工作")
    maker.add("body", BODY * 2, lead="（一）压实防汛责任。", lead_role="heading_2")
    maker.add("heading_1", "二、下一步打算")
    maker.add("body", BODY * 2)
    maker.add("body", "以上报告，请予审议。")
    return maker.bytes()

"""Finished documents with looks of their own, for the tests of learning."""

import copy
import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

TITLE = "青禾区文化和旅游局关于2024年公共文化服务工作情况的报告"
SENTENCE = "2024年，全区建成图书馆分馆12个，开展文化活动320场，服务群众18.6万人次，比上年增长9.5%。"
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


class Sample:
    """A document that grows paragraph by paragraph."""

    def __init__(self, top: float = 25, side: float = 30) -> None:
        self.word = Document()
        self.section = self.word.sections[0]
        self.section.page_width, self.section.page_height = Mm(210), Mm(297)
        self.section.top_margin = self.section.bottom_margin = Mm(top)
        self.section.left_margin = self.section.right_margin = Mm(side)

    def add(self, text: str, face: str, size: float, *, align: Any = JUSTIFY, first: float = 0, line: float | None = 26, after: float = 0,
            bold: bool = False, color: str = "") -> None:
        paragraph = self.word.add_paragraph()
        form = paragraph.paragraph_format
        form.alignment, form.first_line_indent = align, Pt(first * size)
        form.space_before, form.space_after = Pt(0), Pt(after)
        if line is None:
            form.line_spacing = 1.5
        else:
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.font.bold = "Times New Roman", Pt(size), bold
        run._element.rPr.rFonts.set(qn("w:eastAsia"), face)
        if color:
            run.font.color.rgb = RGBColor.from_string(color)

    def count_last(self) -> None:
        """Let the word processor number the last paragraph as a heading."""
        last = self.word.paragraphs[-1]
        last.style = self.word.styles["List Number"]
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "0")
        last._p.get_or_add_pPr().append(level)

    def repeat_last_for_older_programs(self, face: str) -> None:
        """Put the last paragraph three more times, in another face, into what a newer program passes over."""
        last = self.word.paragraphs[-1]._p
        again = copy.deepcopy(last)
        again.xpath(".//w:rFonts")[0].set(qn("w:eastAsia"), face)
        run = last.xpath("./w:r")[-1]
        choice = OxmlElement("w:r")
        choice.append(parse_xml('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
                                '<mc:Fallback/></mc:AlternateContent>'))
        for _ in range(3):
            choice[0][0].append(copy.deepcopy(again))
        run.addnext(choice)

    def number_pages(self, before: str, after: str) -> None:
        """Put a page number in the middle of the foot."""
        foot = self.section.footer.paragraphs[0]
        foot.alignment = CENTRE
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        foot.add_run(before)
        foot._p.append(field)
        run = foot.add_run("1")
        field.append(run._r)
        foot.add_run(after)
        for one in foot.runs:
            one.font.size = Pt(10.5)
        run.font.size = Pt(10.5)

    def add_total(self, total: str, after: str) -> None:
        """Put the number of pages behind the page number."""
        foot = self.section.footer.paragraphs[0]
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "NUMPAGES")
        foot._p.append(field)
        field.append(foot.add_run(total)._r)
        foot.add_run(after)

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        self.word.save(buffer)
        return buffer.getvalue()


def other_looks() -> bytes:
    """Return a report as an office sets it that knows the standard by hearsay."""
    sample = Sample()
    sample.add(TITLE, "微软雅黑", 20, align=CENTRE, line=32, after=12, bold=True)
    sample.add("各位委员：", "宋体", 14)
    sample.add(SENTENCE, "宋体", 14, first=2)
    for heading, below in (("一、主要工作情况", "（一）阵地建设稳步推进"), ("二、下一步工作打算", "（一）完善服务网络")):
        sample.add(heading, "黑体", 15, first=2, bold=True)
        sample.add(below, "楷体", 14, first=2)
        sample.add(SENTENCE, "宋体", 14, first=2)
        sample.add("1、加强队伍建设。" + SENTENCE, "宋体", 14, first=2)
    sample.add("以上报告，请予审议。", "宋体", 14, first=2)
    sample.number_pages("第", "页")
    return sample.bytes()

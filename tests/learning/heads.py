"""Finished documents with a red head in the ways in which offices make one, for the tests of learning."""

import io
import re
import zipfile
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.learning.samples import CENTRE, Sample

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" '
           'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
           'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
           'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"')
AUTHORITY, MARK, NUMBER = "青禾区人民政府", "青禾区人民政府文件", "青政发〔2024〕18号"
TITLE = "青禾区人民政府关于做好2024年防汛工作的通知"
DISTRIBUTE = WD_ALIGN_PARAGRAPH.DISTRIBUTE
_XIAOBIAOSONG = "方正小标宋简体"


class HeadSample(Sample):
    """A document on paper of the standard, to be given a red head."""

    def __init__(self) -> None:
        super().__init__(top=37)
        self.section.left_margin, self.section.right_margin, self.section.bottom_margin = Mm(28), Mm(26), Mm(35)

    def mark(self, text: str = MARK, *, size: float = 50, line: float = 60, scale: int = 100, spacing: float = 0, align: Any = CENTRE,
             to: Any = None, color: str = "E60012") -> Any:
        """Add the mark as a paragraph; return its `w:p`."""
        paragraph = (to or self.word).add_paragraph()
        form = paragraph.paragraph_format
        form.alignment, form.space_before, form.space_after = align, Pt(0), Pt(0)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.font.color.rgb = "Times New Roman", Pt(size), RGBColor.from_string(color)
        properties = run._element.rPr
        properties.rFonts.set(qn("w:eastAsia"), _XIAOBIAOSONG)
        for name, value in (("w:spacing", round(spacing * 20)), ("w:w", scale)):
            one = OxmlElement(name)
            one.set(qn("w:val"), str(value))
            properties.insert_element_before(one, "w:kern", "w:position", "w:sz", "w:szCs")
        return paragraph._p

    def empty(self, rows: int = 1) -> None:
        for _ in range(rows):
            self.add("", "仿宋_GB2312", 16, line=28)

    def number(self, align: Any = CENTRE) -> Any:
        self.add(NUMBER, "仿宋_GB2312", 16, align=align, line=28)
        return self.word.paragraphs[-1]._p

    def text(self) -> None:
        self.add(TITLE, _XIAOBIAOSONG, 22, align=CENTRE, line=32)
        self.empty()
        self.add("各乡镇人民政府，区政府各部门：", "仿宋_GB2312", 16, line=28)
        for heading in ("一、加强组织领导", "二、压实防汛责任"):
            self.add(heading, "黑体", 16, first=2, line=28)
            self.add("各级各部门要坚持人民至上、生命至上，落实防汛责任，做好监测预警，及时转移受威胁的群众，确保安全度汛。", "仿宋_GB2312", 16,
                     first=2, line=28)
        self.add(AUTHORITY, "仿宋_GB2312", 16, align=WD_ALIGN_PARAGRAPH.RIGHT, line=28)
        self.add("2024年4月18日", "仿宋_GB2312", 16, align=WD_ALIGN_PARAGRAPH.RIGHT, line=28)

    def drawing(self, xml: str) -> None:
        """Put a drawing into the last paragraph."""
        self.word.paragraphs[-1].add_run()._r.append(parse_xml(xml))


def border(paragraph: Any, *, size: int = 18, space: int = 6, color: str = "E60012", side: str = "bottom") -> None:
    """Draw a line at an edge of a paragraph: `size` in eighths of a point."""
    paragraph.get_or_add_pPr().append(parse_xml(
        f'<w:pBdr xmlns:w="{W}"><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/></w:pBdr>'))


def as_paragraphs() -> bytes:
    """The mark a paragraph with spaced narrow letters, the line the border of the number."""
    sample = HeadSample()
    sample.empty(2)
    sample.mark(scale=80, spacing=4)
    sample.empty()
    border(sample.number(WD_ALIGN_PARAGRAPH.LEFT))
    sample.empty(3)
    sample.text()
    return sample.bytes()


def as_table() -> bytes:
    """Mark and number in rows of a table whose lower edge is the line."""
    sample = HeadSample()
    table = sample.word.add_table(2, 1)
    first, second = (row.cells[0] for row in table.rows)
    for row, height in zip(table.rows, (50, 20), strict=True):
        row.height = Mm(height)
    sample.mark(size=42, line=50, to=first)
    second.paragraphs[0]._p.addnext(sample.number())
    for cell in (first, second):
        cell._tc.remove(cell.paragraphs[0]._p)
    table._tbl.tblPr.append(parse_xml(
        f'<w:tblBorders xmlns:w="{W}"><w:bottom w:val="single" w:sz="24" w:space="0" w:color="FF0000"/></w:tblBorders>'))
    second._tc.get_or_add_tcPr().append(parse_xml(f'<w:vAlign xmlns:w="{W}" w:val="bottom"/>'))
    sample.empty(2)
    sample.text()
    return sample.bytes()


def _inside(sample: HeadSample, **looks: Any) -> str:
    from lxml import etree

    element = sample.mark(**looks)
    element.getparent().remove(element)
    return etree.tostring(element, encoding="unicode")


def as_box() -> bytes:
    """The mark spread in a text box at a place of the page, the line drawn: as programs of offices make them."""
    sample = HeadSample()
    inside = _inside(sample, size=57, line=62, scale=60, align=DISTRIBUTE)
    sample.empty(6)
    sample.drawing(_anchor(35.0, 150.0, 30.0, 30, _BOX.format(inside)))
    sample.number()
    sample.empty()
    sample.drawing(_anchor(112.0, 165.0, 0.0, 22.5, _line(0.7)))
    sample.empty(2)
    sample.text()
    return sample.bytes()


def as_letter() -> bytes:
    """A 信函: a thick and thin line between mark and number, another at the foot."""
    sample = HeadSample()
    inside = _inside(sample, text=AUTHORITY, size=48, line=54)
    sample.empty()
    sample.drawing(_anchor(28.0, 156.0, 22.0, 28, _BOX.format(inside)))
    for top, thickness in ((52.0, 1.0), (53.5, 0.4), (278.0, 1.0)):
        sample.drawing(_anchor(top, 170.0, 0.0, 20, _line(thickness)))
    sample.empty(2)
    sample.number(WD_ALIGN_PARAGRAPH.RIGHT)
    sample.empty(2)
    sample.text()
    return sample.bytes()


_BOX = ('<wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>'
        '<wps:bodyPr lIns="36000" tIns="0" rIns="36000" bIns="0"/>')


def _line(thickness_mm: float) -> str:
    return ('<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5616000" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/>'
            f'</a:prstGeom><a:ln w="{round(thickness_mm * 36000)}"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr>'
            '<wps:bodyPr/>')


def _anchor(top: float, width: float, height: float, left: float, shape: str) -> str:
    emu = 36000
    return (f'<w:drawing {_SPACES}><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
            f'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{round(left * emu)}'
            f'</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{round(top * emu)}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{round(width * emu)}" cy="{round(height * emu)}"/><wp:wrapNone/><wp:docPr id="{round(top)}" name="a"/>'
            '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f'<wps:wsp>{shape}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>')


def as_old_drawing() -> bytes:
    """A text box and a line in the form of older programs, counted from their paragraph; the letters apart by blanks."""
    sample = HeadSample()
    inside = _inside(sample, text=" ".join(MARK), size=36, line=44)
    sample.empty()
    sample.drawing(f'<w:pict {_SPACES}><v:shape style="position:absolute;margin-left:0;margin-top:60pt;width:442pt;height:50pt">'
                   f'<v:textbox inset="0,0,0,0"><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>')
    sample.empty(5)
    sample.number()
    sample.empty()
    sample.drawing(f'<w:pict {_SPACES}><v:line style="position:absolute;mso-position-vertical-relative:text" from="0,8pt" to="442pt,8pt" '
                   'strokecolor="red" strokeweight="1.5pt"/></w:pict>')
    sample.empty(2)
    sample.text()
    return sample.bytes()


def with_every_measure(data: bytes, value: str) -> bytes:
    """Return a document whose drawings, tables, frames and margins give `value` for every measure."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                text = content.decode("utf-8")
                text = re.sub(r'((?:cx|cy|w|lIns|tIns|w:w|w:val|w:footer|w:y|w:h|w:tblpY|strokeweight|inset|from|to)=")-?[0-9][^"]*"',
                              rf'\g<1>{value}"', text)
                content = re.sub(r"(posOffset>)[^<]*", rf"\g<1>{value}", text).encode()
            made.writestr(name, content)
    return buffer.getvalue()

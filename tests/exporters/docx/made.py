"""Reports for the tests of this room, and what is read back from a DOCX."""

import re
import struct
import zlib
from datetime import UTC, datetime
from functools import cache

from lxml import etree

import convert.exporters.docx
from convert.exporters.docx.options import DocxOptions
from convert.fonts import FontSet, open_fonts
from convert.layout import LayoutOptions, lay_out
from convert.layout.frame import LaidOut
from convert.model.blocks import CellSpan, Figure, Heading, Lead, Mark, Paragraph, Table
from convert.model.elements import (
    Attachment,
    AttachmentNote,
    Attendance,
    Front,
    HeaderBlock,
    Imprint,
    Note,
    SignOff,
)
from convert.model.report import Report, SourceInfo
from convert.ooxml.names import W
from convert.ooxml.package import read_package
from convert.style import StyleSheet, choose_style, load_style
from tests.exporters.docx.checked import check_whole_docx

WHEN = datetime(2024, 12, 26, tzinfo=UTC)
SOURCE = SourceInfo(name="any.txt", format="text", sha256="0" * 64, characters=0)
SENTENCE = "全区办结案件2024件，同比增长12.5%，“一网通办”覆盖率达99.29%，群众满意度明显提升。"


def png(width: int = 40, height: int = 20) -> bytes:
    """Return a grey picture."""
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def meeting() -> Report:
    """A meeting report with everything that a body can hold."""
    noted = "“三保”［1］支出足额，详见网站。"
    return Report(
        source=SOURCE,
        front=Front(material_number="青禾区第五届人大常委会第三次会议材料之一", title="青禾区人民政府关于2024年度法治政府建设情况的报告",
                    occasion="——2024年12月26日在青禾区第五届人大常委会第三次会议上", issuer="青禾区人民政府", salutation="主任、各位副主任、各位委员："),
        body=(Paragraph(id="p1", text="受区政府委托，现将有关情况报告如下。" + SENTENCE * 3),
              Heading(id="h1", level=1, ordinal="一、", text="主要工作成效"),
              Paragraph(id="p2", text="（一）坚持高位推动。" + SENTENCE * 4, lead=Lead(level=2, ordinal="（一）", text="坚持高位推动。")),
              Paragraph(id="p3", text=noted, marks=(Mark(kind="note", start=4, end=7, target="n1"),
                                                    Mark(kind="link", start=14, end=16, target="https://example.org/a?b=1&c=2"))),
              Table(id="t1", caption="表1 主要指标", unit="单位：万元", rows=(("项目", "2023年", "2024年"), ("收入", "1,234.5", "1,300"),
                                                                    ("支出", "", "-3%")), spans=(CellSpan(row=2, column=0, columns=2),)),
              Figure(id="f1", image=png(), media_type="image/png", alt="灰色方块", caption="图1 示意")),
        closing="以上报告，请予审议。", notes=(Note(id="n1", marker="［1］", text="指保基本民生、保工资、保运转。"),))


def formal(**changes: object) -> Report:
    """A document with 版头, 附件 and 版记."""
    fields: dict[str, object] = {
        "source": SOURCE, "format": "general",
        "header": HeaderBlock(copy_number="7", classification="秘密", classification_term="1年", urgency="加急",
                              issuer_mark="青禾市人民政府文件", document_number="青政〔2024〕7号", signatories=("林远", "江一舟")),
        "front": Front(title="青禾市人民政府关于报送2024年防汛工作情况的报告"), "main_recipients": "各区人民政府：",
        "body": (Paragraph(id="p1", text=SENTENCE * 2), Heading(id="h1", level=1, ordinal="一、", text="工作要求"),
                 Paragraph(id="p2", text=SENTENCE)),
        "attachment_note": AttachmentNote(names=("任务分工表", "联系人名单")),
        "sign_off": SignOff(authority="青禾市人民政府", date="2024年5月6日", seal="seal"), "document_note": "（此件公开发布）",
        "attachments": (Attachment(label="附件1", title="任务分工表", body=(Paragraph(id="p8", text="分工如下。"),)),
                        Attachment(label="附件2", title="联系人名单")),
        "imprint": Imprint(copy_recipients=("市委办公室", "市人大常委会办公室"), printing_office="青禾市人民政府办公室",
                           date_of_printing="2024年5月8日")}
    return Report(**{**fields, **changes})  # type: ignore[arg-type]


def minutes() -> Report:
    """Minutes with those who were there."""
    return Report(source=SOURCE, format="minutes", header=HeaderBlock(issuer_mark="青禾市人民政府常务会议纪要", document_number="〔2024〕3号"),
                  front=Front(title="第三次常务会议纪要"), body=(Paragraph(id="p1", text=SENTENCE),),
                  attendance=(Attendance(label="出席：", names="林远、江一舟"), Attendance(label="列席：", names="周予安")))


@cache
def sheet_of(name: str) -> StyleSheet:
    """Return a shipped sheet."""
    return load_style(name)


@cache
def fonts_of(name: str) -> FontSet:
    """Return the shipped faces."""
    return open_fonts(sheet_of(name), "bundled")


def laid(report: Report, seal: bytes | None = None) -> LaidOut:
    """Return the pages of a report."""
    name = choose_style(report)
    return lay_out(report, sheet_of(name), fonts_of(name), LayoutOptions(seals={"": seal} if seal else {})).value


def docx_of(report: Report, *, seal: bytes | None = None, pages: LaidOut | None = None, **options: bool) -> bytes:
    """Return the DOCX of a report, judged."""
    name = choose_style(report)
    chosen = DocxOptions(when=WHEN, **options)
    data = convert.exporters.docx.export_docx(report, sheet_of(name), fonts_of(name), chosen, pages or laid(report, seal)).value
    check_whole_docx(data)
    return data


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return a part of the package."""
    return etree.fromstring(read_package(data)[name])


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Return style and letters of every paragraph of the body, tables included."""
    found = []
    for each in part(data).iter(f"{{{W}}}p"):
        style = each.find(f"{{{W}}}pPr/{{{W}}}pStyle")
        found.append((style.get(f"{{{W}}}val") if style is not None else "", "".join(node.text or "" for node in each.iter(f"{{{W}}}t"))))
    return found


def plain_xml(element: etree._Element) -> str:
    """Return an element in one line, without declarations of namespaces."""
    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(element, encoding="unicode"))


def style_xml(data: bytes, style: str) -> str:
    """Return the XML of a style in one line, without namespaces."""
    for each in part(data, "word/styles.xml"):
        if each.get(f"{{{W}}}styleId") == style:
            return plain_xml(each)
    raise KeyError(style)

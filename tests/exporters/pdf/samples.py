"""Invented reports, laid out and exported, for the tests of the PDF."""

import struct
import zlib
from datetime import UTC, datetime
from functools import cache

from convert.exporters.pdf import AssociatedFile, PdfOptions, export_pdf
from convert.fonts import FontSet, open_fonts
from convert.layout import lay_out
from convert.layout.frame import LaidOut, Line, Page, Run
from convert.model.blocks import CellSpan, Figure, Heading, Lead, Mark, Paragraph, Table
from convert.model.elements import Attachment, AttachmentNote, Front, Note
from convert.model.report import Meta, Report, SourceInfo
from convert.style import load_style
from convert.style.sheet import StyleSheet

WHEN = datetime(2024, 3, 20, 8, 30, tzinfo=UTC)
SOURCE = SourceInfo(name="sample.txt", format="text", encoding="utf-8", sha256="0" * 64, characters=1000)
SENTENCE = ("望川县坚持以人民为中心，全年办理行政复议案件128件，调解成功率达到99.29%，比上年提高1.5个百分点；新建改建道路36.8公里，"
            "完成投资12.6亿元。“一网通办”事项达到1 200项，群众满意率98%以上——为历年最高……下一步，将继续推进。")
FILES = (
    AssociatedFile(name="报告.xlsx", data=b"PK" + bytes(300), relationship="Data", description="指标工作簿",
                   media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    AssociatedFile(name="报告.json", data='{"题": "名"}'.encode(), media_type="application/json", relationship="Source"),
)


def png(width: int = 24, height: int = 12, *, alpha: bool = True) -> bytes:
    """Return a small picture with a gradient."""
    rows = b"".join(b"\0" + b"".join(bytes((x * 10, y * 20, 90)) + (bytes((x * 10,)) if alpha else b"") for x in range(width))
                    for y in range(height))

    def chunk(tag: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6 if alpha else 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@cache
def full_report() -> Report:
    """Return a report with everything that a page can hold."""
    body = [
        Paragraph(id="p1", text=SENTENCE),
        Heading(id="h1", level=1, ordinal="一、", text="主要工作"),
        *(Paragraph(id=f"r{index}", text=f"（{ordinal}）抓好重点工作。{SENTENCE * 2}",
                    lead=Lead(level=2, ordinal=f"（{ordinal}）", text="抓好重点工作。")) for index, ordinal in enumerate("一二三四")),
        Heading(id="h2", level=1, ordinal="二、", text="存在的问题"),
        Heading(id="h3", level=3, ordinal="1.", text="跳级的标题"),
        Paragraph(id="i1", text="——第一项措施，由李某负责；", form="item"),
        Paragraph(id="i2", text="——第二项措施，见 https://example.gov.cn/办事 网站。", form="item",
                  marks=(Mark(kind="link", start=9, end=34, target="https://example.gov.cn/办事"),)),
        Paragraph(id="n1", text="加强名词1解释。重点词加粗显示。",
                  marks=(Mark(kind="note", start=4, end=5, target="note1"), Mark(kind="strong", start=8, end=11))),
        Table(id="t1", caption="表1 财政收支情况", unit="单位：万元", header_rows=2,
              rows=(("项目", "2023年", "", "2024年"), ("", "预算", "决算", "预算"), ("一般公共预算收入", "1 234.5", "1 240.0", "1 300.0"),
                    ("支出", "", "2 000", "2 100")),
              spans=(CellSpan(row=0, column=1, columns=2), CellSpan(row=0, column=0, rows=2))),
        Figure(id="f1", image=png(), media_type="image/png", alt="收入逐年增加的柱状图", caption="图1 收入情况", width_mm=60.0),
        Paragraph(id="rare", text="生僻字：𠮷、㐂、镕堃喆祎；异体：葛\U000e0100城；造字：\ue123。"),
    ]
    attachment = Attachment(label="附件", title="项目清单", body=(Heading(id="a1", level=1, ordinal="一、", text="清单"),
                                                          Paragraph(id="a2", text=SENTENCE)))
    front = Front(material_number="县第五届人大常委会第十二次会议材料二", title="望川县人民政府关于2023年度法治建设情况的报告",
                  occasion="——2024年3月20日在望川县第五届人大常委会第十二次会议上", issuer="望川县人民政府", salutation="主任、各位委员：")
    return Report(source=SOURCE, meta=Meta(date="2024-03-20", keywords=("法治", "预算")), front=front, body=tuple(body),
                  closing="以上报告，请予审议。", notes=(Note(id="note1", marker="1", text="名词：某一概念的名称。"),),
                  attachment_note=AttachmentNote(names=("项目清单",)), attachments=(attachment,))


def short_report(*blocks: object) -> Report:
    """Return a report of a title and the blocks given."""
    return Report(source=SOURCE, front=Front(title="青禾区2023年工作报告"), body=blocks)  # type: ignore[arg-type]


@cache
def sheet() -> StyleSheet:
    """Return the style sheet of meeting material."""
    return load_style("meeting")


@cache
def fonts() -> FontSet:
    """Return the shipped faces."""
    return open_fonts(sheet(), "bundled")


def laid_out(report: Report) -> LaidOut:
    """Return the pages of a report."""
    return lay_out(report, sheet(), fonts()).value


def one_line(text: str, *, typeface: str = "fangsong", size_pt: float = 16.0, advances_mm: tuple[float, ...] | None = None,
             x_mm: float = 28.0, baseline_mm: float = 50.0, **fields: object) -> LaidOut:
    """Return one page with one run on one line, set by hand; without advances, letters stand as wide as they are."""
    face = fonts().face_for(typeface, text[:1] or " ")
    advances = advances_mm or tuple(face.advance(letter) * size_pt * 25.4 / 72 for letter in text)
    run = Run(text, typeface, face.key, size_pt, x_mm, advances, **fields)  # type: ignore[arg-type]
    return LaidOut((Page(1, (Line((run,), baseline_mm, "body", "p1", 0, len(text)),), "1"),))


def export(report: Report | None = None, pages: LaidOut | None = None, **options: object) -> bytes:
    """Return the PDF of a report, after page-validation has judged it."""
    from tests.exporters.pdf.checked import check_pdf

    report = report or short_report(Paragraph(id="p1", text="正文。"))
    wanted = PdfOptions(when=WHEN, **options)  # type: ignore[arg-type]
    data = export_pdf(report, pages or laid_out(report), sheet(), fonts(), wanted).value
    check_pdf(data, wanted.profile)
    return data


@cache
def full_pdf() -> bytes:
    """Return the PDF of the full report with its files."""
    return export(full_report(), associated_files=FILES)

"""Hypothesis strategy: whole reports, with every element that a reader makes and every length that readers meet."""

import string
import struct
import zlib
from typing import Final

from hypothesis import strategies as st

from convert.model.blocks import Block, CellSpan, Figure, Heading, Lead, Mark, Paragraph, Table
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
from convert.model.report import DocumentFormat, Report, SourceInfo

_HANZI: Final = "全市推进重点工作区县人民政府发展改革委员会完成投资项目青禾望川街道乡镇年度情况报告建设水利教育民政镕堃喆旻𠮷"
_MARKS: Final = "，。、；：？！“”‘’（）《》〈〉—…·％"
_SIGNS: Final = "²³₂⁸⁻°′μ×±①⑫℃㎡□★※→Ω"
_ORDINALS: Final = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}


def png(width: int, height: int) -> bytes:
    """Return a grey picture of so many pixels."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80" * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def _words(least: int, most: int, extra: str = "") -> st.SearchStrategy[str]:
    return st.text(alphabet=_HANZI + extra, min_size=least, max_size=most)


_names = _words(2, 8)
_offices = st.one_of(_words(4, 12), _words(28, 45))
_sentences = st.lists(st.one_of(
    _words(1, 30, _MARKS), st.sampled_from(("10.37亿元", "增长9.8%，", "GDP", "https://example.cn/notice?id=25&p=3", "7×24小时", "117°08′", "10⁸", "〔2024〕15号")),
    st.text(alphabet=string.ascii_letters + string.digits + ".,:;()/-%", min_size=1, max_size=40),
    _words(1, 6, _SIGNS)), min_size=1, max_size=6).map("".join)
_texts = st.one_of(_sentences, st.tuples(_sentences, st.integers(2, 30)).map(lambda drawn: drawn[0] * drawn[1]))
_dates = st.sampled_from(("2024年5月6日", "2024年12月26日", "二〇二四年五月六日"))


@st.composite
def _headings(draw: st.DrawFn) -> Heading:
    level = draw(st.sampled_from((1, 2, 3, 4)))
    return Heading(id="h", level=level, ordinal=draw(st.sampled_from((_ORDINALS[level], ""))), text=draw(_words(1, 60)))


@st.composite
def _marks(draw: st.DrawFn, length: int) -> tuple[Mark, ...]:
    found = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, length - 1))
        end = draw(st.integers(start + 1, min(length, start + 5)))
        kind = draw(st.sampled_from(("strong", "emphasis", "superscript", "subscript", "link")))
        found.append(Mark(kind=kind, start=start, end=end, target="https://example.cn/" if kind == "link" else None))
    return tuple(found)


@st.composite
def _paragraphs(draw: st.DrawFn) -> Paragraph:
    form = draw(st.sampled_from(("body", "body", "body", "item", "flush", "centred", "right", "table_note")))
    lead = None
    text = draw(_texts)
    if form == "body" and draw(st.booleans()):
        level = draw(st.sampled_from((1, 2, 3, 4)))
        lead = Lead(level=level, ordinal=draw(st.sampled_from((_ORDINALS[level], ""))), text=draw(_words(2, 40)) + "。")
        text = lead.ordinal + lead.text + text
    return Paragraph(id="p", text=text, lead=lead, form=form, marks=draw(_marks(len(text))))


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns, count = draw(st.integers(1, 14)), draw(st.integers(1, 12))
    cells = st.one_of(st.just(""), _names, st.integers(0, 10**9).map(str), st.sampled_from(("12.5%", "——", "左\n右", "10.37亿元")), _sentences)
    kinds = [draw(st.lists(cells, min_size=1, max_size=4)) for _ in range(columns)]
    rows = [[draw(st.sampled_from(kind)) for kind in kinds] for _ in range(count)] * draw(st.sampled_from((1, 1, 5)))
    spans = []
    for _ in range(draw(st.integers(0, 3))):
        row, column = draw(st.integers(0, len(rows) - 1)), draw(st.integers(0, columns - 1))
        span = CellSpan(row=row, column=column, rows=draw(st.integers(1, len(rows) - row)), columns=draw(st.integers(1, columns - column)))
        covered = {(span.row + down, span.column + right) for span in spans for down in range(span.rows) for right in range(span.columns)}
        own = [(row + down, column + right) for down in range(span.rows) for right in range(span.columns)]
        if covered.isdisjoint(own):
            spans.append(span)
            for down, right in own[1:]:
                rows[down][right] = ""
    return Table(id="t", rows=tuple(map(tuple, rows)), header_rows=draw(st.integers(0, min(2, len(rows)))), spans=tuple(spans),
                 caption=draw(st.sampled_from(("", "表1 主要指标"))), unit=draw(st.sampled_from(("", "单位：万元"))))


@st.composite
def _figures(draw: st.DrawFn) -> Figure:
    image = png(draw(st.sampled_from((1, 40, 900))), draw(st.sampled_from((1, 30, 1500))))
    return Figure(id="f", image=image, media_type="image/png", alt=draw(st.sampled_from(("", "示意图"))),
                  caption=draw(st.one_of(st.just(""), _words(2, 70).map("图1　".__add__))),
                  width_mm=draw(st.sampled_from((None, 20.0, 400.0))))


def _bodies(most: int) -> st.SearchStrategy[list[Block]]:
    return st.lists(st.one_of(_headings(), _paragraphs(), _paragraphs(), _paragraphs(), _tables(), _figures()), max_size=most)


def _numbered(blocks: list[Block], prefix: str) -> tuple[Block, ...]:
    made: list[Block] = []
    for number, block in enumerate(blocks):
        fields = {name: getattr(block, name) for name in block.__struct_fields__}
        made.append(type(block)(**{**fields, "id": f"{prefix}{block.id}{number}"}))
    return tuple(made)


@st.composite
def _noted(draw: st.DrawFn, body: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Return the body with marks of notes in some of its paragraphs, and the notes; some notes nothing refers to."""
    notes: list[Note] = []
    changed = list(body)
    for place, block in enumerate(body):
        if isinstance(block, Paragraph) and draw(st.integers(0, 3)) == 0:
            number = len(notes) + 1
            notes.append(Note(id=f"n{number}", marker=str(number), text=draw(_texts)))
            text = block.text + str(number)
            mark = Mark(kind="note", start=len(block.text), end=len(text), target=f"n{number}")
            changed[place] = Paragraph(id=block.id, text=text, lead=block.lead, form=block.form, marks=(*block.marks, mark))
    if draw(st.booleans()):
        notes.append(Note(id="n0", marker="［注］", text=draw(_sentences)))
    return tuple(changed), tuple(notes)


@st.composite
def _headers(draw: st.DrawFn) -> HeaderBlock:
    maybe = st.booleans()
    authorities = tuple(draw(st.lists(st.one_of(_words(4, 10), _words(12, 20), _words(30, 40)), max_size=5)))
    return HeaderBlock(
        copy_number=draw(st.sampled_from((None, "000012", "7"))), classification=draw(st.sampled_from((None, "秘密"))),
        classification_term=draw(st.sampled_from((None, "1年"))), urgency=draw(st.sampled_from((None, "特急"))),
        issuing_authorities=authorities, issuer_mark=draw(st.one_of(st.none(), _words(2, 45))),
        document_number=draw(st.sampled_from((None, "青政〔2024〕7号"))) if draw(maybe) else draw(st.none() | _words(5, 40)),
        signatories=tuple(draw(st.lists(st.sampled_from(("林远", "江一舟", "司徒堃", "欧阳明远", "阿依古丽·买买提")), max_size=7))))


_signing = _offices
"""Organs that sign: a longer name, with the signatory or another organ beside it, is not yet published as a DOCX."""


@st.composite
def _sign_offs(draw: st.DrawFn) -> SignOff:
    return SignOff(
        authority=draw(st.none() | _signing), joint_authorities=tuple(draw(st.lists(_signing, max_size=4))),
        post=draw(st.sampled_from((None, "市长", "主任委员"))), signatory=draw(st.sampled_from((None, "江一舟"))),
        date=draw(st.none() | _dates), seal=draw(st.sampled_from(("none", "seal", "signature_seal"))))


@st.composite
def _imprints(draw: st.DrawFn) -> Imprint:
    offices = st.one_of(st.lists(_offices, max_size=3), st.lists(_offices, min_size=30, max_size=70))
    return Imprint(main_recipients=tuple(draw(st.one_of(st.just([]), offices))), copy_recipients=tuple(draw(offices)),
                   printing_office=draw(st.none() | _offices), date_of_printing=draw(st.sampled_from((None, "2024年5月8日", "2024年5月8日印发"))))


@st.composite
def whole_reports(draw: st.DrawFn) -> Report:
    """Any report of any format with any of the elements, at lengths that break lines and pages anywhere."""
    format_: DocumentFormat = draw(st.sampled_from(("report", "general", "letter", "order", "minutes")))
    formal = format_ != "report"
    body, notes = draw(_noted(_numbered(draw(_bodies(14)), "b")))
    title = draw(st.none() | _words(2, 120))
    front = Front(
        material_number=draw(st.none() | _words(4, 40)), organ_line=draw(st.none() | _words(4, 40)), title=title,
        title_breaks=(draw(st.integers(1, len(title) - 1)),) if title and draw(st.booleans()) else (),
        occasion=draw(st.none() | _words(10, 60).map("——".__add__)), issuer=draw(st.none() | _words(2, 40)),
        salutation=draw(st.sampled_from((None, "各位代表：", "主任、各位副主任、各位委员："))))
    if formal:
        front = Front(title=front.title, title_breaks=front.title_breaks, salutation=front.salutation)
    attachments = tuple(
        Attachment(label=f"附件{number}", title=draw(st.one_of(st.just(""), _words(3, 60))), body=_numbered(draw(_bodies(4)), f"a{number}"))
        for number in range(1, draw(st.integers(0, 2)) + 1))
    rare = st.integers(0, 2).map(bool)
    return Report(
        source=SourceInfo(name="any.txt", format="text", sha256="0" * 64, characters=0), format=format_, front=front, body=body, notes=notes,
        header=draw(_headers()) if formal else None,
        main_recipients=draw(st.one_of(st.none(), _words(4, 30).map("{}：".format), _words(300, 700, "、").map("{}：".format))),
        closing=draw(st.sampled_from((None, "以上报告，请予审议。"))),
        attachment_note=AttachmentNote(names=tuple(draw(st.lists(_words(3, 60), min_size=1, max_size=12)))) if draw(rare) else None,
        sign_off=draw(_sign_offs()) if draw(rare) else None,
        document_note=draw(st.sampled_from((None, "（此件公开发布）"))) or (draw(_words(60, 90)) if not draw(rare) else None),
        attendance=tuple(Attendance(label=label, names=draw(_words(2, 120, "、　")))
                         for label in draw(st.sampled_from(((), ("出席",), ("出席：", "请假", "列席"))))),
        attachments=attachments, imprint=draw(_imprints()) if formal and draw(rare) else None)

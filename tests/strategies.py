"""Hypothesis strategies: any valid report."""

import string

from hypothesis import strategies as st

from convert.model.blocks import Block, Heading, Lead, Paragraph, Table
from convert.model.elements import Attachment, AttachmentNote, Front, HeaderBlock, Imprint, SignOff
from convert.model.report import Report, SourceInfo

_HANZI = "的一是在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
_MARKS = "，。、；：？！“”‘’（）《》〈〉—…·％"

words = st.text(alphabet=_HANZI + _MARKS + string.digits + "GDP.", min_size=1, max_size=60).map(str.strip).filter(bool)
short_words = st.text(alphabet=_HANZI, min_size=2, max_size=20)
ordinals = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}


@st.composite
def headings(draw: st.DrawFn) -> Heading:
    level = draw(st.sampled_from((1, 2, 3, 4)))
    return Heading(id="h", level=level, ordinal=ordinals[level], text=draw(short_words))


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    if draw(st.booleans()):
        level = draw(st.sampled_from((2, 3)))
        lead = Lead(level=level, ordinal=ordinals[level], text=draw(short_words) + "。")
        return Paragraph(id="p", lead=lead, text=lead.ordinal + lead.text + draw(words))
    return Paragraph(id="p", text=draw(words))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 5))
    row = st.tuples(*[st.one_of(st.just(""), short_words, st.integers(0, 10**6).map(str))] * columns)
    rows = draw(st.lists(row, min_size=1, max_size=6))
    return Table(id="t", rows=tuple(rows), header_rows=1, caption=draw(st.sampled_from(("", "表1 主要指标"))))


def _numbered(blocks: list[Block], first: int = 1) -> tuple[Block, ...]:
    return tuple(type(block)(**{**{name: getattr(block, name) for name in block.__struct_fields__}, "id": f"{block.id}{number}"})
                 for number, block in enumerate(blocks, first))


bodies = st.lists(st.one_of(headings(), paragraphs(), tables()), min_size=1, max_size=8)


@st.composite
def reports(draw: st.DrawFn, *, formal: bool = True) -> Report:
    """Any valid report; with `formal`, sometimes one with 版头, 附件 and 版记."""
    source = SourceInfo(name="any.txt", format="text", sha256="0" * 64, characters=0)
    front = Front(title=draw(short_words) + "的报告", issuer=draw(st.none() | short_words),
                  salutation=draw(st.sampled_from((None, "各位代表：", "主任、各位副主任、各位委员："))))
    body = _numbered(draw(bodies))
    closing = draw(st.sampled_from((None, "以上报告，请予审议。")))
    if not (formal and draw(st.booleans())):
        return Report(source=source, front=front, body=body, closing=closing)
    return Report(
        source=source, format="general", front=Front(title=draw(short_words) + "的通知"), body=body,
        header=HeaderBlock(issuing_authorities=("青禾市人民政府",), issuer_mark="青禾市人民政府文件", document_number="青政〔2024〕7号",
                           signatories=draw(st.sampled_from(((), ("林远",), ("林远", "江一舟"))))),
        main_recipients="各区人民政府：", attachment_note=AttachmentNote(names=(draw(short_words),)),
        sign_off=SignOff(authority="青禾市人民政府", date="2024年5月6日", seal=draw(st.sampled_from(("none", "seal")))),
        document_note="（此件公开发布）",
        attachments=(Attachment(label="附件", title=draw(short_words), body=_numbered(draw(bodies), first=100)),),
        imprint=Imprint(copy_recipients=("市委办公室，市人大常委会办公室。",), printing_office="青禾市人民政府办公室",
                        date_of_printing="2024年5月8日"))

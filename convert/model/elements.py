"""The elements around the body: front matter of meeting material, and the parts GB/T 9704-2012 names (clause 7)."""

from typing import Literal

from convert.model.blocks import Block, Node, Spans


class Front(Node, frozen=True, kw_only=True):
    """What stands above the body of meeting material, in the order of the page."""

    label: str | None = None
    """The own label of a file that is itself an attachment: 附件2, 大纲1 (GB/T 9704-2012 7.3.7)."""
    material_number: str | None = None
    """材料编号: 区第十七届人大常委会第四十四次会议材料二之一."""
    organ_line: str | None = None
    """The organ on a line of its own above the title."""
    title: str | None = None
    title_breaks: tuple[int, ...] = ()
    """Offsets in `title` where the author broke the line on purpose; empty leaves it to the layout."""
    occasion: str | None = None
    """题注: ——2024年12月26日在…会议上."""
    issuer: str | None = None
    """报告机关 or 报告人, gap between post and name kept."""
    date: str | None = None
    """The date that stands on a line of its own below the title, as communiqués have it."""
    salutation: str | None = None
    """称谓 with its colon."""


class HeaderBlock(Node, frozen=True, kw_only=True):
    """版头 (7.2)."""

    copy_number: str | None = None
    classification: str | None = None
    """密级: 机密, 秘密, 绝密."""
    classification_term: str | None = None
    """保密期限: 1年."""
    urgency: str | None = None
    issuing_authorities: tuple[str, ...] = ()
    """发文机关, 主办机关 first."""
    issuer_mark: str | None = None
    """发文机关标志 as printed, 文件 included; made from the authorities when absent."""
    document_number: str | None = None
    """发文字号: 国发〔2024〕1号."""
    signatories: tuple[str, ...] = ()
    """签发人; present in documents that go upward."""


class AttachmentNote(Node, frozen=True, kw_only=True):
    """附件说明 (7.3.4): the names of the attachments, without ordinals."""

    names: tuple[str, ...]


Sealing = Literal["none", "seal", "signature_seal"]
"""不加盖印章, 加盖印章, 加盖签发人签名章 (7.3.5)."""


class SignOff(Node, frozen=True, kw_only=True):
    """署名, 成文日期 and what seals them (7.3.5)."""

    authority: str | None = None
    joint_authorities: tuple[str, ...] = ()
    """Further authorities of a joint issue, in order."""
    post: str | None = None
    """职务 of a person who signs (签名章)."""
    signatory: str | None = None
    """Name of the person who signs."""
    date: str | None = None
    """成文日期 as written: 2024年12月26日."""
    seal: Sealing | None = None
    """None where the document does not say: then a seal that is brought decides."""


class Attachment(Node, frozen=True, kw_only=True):
    """附件 (7.3.7): starts on a new page."""

    label: str
    """附件, 附件1."""
    title: str = ""
    body: tuple[Block, ...] = ()
    source: Spans = ()
    """Ranges of label and title."""


class Imprint(Node, frozen=True, kw_only=True):
    """版记 (7.4)."""

    main_recipients: tuple[str, ...] = ()
    """主送机关 moved here when they would push the body off the first page."""
    copy_recipients: tuple[str, ...] = ()
    printing_office: str | None = None
    date_of_printing: str | None = None


class Attendance(Node, frozen=True, kw_only=True):
    """出席, 请假, 列席 of minutes (10.3)."""

    label: str
    names: str


class Note(Node, frozen=True, kw_only=True):
    """A footnote or an entry of 名词解释 that the text refers to."""

    id: str
    marker: str
    """As in the text: 1, ［2］, ①."""
    text: str
    source: Spans = ()

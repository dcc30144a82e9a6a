"""What a fixed-layout file says about itself, under the names of DA/T 46-2009; the PDF and the OFD say the same."""

from datetime import datetime
from typing import Final

import msgspec

from convert.exporters.archival import archival_elements, responsible
from convert.model.report import Report

_TITLE_LENGTH: Final = 200
ARCHIVE_NAMES: Final = {
    "聚合层次": "M1", "立档单位名称": "M6", "年度": "M11", "题名": "M22", "主题词": "M26", "文件编号": "M31", "责任者": "M32",
    "日期": "M33", "文种": "M34", "紧急程度": "M35", "主送": "M36", "抄送": "M37", "密级": "M38", "保密期限": "M39", "页数": "", "语种": "",
    "格式信息": "", "文档创建程序": "",
}
"""Name and number of the elements, in the standard's order; those that it does not number have none."""


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    creator: str
    """Program and version."""
    language: str
    when: datetime
    archive: dict[str, str]
    """The elements of DA/T 46-2009 that the report tells, by name."""


def describe(report: Report, *, pages: int, when: datetime, creator: str, media_type: str, language: str | None = None) -> Description:
    """Return the description of a report; there always is a title.

    Args:
        report: The report.
        pages: How many pages the file has.
        when: Date of making.
        creator: Program and version.
        media_type: What the file is.
        language: BCP 47 tag; None takes the report's own.
    """
    front, meta = report.front, report.meta
    authority, language = responsible(report), language or meta.language
    elements = archival_elements(report)
    year = elements.get("日期", "")[:4]
    found = {**elements, "聚合层次": "文件", "立档单位名称": authority, "年度": year if year.isdigit() else "", "题名": _title(report),
             "页数": str(pages), "语种": language, "格式信息": media_type, "文档创建程序": creator}
    archive = {name: text for name in ARCHIVE_NAMES if (text := _clean(found.get(name, "")))}
    return Description(title=_title(report), author=_clean(meta.author or authority), subject=_clean(meta.subject or front.occasion or ""),
                       keywords=tuple(filter(None, map(_clean, meta.keywords))), creator=_clean(creator), language=language, when=when,
                       archive=archive)


def _title(report: Report) -> str:
    headings = (block.text for block in report.body if hasattr(block, "text"))
    header = report.header
    for candidate in (report.front.title, header and header.document_number, next(headings, ""), report.source.name):
        if candidate and (cleaned := _clean(candidate)):
            return cleaned[:_TITLE_LENGTH]
    return "—"


def _clean(text: str) -> str:
    """Return the text on one line, without the characters that XML cannot hold, so that both kinds of metadata can say it."""
    kept = "".join(one if one >= " " else " " for one in text if not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff")
    return " ".join(kept.split())

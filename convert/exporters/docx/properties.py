"""Core, extended and custom properties: what an archive asks for, under the names of DA/T 46."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from convert.model.elements import HeaderBlock
from convert.model.report import Report
from convert.ooxml.elements import XML, escape
from convert.ooxml.names import CP, CUSTOM, DC, DCTERMS, EXTENDED, VT, XSI
from convert.ooxml.package import w3c_date

PROGRAM: Final = "report-convert"
_FORMAT_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_LONGEST: Final = 255


def core_properties(report: Report, when: datetime) -> bytes:
    """Return `docProps/core.xml`."""
    meta, date = report.meta, w3c_date(when)
    author = meta.author or _responsible(report) or PROGRAM
    fields = (("dc:title", report.front.title), ("dc:subject", meta.subject), ("dc:creator", author),
              ("cp:keywords", "；".join(meta.keywords)), ("cp:lastModifiedBy", author), ("dc:language", meta.language),
              ("cp:category", _FORMATS[report.format]), ("dc:identifier", report.header and report.header.document_number))
    inside = "".join(f"<{tag}>{escape(content)}</{tag}>" for tag, content in fields if content)
    dates = "".join(f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{date}</dcterms:{tag}>' for tag in ("created", "modified"))
    return (f'{XML}<cp:coreProperties xmlns:cp="{CP}" xmlns:dc="{DC}" xmlns:dcterms="{DCTERMS}" xmlns:xsi="{XSI}">'
            f"{inside}{dates}</cp:coreProperties>").encode()


def extended_properties(report: Report, version: str) -> bytes:
    """Return `docProps/app.xml`."""
    major, minor = [*version.split("."), "0"][:2]
    company = escape(_responsible(report) or "")
    return (f'{XML}<Properties xmlns="{EXTENDED}"><Application>{PROGRAM}</Application><Company>{company}</Company>'
            f"<AppVersion>{int(major):02d}.{int(minor):04d}</AppVersion></Properties>").encode()


def custom_properties(report: Report, style: str) -> bytes:
    """Return `docProps/custom.xml`."""
    found = [(name, content) for name, content in _archival(report, style) if content]
    inside = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{escape(name)}"><vt:lpwstr>{escape(content[:_LONGEST])}</vt:lpwstr>'
        "</property>"
        for number, (name, content) in enumerate(found, 2))
    return f'{XML}<Properties xmlns="{CUSTOM}" xmlns:vt="{VT}">{inside}</Properties>'.encode()


def _archival(report: Report, style: str) -> Iterator[tuple[str, str | None]]:
    header, front, sign_off, imprint = report.header or HeaderBlock(), report.front, report.sign_off, report.imprint
    yield "题名", front.title
    yield "责任者", _responsible(report)
    yield "文件编号", header.document_number
    yield "材料编号", front.material_number
    yield "日期", (sign_off and sign_off.date) or report.meta.date
    yield "文种", _FORMATS[report.format]
    yield "密级", header.classification
    yield "保密期限", header.classification_term
    yield "紧急程度", header.urgency
    yield "主送", report.main_recipients
    yield "抄送", "，".join(imprint.copy_recipients) if imprint else None
    yield "关键词", "；".join(report.meta.keywords)
    yield "版式", style
    yield "来源文件", report.source.name
    yield "来源文件数字摘要", f"SHA-256:{report.source.sha256}"


def _responsible(report: Report) -> str | None:
    """Return who answers for the document: who signed it, who issued it, who reports."""
    if report.sign_off and report.sign_off.authority:
        return "、".join((report.sign_off.authority, *report.sign_off.joint_authorities))
    if report.header and report.header.issuing_authorities:
        return "、".join(report.header.issuing_authorities)
    return report.front.issuer


_FORMATS: Final = {"report": "会议材料", "general": "公文", "letter": "信函", "order": "命令（令）", "minutes": "纪要"}

"""Core, extended and custom properties: what an archive asks for, under the names of DA/T 46."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from convert.exporters.archival import archival_elements, responsible
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
    author = meta.author or responsible(report) or PROGRAM
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
    company = escape(responsible(report))
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
    yield from archival_elements(report).items()
    yield "材料编号", report.front.material_number
    yield "版式", style
    yield "来源文件", report.source.name
    yield "来源文件数字摘要", f"SHA-256:{report.source.sha256}"


_FORMATS: Final = {"report": "会议材料", "general": "公文", "letter": "信函", "order": "命令（令）", "minutes": "纪要"}

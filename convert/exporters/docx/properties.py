"""Core, extended and custom properties: what an archive asks for, under the names of DA/T 46."""

from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING, Final

from lxml import etree

from convert.exporters.archival import archival_elements, responsible
from convert.exporters.docx.elements import Element, legal
from convert.exporters.docx.options import DocxOptions
from convert.exporters.docx.package import add_part
from convert.model.report import Report
from convert.ooxml.names import CUSTOM, EXTENDED, VT
from convert.style.sheet import StyleSheet

if TYPE_CHECKING:
    from docx.document import Document

PROGRAM: Final = "report-convert"
_FORMAT_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_LONGEST: Final = 255
_FORMATS: Final = {"report": "会议材料", "general": "公文", "letter": "信函", "order": "命令（令）", "minutes": "纪要"}


def add_properties(document: "Document", report: Report, sheet: StyleSheet, options: DocxOptions) -> None:
    """Set the core properties of a document and add the others."""
    meta, core, when = report.meta, document.core_properties, options.when
    author = author_of(report)
    number = report.header.document_number if report.header else None
    for name, text in (("title", report.front.title), ("subject", meta.subject), ("author", author), ("last_modified_by", author),
                       ("keywords", "；".join(meta.keywords)), ("language", meta.language), ("category", _FORMATS[report.format]),
                       ("identifier", number)):
        if text:
            setattr(core, name, legal(text)[:_LONGEST])
    core.created = core.modified = when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when
    package = document.part.package
    add_part(package, "/docProps/app.xml", "app", extended_properties(report, options.version))
    add_part(package, "/docProps/custom.xml", "custom", custom_properties(report, sheet.title))


def author_of(report: Report) -> str:
    """Return who a document is by: its author, who answers for it, this program."""
    return legal(report.meta.author or responsible(report) or PROGRAM)[:_LONGEST]


def extended_properties(report: Report, version: str) -> Element:
    """Return what names the program and the office."""
    major, minor = [*version.split("."), "0"][:2]
    root = etree.Element(f"{{{EXTENDED}}}Properties", None, {None: EXTENDED})
    for tag, text in (("Application", PROGRAM), ("Company", responsible(report)), ("AppVersion", f"{int(major):02d}.{int(minor):04d}")):
        etree.SubElement(root, f"{{{EXTENDED}}}{tag}").text = legal(text)
    return root


def custom_properties(report: Report, style: str) -> Element:
    """Return the properties that an archive asks for."""
    root = etree.Element(f"{{{CUSTOM}}}Properties", None, {None: CUSTOM, "vt": VT})
    found = [(name, text) for name, text in _archival(report, style) if text]
    for number, (name, text) in enumerate(found, 2):
        own = etree.SubElement(root, f"{{{CUSTOM}}}property", {"fmtid": _FORMAT_ID, "pid": str(number), "name": name})
        etree.SubElement(own, f"{{{VT}}}lpwstr").text = legal(text[:_LONGEST])
    return root


def _archival(report: Report, style: str) -> Iterator[tuple[str, str | None]]:
    yield from archival_elements(report).items()
    yield "材料编号", report.front.material_number
    yield "版式", style
    yield "来源文件", report.source.name
    yield "来源文件数字摘要", f"SHA-256:{report.source.sha256}"

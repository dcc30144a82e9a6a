"""What the file says about itself: document information, and the same as XMP, with the names an archive looks for.

The archive's names are the elements of DA/T 46-2009 (文书类电子文件元数据方案), in a schema that the file describes itself, as
PDF/A asks (ISO 19005-2, 6.6.2.3).
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import msgspec

from convert.exporters.archival import archival_elements, responsible
from convert.exporters.pdf.syntax import date, text_string

if TYPE_CHECKING:
    from convert.exporters.pdf.options import PdfOptions
    from convert.layout.frame import LaidOut
    from convert.model.report import Report

ARCHIVE_NAMESPACE: Final = "urn:uuid:5f0c3a7e-46d0-5b2e-9a46-2009da7f0046#"
_TITLE_LENGTH: Final = 200
_PADDING: Final = " " * 99 + "\n"
_ARCHIVE_NAMES: Final = {
    "聚合层次": "M1", "立档单位名称": "M6", "年度": "M11", "题名": "M22", "主题词": "M26", "文件编号": "M31", "责任者": "M32",
    "日期": "M33", "文种": "M34", "紧急程度": "M35", "主送": "M36", "抄送": "M37", "密级": "M38", "保密期限": "M39", "页数": "", "语种": "",
    "格式信息": "", "文档创建程序": "",
}


class Description(msgspec.Struct, frozen=True):
    """What both forms of metadata say."""

    title: str
    author: str
    subject: str
    keywords: str
    creator: str
    producer: str
    language: str
    when: datetime
    archive: dict[str, str]


def describe(report: "Report", laid_out: "LaidOut", options: "PdfOptions") -> Description:
    """Return the description of a report. A PDF/UA file must have a title, so there always is one."""
    front, meta = report.front, report.meta
    authority = responsible(report)
    keywords = "，".join(filter(None, map(_clean, meta.keywords)))
    archive = {key: _clean(value) for key, value in _archive(report, laid_out, options, authority).items()}
    program = _clean(options.creator)
    return Description(title=_title(report), author=_clean(meta.author or authority), keywords=keywords,
                       subject=_clean(meta.subject or front.occasion or ""), creator=program, producer=program,
                       language=options.language or meta.language, when=options.when,
                       archive={key: value for key, value in archive.items() if value})


def information(description: Description) -> str:
    """Return the document information dictionary as PDF syntax."""
    entries = {"Title": description.title, "Author": description.author, "Subject": description.subject,
               "Keywords": description.keywords, "Creator": description.creator, "Producer": description.producer}
    texts = "".join(f"/{key}{text_string(value)}" for key, value in entries.items() if value)
    made = date(description.when)
    return f"<<{texts}/CreationDate{made}/ModDate{made}>>"


def xmp(description: Description, *, part: int | None) -> bytes:
    """Return the XMP packet; `part` of PDF/A (level A, with PDF/UA-1), or None to claim nothing."""
    made = f"{description.when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    fields = [f"<dc:title>{_alternatives(description.title)}</dc:title>", "<dc:format>application/pdf</dc:format>",
              f"<dc:language><rdf:Bag>{_item(description.language)}</rdf:Bag></dc:language>"]
    if description.author:
        fields.append(f"<dc:creator><rdf:Seq>{_item(description.author)}</rdf:Seq></dc:creator>")
    if description.subject:
        fields.append(f"<dc:description>{_alternatives(description.subject)}</dc:description>")
    if description.keywords:
        words = "".join(map(_item, description.keywords.split("，")))
        fields.append(f"<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>")
        fields.append(f"<pdf:Keywords>{_escape(description.keywords)}</pdf:Keywords>")
    fields.append(f"<pdf:Producer>{_escape(description.producer)}</pdf:Producer>")
    fields.append(f"<xmp:CreatorTool>{_escape(description.creator)}</xmp:CreatorTool><xmp:CreateDate>{made}</xmp:CreateDate>"
                  f"<xmp:ModifyDate>{made}</xmp:ModifyDate><xmp:MetadataDate>{made}</xmp:MetadataDate>")
    if part is not None:
        fields.append(f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>")
    fields += [f"<dat46:{key}>{_escape(value)}</dat46:{key}>" for key, value in description.archive.items()]
    fields.append(_extension_schemas(tuple(description.archive)))
    namespaces = {"dc": "http://purl.org/dc/elements/1.1/", "pdf": "http://ns.adobe.com/pdf/1.3/",
                  "xmp": "http://ns.adobe.com/xap/1.0/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
                  "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "dat46": ARCHIVE_NAMESPACE,
                  "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/", "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
                  "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#"}
    declared = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in namespaces.items())
    body = "\n".join(fields)
    return (f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
            f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<rdf:Description rdf:about="" {declared}>\n'
            f"{body}\n</rdf:Description></rdf:RDF></x:xmpmeta>\n{_PADDING}<?xpacket end=\"w\"?>").encode()


def _title(report: "Report") -> str:
    headings = (block.text for block in report.body if hasattr(block, "text"))
    header = report.header
    for candidate in (report.front.title, header and header.document_number, next(headings, ""), report.source.name):
        if candidate and (cleaned := _clean(candidate)):
            return cleaned[:_TITLE_LENGTH]
    return "—"


def _archive(report: "Report", laid_out: "LaidOut", options: "PdfOptions", authority: str) -> dict[str, str]:
    """Return what the report and its pages say of the elements of DA/T 46-2009, in the standard's order."""
    elements = archival_elements(report)
    year = elements.get("日期", "")[:4]
    found = {**elements, "聚合层次": "文件", "立档单位名称": authority, "年度": year if year.isdigit() else "", "题名": _title(report),
             "页数": str(len(laid_out.pages)), "语种": options.language or report.meta.language, "格式信息": "application/pdf",
             "文档创建程序": options.creator}
    return {key: value for key in _ARCHIVE_NAMES if (value := found.get(key))}


def _extension_schemas(names: tuple[str, ...]) -> str:
    archive = "".join(_property(key, f"DA/T 46-2009 {_ARCHIVE_NAMES[key]} {key}".replace("  ", " "), "Text") for key in names)
    return ("<pdfaExtension:schemas><rdf:Bag>"
            + _schema("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid",
                      _property("part", "Part of ISO 14289", "Integer"))
            + _schema("DA/T 46-2009 文书类电子文件元数据", ARCHIVE_NAMESPACE, "dat46", archive)
            + "</rdf:Bag></pdfaExtension:schemas>")


def _schema(title: str, namespace: str, prefix: str, properties: str) -> str:
    return (f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
            f"<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
            f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>")


def _property(key: str, title: str, kind: str) -> str:
    return (f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{key}</pdfaProperty:name>'
            f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>"
            f"<pdfaProperty:description>{title}</pdfaProperty:description></rdf:li>")


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escape(text)}</rdf:li></rdf:Alt>'


def _item(text: str) -> str:
    return f"<rdf:li>{_escape(text)}</rdf:li>"


def _clean(text: str) -> str:
    """Return the text on one line, without the characters that XML cannot hold, so that both kinds of metadata can say it."""
    kept = "".join(one if one >= " " else " " for one in text if not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff")
    return " ".join(kept.split())


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""What the file says about itself: document information, and the same as XMP, with the names an archive looks for.

The archive's names are the elements of DA/T 46-2009 (文书类电子文件元数据方案), in a schema that the file describes itself, as
PDF/A asks (ISO 19005-2, 6.6.2.3).
"""

from datetime import UTC
from typing import TYPE_CHECKING, Final

from lxml import etree

from convert.exporters.description import ARCHIVE_NAMES, Description

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from convert.exporters.pdf.canvas import ReportCanvas

_KEYWORDS: Final = "，"
ARCHIVE_NAMESPACE: Final = "urn:uuid:5f0c3a7e-46d0-5b2e-9a46-2009da7f0046#"
_PACKET_BEGINS: Final = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode()
_PACKET_ENDS: Final = b'<?xpacket end="w"?>'
_PADDING: Final = b" " * 99 + b"\n"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/", "pdf": "http://ns.adobe.com/pdf/1.3/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "dat46": ARCHIVE_NAMESPACE,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/", "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def inform(canvas: "ReportCanvas", description: Description) -> None:
    """Fill in the document information."""
    canvas.setTitle(description.title)
    canvas.setAuthor(description.author)
    canvas.setSubject(description.subject)
    canvas.setKeywords(_KEYWORDS.join(description.keywords))
    canvas.setCreator(description.creator)
    canvas.setProducer(description.creator)


def xmp(description: Description, *, part: int | None) -> bytes:
    """Return the XMP packet; `part` of PDF/A (level A, with PDF/UA-1), or None to claim nothing."""
    made = f"{description.when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    packet = etree.Element("{adobe:ns:meta/}xmpmeta", nsmap={"x": "adobe:ns:meta/"})
    rdf = etree.SubElement(packet, f"{{{_RDF}}}RDF", nsmap={"rdf": _RDF})
    said = _Said(etree.SubElement(rdf, f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""}, nsmap=_NAMESPACES))
    said.items("dc:title", "Alt", [description.title], language="x-default")
    said.text("dc:format", "application/pdf")
    said.items("dc:language", "Bag", [description.language])
    said.items("dc:creator", "Seq", [description.author])
    said.items("dc:description", "Alt", [description.subject], language="x-default")
    said.items("dc:subject", "Bag", description.keywords)
    said.text("pdf:Keywords", _KEYWORDS.join(description.keywords))
    said.text("pdf:Producer", description.creator)
    said.text("xmp:CreatorTool", description.creator)
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        said.text(f"xmp:{name}", made)
    if part is not None:
        said.text("pdfaid:part", str(part))
        said.text("pdfaid:conformance", "A")
        said.text("pdfuaid:part", "1")
    for name, value in description.archive.items():
        said.text(f"dat46:{name}", value)
    schemas = _Said(said.child(said.child(said.element, "pdfaExtension:schemas"), "rdf:Bag"))
    schemas.schema("PDF/UA identification", "pdfuaid", {"part": ("Part of ISO 14289", "Integer")})
    schemas.schema("DA/T 46-2009 文书类电子文件元数据", "dat46",
                   {name: (" ".join(f"DA/T 46-2009 {ARCHIVE_NAMES[name]} {name}".split()), "Text") for name in description.archive})
    return b"".join((_PACKET_BEGINS, etree.tostring(packet, encoding="utf-8"), b"\n", _PADDING, _PACKET_ENDS))


class _Said:
    """An element of RDF that statements are added to; empty ones are left out."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    def child(self, parent: etree._Element, name: str, **attributes: str) -> etree._Element:
        """Add an element called `prefix:name`."""
        return etree.SubElement(parent, _qualified(name), {_qualified(f"rdf:{key}"): value for key, value in attributes.items()})

    def text(self, name: str, text: str, parent: "etree._Element | None" = None) -> None:
        """Say one text."""
        if text:
            self.child(self.element if parent is None else parent, name).text = text

    def items(self, name: str, kind: str, texts: "Iterable[str]", *, language: str = "") -> None:
        """Say texts in a container of that kind."""
        if not any(texts):
            return
        container = self.child(self.child(self.element, name), f"rdf:{kind}")
        for text in texts:
            item = self.child(container, "rdf:li")
            item.text = text
            if language:
                item.set(_LANGUAGE, language)

    def schema(self, title: str, prefix: str, properties: "Mapping[str, tuple[str, str]]") -> None:
        """Describe a schema: of each property what it is and its type."""
        schema = self.child(self.element, "rdf:li", parseType="Resource")
        self.text("pdfaSchema:schema", title, schema)
        self.text("pdfaSchema:namespaceURI", _NAMESPACES[prefix], schema)
        self.text("pdfaSchema:prefix", prefix, schema)
        sequence = self.child(self.child(schema, "pdfaSchema:property"), "rdf:Seq")
        for name, (described, kind) in properties.items():
            entry = self.child(sequence, "rdf:li", parseType="Resource")
            for key, text in (("name", name), ("valueType", kind), ("category", "external"), ("description", described)):
                self.text(f"pdfaProperty:{key}", text, entry)


def _qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES.get(prefix, _RDF)}}}{local}"

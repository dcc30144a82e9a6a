"""Small DOCX files for tests, written by hand."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
               'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
               'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
               'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
               'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"')
_TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
          'ContentType="application/xml"/></Types>')
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8ffff3f0005fe02fe"
                    "a7359d4d0000000049454e44ae426082")
HEAD = "<w:p><w:r><w:t>青禾区人民政府关于2023年工作情况的报告</w:t></w:r></w:p>"


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"


def part(name: str, content: str) -> str:
    """Return an XML part with root `w:name`."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {_NAMESPACES}>{content}</w:{name}>'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of `parts`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, *, related: Mapping[str, tuple[str, str | bytes]] | None = None, outside: Mapping[str, tuple[str, str]] | None = None,
         **parts: str | bytes) -> bytes:
    """Return a DOCX. `related` are parts by kind: (name below word/, content); `outside` are addresses by id: (kind, target)."""
    found: dict[str, tuple[str, str | bytes]] = {kind: (f"{kind}.xml", content) for kind, content in parts.items()}
    found.update(related or {})
    inside = "".join(f'<Relationship Id="{kind}" Type="{R}/{kind.rstrip("0123456789")}" Target="{name}"/>' for kind, (name, _) in found.items())
    out = "".join(f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'
                  for key, (kind, target) in (outside or {}).items())
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    return package({
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations.format(f'<Relationship Id="r" Type="{R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations.format(inside + out),
        **{f"word/{name}": content for name, content in found.values()},
    })

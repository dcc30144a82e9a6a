"""Files inside the PDF: the workbook and the model travel with the pages (ISO 19005-3, 6.8)."""

from typing import TYPE_CHECKING

from convert.exporters.pdf.syntax import date, name, reference, text_string
from convert.text.digest import md5_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from convert.exporters.pdf.document import Document
    from convert.exporters.pdf.options import AssociatedFile

_PACKED = ("openxmlformats", "zip", "image/png", "image/jpeg")
"""Media types that do not get smaller."""


def write_files(document: "Document", files: "Sequence[AssociatedFile]", when: "datetime") -> tuple[str, str]:
    """Add the files; return the catalogue's list of associated files and its tree of embedded ones, as PDF syntax."""
    specifications: dict[str, int] = {}
    for file in files:
        content = document.add_stream(
            f"/Type/EmbeddedFile/Subtype{name(file.media_type)}"
            f"/Params<</Size {len(file.data)}/ModDate{date(when)}/CreationDate{date(when)}/CheckSum<{md5_of(file.data).upper()}>>>",
            file.data, compress=not any(kind in file.media_type for kind in _PACKED))
        title = text_string(file.name)
        described = f"/Desc{text_string(file.description)}" if file.description else ""
        specifications[file.name] = document.add(
            f"<</Type/Filespec/F{title}/UF{title}/EF<</F {reference(content)}/UF {reference(content)}>>"
            f"/AFRelationship/{file.relationship}{described}>>")
    listed = f"[{' '.join(map(reference, specifications.values()))}]"
    named = " ".join(f"{text_string(key)} {reference(specifications[key])}"
                     for key in sorted(specifications, key=lambda key: _string_bytes(text_string(key))))
    return listed, f"<</EmbeddedFiles<</Names[{named}]>>>>"


def _string_bytes(syntax: str) -> bytes:
    """Name trees are sorted by the bytes of their keys."""
    return bytes.fromhex(syntax[1:-1]) if syntax.startswith("<") else syntax.encode()

"""Files inside the PDF: the workbook and the model travel with the pages (ISO 19005-3, 6.8)."""

from codecs import BOM_UTF16_BE
from datetime import UTC
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFString, PDFText

from convert.digest import md5_of
from convert.exporters.pdf.canvas import stream

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from convert.exporters.pdf.canvas import ReportCanvas
    from convert.exporters.pdf.options import AssociatedFile

_PACKED = ("openxmlformats", "zip", "image/png", "image/jpeg")
"""Media types that do not get smaller."""


def write_files(canvas: "ReportCanvas", files: "Sequence[AssociatedFile]", when: "datetime") -> None:
    """Add the files to the document, and to the catalogue's list of associated files and its tree of embedded ones."""
    made = PDFString(f"D:{when.astimezone(UTC):%Y%m%d%H%M%S}Z")
    specifications = {}
    for file in files:
        parameters = PDFDictionary({"Size": len(file.data), "ModDate": made, "CreationDate": made,
                                    "CheckSum": PDFText(bytes.fromhex(md5_of(file.data)))})
        content = canvas.add(stream(file.data, compress=not any(kind in file.media_type for kind in _PACKED), Type="/EmbeddedFile",
                                    Subtype="/" + file.media_type.replace("/", "#2F"), Params=parameters))
        title = PDFString(file.name)
        entries = {"Type": "/Filespec", "F": title, "UF": title, "EF": PDFDictionary({"F": content, "UF": content}),
                   "AFRelationship": PDFName(file.relationship)}
        if file.description:
            entries["Desc"] = PDFString(file.description)
        specifications[file.name] = canvas.add(PDFDictionary(entries))
    named = [entry for name in sorted(specifications, key=_as_written) for entry in (PDFString(name), specifications[name])]
    canvas.setCatalogEntry("AF", list(specifications.values()))
    canvas.setCatalogEntry("Names", {"EmbeddedFiles": PDFDictionary({"Names": PDFArrayCompact(named)})})


def _as_written(name: str) -> bytes:
    """Name trees are sorted by the bytes of their keys."""
    try:
        return name.encode("pdfdoc")
    except UnicodeEncodeError:
        return BOM_UTF16_BE + name.encode("utf-16-be")

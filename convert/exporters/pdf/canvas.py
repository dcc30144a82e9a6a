"""The canvas that draws the pages: reportlab's, with what an archival file needs besides (ISO 19005, ISO 14289-1).

Reportlab keeps the objects, draws text, lines and pictures, and writes links, outline, labels and information. Added here are
the entries of tagged pages, links that an element owns, and a file whose streams end as PDF/A wants them.
"""

from datetime import UTC
from io import BytesIO
from struct import pack
from typing import TYPE_CHECKING, Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from convert.exporters.pdf.fonts import canvas_font
from convert.exporters.pdf.packing import adler32, crc32, zlib_compress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from convert.exporters.pdf.fonts import EmbeddedFont

rl_config.useA85 = 0
COMPRESSION: Final = 1
"""libdeflate's fastest: its best saves 2 % of a file and takes twice the time."""
_HEADER: Final = b"%PDF-1.7\n%\xe5\xae\x98\xe6\x96\x87\n"
_PACK: Final = 200
"""Objects in one object stream: few enough that reading one does not unpack a large file."""
_PAGE_ENTRIES: Final = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
_CATALOG_ENTRIES: Final = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
_STREAM_END: Final = b"endstream\n"
_LINE_END: Final = b"\r\n"
"""Both, so that data that end with one of them keep it."""
_PRINTED: Final = 4
"""Annotation flag that PDF/A wants."""


class Deflate:
    """A filter that reportlab packs streams with, as small as zlib's in a third of the time."""

    pdfname = "FlateDecode"

    def encode(self, data: bytes | str) -> bytes:
        """Return `data` packed."""
        return bytes(zlib_compress(data.encode("latin-1") if isinstance(data, str) else data, COMPRESSION))


DEFLATE: Final = (Deflate(),)


def stream(data: bytes | str, *, compress: bool = True, **entries: Any) -> pdfdoc.PDFStream:
    """Return a stream; `entries` are those of its dictionary besides length and filter."""
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data, filters=DEFLATE if compress else None)


class TaggedLink(pdfdoc.LinkAnnotation):  # type: ignore[misc]
    """A link within the document that an element of the structure tree owns."""

    permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent")


class ArchivalDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """The objects of a file, written as PDF/A asks: packed, with a cross-reference stream and an identifier of the content."""

    def __init__(self, language: str) -> None:
        super().__init__(compression=0, invariant=1, pdfVersion=(1, 7), lang=language)
        self.Catalog.__NoDefault__ = _CATALOG_ENTRIES

    def addPage(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802 - reportlab's hook
        """Take a page that was drawn: its content packed, and its place in the parent tree."""
        page.__NoDefault__ = _PAGE_ENTRIES
        page.Contents = stream(page.stream)
        page.StructParents, page.Tabs = self.pageCounter - 1, "/S"
        super().addPage(page)

    def format(self) -> bytes:
        """Return the bytes of the file (ISO 32000-1, 7.5.7 and 7.5.8)."""
        self.Outlines.count = len(self.Outlines.destinationnamestotitles)  # its own sum counts those with others below them twice
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        streams: dict[int, bytes] = {}
        objects: dict[int, bytes] = {}
        number = 1
        while number in self.numberToId:  # formatting one object may bring forth others
            one = self.idToObject[self.numberToId[number]]
            written = pdfdoc.format(one, self, toplevel=1)
            if written.endswith(_STREAM_END):
                streams[number] = written.removesuffix(_STREAM_END) + _LINE_END + _STREAM_END.rstrip()
            else:
                objects[number] = written
            number += 1
        return _assemble(objects, streams, f"/Root {_plain(root, self)}/Info {_plain(info, self)}")


class ReportCanvas(Canvas):  # type: ignore[misc]
    """A canvas for one tagged document."""

    def __init__(self, fonts: "Sequence[EmbeddedFont]", *, language: str, when: "datetime") -> None:
        """Prepare a canvas for text in `fonts`, which is said to be in `language` and to be made at `when`."""
        super().__init__(BytesIO(), pageCompression=0, invariant=1, initialFontName=canvas_font("F1").fontName)
        self._doc = ArchivalDocument(language)
        for font in fonts:
            canvas_font(font.resource).serve(self._doc, font)
        written = f"D:{when.astimezone(UTC):%Y%m%d%H%M%S}Z"
        self.setDateFormatter(lambda *_clock: written)

    def add(self, one: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
        """Store an object and return the reference to it."""
        return self._doc.Reference(one)

    def begin_mark(self, tag: str, **entries: Any) -> None:
        """Begin a piece of content that is marked with `tag` and what `entries` say of it."""
        self.addLiteral(f"/{tag} {_plain(pdfdoc.PDFDictionary(entries), self._doc)} BDC")

    def end_mark(self) -> None:
        """End the piece of marked content that began last."""
        self.addLiteral("EMC")

    def page_reference(self, page: int) -> pdfdoc.PDFObjectReference:
        """Return the reference to a page that was or will be drawn, counted from 1."""
        return pdfdoc.PDFObjectReference(f"Page{page}")

    def link(self, address: str, said: str, box: "Sequence[float]", parent: int) -> pdfdoc.PDFObjectReference:
        """Lay a link over `box` and return the reference to it.

        Args:
            address: Where it leads: an address, or `#name` of a bookmark that may be set later.
            said: What it says of itself.
            box: Left, bottom, right, top in points from the bottom left.
            parent: Its place in the parent tree.
        """
        common = {"F": _PRINTED, "StructParent": parent}
        if address.startswith("#"):
            self._addAnnotation(TaggedLink(list(box), said, self._bookmarkReference(address[1:]), Border="[0 0 0]", **common))
        else:
            self.linkURL(address, box, Contents=pdfdoc.PDFString(said), **common)
        return self._doc.refAnnotation(f"NUMBER{self._annotationCount}")


def _assemble(objects: dict[int, bytes], streams: dict[int, bytes], trailer: str) -> bytes:
    """Return the file of numbered objects; those that are no streams are packed together."""
    parts = [_HEADER]
    offset = len(_HEADER)
    size = len(objects) + len(streams) + 1
    entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def write(number: int, body: bytes) -> None:
        nonlocal offset
        text = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        entries[number] = (1, offset, 0)
        parts.append(text)
        offset += len(text)

    for number, body in streams.items():
        write(number, body)
    waiting = list(objects)
    for start in range(0, len(waiting), _PACK):
        chosen = waiting[start : start + _PACK]
        write(size, _object_stream(chosen, objects))
        entries.update({one: (2, size, index) for index, one in enumerate(chosen)})
        size += 1
    entries[size] = (1, offset, 0)
    body = b"".join(parts)
    identifier = f"{crc32(body):08X}{adler32(body):08X}{offset:08X}{size:08X}"
    table = b"".join(pack(">BIH", *entries[one]) for one in range(size + 1))
    head = f"/Type/XRef/Size {size + 1}/W[1 4 2]{trailer}/ID[<{identifier}><{identifier}>]"
    return b"%b%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, size, _packed(head, table), offset)


def _object_stream(chosen: "Sequence[int]", objects: dict[int, bytes]) -> bytes:
    places: list[str] = []
    offset = 0
    for one in chosen:
        places.append(f"{one} {offset}")
        offset += len(objects[one]) + 1
    head = (" ".join(places) + "\n").encode()
    return _packed(f"/Type/ObjStm/N {len(chosen)}/First {len(head)}", head + b"\n".join(objects[one] for one in chosen))


def _packed(entries: str, data: bytes) -> bytes:
    data = DEFLATE[0].encode(data)
    return f"<<{entries}/Filter/FlateDecode/Length {len(data)}>>\nstream\n".encode() + data + _LINE_END + _STREAM_END.rstrip()


def _plain(one: pdfdoc.PDFObject, document: ArchivalDocument) -> str:
    return str(one.format(document).decode("latin-1"))

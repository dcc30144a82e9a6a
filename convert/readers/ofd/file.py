"""The parts of an OFD: where its pages, faces, pictures and attachments are (7)."""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from convert.ooxml.open_package import GuardedArchive, parsed
from convert.readers.pdf.child import MAX_MODEL
from convert.text.deltas import numbers_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRY: Final = "OFD.xml"
_A4: Final = (210.0, 297.0)
_LARGEST_MM: Final = 10_000.0
_MODEL_HEAD: Final = b'"convert.report/'


class OfdPage(NamedTuple):
    """A page: the part that holds it, and its paper when it says nothing itself."""

    part: str
    size_mm: tuple[float, float]


class OfdFile(GuardedArchive):
    """An OFD from elsewhere. Of several documents inside the first is read."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open the file and find its way around.

        Raises:
            ConvertError: `readofd-damaged`, `readofd-bomb`, `readofd-unsafe-name`, `readofd-encrypted`, `readofd-no-document`,
                `readofd-xml`, `readofd-doctype`, `readofd-too-deep`.
        """
        super().__init__(data, path, "readofd")
        self.faces: dict[str, str] = {}
        """Name of every face by its number."""
        self.media: dict[str, str] = {}
        """Part of every picture by its number."""
        self.units: dict[str, _Element] = {}
        """Drawings that pages may show several times, by their number."""
        self.templates: dict[str, str] = {}
        self._trees: dict[str, _Element] = {}
        self._root = ""
        entry = self.tree(_ENTRY)
        body = first(entry, "DocBody") if entry is not None else None
        self._root = self.located(_ENTRY, text_of(first(body, "DocRoot"))) if body is not None else ""
        document = self.tree(self._root)
        if document is None or body is None:
            raise self.fault("no-document")
        self.is_signed = first(body, "Signatures") is not None
        common = first(document, "CommonData")
        paper = self.paper(first(common, "PageArea")) or _A4
        for element in children(common):
            self._take_common(element)
        pages = (self.located(self._root, page.get("BaseLoc", "")) for page in children(first(document, "Pages"), "Page"))
        self.pages = [OfdPage(part, paper) for part in pages]
        self._attachments = self.located(self._root, text_of(first(document, "Attachments")))

    def tree(self, name: str) -> "_Element | None":
        """Return the root of an XML part, None when there is none of that name.

        Raises:
            ConvertError: `readofd-doctype`, `readofd-too-deep`, `readofd-xml`, `readofd-bomb`.
        """
        if name in self._trees:
            return self._trees[name]
        data = self.part(name)
        if data is None:
            return None
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self.fault("doctype")
        self._trees[name] = parsed(data, name, self.fault)
        return self._trees[name]

    def located(self, base: str, location: str) -> str:
        """Return the part that `location` in the part `base` leads to; empty when there is none.

        Locations begin in the folder of their part; files are met in which they begin in that of the document or of the file.
        """
        places = [location.lstrip("/")] if location.startswith("/") else [
            posixpath.join(posixpath.dirname(base), location), posixpath.join(posixpath.dirname(self._root), location), location]
        return next((name for name in map(posixpath.normpath, places) if name in self._entries), "")

    def paper(self, area: "_Element | None") -> tuple[float, float] | None:
        """Return width and height that an area gives the paper, in millimetres; None for what is no paper."""
        box = numbers_of(text_of(first(area, "PhysicalBox")), 4)
        if box is None or not 0 < box[2] <= _LARGEST_MM or not 0 < box[3] <= _LARGEST_MM:
            return None
        return box[2], box[3]

    def model(self) -> bytes:
        """Return the report's own JSON, when it travels inside."""
        listing = self.tree(self._attachments)
        for entry in children(listing, "Attachment"):
            data = self.part(self.located(self._attachments, text_of(first(entry, "FileLoc")))) or b""
            if len(data) <= MAX_MODEL and _MODEL_HEAD in data[:200]:
                return data
        return b""

    def _take_common(self, element: "_Element") -> None:
        if name_of(element) in ("PublicRes", "DocumentRes"):
            self.take_resources(self.located(self._root, text_of(element)))
        elif name_of(element) == "TemplatePage":
            self.templates[element.get("ID", "")] = self.located(self._root, element.get("BaseLoc", ""))

    def take_resources(self, part: str) -> None:
        """Note the faces, pictures and drawings that a part lists."""
        listing = self.tree(part)
        if listing is None:
            return
        base = posixpath.join(posixpath.dirname(part), listing.get("BaseLoc", ""), "x")
        for group in children(listing):
            for element in children(group):
                number = element.get("ID", "")
                if name_of(element) == "Font":
                    self.faces[number] = f"{element.get('FontName', '')} {element.get('FamilyName', '')}"
                elif name_of(element) == "MultiMedia":
                    self.media[number] = self.located(base, text_of(first(element, "MediaFile")))
                elif name_of(element) == "CompositeGraphicUnit":
                    self.units[number] = element


def name_of(element: "_Element") -> str:
    """Return the name of an element without its namespace: files write it with several."""
    return str(element.tag).rpartition("}")[2]


def children(element: "_Element | None", name: str = "") -> "Iterator[_Element]":
    """Yield the children of an element, those called `name` when it is given; none of nothing."""
    for one in element if element is not None else ():
        if not name or name_of(one) == name:
            yield one


def first(element: "_Element | None", name: str) -> "_Element | None":
    """Return the first child called `name`."""
    return next(children(element, name), None)


def text_of(element: "_Element | None") -> str:
    """Return the text of an element without blanks around it; empty for nothing."""
    return (element.text or "").strip() if element is not None else ""

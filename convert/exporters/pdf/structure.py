"""The structure tree: what every mark on the pages is, for readers who do not see them (ISO 32000-1, 14.7; ISO 14289-1)."""

from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFObject, PDFObjectReference, PDFString

if TYPE_CHECKING:
    from collections.abc import Mapping

    from convert.exporters.pdf.canvas import ReportCanvas

ROLE_MAP: Final = {"Title": "/H1"}
"""PDF 1.7 knows no title: the role says what it is, and the map that it is the heading above all others (ISO 14289-1, 7.4.2)."""


class Element(PDFObject):  # type: ignore[misc]
    """A node of the tree. Its kids are elements, pieces of page content and annotations, in reading order."""

    def __init__(self, tag: str, parent: "Element | None" = None, *, attributes: "Mapping[str, Any] | None" = None, alt: str = "",
                 identifier: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes or {}
        """Entries of the attribute dictionary."""
        self.alt = alt
        self.identifier = identifier
        self.kids: list[Element | tuple[int, int] | tuple[int, PDFObjectReference]] = []
        """Elements, (page, marked content identifier), (page, reference to an annotation)."""
        if parent is not None:
            parent.kids.append(self)

    def child(self, tag: str, *, attributes: "Mapping[str, Any] | None" = None, alt: str = "", identifier: str = "") -> "Element":
        """Add an element at the end."""
        return Element(tag, self, attributes=attributes, alt=alt, identifier=identifier)

    def write(self, canvas: "ReportCanvas", root: PDFObjectReference) -> PDFObjectReference:
        """Store the element below `root`, and return the reference to it."""
        home = next((kid[0] for kid in self.kids if not isinstance(kid, Element)), 0)
        entries: dict[str, Any] = {"S": PDFName(self.tag), "P": canvas.add(self.parent) if self.parent else root}
        if home:
            entries["Pg"] = canvas.page_reference(home)
        if self.kids:
            entries["K"] = PDFArrayCompact([_kid(kid, home, canvas) for kid in self.kids])
        if self.attributes:
            entries["A"] = PDFDictionary(self.attributes)
        if self.alt:
            entries["Alt"] = PDFString(self.alt)
        if self.identifier:
            entries["ID"] = PDFString(self.identifier)
        self._entries = PDFDictionary(entries)
        return canvas.add(self)

    def format(self, document: Any) -> bytes:
        """Return the element as reportlab writes it."""
        return bytes(self._entries.format(document))


class StructureTree:
    """The tree of one document and the way back to it from pages and annotations."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._pages: list[list[Element]] = []
        self._annotations: list[Element] = []

    def start_page(self) -> None:
        """Begin the next page; its place in the parent tree is that in the document."""
        self._pages.append([])

    def mark(self, element: Element) -> int:
        """Return the identifier of a new piece of content on this page that belongs to `element`."""
        owners = self._pages[-1]
        owners.append(element)
        element.kids.append((len(self._pages), len(owners) - 1))
        return len(owners) - 1

    def next_parent(self, page_count: int) -> int:
        """Return the place in the parent tree of the next annotation of a document of so many pages."""
        return page_count + len(self._annotations)

    def annotate(self, element: Element, annotation: PDFObjectReference) -> None:
        """Give an annotation of this page to `element`."""
        element.kids.append((len(self._pages), annotation))
        self._annotations.append(element)

    def write(self, canvas: "ReportCanvas") -> PDFObjectReference:
        """Store the tree and return the reference to its root."""
        tree = PDFDictionary({"Type": "/StructTreeRoot", "RoleMap": PDFDictionary(ROLE_MAP)})
        root = canvas.add(tree)
        elements = self._elements()
        for element in elements:
            element.write(canvas, root)
        tree["K"] = canvas.add(self.root)
        tree["ParentTree"] = canvas.add(PDFDictionary({"Nums": PDFArrayCompact(self._parents(canvas))}))
        tree["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        identified = {one.identifier: canvas.add(one) for one in elements if one.identifier}
        if identified:
            names = [entry for key in sorted(identified) for entry in (PDFString(key), identified[key])]
            tree["IDTree"] = PDFDictionary({"Names": PDFArrayCompact(names)})
        return root

    def _elements(self) -> list[Element]:
        """Return all elements in reading order."""
        found: list[Element] = []
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
        return found

    def _parents(self, canvas: "ReportCanvas") -> list[Any]:
        entries: list[Any] = []
        for key, owners in enumerate(self._pages):
            entries += (key, canvas.add(PDFArrayCompact([canvas.add(owner) for owner in owners])))
        for key, owner in enumerate(self._annotations, len(self._pages)):
            entries += (key, canvas.add(owner))
        return entries


def _kid(kid: "Element | tuple[int, int] | tuple[int, PDFObjectReference]", home: int, canvas: "ReportCanvas") -> Any:
    if isinstance(kid, Element):
        return canvas.add(kid)
    page, piece = kid
    if isinstance(piece, PDFObjectReference):
        return PDFDictionary({"Type": "/OBJR", "Obj": piece, "Pg": canvas.page_reference(page)})
    return piece if page == home else PDFDictionary({"Type": "/MCR", "Pg": canvas.page_reference(page), "MCID": piece})

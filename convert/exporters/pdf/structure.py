"""The structure tree: what every mark on the pages is, for readers who do not see them (ISO 32000-1, 14.7; ISO 14289-1)."""

from typing import TYPE_CHECKING, Final

from convert.exporters.pdf.syntax import name, reference, text_string

if TYPE_CHECKING:
    from convert.exporters.pdf.document import Document

ROLE_MAP: Final = {"Title": "P"}
"""PDF 1.7 knows no title; the role says what it is, the map how older readers take it."""


class Element:
    """A node of the tree. Its kids are elements, pieces of page content and annotations, in reading order."""

    __slots__ = ("alt", "attributes", "identifier", "kids", "number", "parent", "tag")

    def __init__(self, tag: str, parent: "Element | None" = None, *, attributes: str = "", alt: str = "", identifier: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        """An attribute dictionary in PDF syntax."""
        self.alt = alt
        self.identifier = identifier
        self.kids: list[Element | tuple[int, int] | tuple[int, str]] = []
        """Elements, (page, marked content identifier), (page, reference to an annotation)."""
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def child(self, tag: str, *, attributes: str = "", alt: str = "", identifier: str = "") -> "Element":
        """Add an element at the end."""
        return Element(tag, self, attributes=attributes, alt=alt, identifier=identifier)


class StructureTree:
    """The tree of one document and the way back to it from pages and annotations."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._pages: list[list[Element]] = []
        self._annotations: list[Element] = []

    def start_page(self) -> int:
        """Begin the next page and return its place in the parent tree."""
        self._pages.append([])
        return len(self._pages) - 1

    def mark(self, element: Element) -> int:
        """Return the identifier of a new piece of content on this page that belongs to `element`."""
        owners = self._pages[-1]
        owners.append(element)
        element.kids.append((len(self._pages), len(owners) - 1))
        return len(owners) - 1

    def annotate(self, element: Element, annotation: int, page_count: int) -> int:
        """Give an annotation of this page to `element`; return its place in the parent tree."""
        element.kids.append((len(self._pages), reference(annotation)))
        self._annotations.append(element)
        return page_count + len(self._annotations) - 1

    def write(self, document: "Document") -> int:
        """Add the tree to the document and return the number of its root."""
        root = document.reserve()
        elements = _numbered(self.root, document)
        pages = {page: document.page_number(page) for page in range(1, len(self._pages) + 1)}
        for element in elements:
            document.add(_syntax(element, root, pages), element.number)
        parents = document.add(f"<</Nums[{' '.join(self._parent_entries(document))}]>>")
        identified = sorted((text_string(one.identifier), one.number) for one in elements if one.identifier)
        names = f"/IDTree<</Names[{' '.join(f'{key} {reference(value)}' for key, value in identified)}]>>" if identified else ""
        roles = "".join(f"{name(key)}{name(value)}" for key, value in ROLE_MAP.items())
        document.add(f"<</Type/StructTreeRoot/K {reference(self.root.number)}/ParentTree {reference(parents)}"
                     f"/ParentTreeNextKey {len(self._pages) + len(self._annotations)}/RoleMap<<{roles}>>{names}>>", root)
        return root

    def _parent_entries(self, document: "Document") -> list[str]:
        entries = []
        for key, owners in enumerate(self._pages):
            array = document.add(f"[{' '.join(reference(owner.number) for owner in owners)}]")
            entries.append(f"{key} {reference(array)}")
        for key, owner in enumerate(self._annotations, len(self._pages)):
            entries.append(f"{key} {reference(owner.number)}")
        return entries


def _numbered(root: Element, document: "Document") -> list[Element]:
    """Return all elements in reading order, each with an object number."""
    found: list[Element] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        element.number = document.reserve()
        found.append(element)
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
    return found


def _syntax(element: Element, root: int, pages: dict[int, int]) -> str:
    home = next((kid[0] for kid in element.kids if not isinstance(kid, Element)), 0)
    parts = [f"<</S{name(element.tag)}/P {reference(element.parent.number if element.parent else root)}"]
    if home:
        parts.append(f"/Pg {reference(pages[home])}")
    if element.kids:
        parts.append(f"/K[{' '.join(_kid(kid, home, pages) for kid in element.kids)}]")
    if element.attributes:
        parts.append(f"/A{element.attributes}")
    if element.alt:
        parts.append(f"/Alt{text_string(element.alt)}")
    if element.identifier:
        parts.append(f"/ID{text_string(element.identifier)}")
    return "".join(parts) + ">>"


def _kid(kid: "Element | tuple[int, int] | tuple[int, str]", home: int, pages: dict[int, int]) -> str:
    if isinstance(kid, Element):
        return reference(kid.number)
    page, piece = kid
    if isinstance(piece, str):
        return f"<</Type/OBJR/Obj {piece}/Pg {reference(pages[page])}>>"
    return str(piece) if page == home else f"<</Type/MCR/Pg {reference(pages[page])}/MCID {piece}>>"

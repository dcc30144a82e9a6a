"""The document being written: objects as PDF syntax, the page tree, the catalogue."""

from typing import TYPE_CHECKING

from convert.exporters.pdf.file import assemble, stream
from convert.exporters.pdf.syntax import name, reference

if TYPE_CHECKING:
    from collections.abc import Sequence


class Document:
    """Numbers objects, keeps them, and puts the file together."""

    def __init__(self) -> None:
        self.catalog: dict[str, str] = {}
        """Entries of the catalogue besides its type and the pages, as PDF syntax by key."""
        self._objects: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._last = 0
        self._information = 0
        self._fonts: dict[str, int] = {}
        self._pictures: dict[str, int] = {}
        self._pages: list[int] = []
        self._page_tree = self.reserve()
        self._resources = self.reserve()

    def reserve(self) -> int:
        """Return the number of an object that is to be filled later."""
        self._last += 1
        return self._last

    def add(self, syntax: str, object_number: int | None = None) -> int:
        """Store an object and return its number."""
        object_number = object_number or self.reserve()
        self._objects[object_number] = syntax.encode("latin-1")
        return object_number

    def add_stream(self, entries: str, data: bytes, *, compress: bool = True) -> int:
        """Store a stream and return its number; `entries` are those of its dictionary besides length and filter."""
        object_number = self.reserve()
        self._streams[object_number] = stream(entries, data, compress=compress)
        return object_number

    def add_font(self, resource: str, object_number: int) -> None:
        """Make a font known to every page under the name `resource`."""
        self._fonts[resource] = object_number

    def add_picture(self, object_number: int) -> str:
        """Make a picture known to every page; return the name."""
        resource = f"P{len(self._pictures) + 1}"
        self._pictures[resource] = object_number
        return resource

    def add_page(self, width: float, height: float, content: str, *, struct_parents: int, annotations: "Sequence[int]" = ()) -> None:
        """Store the next page: its size in points, its operators, its place in the parent tree, its links."""
        written = self.add_stream("", content.encode("ascii"))
        links = f"/Annots[{' '.join(map(reference, annotations))}]" if annotations else ""
        self._pages.append(self.add(
            f"<</Type/Page/Parent {reference(self._page_tree)}/MediaBox[0 0 {width:.4f} {height:.4f}]"
            f"/Resources {reference(self._resources)}/Contents {reference(written)}/StructParents {struct_parents}/Tabs/S{links}>>"))

    def set_information(self, syntax: str) -> None:
        """Set the document information dictionary."""
        self._information = self.add(syntax)

    def page_number(self, page: int) -> int:
        """Return the object number of a page that was drawn, counted from 1."""
        return self._pages[page - 1]

    def finish(self) -> bytes:
        """Return the whole file."""
        self.add(f"<</Type/Pages/Kids[{' '.join(map(reference, self._pages))}]/Count {len(self._pages)}>>", self._page_tree)
        self.add(f"<</Font{_named(self._fonts)}{f'/XObject{_named(self._pictures)}' if self._pictures else ''}>>", self._resources)
        entries = "".join(f"/{key} {syntax}" for key, syntax in self.catalog.items())
        root = self.add(f"<</Type/Catalog/Pages {reference(self._page_tree)}{entries}>>")
        return assemble(self._objects, self._streams, root=root, info=self._information)


def _named(resources: dict[str, int]) -> str:
    return f"<<{''.join(f'{name(key)} {reference(value)}' for key, value in resources.items())}>>"

"""The package of a DOCX: parts, relationships and pictures, bytes that depend on the content alone."""

from collections import Counter
from datetime import datetime

from convert.diagnostics import ConvertError
from convert.exporters.docx.directory import Relation, Shape, directory
from convert.layout.image import pixel_size
from convert.ooxml.names import CONTENT_TYPE, RELATIONSHIP
from convert.ooxml.package import write_package

_MAIN = "word/document.xml"


class PackageWriter:
    """A package that grows around its main part."""

    def __init__(self) -> None:
        """Begin with an empty `word/document.xml`."""
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._relations: dict[tuple[str, str, str], Relation] = {}
        self._counts: Counter[str] = Counter()
        self._pictures: dict[bytes, str] = {}
        self._add(_MAIN, CONTENT_TYPE["document"], b"")
        self._relate("", "document", _MAIN)

    def add(self, name: str, kind: str, content: bytes, *, of: str = _MAIN) -> str:
        """Add a part that the main part (or the part `of`) refers to; return the id of the relationship."""
        self._add(name, CONTENT_TYPE[kind], content)
        return self._relate(of, kind, name)

    def add_properties(self, name: str, kind: str, content: bytes) -> None:
        """Add a part that the package itself refers to."""
        self.add(name, kind, content, of="")

    def add_custom_xml(self, item: bytes, properties: bytes) -> None:
        """Add data in XML with its properties."""
        self.add("customXml/item1.xml", "custom_xml", item)
        self.add("customXml/itemProps1.xml", "custom_xml_properties", properties, of="customXml/item1.xml")

    def add_font_table(self, content: bytes, fonts: dict[str, bytes]) -> None:
        """Add the table of fonts; `fonts` are the embedded ones by the id that the table calls them."""
        table = "word/fontTable.xml"
        self.add(table, "font_table", content)
        for number, (identifier, data) in enumerate(fonts.items(), 1):
            name = f"word/fonts/font{number}.odttf"
            self._add(name, CONTENT_TYPE["embedded_font"], data)
            self._relate(table, "font", name, identifier=identifier)

    def link(self, address: str) -> str:
        """Return the id of a relationship to an address outside."""
        return self._relate(_MAIN, "hyperlink", address, external=True)

    def picture(self, data: bytes, name: str) -> str:
        """Add a picture and return the id of its relationship; the same bytes are stored once.

        Raises:
            ConvertError: `docx-picture-unreadable`.
        """
        from docx.image.image import Image

        part = self._pictures.get(data)
        if part is None:
            try:
                image = Image.from_blob(data)
            except Exception as error:  # whatever a broken file makes of the reader of pictures
                raise ConvertError("docx-picture-unreadable", name=name) from error
            if pixel_size(data) is None:
                raise ConvertError("docx-picture-unreadable", name=name)
            part = self._pictures[data] = f"word/media/image{len(self._pictures) + 1}.{image.ext}"
            self._add(part, image.content_type, data)
        return self._relate(_MAIN, "image", part)

    def finish(self, document: bytes, when: datetime) -> bytes:
        """Return the package with `document` as its main part."""
        self._parts[_MAIN] = document
        shape = Shape(parts=tuple(self._types.items()), relations=tuple(self._relations.values()))
        return write_package(self._parts | directory(shape), when=when)

    def _add(self, name: str, content_type: str, content: bytes) -> None:
        self._parts[name] = content
        self._types[name] = content_type

    def _relate(self, source: str, kind: str, target: str, *, external: bool = False, identifier: str = "") -> str:
        """Return the id of the relationship between two parts, made when there is none yet."""
        key = (source, kind, target)
        if key not in self._relations:
            self._counts[source] += 1
            self._relations[key] = Relation(source, identifier or f"rId{self._counts[source]}", RELATIONSHIP[kind], target, external)
        return self._relations[key].id

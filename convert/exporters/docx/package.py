"""The package of a DOCX: parts, relationships and pictures through python-docx, bytes that depend on the content alone."""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from convert.diagnostics import ConvertError
from convert.layout.image import pixel_size
from convert.ooxml.names import CONTENT_TYPE, RELATIONSHIP
from convert.ooxml.package import repack


class PackageWriter:
    """A package that grows around its main part."""

    def __init__(self) -> None:
        """Begin with an empty `word/document.xml`."""
        self._package = Package()
        self._main = self._part("word/document.xml", "document", b"")
        self._package.relate_to(self._main, RELATIONSHIP["document"])

    def add(self, name: str, kind: str, content: bytes, *, of: Any = None) -> str:
        """Add a part that the main part (or `of`) refers to; return the id of the relationship."""
        rid: str = (of or self._main).relate_to(self._part(name, kind, content), RELATIONSHIP[kind])
        return rid

    def add_properties(self, name: str, kind: str, content: bytes) -> None:
        """Add a part that the package itself refers to."""
        self._package.relate_to(self._part(name, kind, content), RELATIONSHIP[kind])

    def add_custom_xml(self, item: bytes, properties: bytes) -> None:
        """Add data in XML with its properties."""
        part = self._part("customXml/item1.xml", "custom_xml", item)
        self._main.relate_to(part, RELATIONSHIP["custom_xml"])
        self.add("customXml/itemProps1.xml", "custom_xml_properties", properties, of=part)

    def add_font_table(self, content: bytes, fonts: dict[str, bytes]) -> None:
        """Add the table of fonts; `fonts` are the embedded ones by the id that the table calls them."""
        table = self._part("word/fontTable.xml", "font_table", content)
        self._main.relate_to(table, RELATIONSHIP["font_table"])
        for number, (rid, data) in enumerate(fonts.items(), 1):
            table.load_rel(RELATIONSHIP["font"], self._part(f"word/fonts/font{number}.odttf", "embedded_font", data), rid)

    def link(self, address: str) -> str:
        """Return the id of a relationship to an address outside."""
        rid: str = self._main.relate_to(address, RELATIONSHIP["hyperlink"], is_external=True)
        return rid

    def picture(self, data: bytes, name: str) -> str:
        """Add a picture and return the id of its relationship; the same bytes are stored once.

        Raises:
            ConvertError: `docx-picture-unreadable`.
        """
        try:
            part = self._package.get_or_add_image_part(BytesIO(data))
        except Exception as error:  # whatever a broken file makes of the reader of pictures
            raise ConvertError("docx-picture-unreadable", name=name) from error
        if pixel_size(data) is None:
            raise ConvertError("docx-picture-unreadable", name=name)
        relationship: str = self._main.relate_to(part, RELATIONSHIP["image"])
        return relationship

    def finish(self, document: bytes, when: datetime) -> bytes:
        """Return the package with `document` as its main part."""
        self._main.content = document
        buffer = BytesIO()
        self._package.save(buffer)
        return repack(buffer.getvalue(), when=when)

    def _part(self, name: str, kind: str, content: bytes) -> "_ContentPart":
        part = _ContentPart(PackURI("/" + name), CONTENT_TYPE[kind], None, self._package)
        part.content = content
        return part


class _ContentPart(Part):  # type: ignore[misc]
    """A part whose bytes are given."""

    content: bytes

    @property
    def blob(self) -> bytes:
        return self.content

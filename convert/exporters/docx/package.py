"""The package of a DOCX: parts, relationships and pictures (ISO/IEC 29500-2), written once.

python-docx would do the same; importing it takes longer than everything else that the exporter does.
"""

import hashlib
from datetime import datetime
from typing import Final

from convert.diagnostics import ConvertError
from convert.layout.image import pixel_size
from convert.ooxml.elements import XML, escape
from convert.ooxml.names import CONTENT_TYPE, PACKAGE_CONTENT_TYPES, PACKAGE_RELATIONSHIPS, RELATIONSHIP
from convert.ooxml.package import CONTENT_TYPES, write_package

MAIN: Final = "word/document.xml"
_ROOT: Final = ""
_PICTURES: Final = {b"\x89PNG": ("png", "image/png"), b"\xff\xd8\xff": ("jpeg", "image/jpeg")}


class PackageWriter:
    """A package that grows around its main part."""

    def __init__(self) -> None:
        """Begin with the main part, which `finish` fills."""
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._defaults: dict[str, str] = {"rels": CONTENT_TYPE["relationships"], "xml": "application/xml"}
        self._relationships: dict[str, list[tuple[str, str, str]]] = {}
        self._known: dict[str, str] = {}
        """Relationship of pictures by digest, of links by address."""
        self._add(MAIN, "document", b"", of=_ROOT)

    def add(self, name: str, kind: str, content: bytes) -> str:
        """Add a part that the main part refers to; return the id of the relationship."""
        return self._add(name, kind, content, of=MAIN)

    def add_properties(self, name: str, kind: str, content: bytes) -> None:
        """Add a part that the package itself refers to."""
        self._add(name, kind, content, of=_ROOT)

    def add_custom_xml(self, item: bytes, properties: bytes) -> None:
        """Add data in XML with its properties."""
        self._parts["customXml/item1.xml"] = item
        self._relate(MAIN, RELATIONSHIP["custom_xml"], "customXml/item1.xml")
        self._add("customXml/itemProps1.xml", "custom_xml_properties", properties, of="customXml/item1.xml")

    def add_font_table(self, content: bytes, fonts: dict[str, bytes]) -> None:
        """Add the table of fonts; `fonts` are the embedded ones by the id that the table calls them, in its order."""
        self._add("word/fontTable.xml", "font_table", content, of=MAIN)
        for number, (wanted, data) in enumerate(fonts.items(), 1):
            name = f"word/fonts/font{number}.odttf"
            self._parts[name] = data
            self._defaults["odttf"] = CONTENT_TYPE["embedded_font"]
            rid = self._relate("word/fontTable.xml", RELATIONSHIP["font"], name)
            assert rid == wanted, "fonts are listed in the order of their ids"  # noqa: S101

    def link(self, address: str) -> str:
        """Return the id of a relationship to an address outside."""
        rid = self._known.get(address)
        if rid is None:
            rid = self._known[address] = self._relate(MAIN, RELATIONSHIP["hyperlink"], address, outside=True)
        return rid

    def picture(self, data: bytes, name: str) -> str:
        """Add a picture and return the id of its relationship; the same bytes are stored once.

        Raises:
            ConvertError: `docx-picture-unreadable`.
        """
        suffix, media_type = next((found for start, found in _PICTURES.items() if data.startswith(start)), ("", ""))
        if not suffix or pixel_size(data) is None:
            raise ConvertError("docx-picture-unreadable", name=name)
        digest = hashlib.sha256(data).hexdigest()
        rid = self._known.get(digest)
        if rid is None:
            number = 1 + sum(part.startswith("word/media/") for part in self._parts)
            part = f"word/media/image{number}.{suffix}"
            self._parts[part] = data
            self._defaults[suffix] = media_type
            rid = self._known[digest] = self._relate(MAIN, RELATIONSHIP["image"], part)
        return rid

    def finish(self, document: bytes, when: datetime) -> bytes:
        """Return the package with `document` as its main part."""
        parts = {**self._parts, MAIN: document, CONTENT_TYPES: self._content_types()}
        for owner, found in self._relationships.items():
            folder, _, file = owner.rpartition("/")
            parts["/".join(filter(None, (folder, "_rels", f"{file}.rels")))] = _relationships_part(found)
        return write_package(parts, when=when)

    def _add(self, name: str, kind: str, content: bytes, *, of: str) -> str:
        self._parts[name] = content
        self._types[name] = CONTENT_TYPE[kind]
        return self._relate(of, RELATIONSHIP[kind], name)

    def _relate(self, owner: str, kind: str, target: str, *, outside: bool = False) -> str:
        found = self._relationships.setdefault(owner, [])
        found.append((kind, target if outside else f"/{target}", ' TargetMode="External"' if outside else ""))
        return f"rId{len(found)}"

    def _content_types(self) -> bytes:
        defaults = "".join(f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in sorted(self._defaults.items()))
        overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(self._types.items()))
        return f'{XML}<Types xmlns="{PACKAGE_CONTENT_TYPES}">{defaults}{overrides}</Types>'.encode()


def _relationships_part(found: list[tuple[str, str, str]]) -> bytes:
    inside = "".join(f'<Relationship Id="rId{number}" Type="{kind}" Target="{escape(target)}"{mode}/>'
                     for number, (kind, target, mode) in enumerate(found, 1))
    return f'{XML}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{inside}</Relationships>'.encode()

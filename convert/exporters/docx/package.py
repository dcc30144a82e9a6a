"""The package of a document: the shipped template, further parts, and bytes that depend on the content alone."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from convert.diagnostics import ConvertError
from convert.exporters.docx.elements import Element
from convert.ooxml.names import CONTENT_TYPE, RELATIONSHIP
from convert.ooxml.package import repacked

if TYPE_CHECKING:
    from docx.document import Document

_TEMPLATE: Final = Path(__file__).parent / "template"


def open_template() -> "Document":
    """Return a new document from the shipped template, a package that lies unpacked in its folder."""
    from docx import Document

    return Document(str(_TEMPLATE))


def add_part(owner: Any, name: str, kind: str, content: Element | bytes) -> tuple[Any, str]:
    """Add a part that `owner`, a part or the package, refers to; return it and the id of the relationship.

    Args:
        owner: Who refers to it.
        name: Its name in the package.
        kind: A key of `CONTENT_TYPE` and `RELATIONSHIP`.
        content: A tree, which may still grow, or bytes.
    """
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part, XmlPart

    package = owner.package if isinstance(owner, Part) else owner
    made = Part if isinstance(content, bytes) else XmlPart
    part = made(PackURI(name), CONTENT_TYPE[kind], content, package)
    return part, owner.relate_to(part, RELATIONSHIP[kind])


def picture(document: "Document", image: bytes, name: str) -> str:
    """Return the id of the relationship of a picture; the same bytes are stored once.

    Raises:
        ConvertError: `docx-picture-unreadable`.
    """
    from convert.layout.image import pixel_size

    try:
        relationship, _ = document.part.get_or_add_image(BytesIO(image))
    except Exception as error:  # whatever a broken file makes of the reader of pictures
        raise ConvertError("docx-picture-unreadable", name=name) from error
    if pixel_size(image) is None:
        raise ConvertError("docx-picture-unreadable", name=name)
    return str(relationship)


def finished(document: "Document") -> bytes:
    """Return the document as bytes."""
    buffer = BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())

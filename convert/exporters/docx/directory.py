"""The directory of a package: content types and relationships, as python-docx writes them.

They tell which parts there are and how they refer to each other, and nothing of what is in them. Loading python-docx takes as
long as everything else about a short report, and the reports of an office have few shapes: the directory of a shape is kept.
"""

import msgspec

from convert.kept import Kept
from convert.ooxml.package import CONTENT_TYPES, read_package


class Relation(msgspec.Struct, frozen=True, array_like=True):
    """How the package (empty `source`) or one of its parts refers to a part, or to an address outside."""

    source: str
    id: str
    kind: str
    target: str
    external: bool = False


class Shape(msgspec.Struct, frozen=True, array_like=True):
    """What a directory depends on."""

    parts: tuple[tuple[str, str], ...]
    """Name and content type of every part."""
    relations: tuple[Relation, ...]


_kept = Kept("packages")


def directory(shape: Shape) -> dict[str, bytes]:
    """Return the parts that a package of this shape has besides its own: `[Content_Types].xml` and all `.rels`."""
    if any(relation.external for relation in shape.relations):
        return _written(shape)  # addresses belong to one report
    key = msgspec.msgpack.encode(shape)
    found: dict[str, bytes] | None = _kept.get(key)
    if found is None:
        found = _written(shape)
        _kept.put(key, found)
    return found


def _written(shape: Shape) -> dict[str, bytes]:
    from io import BytesIO

    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.package import Package

    package = Package()
    parts = {name: Part(PackURI(f"/{name}"), content_type, b"", package) for name, content_type in shape.parts}
    for relation in shape.relations:
        source = parts[relation.source] if relation.source else package
        target = relation.target if relation.external else parts[relation.target]
        source.load_rel(relation.kind, target, relation.id, relation.external)
    buffer = BytesIO()
    package.save(buffer)
    return {name: content for name, content in read_package(buffer.getvalue()).items()
            if name == CONTENT_TYPES or name.endswith(".rels")}

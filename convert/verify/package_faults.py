"""Faults of a package (ISO/IEC 29500-2) that would make an office program repair or refuse it.

A fault is one line, `code: detail`. The checks guard the program's own output, so they are stricter than the standard:
every part must be reachable, and nothing outside may be referred to but by hyperlinks.
"""

import posixpath
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from urllib.parse import unquote

import msgspec
from lxml import etree

from convert.ooxml.names import DCTERMS, PACKAGE_CONTENT_TYPES, PACKAGE_RELATIONSHIPS, RELATIONSHIP, R
from convert.patterns import regex
from convert.verify.archive import ArchiveError, read_archive

_CONTENT_TYPES: Final = "[Content_Types].xml"
_CORE_PROPERTIES: Final = "docProps/core.xml"
_OFFICE_DOCUMENT: Final = f"{R}/officeDocument"
_RELATION: Final = f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"
_TYPES: Final = f"{{{PACKAGE_CONTENT_TYPES}}}"
_REFERENCES: Final = etree.XPath("//@r:*", namespaces={"r": R})
_DATES: Final = ("created", "modified")
_W3C_DATE: Final = regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_NAME: Final = regex(r"[A-Za-z_][\w.\-]*")


_ROW: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row"
_LONG: Final = 4_000_000
"""Bytes from which a part is not held as a tree, which takes ten to twenty times as much: a sheet of 50,000 figures takes 60 MB."""


def _rows(content: bytes) -> "Iterator[Any]":
    for _, row in _reading(content):
        yield row
        row.getparent().remove(row)


def _without_rows(content: bytes) -> Any:
    """Return the tree of a part without its rows.

    Raises:
        lxml.etree.XMLSyntaxError: it is not well-formed.
    """
    reading = _reading(content)
    for _, row in reading:
        row.getparent().remove(row)
    return reading.root


def _reading(content: bytes) -> Any:
    return etree.iterparse(BytesIO(content), tag=_ROW, resolve_entities=False, no_network=True, huge_tree=True)


class PartTarget(msgspec.Struct, frozen=True):
    """What a relationship of a part leads to."""

    kind: str
    name: str
    """Name of the part, or the address of an external target."""
    external: bool


class CheckedPackage:
    """The parts of a package that was just written, and what is wrong with them."""

    def __init__(self, data: bytes) -> None:
        """Open the package `data`, and look at its entries, content types, relationships and core properties."""
        self.faults: list[str] = []
        self.parts: dict[str, bytes] = {}
        self.trees: dict[str, Any] = {}
        """The parsed XML parts by name; those that are very long without their rows, which `rows` gives one by one."""
        self._open(data)
        self._parse()
        self._check_content_types()
        self._check_relations()
        self._check_core_dates()

    def relations(self, part: str) -> dict[str, PartTarget]:
        """Return the relationships of `part` by id; of the package for the empty name."""
        folder, _, name = part.rpartition("/")
        rels = self.trees.get(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        found: dict[str, PartTarget] = {}
        for node in rels.iter(_RELATION) if rels is not None else ():
            external = node.get("TargetMode") == "External"
            target = node.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/" + folder, unquote(target))).lstrip("/")
            found[node.get("Id", "")] = PartTarget(node.get("Type", ""), target, external)
        return found

    def targets(self, part: str, kind: str) -> list[str]:
        """Return the parts that the relationships of `part` of that kind lead to; the kind is the last word of its name."""
        return [one.name for one in self.relations(part).values() if one.kind.rpartition("/")[2] == kind]

    def _open(self, data: bytes) -> None:
        try:
            entries = read_archive(data)
        except ArchiveError as error:
            self.faults.append(f"package-unreadable: {error}")
            return
        names = [name for name, _ in entries]
        self.parts = dict(entries)
        for name, count in Counter(name.casefold() for name in names).items():
            if count > 1:
                self.faults.append(f"package-duplicate-part: {name}")
        for name in names:
            segments = name.split("/")
            if "\\" in name or any(not segment or segment.endswith(".") for segment in segments):
                self.faults.append(f"package-part-name: {name}")

    def _parse(self) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        for name, content in self.parts.items():
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                tree = etree.fromstring(content, parser) if len(content) < _LONG else _without_rows(content)
            except etree.XMLSyntaxError as error:
                self.faults.append(f"package-not-well-formed: {name}: {error}")
                continue
            if tree.getroottree().docinfo.doctype:
                self.faults.append(f"package-doctype: {name}")
            self.trees[name] = tree

    def rows(self, part: str) -> Iterator[Any]:
        """Yield the rows of a worksheet that is too long to be held as a tree; none of another part.

        A row is gone when the next one comes.
        """
        if len(self.parts[part]) >= _LONG:
            yield from _rows(self.parts[part])

    def _check_content_types(self) -> None:
        types = self.trees.get(_CONTENT_TYPES)
        if types is None:
            self.faults.append(f"package-content-types: no {_CONTENT_TYPES}")
            return
        defaults = Counter(node.get("Extension", "").casefold() for node in types.iter(_TYPES + "Default"))
        overrides = Counter(node.get("PartName", "").casefold() for node in types.iter(_TYPES + "Override"))
        for name, count in (defaults + overrides).items():
            if count > 1:
                self.faults.append(f"package-content-type-twice: {name}")
        names = {f"/{name}".casefold() for name in self.parts}
        self.faults.extend(f"package-content-type-of-nothing: {name}" for name in overrides if name not in names)
        for name in self.parts:
            known = f"/{name}".casefold() in overrides or name.rpartition(".")[2].casefold() in defaults
            if name != _CONTENT_TYPES and not known:
                self.faults.append(f"package-content-type-missing: {name}")

    def content_type(self, part: str) -> str | None:
        """Return the content type that is told for `part` itself."""
        types = self.trees.get(_CONTENT_TYPES)
        overrides = types.iter(_TYPES + "Override") if types is not None else ()
        return next((node.get("ContentType") for node in overrides if node.get("PartName") == f"/{part}"), None)

    def _check_relations(self) -> None:
        reached = {_CONTENT_TYPES}
        for name in self.trees:
            if name.endswith(".rels"):
                reached.add(name)
                reached.update(self._reached(name))
            else:
                self._check_references(name)
        kinds = [relation.kind for relation in self.relations("").values()]
        if kinds.count(_OFFICE_DOCUMENT) != 1:
            self.faults.append(f"package-main-part: {kinds.count(_OFFICE_DOCUMENT)} office documents")
        self.faults.extend(f"package-orphan: {name}" for name in self.parts if name not in reached)

    def _reached(self, rels: str) -> Iterator[str]:
        """Yield the names of the parts that relationships lead to, after looking at them."""
        source = source_of(rels)
        if source and source not in self.parts:
            self.faults.append(f"package-relations-of-nothing: {rels}")
        for name, count in Counter(node.get("Id", "") for node in self.trees[rels].iter(_RELATION)).items():
            if count > 1 or not _NAME.fullmatch(name):
                self.faults.append(f"package-relation-id: {rels} {name!r}")
        for name, relation in self.relations(source).items():
            if not relation.kind:
                self.faults.append(f"package-relation-type: {rels} {name}")
            if relation.external:
                if relation.kind != RELATIONSHIP["hyperlink"]:
                    self.faults.append(f"package-external: {rels} {name} {relation.name}")
            elif relation.name not in self.parts:
                self.faults.append(f"package-relation-target: {rels} {name} {relation.name}")
            else:
                yield relation.name

    def _check_references(self, name: str) -> None:
        """Every relationship id that a part names is among its relationships."""
        known = self.relations(name)
        wanted = sorted(set(_REFERENCES(self.trees[name])))
        self.faults.extend(f"package-reference: {name} {one!r}" for one in wanted if one not in known)

    def _check_core_dates(self) -> None:
        core = self.trees.get(_CORE_PROPERTIES)
        if core is None:
            self.faults.append("package-core-properties: none")
            return
        for name in _DATES:
            dates = [node.text or "" for node in core.iter(f"{{{DCTERMS}}}{name}")]
            if len(dates) != 1 or not _W3C_DATE.fullmatch(dates[0]):
                self.faults.append(f"package-core-date: {name} {dates}")


def source_of(rels: str) -> str:
    """Return the name of the part that the relationships `rels` belong to; empty for the package."""
    folder, _, name = rels.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))

"""Faults of a package (ISO/IEC 29500-2) that would make an office program repair or refuse it.

A fault is one line, `code: detail`. The checks guard the program's own output, so they are stricter than the standard:
every part must be reachable, and nothing outside may be referred to but by hyperlinks.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from convert.ooxml.package import CONTENT_TYPES, CORE_PROPERTIES, PackageError, read_entries
from convert.patterns import regex

RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HYPERLINK: Final = RELATIONSHIPS + "/hyperlink"
_OFFICE_DOCUMENT: Final = RELATIONSHIPS + "/officeDocument"
_PACKAGE: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PREFIX: Final = regex(rb'xmlns:(\w+)="' + RELATIONSHIPS.encode() + rb'"')
_W3C_DATE: Final = regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_NAME: Final = regex(r"[A-Za-z_][\w.\-]*")

Trees = dict[str, Any]
"""The parsed XML parts by name."""


class Relation:
    """A relationship of a part."""

    __slots__ = ("external", "kind", "target")

    def __init__(self, kind: str, target: str, *, external: bool) -> None:
        self.kind = kind
        self.target = target
        """Name of the part, or the address of an external target."""
        self.external = external


def check_package(data: bytes) -> tuple[str, ...]:
    """Return the faults of the package `data`; nothing when there is none."""
    faults: list[str] = []
    parts = open_parts(data, faults)
    trees = parse_parts(parts, faults)
    check_parts(parts, trees, faults)
    return tuple(faults)


def open_parts(data: bytes, faults: list[str]) -> dict[str, bytes]:
    """Return the parts of the archive, and append what is wrong with its entries."""
    try:
        entries = read_entries(data)
    except PackageError as error:
        faults.append(f"package-unreadable: {error}")
        return {}
    names = [name for name, _ in entries]
    for name, count in Counter(name.casefold() for name in names).items():
        if count > 1:
            faults.append(f"package-duplicate-part: {name}")
    for name in names:
        segments = name.split("/")
        if "\\" in name or any(not segment or segment.endswith(".") for segment in segments):
            faults.append(f"package-part-name: {name}")
    return dict(entries)


def parse_parts(parts: Mapping[str, bytes], faults: list[str]) -> Trees:
    """Return the trees of the XML parts; those that are not well-formed or declare a document type are faults."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    trees: Trees = {}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(content, parser)
            except etree.XMLSyntaxError as error:
                faults.append(f"package-not-well-formed: {name}: {error}")
            if b"<!DOCTYPE" in content[:1000]:
                faults.append(f"package-doctype: {name}")
    return trees


def check_parts(parts: Mapping[str, bytes], trees: Trees, faults: list[str]) -> None:
    """Append the faults of content types, relationships and core properties."""
    _check_content_types(parts, trees, faults)
    reached = {CONTENT_TYPES}
    for name in parts:
        if name.endswith(".rels") and name in trees:
            reached.add(name)
            reached.update(_check_relations(name, parts, trees, faults))
    kinds = [relation.kind for relation in relations(trees, "").values()]
    if kinds.count(_OFFICE_DOCUMENT) != 1:
        faults.append(f"package-main-part: {kinds.count(_OFFICE_DOCUMENT)} office documents")
    faults.extend(f"package-orphan: {name}" for name in parts if name not in reached)
    for name, content in parts.items():
        if not name.endswith(".rels"):
            _check_references(name, content, trees, faults)
    _check_core_dates(trees, faults)


def relations(trees: Trees, part: str) -> dict[str, Relation]:
    """Return the relationships of `part` by id; of the package for the empty name."""
    folder, _, name = part.rpartition("/")
    rels = trees.get(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    found: dict[str, Relation] = {}
    for node in rels.iter(_PACKAGE) if rels is not None else ():
        external = node.get("TargetMode") == "External"
        target = node.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/" + folder, _plain(target))).lstrip("/")
        found[node.get("Id", "")] = Relation(node.get("Type", ""), target, external=external)
    return found


def _plain(target: str) -> str:
    """Return a target without its percent signs."""
    if "%" not in target:
        return target
    from urllib.parse import unquote

    return unquote(target)


def _check_content_types(parts: Mapping[str, bytes], trees: Trees, faults: list[str]) -> None:
    types = trees.get(CONTENT_TYPES)
    if types is None:
        faults.append(f"package-content-types: no {CONTENT_TYPES}")
        return
    defaults = Counter(node.get("Extension", "").casefold() for node in types.iter(_TYPES + "Default"))
    overrides = Counter(node.get("PartName", "").casefold() for node in types.iter(_TYPES + "Override"))
    for name, count in (defaults + overrides).items():
        if count > 1:
            faults.append(f"package-content-type-twice: {name}")
    names = {f"/{name}".casefold() for name in parts}
    faults.extend(f"package-content-type-of-nothing: {name}" for name in overrides if name not in names)
    for name in parts:
        known = f"/{name}".casefold() in overrides or name.rpartition(".")[2].casefold() in defaults
        if name != CONTENT_TYPES and not known:
            faults.append(f"package-content-type-missing: {name}")


def _check_relations(rels: str, parts: Mapping[str, bytes], trees: Trees, faults: list[str]) -> Iterator[str]:
    """Yield the names of the parts that the relationships lead to."""
    source = source_of(rels)
    if source and source not in parts:
        faults.append(f"package-relations-of-nothing: {rels}")
    ids = Counter(node.get("Id", "") for node in trees[rels].iter(_PACKAGE))
    for name, count in ids.items():
        if count > 1 or not _NAME.fullmatch(name):
            faults.append(f"package-relation-id: {rels} {name!r}")
    for name, relation in relations(trees, source).items():
        if not relation.kind:
            faults.append(f"package-relation-type: {rels} {name}")
        if relation.external:
            if relation.kind != _HYPERLINK:
                faults.append(f"package-external: {rels} {name} {relation.target}")
        elif relation.target not in parts:
            faults.append(f"package-relation-target: {rels} {name} {relation.target}")
        else:
            yield relation.target


def source_of(rels: str) -> str:
    """Return the name of the part that the relationships `rels` belong to; empty for the package."""
    folder, _, name = rels.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _check_references(name: str, content: bytes, trees: Trees, faults: list[str]) -> None:
    """Append a fault for every relationship id in a part's XML that its relationships do not have."""
    prefixes = set(_PREFIX.findall(content))
    if not prefixes or name not in trees:
        return
    known = relations(trees, name)
    for prefix in prefixes:
        references = re.finditer(prefix + rb':\w+="([^"]*)"', content)  # beginning with a literal it is found fast
        faults.extend(f"package-reference: {name} {found[1].decode()!r}" for found in references
                      if content[found.start() - 1:found.start()].isspace() and found[1].decode() not in known)


def _check_core_dates(trees: Trees, faults: list[str]) -> None:
    core = trees.get(CORE_PROPERTIES)
    if core is None:
        faults.append("package-core-properties: none")
        return
    for name in ("created", "modified"):
        dates = list(core.iter(f"{{http://purl.org/dc/terms/}}{name}"))
        if len(dates) != 1 or not _W3C_DATE.fullmatch(dates[0].text or ""):
            faults.append(f"package-core-date: {name} {[date.text for date in dates]}")

"""Faults of an OFD: what its tables do not allow, numbers that occur twice or lead nowhere, files that are missing or lost."""

import posixpath
from collections.abc import Callable
from typing import Any, Final

from lxml import etree

from convert.patterns import regex
from convert.text.deltas import expanded, number_of, numbers_of
from convert.verify.archive import ArchiveError, read_archive
from convert.verify.ofd_schema import ElementShape, Slot, shapes

NAMESPACE: Final = "http://www.ofdspec.org/2016"
ENTRY: Final = "OFD.xml"
_MOST: Final = 1_000_000
VALUE_KINDS: Final[dict[str, Callable[[str], bool]]] = {
    "version": "1.0".__eq__, "document": "OFD".__eq__, "usage": {"Normal", "EBook", "ENewsPaper", "EMagzine"}.__contains__,
    "identifier": lambda text: bool(regex(r"[0-9a-f]{32}").fullmatch(text)), "text": bool,
    "date": lambda text: bool(regex(r"\d{4}-\d\d-\d\d").fullmatch(text)),
    "time": lambda text: bool(regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d").fullmatch(text)),
    "id": lambda text: text.isdigit() and int(text) > 0, "whole": str.isdigit, "count": lambda text: text.isdigit() and int(text) > 0,
    "number": lambda text: number_of(text) is not None, "size": lambda text: (number_of(text) or 0) > 0,
    "box": lambda text: min((numbers_of(text, 4) or (0,))[2:], default=0) > 0, "matrix": lambda text: numbers_of(text, 6) is not None,
    "switch": {"true", "false"}.__contains__, "event": {"DO", "PO", "CLICK"}.__contains__,
    "destination": {"XYZ", "Fit", "FitH", "FitV", "FitR"}.__contains__, "charset": {"unicode", "symbol", "prc", "big5"}.__contains__,
    "medium": {"Image", "Audio", "Video"}.__contains__, "layer": {"Body", "Foreground", "Background", "Custom"}.__contains__,
    "weight": {str(weight) for weight in range(0, 1001, 100)}.__contains__,
    "name": lambda text: bool(regex(r"[A-Za-z_][\w.-]*").fullmatch(text)),
    "colour": lambda text: len(text.split()) == 3 and all(part.isdigit() and int(part) < 256 for part in text.split()),
    "glyphs": lambda text: all(part.isdigit() for part in text.split()), "letters": bool,
    "deltas": lambda text: bool(expanded(text, _MOST)),
    "path": lambda text: bool(regex(r"M -?[\d.]+ -?[\d.]+(?: L -?[\d.]+ -?[\d.]+)+(?: C)?").fullmatch(text)),
}


class CheckedOfd:
    """The parts of an OFD that was just written, and what is wrong with them."""

    def __init__(self, data: bytes) -> None:
        """Open the file and look at every part."""
        self.faults: list[str] = []
        self.pages: list[Any] = []
        """The trees of the pages in order."""
        self._parts: dict[str, bytes] = {}
        self._numbers: set[str] = set()
        self._known: dict[str, set[str]] = {"page": set(), "font": set(), "medium_reference": set(), "object": set()}
        self._wanted: list[tuple[str, str]] = []
        """Kinds and numbers that something refers to."""
        self._reached = {ENTRY}
        self._last = 0
        try:
            entries = read_archive(data)
        except ArchiveError as error:
            self._tell(ENTRY, f"no readable archive: {error}")
            return
        self._parts = dict(entries)
        if len(self._parts) != len(entries):
            self._tell(ENTRY, "two entries of one name")
        self._read(ENTRY, "OFD")
        for kind, number in self._wanted:
            if number not in self._known[kind]:
                self._tell(kind, f"{number} leads nowhere")
        if self._numbers and max(map(int, self._numbers)) > self._last:
            self._tell("MaxUnitID", f"{self._last} is less than the largest number")
        for name in sorted(set(self._parts) - self._reached):
            self._tell(name, "is part of nothing")

    def _tell(self, place: str, fault: str) -> None:
        self.faults.append(f"{place}: {fault}")

    def _read(self, name: str, described: str, base: str = "") -> None:
        """Read the part `name`; locations in it begin in its own folder, those of resources in `base` of it."""
        self._reached.add(name)
        root = self._tree(name)
        if root is None:
            return
        if described == "tags":
            self._read_tags(name, root)
            return
        if root.tag != f"{{{NAMESPACE}}}{described}":
            self._tell(name, f"begins with {root.tag}")
            return
        if described == "Page":
            self.pages.append(root)
        self._element(name, root, shapes()[described], posixpath.join(posixpath.dirname(name), root.get("BaseLoc") or base))

    def _tree(self, name: str) -> Any:
        if name not in self._parts:
            self._tell(name, "is missing")
            return None
        try:
            tree = etree.fromstring(self._parts[name], etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        except etree.XMLSyntaxError as error:
            self._tell(name, f"is not well-formed: {error}")
            return None
        if tree.getroottree().docinfo.doctype:
            self._tell(name, "declares a document type")
        return tree

    def _element(self, part: str, element: Any, shape: ElementShape, folder: str) -> None:
        place = f"{part} {etree.QName(element).localname}"
        for name, (kind, is_needed) in shape.attributes.items():
            value = element.get(name)
            if value is None and is_needed:
                self._tell(place, f"lacks {name}")
            elif value is not None:
                self._value(place, f"{name} {value!r}", kind, value, folder)
        for name in set(element.keys()) - set(shape.attributes):
            self._tell(place, f"has {name}")
        if shape.text:
            self._value(place, f"text {(element.text or '')[:20]!r}", shape.text, element.text or "", folder)
        elif (element.text or "").strip():
            self._tell(place, "has text")
        self._children(part, place, element, shape, folder)
        self._note(place, element)

    def _children(self, part: str, place: str, element: Any, shape: ElementShape, folder: str) -> None:
        slots = {slot.name: slot for slot in (*shape.children, *shape.repeats)}
        tags = []
        for one in element:
            name = etree.QName(one)
            slot = slots.get(name.localname) if name.namespace == NAMESPACE else None
            if slot is None:
                self._tell(place, f"holds {one.tag}")
                continue
            tags.append(name.localname)
            self._follow(part, one, slot, folder)
        for slot in shape.children:
            if not slot.least <= tags.count(slot.name) <= slot.most:
                self._tell(place, f"holds {tags.count(slot.name)} of {slot.name}")
        first = [tag for tag in tags if tag not in {slot.name for slot in shape.repeats}]
        order = [slot.name for slot in shape.children]
        if shape.in_order and [order.index(tag) for tag in first] != sorted(order.index(tag) for tag in first):
            self._tell(place, f"holds {' '.join(first)} in another order")
        if shape.repeats and (tags[: len(first)] != first or not tags or tags[-1] != shape.repeats[-1].name):
            self._tell(place, f"does not end with {shape.repeats[-1].name}")

    def _follow(self, part: str, element: Any, slot: Slot, folder: str) -> None:
        """Look at a child, and at the part that it leads to."""
        self._element(part, element, shapes()[slot.described], folder)
        location = element.text or ""
        target = posixpath.normpath(posixpath.join(folder, location))
        described = {"DocRoot": "Document", "PublicRes": "Res", "DocumentRes": "Res", "CustomTags": "CustomTags",
                     "Attachments": "Attachments"}.get(slot.name)
        if slot.described == "PageEntry":
            self._read(posixpath.normpath(posixpath.join(folder, element.get("BaseLoc", ""))), "Page")
        elif slot.name == "FileLoc" and etree.QName(element.getparent()).localname == "CustomTag":
            self._read(target, "tags")
        elif described and slot.described in ("Location", "DocRoot"):
            self._read(target, described)

    def _value(self, place: str, told: str, kind: str, value: str, folder: str) -> None:
        if kind == "location":
            target = posixpath.normpath(posixpath.join(folder, value))
            self._reached.add(target)
            if not value or target not in self._parts:
                self._tell(place, f"{told} is no file")
        elif kind == "new":
            if not VALUE_KINDS["id"](value) or value in self._numbers:
                self._tell(place, f"{told} is no new number")
            self._numbers.add(value)
        elif kind in self._known:
            self._wanted.append((kind, value))
        elif not VALUE_KINDS[kind](value):
            self._tell(place, f"{told} is no {kind}")

    def _note(self, place: str, element: Any) -> None:
        """Remember what others may refer to, and check what two values say together."""
        name, number = etree.QName(element).localname, element.get("ID", "")
        kind = {"Font": "font", "MultiMedia": "medium_reference", "TextObject": "object", "ImageObject": "object"}.get(name)
        if name == "Page" and number:
            kind = "page"
        if kind:
            self._known[kind].add(number)
        if name == "MaxUnitID" and (element.text or "").isdigit():
            self._last = int(element.text)
        if name == "TextCode":
            steps = expanded(element.get("DeltaX") or "", _MOST)
            letters = element.text or ""
            if steps and len(steps) != len(letters) - 1:
                self._tell(place, f"has {len(steps)} distances for {len(letters)} letters")
            if letters != letters.strip():
                self._tell(place, "begins or ends with a blank")

    def _read_tags(self, name: str, root: Any) -> None:
        for element in root.iter():
            if element.tag == f"{{{NAMESPACE}}}ObjectRef":
                self._wanted += (("page", element.get("PageRef", "")), ("object", element.text or ""))
            elif etree.QName(element).namespace == NAMESPACE:
                self._tell(name, f"holds {element.tag}")

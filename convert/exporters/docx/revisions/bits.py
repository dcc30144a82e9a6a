"""A written paragraph taken apart: stretches of letters that look alike, and what stands between letters."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from hashlib import sha256
from typing import Any, Final, Literal

import msgspec
from lxml import etree

from convert.exporters.docx.elements import Element, name_of

_FIRST_THING: Final = 0xD800
"""Things that are no letters are compared as if each were a surrogate, which no text holds."""
_THINGS: Final = 0x800
_RUN, _PROPERTIES, _LETTERS = name_of("r"), name_of("rPr"), name_of("t")
_BREAKS: Final = (name_of("br"), name_of("tab"))
_HOLDERS: Final = (name_of("hyperlink"), name_of("mc:AlternateContent"))
_ID: Final = name_of("id")
_NOTE, _INLINE, _BLIP, _EMBED = name_of("footnoteReference"), name_of("wp:inline"), name_of("a:blip"), name_of("r:embed")


class VersionParts(msgspec.Struct, frozen=True, kw_only=True):
    """What the paragraphs of a version refer to."""

    pictures: Mapping[str, bytes] = {}
    """By the id of their relationship."""
    notes: Mapping[str, str] = {}
    """What the notes say, by their number."""


class ThingKeys:
    """Gives every thing that is no letter the sign that it is compared by; the same things have the same."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[object, str] = {}

    def of(self, thing: object) -> str:
        """Return the sign of a thing."""
        return self._known.setdefault(thing, chr(_FIRST_THING + len(self._known) % _THINGS))


class RunBit(msgspec.Struct, frozen=True):
    """A part of a paragraph."""

    kind: Literal["letters", "break", "thing", "aside"]
    """`break`: a tab or the end of a line; `thing`: a run with a picture in the line or the mark of a note; `aside`: a bookmark or
    what is drawn on the page, which is no part of the text."""
    key: str
    """What is compared: the letters, the sign of a thing, nothing."""
    content: Any
    """The element itself, without its run for a break; None for letters."""
    properties: Any = None
    """The `w:rPr` of letters and breaks; None for none."""
    holder: Any = None
    """The link, or the content for programs that know a later vocabulary, in which it stands."""


def bits_of(paragraph: Element, keys: ThingKeys, parts: VersionParts) -> list[RunBit]:
    """Return the parts of a paragraph in order.

    Args:
        paragraph: A `w:p`, or a part of one.
        keys: Gives signs to things.
        parts: What its version refers to.
    """
    return list(_bits(paragraph, keys, parts, None))


def _bits(parent: Element, keys: ThingKeys, parts: VersionParts, holder: Element | None) -> Iterator[RunBit]:
    for child in parent:
        if child.tag == _RUN:
            yield from _of_run(child, keys, parts, holder)
        elif child.tag in _HOLDERS:
            inside = child[0] if child.tag == _HOLDERS[1] else child
            yield from _bits(inside, keys, parts, child)
        elif child.tag != name_of("pPr"):
            yield RunBit("aside", "", child)


def _of_run(run: Element, keys: ThingKeys, parts: VersionParts, holder: Element | None) -> Iterator[RunBit]:
    note = run.find(_NOTE)
    if note is not None:
        yield RunBit("thing", keys.of(("note", letters_in(run), parts.notes.get(note.get(_ID)))), run, None, holder)
        return
    properties = run.find(_PROPERTIES)
    for part in run:
        if part.tag == _LETTERS:
            yield RunBit("letters", part.text or "", None, properties, holder)
        elif part.tag in _BREAKS:
            yield RunBit("break", "", part, properties, holder)
        elif part.tag != _PROPERTIES:
            blip = next(run.iter(_BLIP), None) if next(run.iter(_INLINE), None) is not None else None
            if blip is None:
                yield RunBit("aside", "", run, None, holder)
            else:
                yield RunBit("thing", keys.of(sha256(parts.pictures.get(blip.get(_EMBED), b"")).digest()), run, None, holder)


def text_of(bits: Sequence[RunBit]) -> str:
    """Return what is compared of a paragraph."""
    return "".join(bit.key for bit in bits)


def stretch(bits: Sequence[RunBit], start: int, end: int) -> Iterator[tuple[RunBit, bool]]:
    """Yield the parts from `start` to `end` of what is compared, cut to fit, and whether each lies within, not at the beginning.

    What has no letters belongs to what follows it.
    """
    at = 0
    for bit in bits:
        if not bit.key:
            if start <= at < end:
                yield bit, start < at
            continue
        first, last = max(start, at) - at, min(end, at + len(bit.key)) - at
        if first < last:
            yield (bit if last - first == len(bit.key) else msgspec.structs.replace(bit, key=bit.key[first:last])), True
        at += len(bit.key)


def tail_of(bits: Sequence[RunBit]) -> Sequence[RunBit]:
    """Return the parts without letters that nothing follows."""
    count = len(bits)
    while count and not bits[count - 1].key:
        count -= 1
    return bits[count:]


def letters_in(element: Element) -> str:
    """Return the letters that an element shows."""
    return "".join(part.text or "" for part in element.iter(_LETTERS))


def is_link(holder: Element | None) -> bool:
    """Whether a holder is a link, whose target may not be in the document that its letters come into."""
    return holder is not None and holder.tag == _HOLDERS[0]


def bare(holder: Element) -> tuple[Element, Element]:
    """Return a copy of a holder without content, and where its content goes."""
    made = etree.Element(holder.tag, dict(holder.attrib), holder.nsmap)
    if holder.tag == _HOLDERS[0]:
        return made, made
    choice = etree.SubElement(made, holder[0].tag, dict(holder[0].attrib), holder[0].nsmap)
    return made, choice


def copied(element: Element | None) -> list[Element]:
    """Return a copy of an element in a list; none of none."""
    return [] if element is None else [deepcopy(element)]

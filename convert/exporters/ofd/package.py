"""The parts of the file: elements in order, numbers that occur once, an archive whose bytes depend on its content alone."""

from collections.abc import Iterator, Mapping
from hashlib import md5
from typing import Final

from lxml import etree

from convert.ooxml.package import write_package
from convert.patterns import regex

NAMESPACE: Final = "http://www.ofdspec.org/2016"
ENTRY: Final = "OFD.xml"
FOLDER: Final = "Doc_0"
_UNFIT: Final = regex(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PRECISION: Final = 4
"""Decimals of a millimetre."""


class OfdPackage:
    """The parts as they come, and the next free number."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.last_id = 0

    def next_id(self) -> int:
        """Return a number that nothing in the document has (7.1: one space of numbers)."""
        self.last_id += 1
        return self.last_id

    def add(self, name: str, root: etree._Element) -> None:
        """Add a part below the folder of the document."""
        self.parts[f"{FOLDER}/{name}"] = serialised(root)

    def digest(self) -> str:
        """Return 32 hexadecimal digits that stand for the content, as the identifier of a document has them."""
        sums = "".join(md5(data, usedforsecurity=False).hexdigest() for _, data in sorted(self.parts.items()))
        return md5(sums.encode(), usedforsecurity=False).hexdigest()

    def to_bytes(self) -> bytes:
        """Return the archive; the entry part comes first."""
        return write_package(self.parts, first=ENTRY)


def root(tag: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
    """Return the root of a part."""
    return etree.Element(f"{{{NAMESPACE}}}{tag}", attributes, nsmap={"ofd": NAMESPACE})


def child(parent: etree._Element, tag: str, text: str | None = None, /, **attributes: object) -> etree._Element:
    """Add an element at the end of `parent`; attributes that are None are left out."""
    written = {key: _written(value) for key, value in attributes.items() if value is not None}
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", written)
    if text is not None:
        element.text = fit(text)
    return element


def serialised(element: etree._Element) -> bytes:
    """Return a part as it is stored."""
    return bytes(etree.tostring(element, encoding="UTF-8", xml_declaration=True))


def fit(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return text if text.isprintable() else _UNFIT.sub("", text)


def number(value: float) -> str:
    """Write a length or a factor, without exponent."""
    text = f"{value:.{_PRECISION}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    """Write numbers with blanks between."""
    return " ".join(map(number, values))


def deltas(places: list[float], tolerance: float) -> Iterator[str]:
    """Yield the distances from each of `places` to the next as an array of numbers, those that repeat as `g count distance`.

    Added up, they lead to each place within `tolerance`.
    """
    at, done = places[0], 0
    while done < len(places) - 1:
        step = round(places[done + 1] - at, _PRECISION)
        count = 1
        while done + count < len(places) - 1 and abs(at + (count + 1) * step - places[done + count + 1]) < tolerance:
            count += 1
        yield from (f"g {count} {number(step)}",) if count > 2 else (number(step),) * count
        at += count * step
        done += count


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return number(value) if isinstance(value, float) else fit(str(value))

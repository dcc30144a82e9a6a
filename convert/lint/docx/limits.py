"""The numbers that an existing DOCX is judged by: the style sheet of the standard and `styles/check.toml`."""

import os
from functools import cache
from typing import Final

import msgspec

from convert.patterns import regex
from convert.structs import learnt
from convert.style import StyleSheet, load_style
from convert.style.locate import styles_folder

_RED: Final = regex("(?:[c-f][0-9a-f])(?:[0-5][0-9a-f]){2}")


class Margins(msgspec.Struct, frozen=True):
    """One right set of margins."""

    id: str
    top_mm: float
    bottom_mm: float
    cite: str


class Paper(msgspec.Struct, frozen=True):
    """How far paper may be off."""

    tolerance_mm: float
    cite: str


class Tolerance(msgspec.Struct, frozen=True):
    """How far the rest may be off."""

    margin_mm: float
    size_pt: float
    indent_ic: float
    line_twips: float
    direct_share: float
    cite: str


class Limits(msgspec.Struct, frozen=True):
    """What `styles/check.toml` says."""

    paper: Paper
    margins: tuple[Margins, ...]
    tolerance: Tolerance
    faces: dict[str, tuple[str, ...]]


@cache
def limits() -> Limits:
    """Return the numbers that only checks use."""
    with open(os.path.join(styles_folder(), "check.toml"), "rb") as file:
        return msgspec.toml.decode(file.read(), type=learnt(Limits))


@cache
def standard() -> StyleSheet:
    """Return the sheet of GB/T 9704-2012 itself."""
    return load_style("gbt9704")


def is_face(family: str, typeface: str) -> bool:
    """Tell whether the font `family` serves as `typeface` (fangsong, kaiti, heiti, xiaobiaosong, songti)."""
    lower = family.lower()
    if any(lower == known.lower() for known in standard().typefaces[typeface].families):
        return True
    others = [words for name, words in limits().faces.items() if name != typeface and name != "songti"]
    if typeface == "songti" and any(word in lower for words in others for word in words):
        return False
    return any(word in lower for word in limits().faces[typeface])


def is_red(color: str | None) -> bool:
    """Tell whether a colour of a DOCX, six hexadecimal digits, is the red of a 版头 (GB/T 9704-2012 7.2.4, 7.2.7)."""
    return bool(color and _RED.fullmatch(color.lower()))

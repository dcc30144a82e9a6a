"""Fonts inside the document: subsets of the shipped faces, mixed with a key as ISO/IEC 29500-4 (17.8.1) wants it."""

import string
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from convert.diagnostics import Diagnostic
from convert.exporters.docx.settings import EmbeddedFont
from convert.text.digest import sha256_of

if TYPE_CHECKING:
    from convert.fonts import FontSet

_MIXED: Final = 32
"""How many bytes of a font are mixed with its key."""
_ALWAYS: Final = frozenset(string.printable.strip() + " 　，。、；：？！“”‘’（）《》〈〉〔〕【】—…·％")
"""Letters that every subset has, so that small corrections look right."""


def embedded_fonts(letters: Mapping[str, set[str]], names: Mapping[str, str],
                   fonts: "FontSet") -> tuple[list[EmbeddedFont], dict[str, bytes], list[Diagnostic]]:
    """Return the fonts to list, their data by relationship, and what could not be embedded.

    Args:
        letters: What each typeface has to show.
        names: The family that each typeface is called in the document.
        fonts: The faces.
    """
    found: list[EmbeddedFont] = []
    files: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    for typeface in sorted(letters):
        served = fonts.served(typeface)
        if any(font.family == names[typeface] for font in found):
            continue
        if not served.shipped:
            diagnostics.append(Diagnostic(code="docx-font-not-embedded", grade="note", args={"family": served.family}))
            continue
        wanted = (char for char in letters[typeface] | _ALWAYS if served.face.has(char))
        data = served.face.subset(frozenset(wanted), layout=True).data
        key = font_key(data)
        relationship = f"rId{len(found) + 1}"
        found.append(EmbeddedFont(names[typeface], relationship, key))
        files[relationship] = obfuscated(data, key)
    return found, files, diagnostics


def font_key(data: bytes) -> str:
    """Return a GUID in braces that depends on the font alone."""
    digest = sha256_of(data).upper()
    return f"{{{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}}}"


def obfuscated(data: bytes, key: str) -> bytes:
    """Return a font with its first 32 bytes mixed with `key`; doing it twice gives the font back."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ mask[place % len(mask)] for place, byte in enumerate(data[:_MIXED]))
    return head + data[_MIXED:]

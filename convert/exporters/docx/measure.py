"""How wide a word processor sets a line: the numbers behind `same_lines`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from convert.layout.frame import Line
from convert.patterns import regex

if TYPE_CHECKING:
    from convert.fonts import FontSet

HUNG: Final = frozenset("。，、；：！？.,")
"""Marks that word processors let stand outside the margin."""
SHARED: Final = frozenset("“”‘’—…‰※′″")
"""Marks that both scripts have: to LibreOffice they are of the script of the letter before them."""
_WESTERN: Final = regex("[\x00-\u024f]")
"""What is Latin to LibreOffice, the middle dot too."""
_RAISED: Final = 0.58
"""Size of raised and lowered letters in word processors."""

Part = tuple[str, str, float]
"""Letters, their typeface, and what their size is multiplied with."""


class Measured(msgspec.Struct, frozen=True):
    """A stretch of text as a word processor sets it."""

    width_pt: float
    junctions: int
    """Places where a Chinese character and a Latin letter meet."""
    letters: int
    stretches: int
    """Stretches of one face and one script: LibreOffice sets no letter spacing behind the last letter of each."""


class Widths:
    """Widths of letters, asked of the fonts once."""

    def __init__(self, fonts: "FontSet") -> None:
        """Prepare for the faces of a document."""
        self._fonts = fonts
        self._known: dict[str, _Known] = {}

    def known(self, typeface: str) -> "_Known":
        """Return the widths of a typeface in em, by letter."""
        found = self._known.get(typeface)
        if found is None:
            found = self._known[typeface] = _Known(self._fonts, typeface)
        return found

    def measured(self, parts: Sequence[Part], size_pt: float) -> Measured:
        """Return the measures of `parts` at a type size, scale included."""
        width, junctions, letters, stretches = 0.0, 0, 0, 0
        before, western, typeface_before = "", False, ""
        for text, typeface, scale in parts:
            width += sum(map(self.known(typeface).__getitem__, text)) * scale
            letters += len(text)
            if typeface == typeface_before or (western and text[0] in SHARED) or _WESTERN.search(text):
                inside, western = _scripts(text, western, joined=typeface == typeface_before)
                junctions += inside.count("j")
                stretches += inside.count("s")
            else:
                western = False
            stretches += typeface != typeface_before
            junctions += bool(before) and meet(before, text[0])
            before, typeface_before = text[-1], typeface
        return Measured(width * size_pt, junctions, letters, stretches)

    def first(self, parts: Sequence[Part], size_pt: float) -> float:
        """Return the width in points of the first letter of `parts`."""
        text, typeface, scale = parts[0]
        return self.known(typeface)[text[0]] * scale * size_pt

    def without_last(self, whole: Measured, parts: Sequence[Part], size_pt: float) -> Measured:
        """Return the measures of `parts` without their last letter, those with it being known."""
        text, typeface, scale = parts[-1]
        width = self.known(typeface)[text[-1]] * scale * size_pt
        return Measured(whole.width_pt - width, whole.junctions, whole.letters - 1, whole.stretches - (len(text) == 1))


class _Known(dict[str, float]):
    """Widths of the letters of a typeface."""

    def __init__(self, fonts: "FontSet", typeface: str) -> None:
        super().__init__()
        self._fonts = fonts
        self._typeface = typeface

    def __missing__(self, char: str) -> float:
        width = self[char] = self._fonts.advance(self._typeface, char)
        return width


def parts_of(line: Line) -> list[Part]:
    """Return the parts of a line, blanks at its end left out."""
    parts = [(run.text, run.typeface, _RAISED if run.mark in ("superscript", "subscript") else 1.0) for run in line.runs if run.text]
    while parts:
        text, typeface, scale = parts[-1]
        kept = text.rstrip()
        if kept:
            parts[-1] = (kept, typeface, scale)
            break
        parts.pop()
    return parts


def head_of(parts: Sequence[Part], count: int) -> list[Part]:
    """Return the first `count` letters of `parts`."""
    found: list[Part] = []
    for text, typeface, scale in parts:
        if count <= 0:
            break
        found.append((text[:count], typeface, scale))
        count -= len(text)
    return found


def hangs(parts: Sequence[Part]) -> bool:
    """Return whether programs may let the last mark of a line stand outside: not after a Latin letter."""
    text = parts[-1][0]
    if text[-1] not in HUNG:
        return False
    if len(text) > 1:
        return not text[-2].isascii()
    return len(parts) > 1 and not parts[-2][0][-1].isascii()


def meet(before: str, after: str) -> bool:
    """Return whether programs add a gap between two characters: a letter or digit of either script on both sides."""
    return before.isascii() != after.isascii() and before.isalnum() and after.isalnum()


def _scripts(text: str, western: bool, *, joined: bool) -> tuple[str, bool]:  # noqa: FBT001
    """Return an `s` for every change of script and a `j` for every gap inside `text`, and whether it ends Western.

    Args:
        text: Letters of one typeface.
        western: Whether the letter before them is Western.
        joined: Whether that letter has the same typeface, so that the first letter may change the script too.
    """
    if text.isascii():
        return "s" if joined and not western else "", True
    found: list[str] = []
    before = ""
    for char in text:
        now = char < "\u0250" or (western and char in SHARED)
        if (before or joined) and now != western:
            found.append("s")
        if before and meet(before, char):
            found.append("j")
        before, western = char, now
    return "".join(found), western

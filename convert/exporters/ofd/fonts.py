"""The faces inside the file: subsets of those that the pages name, TrueType wherever a shipped face has the letter (11.1)."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Final

import msgspec

from convert.diagnostics import Diagnostic
from convert.exporters.ofd.package import OfdPackage, child, root
from convert.fonts import INVISIBLE, Face, FontSet, open_fonts
from convert.layout.frame import LaidOut, Line

if TYPE_CHECKING:
    from convert.layout.frame import Run
    from convert.style.sheet import StyleSheet

STAND_INS: Final = "〓□？?"
"""What may be shown for a letter that no font has, in order of preference."""
RESOURCES: Final = "PublicRes.xml"
_FOLDER: Final = "Res"


class OfdFont(msgspec.Struct):
    """A face in the file and the letters shown in it."""

    id: int
    face: Face
    letters: set[str] = msgspec.field(default_factory=set)
    lacking: set[str] = msgspec.field(default_factory=set)
    """Letters that a stand-in is shown for."""
    stand_in: int = 0
    """Number of the stand-in's glyph in the subset, when one is needed."""
    data: bytes = b""
    """The font file, once it is cut."""

    def take(self, text: str) -> None:
        """Note that `text` is shown in this face."""
        shown = set(text) - INVISIBLE
        self.lacking.update(letter for letter in shown if not self.face.glyph(letter))
        self.letters |= shown

    def lacks(self, cluster: str) -> bool:
        """Return whether a letter, or one with what is invisible behind it, has no glyph of its own."""
        return any(letter in self.lacking for letter in cluster)

    def cut(self) -> None:
        """Make the font file with the letters taken so far, and settle the stand-in."""
        stand_in = next((letter for letter in STAND_INS if self.face.glyph(letter)), " ")
        wanted = self.letters - self.lacking | ({stand_in} if self.lacking else set())
        subset = self.face.subset(wanted)
        self.stand_in, self.data = subset.glyphs.get(stand_in, 0), subset.data


class OfdFonts:
    """The faces that the pages of a document use."""

    def __init__(self, package: OfdPackage, laid_out: LaidOut, sheet: "StyleSheet", fonts: FontSet) -> None:
        """Cut every face down to what the pages show in it."""
        self._package = package
        self._sheet = sheet
        self._fonts = fonts
        self._shipped: FontSet | None = None
        self._by_face: dict[str, OfdFont] = {}
        self._replaced: set[str] = set()
        for line in (item for page in laid_out.pages for item in page.items if isinstance(item, Line)):
            for run in line.runs:
                for font, start, end in self.pieces(run):
                    font.take(run.text[start:end])
        for font in self._by_face.values():
            font.cut()

    def pieces(self, run: "Run") -> Iterable[tuple[OfdFont, int, int]]:
        """Yield the stretches of a run that are shown in one face: the font, and where in the text they begin and end."""
        face = self._fonts.by_key(run.face)
        if not face.is_cff:
            yield self._font(face), 0, len(run.text)
            return
        start = 0
        for found, letters in groupby(run.text, lambda letter: self._instead(face, run.typeface, letter)):
            end = start + len(list(letters))
            yield self._font(found), start, end
            start = end

    def _font(self, face: Face) -> OfdFont:
        if face.key not in self._by_face:
            self._by_face[face.key] = OfdFont(self._package.next_id(), face)
        return self._by_face[face.key]

    def _instead(self, face: Face, typeface: str, letter: str) -> Face:
        """Return the shipped face that shows the letter; the face itself, whose outlines are PostScript, when none does."""
        if self._shipped is None:
            self._shipped = open_fonts(self._sheet, "bundled")
        self._replaced.add(face.family)
        found = self._shipped.face_for(typeface, letter)
        return found if found.has(letter) and not found.is_cff else face

    def write(self) -> None:
        """Add the font files and the list of them."""
        listing = root("Res", {"BaseLoc": _FOLDER})
        fonts = child(listing, "Fonts")
        for index, font in enumerate(self._by_face.values(), 1):
            file = f"font_{index}.{'otf' if font.face.is_cff else 'ttf'}"
            self._package.parts[f"Doc_0/{_FOLDER}/{file}"] = font.data
            entry = child(fonts, "Font", ID=font.id, FontName=font.face.family, FamilyName=font.face.family, Charset="unicode",
                          FixedWidth=True if font.face.is_fixed_pitch else None)
            child(entry, "FontFile", file)
        self._package.add(RESOURCES, listing)

    def diagnostics(self) -> list[Diagnostic]:
        """Tell which faces had to give way."""
        return [Diagnostic(code="ofd-face-replaced", grade="note", args={"families": "、".join(sorted(self._replaced))})
                ] if self._replaced else []

"""One face: what its letters measure, and a small font with only the letters of a document."""

from functools import cached_property

import msgspec

from convert.fonts.sfnt import FontFile

INVISIBLE = frozenset(
    chr(code)
    for first, last in ((0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x034F, 0x034F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
                        (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0100, 0xE01EF))
    for code in range(first, last + 1)
)
"""Characters that show nothing and take no room: controls, joiners, variation selectors. No face needs a glyph for them."""


def split_clusters(text: str) -> list[str]:
    """Return the letters of `text`, each with what is invisible behind it; what is invisible at the head belongs to the first that shows.

    Drawn alone it would stand where that letter stands, and readers of pages drop the one of two that they take for a shadow.
    """
    clusters: list[str] = []
    for letter in text:
        if clusters and (letter in INVISIBLE or _is_unseen(clusters[-1])):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def _is_unseen(cluster: str) -> bool:
    """Tell whether nothing of a cluster shows or takes room, as a tab does."""
    return INVISIBLE.issuperset(cluster) and not any(map(str.isspace, cluster))


class Subset(msgspec.Struct, frozen=True):
    """A font file with few letters."""

    data: bytes
    """A TrueType file, or an OpenType file when `Face.is_cff`."""
    glyphs: dict[str, int]
    """Glyph number in `data` of every letter asked for that the face has."""


class Face:
    """A face of a font file. Lengths are in em unless something else is said."""

    def __init__(self, path: str, index: int = 0) -> None:
        """Open the face number `index` of the file `path`; its tables are read when they are needed.

        Raises:
            FontFileError: the file is no font.
        """
        self.path = path
        self.index = index
        self.file = FontFile(path, index)
        self._glyphs: dict[str, int] = {}
        self._advances: dict[str, float] = {}

    @cached_property
    def postscript_name(self) -> str:
        """The name a PDF calls the font by; ASCII, without spaces."""
        names = self.file.names(6) or [self.family]
        plain = [name for name in names if name.isascii()] or [f"Font{self.index}"]
        return "".join(letter for letter in plain[0] if letter.isalnum() or letter in "-_+.") or f"Font{self.index}"

    @property
    def key(self) -> str:
        """Identifies the face in this process; `FontSet.by_key` gives it back. It stands in no output."""
        return f"{self.path}#{self.index}"

    @cached_property
    def family(self) -> str:
        """The family name, the first of those the font tells."""
        names = self.file.names(1) or self.file.names(16, 4)
        return names[0] if names else self.path

    @cached_property
    def units_per_em(self) -> int:
        """Font units in an em."""
        return self.file.head[0]

    @cached_property
    def is_cff(self) -> bool:
        """Whether the outlines are PostScript (CFF) and not TrueType."""
        return "glyf" not in self.file.tables

    @cached_property
    def ascent(self) -> float:
        """How high letters reach above the baseline, by the font's typographic metrics."""
        return self.file.os2.get("ascent", self.file.hhea[0]) / self.units_per_em

    @cached_property
    def descent(self) -> float:
        """How deep letters reach below the baseline, negative."""
        return self.file.os2.get("descent", self.file.hhea[1]) / self.units_per_em

    @cached_property
    def cap_height(self) -> float:
        """Height of flat capitals."""
        return self.file.os2.get("cap_height", 0) / self.units_per_em or self.ascent

    @cached_property
    def bbox(self) -> tuple[float, float, float, float]:
        """The box that holds every glyph: left, bottom, right, top."""
        left, bottom, right, top = (value / self.units_per_em for value in self.file.head[1:])
        return left, bottom, right, top

    @cached_property
    def weight(self) -> int:
        """Boldness from 1 to 1000; 400 is regular."""
        return self.file.os2.get("weight", 400)

    @cached_property
    def italic_angle(self) -> float:
        """Slant in degrees, counter-clockwise from upright."""
        return self.file.italic_angle

    @cached_property
    def stem_v(self) -> float:
        """Thickness of upright stems, estimated from the weight as PDF writers do."""
        return (50 + (self.weight / 65) ** 2) / 1000

    @cached_property
    def is_fixed_pitch(self) -> bool:
        """Whether all letters have one width."""
        return self.file.is_fixed_pitch

    @cached_property
    def fs_type(self) -> int:
        """Embedding rights (OS/2 fsType): 0 free, 2 restricted, 4 print and preview, 8 editable."""
        return self.file.os2.get("fs_type", 0)

    def glyph(self, char: str) -> int:
        """Return the number of the glyph that shows `char`; 0 when the face has none."""
        found = self._glyphs.get(char)
        if found is None:
            found = self._glyphs[char] = self.file.glyph(ord(char))
        return found

    def has(self, char: str) -> bool:
        """Return whether the face can show `char`; what is invisible needs no glyph."""
        return self.glyph(char) != 0 or char in INVISIBLE

    def advance(self, char: str) -> float:
        """Return the width of `char`: 0 for what is invisible, the width of the empty box for what the face lacks."""
        found = self._advances.get(char)
        if found is None:
            glyph = self.glyph(char)
            found = 0.0 if char in INVISIBLE else self.glyph_advance(glyph)
            self._advances[char] = found
        return found

    def advances(self, text: str) -> list[float]:
        """Return the width of every character of `text`."""
        known = self._advances
        try:
            return [known[char] for char in text]
        except KeyError:
            return [self.advance(char) for char in text]

    def glyph_advance(self, glyph: int) -> float:
        """Return the width of a glyph by its number."""
        return self.file.width(glyph) / self.units_per_em

    def extent(self, char: str) -> tuple[float, float] | None:
        """Return bottom and top of the ink of `char` above the baseline, in em; None when the file does not tell."""
        found = self.file.extent(self.glyph(char))
        return None if found is None else (found[0] / self.units_per_em, found[1] / self.units_per_em)

    def subset(self, chars: str | frozenset[str] | set[str], *, layout: bool = False) -> Subset:
        """Return a font with only these letters, the same bytes for the same letters in any order.

        Args:
            chars: The letters; those the face lacks and those that are invisible are left out.
            layout: Keep the tables for ligatures and kerning, for documents that others edit.
        """
        from convert.fonts.subset import subset_face

        return subset_face(self, chars, layout=layout)

    def __repr__(self) -> str:
        return f"Face({self.path!r}, {self.index})"

"""Embedding: one composite font for each face, with one subset, exact widths and an exact way back to Unicode
(ISO 32000-1, 9.7 and 9.10; ISO 19005-2, 6.2.11).
"""

from hashlib import md5
from typing import TYPE_CHECKING, Final

from convert.exporters.pdf.cff import cff_table, character_identifiers
from convert.exporters.pdf.syntax import number, numbers, reference
from convert.fonts import INVISIBLE
from convert.layout.frame import LaidOut, Line

if TYPE_CHECKING:
    from convert.exporters.pdf.document import Document
    from convert.fonts import Face, FontSet

STAND_INS: Final = "〓□？?"
"""What may be shown for a letter that no font has, in order of preference."""
_SYMBOLIC: Final = 4
_FIXED_PITCH: Final = 1
_MAP_BLOCK: Final = 100
"""Most entries of one block of a CMap (PostScript limit)."""
_FULL_WIDTH: Final = 1000


class EmbeddedFont:
    """A face in the PDF: which code shows a letter, and how wide it is."""

    def __init__(self, face: "Face", letters: set[str], resource: str) -> None:
        """Cut the face down to `letters`; `resource` is the name pages know the font by."""
        self.resource = resource
        self.face = face
        shown = sorted(letters - INVISIBLE)
        self.missing = frozenset(letter for letter in shown if not face.glyph(letter))
        stand_in = next((letter for letter in STAND_INS if face.glyph(letter)), None) if self.missing else None
        wanted = {letter for letter in shown if letter not in self.missing} | ({stand_in} if stand_in else set())
        subset = face.subset(wanted)
        self.data = subset.data
        codes = character_identifiers(subset.data) if face.is_cff else None
        code_of = {letter: codes[glyph] if codes else glyph for letter, glyph in subset.glyphs.items()}
        self.letters: dict[int, str] = {}
        for letter in sorted(code_of):
            self.letters.setdefault(code_of[letter], letter)
        self.codes = {letter: f"{code:04X}" for letter, code in code_of.items()}
        self.widths = {letter: round(face.glyph_advance(face.glyph(letter)), 5) for letter in code_of}
        for letter in self.missing if stand_in else ():
            self.codes[letter], self.widths[letter] = self.codes[stand_in], self.widths[stand_in]
        self.indirect = (letters & INVISIBLE) | self.missing | {
            letter for letter, code in code_of.items() if self.letters[code] != letter}
        """Letters that the glyphs alone would not give back: they need ActualText."""

    def write(self, document: "Document") -> None:
        """Add the font to the document."""
        face = self.face
        tag = "".join(chr(65 + byte % 26) for byte in md5(self.data, usedforsecurity=False).digest()[:6])
        base = f"/{tag}+{face.postscript_name}"
        if face.is_cff:
            file = "/FontFile3 " + reference(document.add_stream("/Subtype/CIDFontType0C", cff_table(self.data)))
        else:
            file = "/FontFile2 " + reference(document.add_stream(f"/Length1 {len(self.data)}", self.data))
        flags = _SYMBOLIC | (_FIXED_PITCH if face.is_fixed_pitch else 0)
        descriptor = document.add(
            f"<</Type/FontDescriptor/FontName{base}/Flags {flags}/FontBBox[{numbers(*(_thousandths(one) for one in face.bbox))}]"
            f"/ItalicAngle {number(face.italic_angle)}/Ascent {number(_thousandths(face.ascent))}"
            f"/Descent {number(_thousandths(face.descent))}/CapHeight {number(_thousandths(face.cap_height))}"
            f"/StemV {number(_thousandths(face.stem_v))}{file}>>")
        kind = "/CIDFontType0" if face.is_cff else "/CIDFontType2/CIDToGIDMap/Identity"
        descendant = document.add(
            f"<</Type/Font/Subtype{kind}/BaseFont{base}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {reference(descriptor)}/DW {_FULL_WIDTH}/W[{self._width_array()}]>>")
        to_unicode = document.add_stream("", to_unicode_map(self.letters))
        full_name = f"{base}-Identity-H" if face.is_cff else base
        font = document.add(f"<</Type/Font/Subtype/Type0/BaseFont{full_name}/Encoding/Identity-H"
                            f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(to_unicode)}>>")
        document.add_font(self.resource, font)

    def _width_array(self) -> str:
        """Widths that are not one em, consecutive codes together."""
        groups: list[tuple[int, list[str]]] = []
        for code in sorted(self.letters):
            width = _thousandths(self.widths[self.letters[code]])
            if width == _FULL_WIDTH:
                continue
            if groups and groups[-1][0] + len(groups[-1][1]) == code:
                groups[-1][1].append(number(width))
            else:
                groups.append((code, [number(width)]))
        return "".join(f"{first}[{' '.join(widths)}]" for first, widths in groups)


def embed_fonts(laid_out: LaidOut, fonts: "FontSet") -> dict[str, EmbeddedFont]:
    """Return a font for every face that the pages use, by its key, with the letters that the pages show in it."""
    letters: dict[str, set[str]] = {}
    for page in laid_out.pages:
        for item in page.items:
            if isinstance(item, Line):
                for run in item.runs:
                    letters.setdefault(run.face, set()).update(run.text)
    return {key: EmbeddedFont(fonts.by_key(key), found, f"F{index}") for index, (key, found) in enumerate(letters.items(), 1)}


def to_unicode_map(letters: dict[int, str]) -> bytes:
    """Return the CMap that leads from codes to Unicode; letters outside the basic plane as surrogate pairs."""
    lines = [f"<{code:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for code, letter in sorted(letters.items())]
    blocks = []
    for start in range(0, len(lines), _MAP_BLOCK):
        block = lines[start : start + _MAP_BLOCK]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar")
    return ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" + "\n".join(blocks) +
            "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").encode("ascii")


def _thousandths(em: float) -> float:
    return round(em * 1000, 2)

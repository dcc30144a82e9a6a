"""Embedding: one composite font for each face, with one subset, exact widths and an exact way back to Unicode.

ISO 32000-1, 9.7 and 9.10; ISO 19005-2, 6.2.11.
"""

from typing import TYPE_CHECKING, Final

from deflate import crc32

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
_LAST_CODE: Final = 0xFFFF
_FULL_WIDTH: Final = 1000
_SURROGATES_FROM: Final = "\ud800"
_PRIVATE_FROM: Final = "\ue000"
_SYSTEM_INFO: Final = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"


class EmbeddedFont:
    """A face in the PDF: which code shows a letter, and how wide it is.

    Codes are the glyphs' own identifiers, so that the standard encoding serves. Where one glyph shows several letters (one
    that stands in for a missing letter, 、 and its compatibility form, a letter with a variation selector), each gets a code
    of its own, and an encoding that says so is embedded: every letter is copied as it stands in the text.
    """

    def __init__(self, face: "Face", clusters: set[str], resource: str) -> None:
        """Cut the face down to `clusters` (see `split_clusters`); `resource` is the name pages know the font by."""
        self.resource = resource
        self.face = face
        shown = set().union(*clusters) - INVISIBLE
        self.missing = frozenset(letter for letter in shown if not face.glyph(letter))
        wanted = shown - self.missing
        stand_in = next((letter for letter in STAND_INS if face.glyph(letter)), " ") if self.missing else " "
        if self.missing or any(cluster[0] in INVISIBLE for cluster in clusters):
            wanted |= {stand_in, " "}
        subset = face.subset(wanted)
        self.data = subset.data
        identifiers = character_identifiers(subset.data) if face.is_cff else None
        self.identifiers: dict[int, int] = {}
        """Character identifier of every code."""
        self.texts: dict[int, str] = {}
        """What every code stands for."""
        self.codes: dict[str, str] = {}
        """Code of every cluster, as it is written in a string."""
        self.widths: dict[str, float] = {}
        """Width of every cluster, in em."""
        self.has_invisible = not INVISIBLE.isdisjoint(clusters) or any(len(cluster) > 1 for cluster in clusters)
        """Whether a text may have to be split into clusters."""
        self.private = frozenset(cluster for cluster in clusters if cluster >= _PRIVATE_FROM and _is_private(cluster))
        """Letters without a meaning of their own, for which PDF/A wants ActualText (ISO 19005-2, 6.2.11.7.3)."""
        self._free = max(identifiers or subset.glyphs.values(), default=0) + 1
        for cluster in sorted(clusters | {stand_in} & wanted):
            letter = self._shown_letter(cluster, stand_in)
            glyph = subset.glyphs.get(letter)
            if glyph is None:
                self.codes[cluster], self.widths[cluster] = "", 0.0
            else:
                self._take(cluster, identifiers[glyph] if identifiers else glyph, face.advance(letter))
        self.has_one_width = len(set(self.widths.values())) == 1
        """Whether all clusters are as wide as one another."""

    def _shown_letter(self, cluster: str, stand_in: str) -> str:
        """Return the letter whose glyph shows the cluster."""
        letter = cluster if cluster not in INVISIBLE and len(cluster) == 1 else next(
            (one for one in cluster if one not in INVISIBLE), " ")
        return stand_in if letter in self.missing else letter

    def _take(self, cluster: str, identifier: int, width: float) -> None:
        code = identifier
        if code in self.texts:
            code = self._free_code()
        self.texts[code] = cluster
        self.identifiers[code] = identifier
        self.codes[cluster] = f"{code:04X}"
        self.widths[cluster] = round(width, 5)

    def _free_code(self) -> int:
        """Return a code that nothing has; those above the font's own identifiers first."""
        while self._free in self.texts or self._free > _LAST_CODE:
            self._free = self._free + 1 if self._free < _LAST_CODE else 1
        return self._free

    def write(self, document: "Document") -> None:
        """Add the font to the document."""
        face = self.face
        base = f"/{_subset_tag(self.data)}+{face.postscript_name}"
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
            f"<</Type/Font/Subtype{kind}/BaseFont{base}/CIDSystemInfo{_SYSTEM_INFO}"
            f"/FontDescriptor {reference(descriptor)}/DW {_FULL_WIDTH}/W[{self._width_array()}]>>")
        to_unicode = document.add_stream("", to_unicode_map(self.texts))
        font = document.add(f"<</Type/Font/Subtype/Type0/BaseFont{base}/Encoding{self._encoding(document)}"
                            f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(to_unicode)}>>")
        document.add_font(self.resource, font)

    def _encoding(self, document: "Document") -> str:
        if list(self.identifiers) == list(self.identifiers.values()):
            return "/Identity-H"
        name = f"ReportConvert-{self.resource}-H"
        entries = f"/Type/CMap/CMapName/{name}/CIDSystemInfo{_SYSTEM_INFO}/WMode 0"
        return " " + reference(document.add_stream(entries, encoding_map(name, self.identifiers)))

    def _width_array(self) -> str:
        """Widths that are not one em, consecutive identifiers together."""
        widths = {self.identifiers[code]: _thousandths(self.widths[text]) for code, text in self.texts.items() if self.widths[text] != 1}
        groups: list[tuple[int, list[str]]] = []
        for identifier in sorted(widths):
            width = number(widths[identifier])
            if groups and groups[-1][0] + len(groups[-1][1]) == identifier:
                groups[-1][1].append(width)
            else:
                groups.append((identifier, [width]))
        return "".join(f"{first}[{' '.join(values)}]" for first, values in groups)


def split_clusters(text: str) -> list[str]:
    """Return the letters of `text`, each with what is invisible behind it; what is invisible at the head stays alone."""
    clusters: list[str] = []
    for letter in text:
        if letter in INVISIBLE and clusters:
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def embed_fonts(laid_out: LaidOut, fonts: "FontSet") -> dict[str, EmbeddedFont]:
    """Return a font for every face that the pages use, by its key, with the letters that the pages show in it."""
    texts: dict[str, list[str]] = {}
    for page in laid_out.pages:
        for item in page.items:
            if isinstance(item, Line):
                for run in item.runs:
                    texts.setdefault(run.face, []).append(run.text)
    return {key: EmbeddedFont(fonts.by_key(key), _clusters(found), f"F{index}") for index, (key, found) in enumerate(texts.items(), 1)}


def _clusters(texts: list[str]) -> set[str]:
    """Return the clusters of the texts, none of which goes on in the next."""
    letters = set("".join(texts))
    return letters if INVISIBLE.isdisjoint(letters) else {cluster for text in texts for cluster in split_clusters(text)}


def to_unicode_map(texts: dict[int, str]) -> bytes:
    """Return the CMap that leads from codes to Unicode; letters outside the basic plane as surrogate pairs."""
    lines = [f"<{code:04X}> <{ord(text):04X}>" if len(text) == 1 and text < _SURROGATES_FROM else
             f"<{code:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>" for code, text in sorted(texts.items())]
    return _character_map("Adobe-Identity-UCS", "<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>", 2, "bfchar", lines)


def encoding_map(name: str, identifiers: dict[int, int]) -> bytes:
    """Return the CMap that leads from codes to character identifiers."""
    lines = [f"<{code:04X}> {identifier}" for code, identifier in sorted(identifiers.items())]
    return _character_map(name, _SYSTEM_INFO, 1, "cidchar", lines)


def _character_map(name: str, system: str, kind: int, operator: str, lines: list[str]) -> bytes:
    blocks = []
    for start in range(0, len(lines), _MAP_BLOCK):
        block = lines[start : start + _MAP_BLOCK]
        blocks.append(f"{len(block)} begin{operator}\n" + "\n".join(block) + f"\nend{operator}")
    return (f"%!PS-Adobe-3.0 Resource-CMap\n/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            f"/CIDSystemInfo {system} def\n/CMapName /{name} def\n/CMapType {kind} def\n/WMode 0 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" + "\n".join(blocks) +
            "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").encode("ascii")


def _is_private(cluster: str) -> bool:
    return _PRIVATE_FROM <= cluster[0] <= "\uf8ff" or cluster[0] >= "\U000f0000"


def _subset_tag(data: bytes) -> str:
    """Return six letters that tell this subset from others of the same face."""
    value, letters = crc32(data), ""
    for _ in range(6):
        value, digit = divmod(value, 26)
        letters += chr(65 + digit)
    return letters


def _thousandths(em: float) -> float:
    return round(em * 1000, 2)

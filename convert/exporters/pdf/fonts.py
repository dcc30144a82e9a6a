"""Embedding: one composite font for each face, with one subset, exact widths and an exact way back to Unicode.

ISO 32000-1, 9.7 and 9.10; ISO 19005-2, 6.2.11. Reportlab takes the fonts as it takes its own dynamic ones.
"""

from threading import Lock
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName

from convert.exporters.pdf.packing import crc32
from convert.fonts import INVISIBLE, split_clusters
from convert.layout.frame import LaidOut, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from convert.fonts import Face, FontSet

STAND_INS: Final = "〓□？?"
"""What may be shown for a letter that no font has, in order of preference."""
_SYMBOLIC: Final = 4
_FIXED_PITCH: Final = 1
_MAP_BLOCK: Final = 100
"""Most entries of one block of a CMap (PostScript limit)."""
_LAST_CODE: Final = 0xFFFF
_FULL_WIDTH: Final = 1000
_PRIVATE_FROM: Final = "\ue000"
_SYSTEM_INFO: Final = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
_RESOURCES: Final = "BasicFonts"
"""The dictionary of fonts that every page of reportlab's has."""


class EmbeddedFont:
    """A face in the PDF: which code shows a letter, and how wide it is.

    Codes are the glyphs' own numbers, so that the standard encoding serves. Where one glyph shows several letters (one
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
        self.identifiers: dict[int, int] = {}
        """Glyph of every code; in PostScript outlines the subset has made glyphs and character identifiers the same."""
        self.texts: dict[int, str] = {}
        """What every code stands for."""
        self.codes: dict[str, bytes] = {}
        """Code of every cluster, as it is written in a string."""
        self.widths: dict[str, float] = {}
        """Width of every cluster, in em."""
        self.has_invisible = not INVISIBLE.isdisjoint(clusters) or any(len(cluster) > 1 for cluster in clusters)
        """Whether a text may have to be split into clusters."""
        self.private = frozenset(cluster for cluster in clusters if cluster >= _PRIVATE_FROM and _is_private(cluster))
        """Letters without a meaning of their own, for which PDF/A wants ActualText (ISO 19005-2, 6.2.11.7.3)."""
        self._free = max(subset.glyphs.values(), default=0) + 1
        for cluster in sorted(clusters | {stand_in} & wanted):
            letter = self._shown_letter(cluster, stand_in)
            glyph = subset.glyphs.get(letter)
            if glyph is None:
                self.codes[cluster], self.widths[cluster] = b"", 0.0
            else:
                self._take(cluster, glyph, face.advance(letter))
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
        self.codes[cluster] = code.to_bytes(2, "big")
        self.widths[cluster] = round(width, 5)

    def _free_code(self) -> int:
        """Return a code that nothing has; those above the font's own identifiers first."""
        while self._free in self.texts or self._free > _LAST_CODE:
            self._free = self._free + 1 if self._free < _LAST_CODE else 1
        return self._free

    def split(self, text: str) -> "Sequence[str]":
        """Return what is shown one after another: the letters of `text`, or its clusters where it has any."""
        return split_clusters(text) if self.has_invisible else text

    def encoded(self, text: str) -> bytes:
        """Return the codes that show `text`."""
        return b"".join(map(self.codes.__getitem__, self.split(text)))

    def add_to(self, document: "PDFDocument") -> None:
        """Add the font to the document's fonts."""
        from convert.exporters.pdf.canvas import stream

        face = self.face
        base = PDFName(f"{_subset_tag(self.data)}+{face.postscript_name}")
        descriptor = PDFDictionary({
            "Type": "/FontDescriptor", "FontName": base, "Flags": _SYMBOLIC | (_FIXED_PITCH if face.is_fixed_pitch else 0),
            "FontBBox": PDFArrayCompact(map(_thousandths, face.bbox)), "ItalicAngle": face.italic_angle,
            "Ascent": _thousandths(face.ascent), "Descent": _thousandths(face.descent), "CapHeight": _thousandths(face.cap_height),
            "StemV": _thousandths(face.stem_v)})
        if face.is_cff:
            descriptor["FontFile3"] = document.Reference(stream(_outlines(self.data), Subtype="/CIDFontType0C"))
        else:
            descriptor["FontFile2"] = document.Reference(stream(self.data, Length1=len(self.data)))
        descendant = PDFDictionary({
            "Type": "/Font", "Subtype": "/CIDFontType0" if face.is_cff else "/CIDFontType2", "BaseFont": base,
            "CIDSystemInfo": _SYSTEM_INFO, "FontDescriptor": document.Reference(descriptor), "DW": _FULL_WIDTH,
            "W": PDFArrayCompact(self._width_array())})
        if not face.is_cff:
            descendant["CIDToGIDMap"] = "/Identity"
        font = PDFDictionary({
            "Type": "/Font", "Subtype": "/Type0", "BaseFont": base, "Encoding": self._encoding(document),
            "DescendantFonts": PDFArrayCompact([document.Reference(descendant)]),
            "ToUnicode": document.Reference(stream(to_unicode_map(self.texts)))})
        document.idToObject[_RESOURCES].dict[self.resource] = document.Reference(font)

    def _encoding(self, document: "PDFDocument") -> Any:
        from convert.exporters.pdf.canvas import stream

        if list(self.identifiers) == list(self.identifiers.values()):
            return "/Identity-H"
        name = f"ReportConvert-{self.resource}-H"
        return document.Reference(stream(encoding_map(name, self.identifiers), Type="/CMap", CMapName=PDFName(name),
                                         CIDSystemInfo=_SYSTEM_INFO, WMode=0))

    def _width_array(self) -> list[Any]:
        """Widths that are not one em, consecutive identifiers together."""
        widths = {self.identifiers[code]: _thousandths(self.widths[text]) for code, text in self.texts.items() if self.widths[text] != 1}
        groups: list[tuple[int, list[float]]] = []
        for identifier in sorted(widths):
            if groups and groups[-1][0] + len(groups[-1][1]) == identifier:
                groups[-1][1].append(widths[identifier])
            else:
                groups.append((identifier, [widths[identifier]]))
        return [one for first, values in groups for one in (first, PDFArrayCompact(values))]


class CanvasFont:
    """A name that reportlab knows a font by; behind it every document has a font of its own."""

    _dynamicFont = True  # noqa: N815 - as reportlab calls it
    _multiByte = False  # noqa: N815 - as reportlab calls it
    shapable = False

    def __init__(self, resource: str) -> None:
        self.name = self.fontName = f"report-convert-{resource}"
        self.face = self
        self._resource = resource
        self._fonts: WeakKeyDictionary[Any, EmbeddedFont] = WeakKeyDictionary()

    def serve(self, document: "PDFDocument", font: EmbeddedFont) -> None:
        """Let `font` be the one of this name in `document`."""
        self._fonts[document] = font
        document.delayedFonts.append(self)

    def splitString(self, text: str, document: "PDFDocument") -> list[tuple[int, bytes]]:  # noqa: N802 - as reportlab calls it
        """Return the codes of a text: there is one subset."""
        return [(0, self._fonts[document].encoded(text))]

    def getSubsetInternalName(self, _subset: int, _document: "PDFDocument") -> str:  # noqa: N802 - as reportlab calls it
        """Return the name that pages know the font by."""
        return f"/{self._resource}"

    def addObjects(self, document: "PDFDocument") -> None:  # noqa: N802 - as reportlab calls it
        """Add the font to the document."""
        self._fonts[document].add_to(document)

    def stringWidth(self, _text: str, _size: float, encoding: str = "") -> float:  # noqa: ARG002, N802 - as reportlab calls it
        """Return nothing: the layout has measured, and every text is shown at a place of its own."""
        return 0.0


_REGISTERING: Final = Lock()


def canvas_font(resource: str) -> CanvasFont:
    """Return the font that reportlab knows for the name `resource`."""
    font = CanvasFont(resource)
    with _REGISTERING:
        if font.fontName not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(font)
    found: CanvasFont = pdfmetrics.getFont(font.fontName)
    return found


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
    lines = [f"<{code:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>" for code, text in sorted(texts.items())]
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


def _outlines(font: bytes) -> bytes:
    """Return the CFF table of an OpenType font."""
    from uharfbuzz import Face as OpenTypeFace

    return bytes(OpenTypeFace(font).reference_table("CFF ").data)


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

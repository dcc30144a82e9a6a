"""The letters of a finished PDF, page by page, as PDFium reads them: a program that did not write it."""

from collections.abc import Container
from ctypes import byref, c_double, c_ushort
from threading import Lock
from typing import Any, Final
from unicodedata import category, normalize

from pypdfium2 import PdfDocument, PdfiumError, raw

from convert.fonts import INVISIBLE
from convert.patterns import regex

_NOT_ENCRYPTED: Final = -1
_HYPHENS: Final = str.maketrans({"\xad": "-", "\ufffe": "-"})
_LIGATURES: Final = ("\ufb00", "\ufb1c")
"""Latin and Armenian ones; forms of Hebrew and Arabic letters stand among those that are read leftwards."""
_LEFTWARDS: Final = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""A letter of Hebrew, Arabic, Uyghur …"""
_HALVES: Final = regex("[\ud800-\udbff][\udc00-\udfff]|[\udc00-\udfff][\ud800-\udbff]")
"""A letter beyond the basic plane in UTF-16. What it reads leftwards PDFium turns round by halves; the greater one is the second."""
_MIRRORED: Final = frozenset({"Ps", "Pe", "Pi", "Pf", "Sm", "Mn"})
_MARKS: Final = regex("[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
                      "\u302a-\u302f\u3099\u309a\ufe20-\ufe2f]{2,}")
"""Accents and points over one letter."""
_UNSEEN: Final = dict.fromkeys(map(ord, INVISIBLE))
BEYOND: Final = "\U000f0000"
"""PDFium drops private letters from here on; their text stands beside them, as PDF/A wants it, and is read by pikepdf."""
_EDGE_PT: Final = 0.5
"""How far the box of a letter may reach over the edge of the paper: boxes are rounded."""
_PDFIUM: Final = Lock()
"""PDFium serves one caller at a time."""


class PdfReadError(ValueError):
    """The PDF is broken, or holds something that a page of ours does not."""

    def __init__(self, fault: str, page: int = 1) -> None:
        """`fault` in a few words, on the page of that number."""
        super().__init__(fault)
        self.page = page


def pdf_pages(data: bytes, *, beyond: Container[int] = ()) -> list[str]:
    """Return the letters of every page, without blanks, in the order of the content, as PDFium gives them (see `resolved`).

    Args:
        data: The file.
        beyond: Pages, counted from 0, on which letters from U+F0000 on are expected. They come last.

    Raises:
        PdfReadError: the file is broken or locked, a font is not embedded, a letter lies off the paper.
    """
    if not data.startswith(b"%PDF-1.") or not data.endswith((b"%%EOF\n", b"%%EOF")):
        raise PdfReadError("no beginning or no end of a PDF")
    with _PDFIUM:
        try:
            document = PdfDocument(data)
        except PdfiumError as error:
            raise PdfReadError(str(error)) from None
        try:
            return _pages(document, data, beyond)
        finally:
            document.close()


def _pages(document: PdfDocument, data: bytes, beyond: Container[int]) -> list[str]:
    if not raw.FPDF_DocumentHasValidCrossReferenceTable(document):
        raise PdfReadError("table of objects that had to be made anew")
    if raw.FPDF_GetSecurityHandlerRevision(document) != _NOT_ENCRYPTED:
        raise PdfReadError("encrypted")
    found = []
    for index in range(len(document)):
        try:
            page = document[index]
        except PdfiumError:
            raise PdfReadError("page that cannot be opened", index + 1) from None
        text = page.get_textpage()
        if not _has_all_fonts(page):
            raise PdfReadError("font that is not embedded", index + 1)
        if not _is_within_edges(page, text):
            raise PdfReadError("letters off the paper", index + 1)
        letters = _letters(text)
        if index in beyond:
            letters += _told_beside(data, index)
        found.append("".join(letters.split()))
        text.close()
        page.close()
    return found


def resolved(text: str) -> str:
    """Return letters in the form in which two readings of one text agree.

    PDFium takes ligatures and presentation forms of Latin, Hebrew and Arabic letters apart, and does not say which hyphen it
    met at the end of a line. Of two equal marks over one letter, and of what does not show, it takes some for shadows. Beside
    letters that are read from right to left it turns brackets and signs round and takes apart whatever it can: there only what
    has no other side is compared.
    """
    if _LEFTWARDS.search(text):
        apart = normalize("NFKD", text).replace("/", "")
        text = "".join(letter for letter in apart if category(letter) not in _MIRRORED)
    parts = (normalize("NFKD", letter) if _LIGATURES[0] <= letter <= _LIGATURES[1] else letter for letter in text)
    plain = "".join("".join(parts).translate(_HYPHENS).translate(_UNSEEN).split())
    return _MARKS.sub(lambda match: "".join(dict.fromkeys(match.group())), plain)


def _letters(text: Any) -> str:
    count = raw.FPDFText_CountChars(text)
    units = (c_ushort * (count + 1))()
    raw.FPDFText_GetText(text, 0, count, units)
    letters = bytes(units).decode("utf-16-le", "replace")
    if "\ufffd" in letters:
        halves = _HALVES.sub(lambda match: "".join(sorted(match.group())), "".join(map(chr, units)))
        letters = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return letters.rstrip("\0")


def _told_beside(data: bytes, index: int) -> str:
    """Return the letters from U+F0000 on among the texts that stand for what a page shows (ActualText)."""
    from io import BytesIO

    from pikepdf import open as open_pdf
    from pikepdf import parse_content_stream

    with open_pdf(BytesIO(data)) as document:
        marks = [step.operands[1] for step in parse_content_stream(document.pages[index]) if str(step.operator) == "BDC"]
        told = [str(mark.get("/ActualText", "")) for mark in marks]
    return "".join(letter for text in told for letter in text if letter >= BEYOND)


def _text_objects(page: Any) -> list[Any]:
    objects = (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))
    return [one for one in objects if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_TEXT]


def _has_all_fonts(page: Any) -> bool:
    """Return whether every font that shows something is in the file."""
    return all(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(one)) == 1 for one in _text_objects(page))


def _is_within_edges(page: Any, text: Any) -> bool:
    """Return whether every line lies on the paper."""
    width, height = page.get_size()
    left, top, right, bottom = edges = [c_double() for _ in range(4)]
    places = [byref(edge) for edge in edges]
    for index in range(raw.FPDFText_CountRects(text, 0, -1)):
        raw.FPDFText_GetRect(text, index, *places)
        if min(left.value, bottom.value) < -_EDGE_PT or right.value > width + _EDGE_PT or top.value > height + _EDGE_PT:
            return False
    return True

"""The letters of a finished PDF, page by page, from nothing but its bytes.

A small strict reader of our own, which knows nothing of the exporter: page tree, content, fonts by their names, and the way back
to Unicode that each font tells (ISO 32000-1, 7.7.3, 9.10). What it does not understand is a fault.
"""

from collections.abc import Iterator
from re import VERBOSE
from typing import Final

from convert.patterns import regex
from convert.verify.pdf_file import PdfFile
from convert.verify.pdf_syntax import Dictionary, PdfReadError, Reference, expect

_STATE: Final = r"(?:[-0-9. ]*(?:T[mc]|[gGwjmlS]|rg|RG|cm|BT|ET|[02]\ Tr)\s)*"
"""Places, colours and rules: no letters."""
_PARTS: Final = regex(_STATE + r"(?:/(\w+)\ [0-9.]+\ Tf\s" + _STATE + r""")?  # 1 a font
(?: <([0-9A-F]*)>\ ?Tj\s                                    # 2 letters
  | \[([-0-9A-F<>. ]*)\]\ ?TJ\s                             # 3 letters that stand unevenly
  | /Span\ ?<</ActualText\ ?<FEFF([0-9A-F]+)>\ ?>>\ ?BDC\s  # 4 the text of what follows
  | (/\w+\ ?<<[/\w ]*>>\ ?BDC)\s                            # 5 a mark
  | (EMC)\s                                                 # 6 its end
  | ([qQ])\s                                                # 7 state kept, state taken back
  | /(\w+)\ Do\s                                            # 8 picture
  | \Z
  | (\S+\s*)                                                # 9 anything else
)""", VERBOSE)
_UNEVEN: Final = regex(r"(?:<[0-9A-F]*>|[-0-9. ]+)*")
_STRING: Final = regex(r"<([0-9A-F]*)>")
_MAP: Final = regex(r"""[^<>]*<<[^<>]*>>[^<>]*\n
1\ begincodespacerange\n<0000>\ <FFFF>\nendcodespacerange\n
((?:\d+\ beginbfchar\n(?:<[0-9A-F]{4}>\ <[0-9A-F]+>\n)+endbfchar\n)+)
endcmap\n[^<>]*""", VERBOSE)
_BLOCK: Final = regex(r"(\d+) beginbfchar\n([^b]*)endbfchar\n")
_UNIT: Final = 4
"""Hexadecimal digits of a code, and of a letter within the basic plane."""
_CODES: Final = regex(rb"\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")


def pdf_pages(data: bytes) -> Iterator[str]:
    """Yield the letters of every page, without blanks, in the order of the content.

    Raises:
        PdfReadError: the file is broken, or holds something that is not understood.
    """
    file = PdfFile(data)
    fonts: dict[object, dict[int, str]] = {}
    for page in _pages(file):
        yield "".join(_PageText(file, page, fonts).read().split())


def _pages(file: PdfFile) -> list[Dictionary]:
    """Return the pages in order, each with the resources that it inherits."""
    pages: list[Dictionary] = []
    seen: set[object] = set()

    def walk(place: object, inherited: object) -> None:
        node = file.dictionary(place, "node of the page tree")
        if type(place) is not Reference or place in seen:
            raise PdfReadError("page that stands twice in the page tree")
        seen.add(place)
        resources = node.get("/Resources", inherited)
        if node.get("/Type") == "/Page":
            pages.append({**node, "/Resources": resources})
            return
        before = len(pages)
        for kid in expect(node.get("/Kids"), list, "kids of a node of the page tree"):
            walk(kid, resources)
        if node.get("/Type") != "/Pages" or node.get("/Count") != len(pages) - before:
            raise PdfReadError("page tree that does not hold the pages it says")

    walk(file.dictionary(file.trailer.get("/Root"), "catalogue").get("/Pages"), None)
    return pages


class _PageText:
    """Goes over the content of one page."""

    def __init__(self, file: PdfFile, page: Dictionary, fonts: dict[object, dict[int, str]]) -> None:
        self._file = file
        self._page = page
        self._fonts = fonts
        """The fonts of the file that were met, by their place."""
        self._named: dict[str | None, dict[int, str]] = {}
        """The fonts of this page that were met, by their name."""
        self._font: str | None = None
        self._kept: list[str | None] = []
        self._found: list[str] = []
        self._codes: list[str] = []
        """What is shown in the font that is chosen and not yet turned into letters."""
        self._marks: list[bool] = []
        """Of every mark that is open, whether it tells another text than what is shown in it."""

    def read(self) -> str:
        """Return the letters."""
        steps = (self._choose, self._show, self._show_unevenly, self._replace, self._mark, self._end_mark, self._keep, self._picture,
                 self._refuse)
        for part in _PARTS.finditer(self._content()):
            kind = part.lastindex
            if part[1] is not None:
                self._choose(part[1])
            if kind is not None and kind > 1:
                steps[kind - 1](part[kind])
        self._flush()
        if self._marks or self._kept:
            raise PdfReadError("page that ends within a mark")
        return "".join(self._found)

    def _content(self) -> str:
        streams = self._page.get("/Contents", [])
        listed = streams if type(streams) is list else [streams]
        return "".join(self._file.stream(one, "content of a page").decode("latin-1") + "\n" for one in listed)

    def _show(self, codes: str) -> None:
        if len(codes) % _UNIT:
            self._refuse(codes)
        self._codes.append(codes)

    def _show_unevenly(self, array: str) -> None:
        if _UNEVEN.fullmatch(array) is None:
            self._refuse(array)
        for codes in _STRING.findall(array):
            self._show(codes)

    def _choose(self, name: str | None) -> None:
        if name == self._font:
            return
        self._flush()
        self._font = name
        if name not in self._named and name is not None:
            place = expect(self._resource("/Font", name), Reference, f"font {name} of a page")
            if place not in self._fonts:
                self._fonts[place] = read_font(self._file, place)
            self._named[name] = self._fonts[place]

    def _replace(self, text: str) -> None:
        """Take the text that stands for what is shown until the mark ends."""
        self._flush()
        if True not in self._marks:
            self._found.append(_utf16(text))
        self._marks.append(True)

    def _mark(self, _operator: str) -> None:
        self._marks.append(False)

    def _end_mark(self, _operator: str) -> None:
        if not self._marks:
            raise PdfReadError("end of a mark that did not begin")
        if self._marks[-1]:
            self._flush()
        self._marks.pop()

    def _keep(self, operator: str) -> None:
        if operator == "q":
            self._kept.append(self._font)
        elif self._kept:
            self._choose(self._kept.pop())
        else:
            raise PdfReadError("state taken back that was not kept")

    def _picture(self, name: str) -> None:
        """A picture has no letters; anything else that is drawn by name might."""
        if self._file.dictionary(self._resource("/XObject", name), f"picture {name} of a page").get("/Subtype") != "/Image":
            raise PdfReadError(f"{name} of a page is no picture")

    def _refuse(self, operator: str) -> None:
        raise PdfReadError(f"content that is not understood: {operator!r:.40}")

    def _resource(self, kind: str, name: str) -> object:
        resources = self._file.dictionary(self._page.get("/Resources"), "resources of a page")
        return self._file.dictionary(resources.get(kind), f"{kind} of a page").get(f"/{name}")

    def _flush(self) -> None:
        """Turn the codes that were shown into letters."""
        if not self._codes:
            return
        if self._font is None:
            raise PdfReadError("letters without a font")
        codes = "".join(self._codes)
        self._codes.clear()
        try:
            shown = "".join(map(self._named[self._font].__getitem__, _numbers(codes)))
        except KeyError:
            raise PdfReadError(f"code that no letter is told for, in {codes:.40}") from None
        if True not in self._marks:
            self._found.append(shown)


def read_font(file: PdfFile, place: Reference) -> dict[int, str]:
    """Return the text of every code of a font, which must be composite, with codes of two bytes, and embedded.

    Raises:
        PdfReadError: it is not.
    """
    font = file.dictionary(place, "font")
    encoding = font.get("/Encoding")
    if font.get("/Subtype") != "/Type0" or (encoding != "/Identity-H" and not _CODES.search(file.stream(encoding, "encoding of a font"))):
        raise PdfReadError(f"font of a kind that is not understood: {font.get('/BaseFont')}")
    descendants = expect(file.resolve(font.get("/DescendantFonts")), list, "descendant fonts")
    if len(descendants) != 1:
        raise PdfReadError("font with several descendants")
    descendant = file.dictionary(descendants[0], "descendant font")
    descriptor = file.dictionary(descendant.get("/FontDescriptor"), "font descriptor")
    if not any(file.is_stream(descriptor.get(key)) for key in ("/FontFile2", "/FontFile3")):
        raise PdfReadError(f"font that is not embedded: {font.get('/BaseFont')}")
    return read_map(file.stream(font.get("/ToUnicode"), "way back to Unicode"))


def read_map(data: bytes) -> dict[int, str]:
    """Return the text of every code of a ToUnicode CMap, the codes as `_numbers` reads them.

    Raises:
        PdfReadError: it holds something else than single codes and their texts.
    """
    whole = _MAP.fullmatch(data.decode("latin-1"))
    if whole is None:
        raise PdfReadError("way back to Unicode that is not understood")
    found: dict[int, str] = {}
    count = 0
    for said, block in _BLOCK.findall(whole[1]):
        words = block.replace("<", "").replace(">", "").split()
        codes, texts = words[::2], words[1::2]
        if len(codes) != int(said):
            raise PdfReadError("block of a way back to Unicode with another number of entries than it says")
        count += len(codes)
        together = _utf16("".join(texts)) if max(map(len, texts)) == _UNIT else ""
        found.update(zip(_numbers("".join(codes)), together if len(together) == len(codes) else map(_utf16, texts), strict=True))
    if len(found) != count:
        raise PdfReadError("way back to Unicode that tells two texts for a code")
    return found


def _numbers(codes: str) -> "memoryview[int]":
    """Return codes written with four digits each as numbers, in the byte order of the machine: told and shown codes agree."""
    return memoryview(bytes.fromhex(codes)).cast("H")


def _utf16(hexadecimal: str) -> str:
    try:
        return bytes.fromhex(hexadecimal).decode("utf-16-be")
    except ValueError as error:
        raise PdfReadError(f"text that is no Unicode: {error}") from None

"""Reading a finished PDF with programs that did not write it."""

import ctypes
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw

MM_PER_PT = 25.4 / 72
_PAIR = re.compile(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", re.MULTILINE)
_CODE = re.compile(r"^<([0-9A-F]{4})> (\d+)$", re.MULTILINE)


def letters(data: bytes) -> list[tuple[int, str, float, float]]:
    """Return (page from 1, letter, x, y) of every letter as PDFium sees it: its origin in mm from the top left."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for index in range(len(document)):
        page = document[index]
        height = page.get_height()
        text = page.get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        for place in range(text.count_chars()):
            code = pypdfium2.raw.FPDFText_GetUnicode(text, place)
            if "\udc00" <= chr(code) <= "\udfff":
                page_number, lead, left, low = found.pop()
                found.append((page_number, (lead + chr(code)).encode("utf-16-le", "surrogatepass").decode("utf-16-le"), left, low))
            elif pypdfium2.raw.FPDFText_GetCharOrigin(text, place, ctypes.byref(x), ctypes.byref(y)):
                found.append((index + 1, chr(code), x.value * MM_PER_PT, (height - y.value) * MM_PER_PT))
    document.close()
    return found


def drawn_letters(data: bytes) -> list[tuple[int, str, float, float]]:
    """Return the same, worked out from the operators of the content as the format defines them (ISO 32000-1, 9.4.4).

    PDFium cuts widths of letters to whole thousandths of an em, which adds up along a word; here they are what the file says. Of
    letters that are one glyph the first has its place.
    """
    found = []
    with pikepdf.open(BytesIO(data)) as document:
        fonts: dict[tuple[int, int], DrawnFont] = {}
        for number, page in enumerate(document.pages, 1):
            height = float(page.mediabox[3])
            matrix, spacing, size = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], 0.0, 0.0
            font = None
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "Tm":
                        matrix = [float(one) for one in operands]
                    case "Tc":
                        spacing = float(operands[0])
                    case "Tf":
                        known = page.Resources.Font[str(operands[0])]
                        font, size = fonts.setdefault(known.objgen, DrawnFont(known)), float(operands[1])
                    case "Tj":
                        assert font is not None
                        for text, width in font.shown(bytes(operands[0])):
                            found.append((number, text[0], matrix[4] * MM_PER_PT, (height - matrix[5]) * MM_PER_PT))
                            step = width * size + spacing
                            matrix[4] += step * matrix[0]
                            matrix[5] += step * matrix[1]
                    case "TJ" | "Td" | "T*" | "Tz" | "Tw":
                        raise ValueError(f"{operator} is not read here")
    return found


class DrawnFont:
    """What the codes of an embedded font stand for, and their widths in em."""

    def __init__(self, font: pikepdf.Object) -> None:
        descendant = font.DescendantFonts[0]
        self._texts = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _PAIR.findall(font.ToUnicode.read_bytes().decode())}
        self._glyphs = {} if font.Encoding == "/Identity-H" else {
            int(code, 16): int(glyph) for code, glyph in _CODE.findall(font.Encoding.read_bytes().decode())}
        self._widths: dict[int, float] = {}
        entries = list(descendant.get("/W", []))
        for first, widths in zip(entries[::2], entries[1::2], strict=True):
            self._widths |= {int(first) + place: float(width) / 1000 for place, width in enumerate(widths)}
        self._default = float(descendant.DW) / 1000

    def shown(self, codes: bytes) -> list[tuple[str, float]]:
        """Return text and width for every code of a string."""
        numbers = [int.from_bytes(codes[place:place + 2], "big") for place in range(0, len(codes), 2)]
        return [(self._texts[one], self._widths.get(self._glyphs.get(one, one), self._default)) for one in numbers]


def pdfium_pages(data: bytes) -> list[str]:
    """Return the text of every page as PDFium copies it."""
    document = pypdfium2.PdfDocument(data)
    pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    document.close()
    return pages


def pdfium_text(data: bytes) -> str:
    """Return the text as PDFium copies it, pages joined."""
    return "\n".join(pdfium_pages(data))


def poppler_text(data: bytes, folder: Path) -> str:
    """Return the text as pdftotext copies it."""
    path = folder / "read.pdf"
    path.write_bytes(data)
    return subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True).stdout.decode()


def tree(data: bytes) -> list[str]:
    """Return the structure tree, one line for each element: indented tag with attributes that matter."""
    with pikepdf.open(BytesIO(data)) as document:
        lines: list[str] = []
        waiting = [(document.Root.StructTreeRoot.K, 0)]
        while waiting:
            element, depth = waiting.pop()
            lines.append("  " * depth + str(element.S)[1:] + _notes(element))
            kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            waiting += [(kid, depth + 1) for kid in reversed(kids)]
        return lines


def _notes(element: pikepdf.Dictionary) -> str:
    attributes = element.get("/A", {})
    told = [f"{key[1:]}={attributes[key]}" for key in ("/Scope", "/RowSpan", "/ColSpan", "/ListNumbering") if key in attributes]
    told += [f"{key[1:]}={element[key]}" for key in ("/Alt", "/ID") if key in element]
    return f" [{' '.join(told)}]" if told else ""

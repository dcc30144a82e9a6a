"""Reading a finished PDF with programs that did not write it."""

import ctypes
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw

MM_PER_PT = 25.4 / 72


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

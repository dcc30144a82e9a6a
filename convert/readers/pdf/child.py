"""The process that opens a PDF: bytes come in on standard input, what was found goes out on standard output.

A PDF can ask for any amount of memory and time; here both have an end, and the program that asked lives on.
"""

import sys
from typing import Any, Final

import msgspec

from convert.apart import limit_process
from convert.readers.pdf.glyphs import read_glyphs, read_pictures, read_rules
from convert.readers.pdf.grid import find_grids
from convert.readers.pdf.pages import Extract, PdfPage, Photo
from convert.readers.pdf.text_columns import rows_by_column

MAX_MEMORY: Final = 800_000_000
MAX_SECONDS: Final = 24
MAX_PAGES: Final = 1_000
MAX_LETTERS: Final = 1_500_000
MAX_PAGE_LETTERS: Final = 200_000
"""A page of a newspaper has some ten thousand."""
MAX_MODEL: Final = 30_000_000
MAX_PICTURE_BYTES: Final = 60_000_000
_PASSWORD: Final = 4
_MANY_PAGES: Final = 60_000
_MODEL_HEAD: Final = b'"convert.report/'


def main() -> None:
    """Read standard input, write standard output."""
    limit_resources()
    found = extract(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.msgpack.encode(found))


def limit_resources() -> None:
    """Bound memory and time of this process, where the system can, as for anything that opens a PDF."""
    limit_process(memory=MAX_MEMORY, seconds=MAX_SECONDS)


def extract(data: bytes) -> Extract:
    """Return what the PDF `data` holds; its `error` names the sentence when it cannot be read."""
    from pypdfium2 import PdfDocument, PdfiumError, raw

    try:
        document = PdfDocument(data)
    except PdfiumError:
        locked = raw.FPDF_GetLastError() == _PASSWORD or b"/Encrypt" in data
        return Extract(error="readpdf-encrypted" if locked else "readpdf-damaged")
    count = len(document)
    if not 0 < count <= _MANY_PAGES:
        return Extract(error="readpdf-damaged" if count <= 0 else "readpdf-too-many-pages", count=count)
    if count > MAX_PAGES:
        return Extract(error="readpdf-too-many-pages", count=count)
    found = Extract(model=_model(document))
    letters = pictures = 0
    for index in range(count):
        try:
            page = _page(document, index, pictures)
        except PdfiumError:
            return Extract(error="readpdf-damaged-page", count=index + 1)
        letters += page.letters
        pictures += sum(len(photo.data) for photo in page.photos)
        if letters > MAX_LETTERS or page.letters > MAX_PAGE_LETTERS:
            return Extract(error="readpdf-too-long", count=MAX_LETTERS if letters > MAX_LETTERS else MAX_PAGE_LETTERS)
        found.pages.append(page)
    return found


def _page(document: Any, index: int, pictures: int) -> PdfPage:
    page = document[index]
    text_page = page.get_textpage()
    width, height = page.get_size()
    count = text_page.count_chars()
    if count > MAX_PAGE_LETTERS:
        return PdfPage(width, height, letters=count)
    letters = read_glyphs(text_page.raw)
    glyphs = letters.glyphs
    grids, outside = find_grids(read_rules(page.raw, letters.turn), glyphs)
    rows, doubled = rows_by_column(outside)
    photos = []
    for picture in read_pictures(page):
        pictures += len(picture.data)
        photos.append(Photo(picture.data if pictures <= MAX_PICTURE_BYTES else b"", picture.x0, picture.x1, picture.y1, picture.y0))
    text_page.close()
    page.close()
    return PdfPage(width, height, rows, grids, photos, [letters.slanted] if letters.slanted.strip() else [], doubled, letters.unmapped,
                len(glyphs))


def _model(document: Any) -> bytes:
    """Return the report's own JSON, when it travels inside the PDF."""
    from pypdfium2 import PdfiumError

    for index in range(min(document.count_attachments(), 20)):
        try:
            attachment = document.get_attachment(index)
            if not attachment.get_name().endswith(".json"):
                continue
            data = bytes(attachment.get_data())
        except (PdfiumError, RuntimeError, ValueError):
            continue
        if len(data) <= MAX_MODEL and _MODEL_HEAD in data[:200]:
            return data
    return b""


if __name__ == "__main__":
    main()

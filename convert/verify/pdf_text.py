"""The letters of a PDF, page by page, as PDFium reads them.

PDFium is called by its own functions: pypdfium2's classes around them take longer to load than a report takes to read.
"""

import ctypes
from collections.abc import Iterator


def pdf_pages(data: bytes) -> Iterator[str]:
    """Yield the letters of every page, without blanks, in the order of the content.

    Raises:
        ValueError: `data` is not a PDF.
    """
    import pypdfium2_raw as pdfium

    pdfium.FPDF_InitLibrary()  # does nothing when it is ready
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ValueError("not a PDF")
    try:
        for index in range(pdfium.FPDF_GetPageCount(document)):
            page = pdfium.FPDF_LoadPage(document, index)
            text_page = pdfium.FPDFText_LoadPage(page)
            count = pdfium.FPDFText_CountChars(text_page)
            room = (ctypes.c_ushort * (2 * max(count, 0) + 2))()  # a letter beyond U+FFFF takes two
            used = pdfium.FPDFText_GetText(text_page, 0, count, room)
            yield "".join(bytes(memoryview(room)[: max(used - 1, 0)]).decode("utf-16-le", "ignore").split())
            pdfium.FPDFText_ClosePage(text_page)
            pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(document)

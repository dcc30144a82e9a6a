"""The letters of a PDF, page by page, as PDFium reads them."""

from collections.abc import Iterator


def pdf_pages(data: bytes) -> Iterator[str]:
    """Yield the letters of every page, without blanks, in the order of the content."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for index in range(len(document)):
            page = document[index]
            text_page = page.get_textpage()
            yield "".join(text_page.get_text_range().split())
            text_page.close()
            page.close()
    finally:
        document.close()

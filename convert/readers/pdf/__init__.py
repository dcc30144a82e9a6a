"""PDF with text to a report: letters in a process of their own, lines to paragraphs by geometry, then the shared rules."""

from convert.readers.pdf.document import read_pdf

__all__ = ["read_pdf"]

"""DOCX to a report: parts within limits, paragraphs with what their styles say, then the rules that all readers share."""

from convert.readers.docx.document import read_docx

__all__ = ["read_docx"]

"""The report as an official-style DOCX."""

from convert.exporters.docx.export import export_docx
from convert.exporters.docx.options import DocxOptions

__all__ = ["DocxOptions", "export_docx"]

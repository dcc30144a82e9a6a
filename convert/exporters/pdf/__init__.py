"""The PDF: pages drawn as laid out, tagged, archival, with the workbook and the model inside."""

from convert.exporters.pdf.export import export_pdf
from convert.exporters.pdf.options import AssociatedFile, PdfOptions, Profile
from convert.exporters.pdf.unpack import unpack

__all__ = ["AssociatedFile", "PdfOptions", "Profile", "export_pdf", "unpack"]

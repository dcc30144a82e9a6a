"""The OFD (GB/T 33190-2016): the pages as laid out, in the fixed-layout format of Chinese archives."""

from convert.exporters.ofd.export import export_ofd
from convert.exporters.ofd.options import OfdAttachment, OfdOptions, OfdProfile

__all__ = ["OfdAttachment", "OfdOptions", "OfdProfile", "export_ofd"]

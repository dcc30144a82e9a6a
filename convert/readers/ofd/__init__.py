"""Reading OFD (GB/T 33190-2016): text by its geometry, as from a PDF."""

from convert.readers.ofd.document import read_ofd

__all__ = ["read_ofd"]

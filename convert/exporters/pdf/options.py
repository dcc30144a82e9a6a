"""What a caller chooses about a PDF."""

from datetime import datetime
from typing import Literal

import msgspec

from convert.version import __version__

Profile = Literal["a3a", "a2a", "plain"]
"""PDF/A-3a or PDF/A-2a, either with PDF/UA-1, or a tagged PDF that claims no standard."""
Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]
"""What an associated file is to the document (ISO 19005-3, 6.8)."""


class AssociatedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that travels inside the PDF."""

    name: str
    """File name without folder."""
    data: bytes
    media_type: str
    relationship: Relationship = "Data"
    description: str = ""


class PdfOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about the PDF that neither the report nor the style sheet says."""

    profile: Profile = "a3a"
    when: datetime
    """Date of making, with its time zone; written into the file, so never the clock."""
    associated_files: tuple[AssociatedFile, ...] = ()
    """PDF/A-2 may not carry files of any kind; there they are left out with a diagnostic."""
    creator: str = f"report-convert {__version__}"
    """Program and version, for the document information."""
    language: str | None = None
    """BCP 47 tag; None takes the report's own."""

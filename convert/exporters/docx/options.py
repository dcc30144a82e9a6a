"""What a caller may choose about a DOCX."""

from datetime import datetime

import msgspec


class DocxOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Options of `export_docx`."""

    when: datetime
    """Date of creation and change that the file carries."""
    embed_fonts: bool = False
    """Carry subsets of the shipped faces, so that the file looks the same where none of the standard ones is installed."""
    contents: bool = False
    """A table of contents before the text."""
    version: str = "0.1.0"
    """Version of the program, for the properties."""

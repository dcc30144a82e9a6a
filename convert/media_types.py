"""What kinds of files are called where a name for them is asked for (RFC 6838): by the last letters of their names; how pictures begin."""

from typing import Final

MEDIA_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf", "ofd": "application/ofd", "json": "application/json", "zip": "application/zip", "png": "image/png",
}
PNG: Final = b"\x89PNG\r\n\x1a\n"
"""How a picture of that kind begins (ISO/IEC 15948 5.2)."""

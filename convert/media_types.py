"""What kinds of files are called where a name for them is asked for (RFC 6838): by the last letters of their names."""

from typing import Final

MEDIA_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf", "ofd": "application/ofd", "json": "application/json", "zip": "application/zip", "png": "image/png",
}

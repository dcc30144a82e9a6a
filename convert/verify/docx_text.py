"""The letters of a DOCX, in document order."""

import io
import zipfile

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = f"{_WORD}t"
_PARTS = ("word/document.xml", "word/footnotes.xml")


def docx_letters(data: bytes) -> str:
    """Return the letters of the body and of the footnotes, without blanks; field codes are not letters."""
    from xml.etree import ElementTree as ET

    pieces: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        for part in _PARTS:
            if part in names:
                root = ET.fromstring(package.read(part))  # noqa: S314 - a file that was just written
                pieces.extend(node.text or "" for node in root.iter(_TEXT))
    return "".join("".join(pieces).split())

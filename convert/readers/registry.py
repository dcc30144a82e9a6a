"""Which reader takes which bytes: told by content first, then by suffix. Readers are named, and imported when they are used."""

import re
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from convert.diagnostics import ConvertError, Outcome
from convert.media_types import PNG
from convert.model.report import Report
from convert.patterns import regex
from convert.readers.options import MAX_BYTES, MAX_TEXT_BYTES, ReadOptions

if TYPE_CHECKING:
    class Reader(Protocol):
        """What a reader is: bytes to a report."""

        def __call__(self, data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:
            """Read `data`, the content of a file called `name`."""

READERS: Final[dict[str, str]] = {
    "text": "convert.readers.text:read_text",
    "markdown": "convert.readers.markdown:read_markdown",
    "json": "convert.readers.model_json:read_model_json",
    "docx": "convert.readers.docx:read_docx",
    "pdf": "convert.readers.pdf:read_pdf",
    "ofd": "convert.readers.ofd:read_ofd",
    "html": "convert.readers.html:read_html",
    "xlsx": "convert.readers.xlsx:read_xlsx",
    "doc": "convert.readers.by_office:read_by_office",
    "wps": "convert.readers.by_office:read_by_office",
    "rtf": "convert.readers.by_office:read_by_office",
    "odt": "convert.readers.by_office:read_by_office",
    "sheet": "convert.readers.by_office:read_by_office",
}
"""Format to `module:function`."""
TEXT_FORMATS: Final = frozenset({"text", "markdown", "json"})

_SUFFIXES: Final = {"md": "markdown", "markdown": "markdown", "json": "json", "html": "html", "htm": "html", "docx": "docx",
                    "docm": "docx", "dotx": "docx", "dotm": "docx", "pdf": "pdf"}
_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (PNG, "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"),
    (b"BM", "bitmap"), (b"II*\0", "picture"), (b"MM\0*", "picture"), (b"RIFF", "riff"), (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"), (b"\x1f\x8b", "archive"), (b"BZh", "archive"), (b"\xfd7zXZ\0", "archive"), (b"\x7fELF", "binary"),
    (b"MZ\x90", "binary"), (b"SQLite format 3", "binary"), (b"OggS", "binary"), (b"ID3", "binary"),
)
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of older Office, and locked ones, begin ([MS-CFB] 2.2)."""
_ENCRYPTED: Final = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"
"""Name of the stream in which Office keeps a document that has a password."""
_HTML: Final = regex(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S)
_FENCE: Final = regex(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_JSON: Final = regex(rb"\s*\{\s*\"")
_LEGACY: Final = {"doc": "doc", "dot": "doc", "wps": "wps", "wpt": "wps", "et": "sheet", "xls": "sheet", "ppt": "slides",
                  "dps": "slides"}
_ZIP_PARTS: Final = ((b"word/", "docx"), (b"OFD.xml", "ofd"), (b"xl/", "xlsx"), (b"ppt/", "slides"),
                     (b"opendocument.text", "odt"), (b"opendocument.spreadsheet", "sheet"))
_REFUSED: Final = frozenset({"slides", "picture", "archive", "binary"})


def detect_format(data: bytes, name: str) -> str:
    """Return the key of `READERS` for `data`, or the name of a format that is not read."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    head = data[:4096]
    if head.startswith(OLE):
        if _ENCRYPTED in data:
            return "locked"
        return _LEGACY.get(suffix, "doc")
    if head.startswith(b"PK\x03\x04"):
        return _inside_zip(data, suffix)
    found = _by_magic(head)
    if found:
        return found
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if suffix in ("json", "md", "markdown", "html", "htm"):
        return _SUFFIXES[suffix]
    if _JSON.match(head.removeprefix(b"\xef\xbb\xbf")) and b"convert.report/" in head:
        return "json"
    if suffix in ("docx", "docm", "dotx", "dotm", "pdf", "ofd", "wps", "doc") and data:
        return "broken"
    if suffix != "txt" and _FENCE.match(head):
        return "markdown"
    return "text"


def read_with_registry(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:
    """Return the report in `data`, read by the reader of its format.

    Raises:
        ConvertError: with one sentence on what is wrong and what to do.
    """
    if not data:
        raise ConvertError("reader-empty", path=name)
    if len(data) > MAX_BYTES:
        raise ConvertError("reader-too-large", path=name, megabytes=round(len(data) / 1_000_000, 1), limit=MAX_BYTES // 1_000_000)
    found = detect_format(data, name)
    if found == "broken":
        raise ConvertError("reader-broken", path=name, suffix="." + name.rpartition(".")[2].lower())
    if found == "locked":
        raise ConvertError("readdocx-encrypted", path=name)
    if found in _REFUSED:
        raise ConvertError(f"reader-format-{found}", path=name)
    if found in TEXT_FORMATS and len(data) > MAX_TEXT_BYTES:
        raise ConvertError("reader-too-large", path=name, megabytes=round(len(data) / 1_000_000, 1), limit=MAX_TEXT_BYTES // 1_000_000)
    return _reader(found)(data, name=name, options=options)


def _reader(found: str) -> "Reader":
    module, _, function = READERS[found].partition(":")
    return cast("Reader", getattr(import_module(module), function))


def _by_magic(head: bytes) -> str | None:
    for magic, found in _MAGIC:
        if head.startswith(magic):
            if found == "riff":
                return "picture" if head[8:12] == b"WEBP" else "binary"
            if found == "bitmap":
                return "picture" if head[6:10] == b"\0\0\0\0" else None
            return found
    return "pdf" if b"%PDF-" in head[:1024] and b"\0" not in head[:8] and head.lstrip()[:5] == b"%PDF-" else None


def _inside_zip(data: bytes, suffix: str) -> str:
    """Tell by the names in the central directory, which stand at the end of the file."""
    names = data[:2048] + data[-65536:]
    for part, found in _ZIP_PARTS:
        if part in names:
            return found
    return "docx" if _SUFFIXES.get(suffix) == "docx" else "archive"

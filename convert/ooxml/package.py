"""A package of parts (ISO/IEC 29500-2) as bytes that depend on its content alone.

The libraries stamp the clock and their platform into the archive; here entries are sorted, dated 1980-01-01
and carry no platform, and the dates of the core properties are the given ones. Byte identity holds for one
build of zlib.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from convert.patterns import regex

CONTENT_TYPES: Final = "[Content_Types].xml"
CORE_PROPERTIES: Final = "docProps/core.xml"

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_DATE: Final = regex(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(?=</dcterms:\2>)")


def read_package(data: bytes) -> dict[str, bytes]:
    """Return the parts of the package `data` by name, in the order of the archive."""
    with ZipFile(BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def write_package(parts: Mapping[str, bytes], *, when: datetime) -> bytes:
    """Return `parts` as a package whose bytes depend on nothing but the arguments.

    `[Content_Types].xml` comes first, the others follow by name; `when` becomes the date of creation and of
    modification in the core properties.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            content = parts[name]
            if name == CORE_PROPERTIES:
                content = set_core_dates(content, when)
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
            entry.external_attr = 0  # zipfile makes a zero 0600 when it opens the entry
    return buffer.getvalue()


def repack(data: bytes, *, when: datetime) -> bytes:
    """Return the package `data` with everything taken out that depends on the clock or the machine."""
    return write_package(read_package(data), when=when)


def set_core_dates(core_properties: bytes, when: datetime) -> bytes:
    """Return the part `docProps/core.xml` with both of its dates set to `when`."""
    return _DATE.sub(rb"\g<1>" + w3c_date(when).encode(), core_properties)


def w3c_date(when: datetime) -> str:
    """Return `when` in UTC as W3CDTF, to the second; a time without zone is taken as UTC."""
    return (when.astimezone(UTC) if when.tzinfo else when).strftime("%Y-%m-%dT%H:%M:%SZ")

"""A package of parts (ISO/IEC 29500-2) as bytes that depend on its content alone.

The libraries stamp the clock and their platform into the archive; here entries are sorted, dated 1980-01-01
and carry no platform, and the dates of the core properties are the given ones. libdeflate packs the same everywhere.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from struct import Struct
from typing import Final

from deflate import crc32, deflate_compress

from convert.patterns import regex

CONTENT_TYPES: Final = "[Content_Types].xml"
CORE_PROPERTIES: Final = "docProps/core.xml"

# APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16
_LOCAL_HEADER: Final = Struct("<4s5H3I2H")
_CENTRAL_HEADER: Final = Struct("<4s6H3I5H2I")
_END: Final = Struct("<4s4H2IH")
_VERSION: Final = 20
"""Of the format: 2.0 has deflated entries and folders."""
_STORED: Final = 0
_DEFLATED: Final = 8
_UTF8_NAME: Final = 0x800
_MIDNIGHT: Final = 0
_DAY: Final = 0x21
"""1980-01-01, the first day that there is."""
_LEVEL: Final = 5
"""Of libdeflate: as small as zlib makes it by default, in half the time."""
_DATE: Final = regex(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(?=</dcterms:\2>)")


def read_package(data: bytes) -> dict[str, bytes]:
    """Return the parts of the package `data` by name, in the order of the archive."""
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def write_package(parts: Mapping[str, bytes], *, when: datetime) -> bytes:
    """Return `parts` as a package whose bytes depend on nothing but the arguments.

    `[Content_Types].xml` comes first, the others follow by name; `when` becomes the date of creation and of
    modification in the core properties.
    """
    written: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
        content = parts[name] if name != CORE_PROPERTIES else set_core_dates(parts[name], when)
        entry, packed = _entry(name, content)
        file_name = name.encode()
        written += (_LOCAL_HEADER.pack(b"PK\3\4", *entry, len(file_name), 0), file_name, packed)
        directory += (_CENTRAL_HEADER.pack(b"PK\1\2", _VERSION, *entry, len(file_name), 0, 0, 0, 0, 0, place), file_name)
        place += _LOCAL_HEADER.size + len(file_name) + len(packed)
    listing = b"".join(directory)
    return b"".join((*written, listing, _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(listing), place, 0)))


def _entry(name: str, content: bytes) -> tuple[tuple[int, ...], bytes]:
    """Return the fields that both headers of an entry have, and what is stored."""
    packed = bytes(deflate_compress(content, _LEVEL))
    method = _DEFLATED
    if len(packed) >= len(content):
        packed, method = content, _STORED
    flags = 0 if name.isascii() else _UTF8_NAME
    return (_VERSION, flags, method, _MIDNIGHT, _DAY, crc32(content), len(packed), len(content)), packed


def repack(data: bytes, *, when: datetime) -> bytes:
    """Return the package `data` with everything taken out that depends on the clock or the machine."""
    return write_package(read_package(data), when=when)


def set_core_dates(core_properties: bytes, when: datetime) -> bytes:
    """Return the part `docProps/core.xml` with both of its dates set to `when`."""
    return _DATE.sub(rb"\g<1>" + w3c_date(when).encode(), core_properties)


def w3c_date(when: datetime) -> str:
    """Return `when` in UTC as W3CDTF, to the second; a time without zone is taken as UTC."""
    return (when.astimezone(UTC) if when.tzinfo else when).strftime("%Y-%m-%dT%H:%M:%SZ")

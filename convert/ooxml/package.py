"""A package of parts (ISO/IEC 29500-2) as bytes that depend on its content alone.

The libraries stamp the clock and their platform into the archive; here entries are sorted, dated 1980-01-01
and carry no platform, and the dates of the core properties are the given ones. libdeflate packs the same everywhere.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from struct import Struct, error
from typing import Final

from deflate import DeflateError, crc32, deflate_compress, deflate_decompress

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
_EFFORT: Final = 0x6
"""How hard the packer tried: says nothing about the content."""
_MIDNIGHT: Final = 0
_DAY: Final = 0x21
"""1980-01-01, the first day that there is."""
_LEVEL: Final = 5
"""Of libdeflate: as small as zlib makes it by default, in half the time."""
_DATE: Final = regex(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(?=</dcterms:\2>)")


class PackageError(ValueError):
    """The bytes are no package, or one of a kind that this program does not write."""


def read_package(data: bytes) -> dict[str, bytes]:
    """Return the parts of the package `data` by name, in the order of the archive.

    Raises:
        PackageError: as `read_entries`.
    """
    return dict(read_entries(data))


def read_entries(data: bytes) -> list[tuple[str, bytes]]:
    """Return name and content of every entry of a package such as this program and its libraries write.

    It is for reading back what was just written: strict, and quick to load. Files of others are opened by `open_package`.

    Raises:
        PackageError: it is no archive, or an entry is not what the directory says.
    """
    try:
        mark, _, _, _, count, size, place, comment = _END.unpack_from(data, len(data) - _END.size)
        if mark != b"PK\5\6" or comment or place + size != len(data) - _END.size:
            raise PackageError("no end of the directory")
        entries = []
        for _ in range(count):
            mark, _, *fields, name_size, extra, remark, _, _, _, start = _CENTRAL_HEADER.unpack_from(data, place)
            name = data[place + _CENTRAL_HEADER.size:][:name_size]
            if mark != b"PK\1\2":
                raise PackageError(f"no entry at {place}")
            entries.append((name.decode(), _content(data, start, name, fields)))
            place += _CENTRAL_HEADER.size + name_size + extra + remark
    except (error, UnicodeDecodeError) as fault:
        raise PackageError(str(fault)) from None
    return entries


def _content(data: bytes, start: int, name: bytes, fields: list[int]) -> bytes:
    """Return the content of the entry that begins at `start`; the fields of the directory must be its own."""
    mark, *own, name_size, extra = _LOCAL_HEADER.unpack_from(data, start)
    start += _LOCAL_HEADER.size
    _, flags, method, _, _, checksum, packed, size = fields
    if mark != b"PK\3\4" or own != fields or data[start:start + name_size] != name or flags & ~_UTF8_NAME & ~_EFFORT:
        raise PackageError(f"{name.decode()} is not where the directory says")
    start += name_size + extra
    content = data[start:start + packed]
    if method == _DEFLATED:
        try:
            content = bytes(deflate_decompress(content, size))
        except DeflateError as fault:
            raise PackageError(f"{name.decode()}: {fault}") from None
    elif method != _STORED:
        raise PackageError(f"{name.decode()} is packed by method {method}")
    if len(content) != size or crc32(content) != checksum:
        raise PackageError(f"{name.decode()} is damaged")
    return content


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


def set_core_dates(core_properties: bytes, when: datetime) -> bytes:
    """Return the part `docProps/core.xml` with both of its dates set to `when`."""
    return _DATE.sub(rb"\g<1>" + w3c_date(when).encode(), core_properties)


def w3c_date(when: datetime) -> str:
    """Return `when` in UTC as W3CDTF, to the second; a time without zone is taken as UTC."""
    return (when.astimezone(UTC) if when.tzinfo else when).strftime("%Y-%m-%dT%H:%M:%SZ")

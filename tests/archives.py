"""ZIPs from elsewhere, spoilt in one place."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

_HEAD = 30
"""Bytes of the head of an entry, before its name."""
_PROPERTIES = 4
"""Where the properties of LZMA stand in the packed bytes; 255 is none that there can be."""


def _packed_at(data: bytes, name: str) -> int:
    """Return where the packed bytes of an entry begin."""
    with ZipFile(BytesIO(data)) as archive:
        head = archive.getinfo(name).header_offset
    return head + _HEAD + sum(struct.unpack_from("<HH", data, head + _HEAD - 4))


def spoilt(data: bytes, name: str, at: int = 0) -> bytes:
    """Return the ZIP with packed bytes of the entry `name` that unpack to nothing, the one `at` a place being wrong."""
    at += _packed_at(data, name)
    return data[:at] + b"\xff" + data[at + 1:]


def _listed_at(data: bytes) -> dict[str, int]:
    """Return where the directory lists each entry."""
    (at,) = struct.unpack_from("<I", data, data.rindex(b"PK\x05\x06") + 16)
    found = {}
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            found[name] = at
            at += 46 + sum(struct.unpack_from("<HHH", data, at + 28))
    return found


def miscounted(data: bytes, name: str) -> bytes:
    """Return the ZIP with another checksum for the entry `name`, which unpacks as before."""
    at = _listed_at(data)[name] + 16
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


def locked(data: bytes) -> bytes:
    """Return the ZIP as if its entries were encrypted with AES: marked so, and packed in a way of its own."""
    found = bytearray(data)
    for at in _listed_at(data).values():
        found[at + 8] |= 1
        found[at + 10] = 99
    return bytes(found)


def repacked_as(data: bytes, method: int) -> bytes:
    """Return the ZIP with its entries packed in another way."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return buffer.getvalue()


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return the ZIP with other contents of some entries."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
    return buffer.getvalue()


def every_way(data: bytes, name: str) -> dict[str, bytes]:
    """Return ways in which an entry cannot be read: packed bytes, checksum, a packing that fails in its own way."""
    return {"packed": spoilt(data, name), "checksum": miscounted(data, name), "lzma": spoilt(repacked_as(data, ZIP_LZMA), name, _PROPERTIES)}

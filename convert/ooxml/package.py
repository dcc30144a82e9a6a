"""A package of parts (ISO/IEC 29500-2) as bytes that depend on its content alone.

The libraries stamp the clock and their platform into the archive; here entries are sorted, dated 1980-01-01 and carry no
platform.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CONTENT_TYPES: Final = "[Content_Types].xml"
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP can hold."""


def read_package(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package of our own by name, in the order of the archive. Those of others are opened by `open_package`."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_package(parts: Mapping[str, bytes], first: str = _CONTENT_TYPES) -> bytes:
    """Return `parts` as a ZIP whose bytes depend on them alone: the part called `first` before the others, these by name."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            archive.writestr(entry, parts[name])
            entry.external_attr = 0  # after it was written, when zipfile has given it the rights of a file
    return buffer.getvalue()


def repacked(data: bytes) -> bytes:
    """Return the package `data` in the form of `write_package`."""
    return write_package(read_package(data))


def w3c_date(when: datetime) -> str:
    """Return `when` in UTC as W3CDTF, to the second; a time without zone is taken as UTC."""
    return (when.astimezone(UTC) if when.tzinfo else when).strftime("%Y-%m-%dT%H:%M:%SZ")

"""A packet as one ZIP, looked through again."""

import hashlib
import zipfile
from typing import IO

from convert.ooxml.open_package import UNREADABLE, is_usual

_PIECE = 1 << 20


def sums_of(path: str, manifest: str) -> tuple[bytes, dict[str, str]] | None:
    """Return what the manifest of the ZIP at `path` says, and the SHA-256 of every other file in it by its name.

    None where there is no ZIP that could be read, without a file called `manifest`, or with two files of one name.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if manifest not in names or len(set(names)) < len(names) or not is_usual(archive):
                return None
            sums = {}
            for name in names:
                if name != manifest:
                    with archive.open(name) as handle:
                        sums[name] = _sum_of(handle)
            return archive.read(manifest), sums
    except UNREADABLE:
        return None


def _sum_of(handle: IO[bytes]) -> str:
    """Return the SHA-256 of what is read, piece by piece: a foreign ZIP may unpack to more than memory holds."""
    found = hashlib.sha256()
    while piece := handle.read(_PIECE):
        found.update(piece)
    return found.hexdigest()

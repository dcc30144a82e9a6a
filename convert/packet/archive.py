"""A packet as one ZIP whose bytes depend on its content alone."""

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UTF8_NAMES = 0x800


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of `files`, names in UTF-8, sorted."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.flag_bits |= _UTF8_NAMES
            archive.writestr(entry, files[name])
    return buffer.getvalue()

"""The entries of an archive that was just written."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from convert.ooxml.open_package import UNREADABLE, is_usual


class ArchiveError(ValueError):
    """The bytes are no archive, or a damaged one."""


def read_archive(data: bytes) -> list[tuple[str, bytes]]:
    """Return name and content of every entry, in the order of the archive.

    Raises:
        ArchiveError: it cannot be read, or an entry is not what its checksum says.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            if not is_usual(archive):
                raise BadZipFile("an entry that is neither stored nor deflated")
            return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    except UNREADABLE as error:
        raise ArchiveError(str(error)) from None

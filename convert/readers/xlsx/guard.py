"""What a workbook would cost is looked at before openpyxl opens it, which makes an object of every cell, merged ones included."""

from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from convert.ooxml.open_package import GuardedArchive

MAX_CELLS: Final = 60_000
"""Of all sheets together: a hundred pages of figures."""
MAX_MERGED: Final = 200_000
"""Cells that merged ones cover."""
_DOCTYPE: Final = b"<!DOCTYPE"
_HEAD: Final = 4_000


def guard(data: bytes, name: str) -> None:
    """Refuse a workbook that is no sound archive, or that would cost more than its printing is worth.

    Raises:
        ConvertError: `readxlsx-damaged`, `readxlsx-bomb`, `readxlsx-unsafe-name`, `readxlsx-encrypted`, `readxlsx-too-large`.
    """
    archive = GuardedArchive(data, name, "readxlsx")
    cells = merged = 0
    for part in archive.names():
        if not part.endswith((".xml", ".rels")):
            continue
        content = archive.part(part) or b""
        if _DOCTYPE in content[:_HEAD]:
            raise archive.fault("damaged")
        if part.startswith("xl/worksheets/"):
            counted = _count(content, archive)
            cells, merged = cells + counted[0], merged + counted[1]
        if cells > MAX_CELLS or merged > MAX_MERGED:
            raise archive.fault("too-large", sheet=PurePosixPath(part).stem)


def _count(content: bytes, archive: GuardedArchive) -> tuple[int, int]:
    """Return how many cells a sheet has, and how many its merged ones cover."""
    from lxml import etree
    from openpyxl.utils import range_boundaries

    cells = merged = 0
    try:
        for _, element in etree.iterparse(BytesIO(content), tag=("{*}c", "{*}mergeCell"), resolve_entities=False, no_network=True):
            if element.tag.endswith("}c"):
                cells += 1
            else:
                left, top, right, bottom = range_boundaries(element.get("ref", "A1"))
                merged += (right - left + 1) * (bottom - top + 1)
            element.clear()
            if cells > MAX_CELLS or merged > MAX_MERGED:
                break
    except (etree.XMLSyntaxError, ValueError, TypeError):
        raise archive.fault("damaged") from None
    return cells, merged

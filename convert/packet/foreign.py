"""Finished PDFs that are put into a packet as they are."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from convert.diagnostics import ConvertError

if TYPE_CHECKING:
    from pikepdf import Page

_TOLERANCE_PT = 3.0


def page_count(data: bytes, *, path: str) -> int:
    """Return how many pages a PDF has.

    Raises:
        ConvertError: `packet-pdf-damaged`, `packet-pdf-locked`.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return len(document.pages)
    except pikepdf.PasswordError:
        raise ConvertError("packet-pdf-locked", path=path) from None
    except pikepdf.PdfError as error:
        raise ConvertError("packet-pdf-damaged", path=path, reason=str(error)) from None


def insert(packet: bytes, foreign: Mapping[int, bytes], *, width_pt: float, height_pt: float, when: datetime) -> bytes:
    """Return the packet with the pages of finished PDFs in the places that were kept for them.

    Args:
        packet: The packet's PDF, an empty page in every place.
        foreign: By page number of the packet, from 1, the PDF whose pages begin there.
        width_pt: Width of the packet's paper.
        height_pt: Its height. A page on other paper is scaled to it, turned when that makes it larger; one on this paper is not touched.
        when: Date of change.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(packet)) as document:
        for first, data in foreign.items():
            with pikepdf.open(io.BytesIO(data)) as source:
                for offset, page in enumerate(source.pages):
                    index = first - 1 + offset
                    if _fits(page, width_pt, height_pt):
                        document.pages[index] = page
                    else:
                        _scale(document.pages[index], page, width_pt, height_pt)
        document.docinfo["/ModDate"] = when.strftime("D:%Y%m%d%H%M%SZ")
        buffer = io.BytesIO()
        document.save(buffer, deterministic_id=True, fix_metadata_version=False)
    return buffer.getvalue()


def _size(page: "Page") -> tuple[float, float]:
    left, bottom, right, top = (float(value) for value in page.mediabox)
    turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return (top - bottom, right - left) if turned else (right - left, top - bottom)


def _fits(page: "Page", width_pt: float, height_pt: float) -> bool:
    """A page fits when it is of this paper, upright or lying."""
    short, long = sorted(_size(page))
    return abs(short - width_pt) < _TOLERANCE_PT and abs(long - height_pt) < _TOLERANCE_PT


def _scale(target: "Page", page: "Page", width_pt: float, height_pt: float) -> None:
    """Draw `page` into the empty page `target`, as large as the paper allows."""
    import pikepdf

    width, height = _size(page)
    if width > height:
        target.mediabox = pikepdf.Array([0, 0, height_pt, width_pt])
        width_pt, height_pt = height_pt, width_pt
    target.add_overlay(page, pikepdf.Rectangle(0, 0, width_pt, height_pt))

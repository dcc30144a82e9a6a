"""Finished PDFs that are put into a packet as they are."""

import io
import warnings
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

import msgspec

from convert.diagnostics import ConvertError

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Page, Pdf, Rectangle

_TOLERANCE_PT = 3.0
_A4_PT = (595.28, 841.89)
_NOT_TAKEN: Final = ("/Type", "/Parent", "/StructParents", "/B", "/Tabs")
"""What a page says of its place in its own document."""


class ForeignPages(msgspec.Struct, frozen=True):
    """What a finished PDF holds."""

    lying: tuple[bool, ...]
    """For every page, whether it lies across."""
    odd: int
    """Pages that are not A4."""


def look_at(data: bytes, *, path: str) -> ForeignPages:
    """Return how many pages a PDF has and how they lie.

    Raises:
        ConvertError: `packet-pdf-damaged` (without pages too), `packet-pdf-locked`.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            sizes = [_size(page) for page in document.pages]
    except pikepdf.PasswordError:
        raise ConvertError("packet-pdf-locked", path=path) from None
    except (pikepdf.PdfError, ValueError, AttributeError, KeyError, TypeError):
        raise ConvertError("packet-pdf-damaged", path=path) from None
    if not sizes or not all(width > 0 and height > 0 for width, height in sizes):
        raise ConvertError("packet-pdf-damaged", path=path)
    return ForeignPages(tuple(width > height for width, height in sizes), sum(not _is_of(size, *_A4_PT) for size in sizes))


def first_sheet(data: bytes) -> bytes:
    """Return the pages of the first sheet of a workbook that LibreOffice printed: its outline leads to the first page of every sheet."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as document:
        with document.open_outline() as outline:
            starts = [tuple(entry.destination[0].objgen) for entry in outline.root if isinstance(entry.destination, pikepdf.Array)]
        second = next((number for number, page in enumerate(document.pages) if len(starts) > 1 and tuple(page.objgen) == starts[1]), None)
        if second is not None:
            del document.pages[second:]
        buffer = io.BytesIO()
        document.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def insert(packet: bytes, foreign: Mapping[int, bytes], *, width_pt: float, height_pt: float, when: datetime) -> bytes:
    """Return the packet with the pages of finished PDFs in the places that were kept for them.

    Args:
        packet: The packet's PDF; in every place a page with nothing but its number of the packet, which stays on top.
        foreign: By page number of the packet, from 1, the PDF whose pages begin there.
        width_pt: Width of the packet's paper.
        height_pt: Its height. A page on other paper is scaled to it; one on this paper stays as it is. Its fields go on looking as
            they look, and are filled in no more; links to pages of its file lead on, links by name are lost.
        when: Date of change.
    """
    import pikepdf

    with warnings.catch_warnings(), pikepdf.open(io.BytesIO(packet)) as document:
        warnings.simplefilter("ignore", getattr(pikepdf, "PageCopyWarning", UserWarning))  # what is lost is said above; there since 10.18
        for first, data in foreign.items():
            with pikepdf.open(io.BytesIO(data)) as source:
                _put_in(document, source, first, width_pt, height_pt)
        document.docinfo["/ModDate"] = when.strftime("D:%Y%m%d%H%M%SZ")
        buffer = io.BytesIO()
        document.save(buffer, deterministic_id=True, fix_metadata_version=False)
    return buffer.getvalue()


def _put_in(document: "Pdf", source: "Pdf", first: int, width_pt: float, height_pt: float) -> None:
    """Put the pages of `source` in place, from page `first` on; links among them go on leading to each other."""
    import pikepdf

    own = len(document.pages)
    document.pages.extend(source.pages)
    brought = [page.obj for page in document.pages[own:]]
    del document.pages[own:]
    targets = {}
    for number, page in enumerate(map(pikepdf.Page, brought), first):
        target = document.pages[number - 1]
        targets[page.obj.objgen] = target.obj
        place = _take if _is_of(_size(page), width_pt, height_pt) else _scale
        place(document, target, page, number)
    for put in targets.values():
        for annotation in _annotations(put):
            for owner, key in ((annotation, "/Dest"), (annotation.get("/A"), "/D")):
                place_in = owner.get(key) if isinstance(owner, pikepdf.Dictionary) else None
                if isinstance(place_in, pikepdf.Array) and len(place_in) and isinstance(place_in[0], pikepdf.Dictionary):
                    place_in[0] = targets.get(place_in[0].objgen, place_in[0])


def _annotations(page: "Object") -> "list[Dictionary]":
    """Return the annotations of a page that are ones: a list may name what is missing, or anything."""
    import pikepdf

    found = page.get("/Annots")
    return [one for one in found if isinstance(one, pikepdf.Dictionary)] if isinstance(found, pikepdf.Array) else []


def _size(page: "Page") -> tuple[float, float]:
    """Return width and height of a page as it is shown."""
    box = _box(page)
    turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return (box.height, box.width) if turned else (box.width, box.height)


def _box(page: "Page") -> "Rectangle":
    """Return what is shown of a page; any two opposite corners may give it (ISO 32000-1, 7.9.5)."""
    import pikepdf

    left, bottom, right, top = map(float, page.cropbox)
    return pikepdf.Rectangle(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _is_of(size: tuple[float, float], width_pt: float, height_pt: float) -> bool:
    """Tell whether a page is of this paper, upright or lying."""
    short, long = sorted(size)
    return abs(short - width_pt) < _TOLERANCE_PT and abs(long - height_pt) < _TOLERANCE_PT


def _take(document: "Pdf", target: "Page", page: "Page", number: int) -> None:
    """Make `target` the page that `page` is, so that outline and links still lead to it, and lay what it held over it.

    The names of what is laid over are ours, since pikepdf gives others each time.
    """
    import pikepdf

    form = target.as_form_xobject()
    own = document.make_stream(form.read_bytes(), {key: form[key] for key in form.keys() - {"/Length", "/Filter", "/DecodeParms"}})
    for key in target.obj.keys() - {"/Type", "/Parent"}:
        del target.obj[key]
    for key in page.obj.keys() - set(_NOT_TAKEN):
        target.obj[key] = page.obj[key]
    for annotation in _annotations(target.obj):
        annotation["/P"] = target.obj
        if "/StructParent" in annotation:
            del annotation["/StructParent"]
    name = target.add_resource(own, pikepdf.Name.XObject, name=pikepdf.Name(f"/PacketNumber{number}"))
    target.contents_add(b"q\n", prepend=True)
    target.contents_add(b"\nQ\n" + target.calc_form_xobject_placement(own, name, _box(target)))


def _scale(document: "Pdf", target: "Page", page: "Page", number: int) -> None:
    """Draw `page` under what stands on `target`, as large as its paper allows."""
    import pikepdf

    form = document.make_indirect(page.as_form_xobject())
    name = target.add_resource(form, pikepdf.Name.XObject, name=pikepdf.Name(f"/Foreign{number}"))
    paper = pikepdf.Rectangle(*map(float, target.mediabox))
    target.contents_add(target.calc_form_xobject_placement(form, name, paper), prepend=True)

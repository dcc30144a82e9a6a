"""Pictures of a document: the bytes that a drawing refers to, within limits."""

from typing import TYPE_CHECKING, Final

from convert.diagnostics import ConvertError
from convert.model.blocks import Figure
from convert.ooxml.open_package import Package, Relationship
from convert.readers.docx.names import BLIP, EMBED, EXTENT, PROPERTIES, RELATION, VML_IMAGE, integer
from convert.readers.pictures import MAX_PICTURE_BYTES, can_be_drawn, picture_type
from convert.readers.read_out import ReadOut

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_BYTES: Final = 100_000_000
_MOST: Final = 500
_EMU_PER_MM: Final = 36_000
_WIDEST_MM: Final = 1_000


class Pictures:
    """Makes figures of the drawings of one part."""

    def __init__(self, package: Package, relationships: dict[str, Relationship], out: ReadOut) -> None:
        self._package, self._relationships, self._out = package, relationships, out
        self._known: dict[str, bytes | None] = {}
        self._drawable: dict[str, bool] = {}
        self._count = self._bytes = 0

    def figures(self, drawing: "_Element") -> list[Figure]:
        """Return the pictures in `drawing` that a report can hold; the others are told about."""
        found: list[Figure] = []
        for element in drawing.iter(BLIP, VML_IMAGE):
            relation = self._relationships.get(element.get(EMBED) or element.get(RELATION) or "")
            if relation is None or relation.external:
                self._out.notice("readdocx-picture-outside", "advisory")
                continue
            figure = self._figure(relation.target, drawing)
            if figure is not None:
                found.append(figure)
        return found

    def _figure(self, target: str, drawing: "_Element") -> Figure | None:
        if target not in self._known:
            self._known[target] = self._bytes_of(target)
        image = self._known[target]
        media_type = picture_type(image) if image else None
        if image is None or media_type is None or len(image) > MAX_PICTURE_BYTES:
            self._out.notice("readdocx-picture-kind", "advisory", name=target.rpartition("/")[2])
            return None
        if target not in self._drawable:
            self._drawable[target] = can_be_drawn(image)
        if not self._drawable[target]:
            self._out.notice("readdocx-picture-damaged", "advisory", name=target.rpartition("/")[2])
            return None
        self._count, self._bytes = self._count + 1, self._bytes + len(image)
        if self._count > _MOST or self._bytes > _MOST_BYTES:
            self._out.notice("readdocx-picture-too-many", "advisory", limit=_MOST)
            return None
        extent, properties = next(drawing.iter(EXTENT), None), next(drawing.iter(PROPERTIES), None)
        width = integer(extent.get("cx"), 0) if extent is not None else 0
        alt = properties.get("descr", "") if properties is not None else ""
        return Figure(id="", image=image, media_type=media_type, alt=" ".join(alt.split()),
                      width_mm=round(width / _EMU_PER_MM, 2) if width and width < _WIDEST_MM * _EMU_PER_MM else None)

    def _bytes_of(self, target: str) -> bytes | None:
        """Return the bytes of a picture, None when there is none or the archive is damaged there."""
        try:
            return self._package.part(target)
        except ConvertError as error:
            if error.diagnostic.code != "readdocx-damaged":
                raise
            return None

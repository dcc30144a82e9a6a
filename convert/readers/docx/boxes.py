"""Text boxes above the text, in the order in which the page shows them: a joint 版头 is often built of several."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from convert.ooxml.names import WP
from convert.readers.docx.names import integer

if TYPE_CHECKING:
    from lxml.etree import _Element

_ANCHOR: Final = f"{{{WP}}}anchor"
_OVERLAP: Final = 0.5
"""Share of the lower of two boxes that lies beside the other, from which they are read from left to right."""
_OF_THE_PAGE: Final = frozenset({"page", "margin", "topMargin"})


class _Place(NamedTuple):
    x: int
    y: int
    height: int


def in_order_of_page(boxes: "Sequence[_Element]") -> "list[_Element]":
    """Return text boxes from top to foot, those beside each other from left to right; as they come when a place is unsaid."""
    places = [_place(box) for box in boxes]
    if len(boxes) < 2 or any(place is None for place in places):
        return list(boxes)
    left = sorted(((place, box) for place, box in zip(places, boxes, strict=True) if place is not None), key=lambda item: item[0].y)
    ordered: list[_Element] = []
    while left:
        first = left[0][0]
        beside = [item for item in left if _is_beside(first, item[0])]
        ordered.extend(box for _, box in sorted(beside, key=lambda item: item[0].x))
        left = [item for item in left if item not in beside]
    return ordered


def _is_beside(first: _Place, other: _Place) -> bool:
    common = min(first.y + first.height, other.y + other.height) - max(first.y, other.y)
    return other == first or common >= _OVERLAP * max(1, min(first.height, other.height))


def _place(box: "_Element") -> _Place | None:
    anchor = next(box.iterancestors(_ANCHOR), None)
    if anchor is None:
        return None
    across, down, size = (anchor.find(f"{{{WP}}}{name}") for name in ("positionH", "positionV", "extent"))
    if across is None or down is None or size is None or down.get("relativeFrom") not in _OF_THE_PAGE:
        return None
    x, y = (integer(position.findtext(f"{{{WP}}}posOffset")) for position in (across, down))
    height = integer(size.get("cy"))
    return None if y is None or height is None else _Place(x or 0, y, height)

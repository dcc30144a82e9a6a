"""Drawings: pictures in the line and at fixed places, the lines of a letter and of the imprint."""

from typing import Final

import msgspec

from convert.exporters.docx.elements import Element, element, w, where_known
from convert.layout.frame import Stroke
from convert.units import mm_to_emu

_IN_FRONT: Final = 251658240
"""Where drawings stand in the pile of those that overlap."""
_PICTURE: Final = "图片"


class Box(msgspec.Struct, frozen=True):
    """A place on the page, in mm from its top left."""

    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float


def inline_picture(relationship: str, width_mm: float, height_mm: float, *, number: int, alt: str) -> Element:
    """Return a run with a picture that stands in the line like a letter."""
    inline = element("wp:inline", _extent("wp:extent", width_mm, height_mm), *_described(number, alt),
                     _picture(relationship, width_mm, height_mm, number), distT=0, distB=0, distL=0, distR=0)
    return w("r", w("drawing", inline))


def anchored_picture(relationship: str, number: int, alt: str, place_mm: tuple[float, float], size_mm: tuple[float, float]) -> Element:
    """Return a run with a picture at a place counted from its column and paragraph, in front of the text."""
    inside = [*_described(number, alt), _picture(relationship, *size_mm, number)]
    return w("r", w("drawing", _anchor(inside, ("column", place_mm[0]), ("paragraph", place_mm[1]), *size_mm, behind=False)))


def anchored_line(number: int, rule: Stroke, name: str) -> Element:
    """Return a run with a line at its place of the page, decorative for those who cannot see it."""
    width = rule.x2_mm - rule.x1_mm
    shape = element("wps:wsp", element("wps:cNvCnPr"), element(
        "wps:spPr", element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", cx=mm_to_emu(width), cy=0)),
        element("a:prstGeom", element("a:avLst"), prst="line"),
        element("a:ln", element("a:solidFill", element("a:srgbClr", val=rule.color)), w=mm_to_emu(rule.thickness_mm))),
        element("wps:bodyPr"))
    inside = [element("wp:docPr", id=number, name=f"{name}{number}", descr=name), element("wp:cNvGraphicFramePr"), _graphic(shape)]
    anchor = _anchor(inside, ("page", rule.x1_mm), ("page", rule.y1_mm), width, 0.0, behind=True)
    return w("r", where_known("wps", w("drawing", anchor)))


def anchored_text(number: int, row: Element, place: Box, name: str) -> Element:
    """Return a run with a paragraph at a place of the page, turned clockwise: it begins at the top of its place."""
    shape = element("wps:wsp", element("wps:cNvSpPr", txBox=1), element(
        "wps:spPr", element("a:xfrm", element("a:off", x=0, y=0), _extent("a:ext", place.width_mm, place.height_mm)),
        element("a:prstGeom", element("a:avLst"), prst="rect"), element("a:noFill")),
        element("wps:txbx", w("txbxContent", row)),
        element("wps:bodyPr", vert="vert", wrap="square", lIns=0, tIns=0, rIns=0, bIns=0))
    inside = [element("wp:docPr", id=number, name=f"{name}{number}", descr=name), element("wp:cNvGraphicFramePr"), _graphic(shape)]
    anchor = _anchor(inside, ("page", place.left_mm), ("page", place.top_mm), place.width_mm, place.height_mm, behind=False)
    return w("r", where_known("wps", w("drawing", anchor)))


def _described(number: int, alt: str) -> list[Element]:
    """Return number, name and alternative text of a picture."""
    return [element("wp:docPr", id=number, name=f"{_PICTURE}{number}", descr=alt),
            element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect=1))]


def _picture(relationship: str, width_mm: float, height_mm: float, number: int) -> Element:
    return _graphic(element(
        "pic:pic", element("pic:nvPicPr", element("pic:cNvPr", id=number, name=f"{_PICTURE}{number}"), element("pic:cNvPicPr")),
        element("pic:blipFill", element("a:blip", r__embed=relationship), element("a:stretch", element("a:fillRect"))),
        element("pic:spPr", element("a:xfrm", element("a:off", x=0, y=0), _extent("a:ext", width_mm, height_mm)),
                element("a:prstGeom", element("a:avLst"), prst="rect"))))


def _graphic(shape: Element) -> Element:
    return element("a:graphic", element("a:graphicData", shape, uri=shape.nsmap[shape.prefix]))


def _extent(tag: str, width_mm: float, height_mm: float) -> Element:
    return element(tag, cx=max(1, mm_to_emu(width_mm)), cy=max(1, mm_to_emu(height_mm)))


def _anchor(inside: list[Element], across: tuple[str, float], down: tuple[str, float], width_mm: float, height_mm: float, *,
            behind: bool) -> Element:
    return element(
        "wp:anchor", element("wp:simplePos", x=0, y=0), _position("wp:positionH", *across), _position("wp:positionV", *down),
        element("wp:extent", cx=mm_to_emu(width_mm), cy=mm_to_emu(height_mm)), element("wp:effectExtent", l=0, t=0, r=0, b=0),
        element("wp:wrapNone"), *inside, distT=0, distB=0, distL=0, distR=0, simplePos=0, relativeHeight=_IN_FRONT,
        behindDoc=int(behind), locked=0, layoutInCell=1, allowOverlap=1)


def _position(tag: str, base: str, place_mm: float) -> Element:
    offset = element("wp:posOffset")
    offset.text = str(mm_to_emu(place_mm))
    return element(tag, offset, relativeFrom=base)

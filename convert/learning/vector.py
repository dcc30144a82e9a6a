"""Lines and text boxes of drawings, in the present form (DrawingML) and in that of older programs (VML)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from convert.ooxml.cascade import is_number
from convert.ooxml.names import VML, WORD, WPS, A
from convert.units import EMU_PER_MM, MM_PER_INCH, pt_to_mm

if TYPE_CHECKING:
    from lxml.etree import _Element

_LINES: Final = ("line", "straightConnector1")
_FLAT_MM: Final = 1.5
"""A filled shape that is not higher is a line."""
_USUAL_EMU: Final = 9525
"""Thickness of a line that says none."""
_LENGTH: Final = re.compile(r"(-?[\d.]+)\s*(pt|in|cm|mm|px|pc)?")
_UNITS_MM: Final = {"pt": pt_to_mm(1), "in": MM_PER_INCH, "cm": 10.0, "mm": 1.0, "px": MM_PER_INCH / 96, "pc": pt_to_mm(12)}
_NAMED: Final = {"red": "FF0000", "#f00": "FF0000", "maroon": "800000"}
_INSET_MM: Final = (MM_PER_INCH / 10, MM_PER_INCH / 20)


class DrawnLine(NamedTuple):
    """What a line looks like."""

    thickness_mm: float
    color: str


class VectorLine(NamedTuple):
    """A line with its place, counted from `base`: `page`, `margin` or `text`."""

    base: str
    top_mm: float
    width_mm: float
    thickness_mm: float
    color: str


class VectorBox(NamedTuple):
    """A text box with its place, counted from `base`."""

    base: str
    top_mm: float
    left_mm: float
    width_mm: float
    inset_left_mm: float
    inset_top_mm: float
    content: "_Element"


def drawn_line(shape: "_Element", height_mm: float) -> DrawnLine | None:
    """Return the line that a shape of DrawingML is, a flat filled one too; None when it is none, or has a colour of the theme."""
    properties = shape.find(f"{{{WPS}}}spPr")
    if properties is None:
        return None
    form = properties.find(f"{{{A}}}prstGeom")
    line = properties.find(f"{{{A}}}ln")
    if form is not None and form.get("prst") in _LINES:
        color = line.find(f"{{{A}}}solidFill/{{{A}}}srgbClr") if line is not None else None
        thickness = emu_mm(line.get("w"), _USUAL_EMU) if line is not None else 0.0
    else:
        color, thickness = properties.find(f"{{{A}}}solidFill/{{{A}}}srgbClr"), height_mm
    return DrawnLine(thickness, color.get("val", "")) if color is not None and height_mm <= _FLAT_MM else None


def emu_mm(text: str | None, default: float = 0.0) -> float:
    """Return a length of DrawingML in mm, the default (in its units) where there is none or no number."""
    return (float(text) if text is not None and is_number(text) else default) / EMU_PER_MM


def vml_lines(picture: "_Element") -> Iterator[VectorLine]:
    """Yield the level lines of a drawing in VML."""
    for line in picture.iter(f"{{{VML}}}line"):
        style = _style(line)
        (x1, y1), (x2, y2) = (_point(line.get(end, "0,0")) for end in ("from", "to"))
        if abs(y2 - y1) <= _FLAT_MM:
            thickness = _mm(line.get("strokeweight", "0.75pt"))
            yield VectorLine(_base(style), _mm(style.get("margin-top", "0")) + (y1 + y2) / 2, abs(x2 - x1), thickness,
                             _color(line.get("strokecolor", "")))


def vml_boxes(picture: "_Element") -> Iterator[VectorBox]:
    """Yield the text boxes of a drawing in VML."""
    for box in picture.iter(f"{{{VML}}}textbox"):
        content, shape = box.find(f"{WORD}txbxContent"), box.getparent()
        if content is None or shape is None:
            continue
        style = _style(shape)
        insets = [_mm(part) if part.strip() else None for part in box.get("inset", "").split(",")]
        left = insets[0] if insets and insets[0] is not None else _INSET_MM[0]
        above = insets[1] if len(insets) > 1 and insets[1] is not None else _INSET_MM[1]
        yield VectorBox(_base(style), _mm(style.get("margin-top", style.get("top", "0"))),
                        _mm(style.get("margin-left", style.get("left", "0"))), _mm(style.get("width", "0")), left, above, content)


def _style(shape: "_Element") -> dict[str, str]:
    pairs = (part.partition(":") for part in shape.get("style", "").split(";"))
    return {key.strip().lower(): found.strip() for key, _, found in pairs}


def _base(style: dict[str, str]) -> str:
    return {"page": "page", "margin": "margin"}.get(style.get("mso-position-vertical-relative", ""), "text")


def _point(text: str) -> tuple[float, float]:
    across, _, down = text.partition(",")
    return _mm(across), _mm(down)


def _mm(text: str) -> float:
    """Return a length of CSS in mm; without a unit it is pixels, as in VML."""
    found = _LENGTH.match(text.strip())
    return float(found[1]) * _UNITS_MM[found[2] or "px"] if found and is_number(found[1]) else 0.0


def _color(text: str) -> str:
    """Return a colour of VML as RRGGBB, empty when it is told otherwise."""
    word = text.strip().partition(" ")[0].lower()
    return _NAMED.get(word, word.removeprefix("#").upper() if len(word) == len("#RRGGBB") else "")

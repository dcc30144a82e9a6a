"""Figures: scaled to the type area, their caption below."""

from math import fsum

from convert.layout.frame import Picture
from convert.layout.image import pixel_size
from convert.layout.paragraph import Typesetter
from convert.layout.rows import PageRow, text_rows
from convert.model.blocks import Figure
from convert.units import MM_PER_INCH

_PIXELS_PER_INCH = 96
_UNKNOWN_SHAPE = (4, 3)


def figure_rows(block: Figure, setter: Typesetter) -> list[PageRow]:
    """Return the picture and its caption, which stay on one page."""
    page, gap = setter.sheet.page, setter.sheet.grid.row_gap_mm
    caption = text_rows(setter.lines(block.caption, "figure_caption", block.id), setter, "figure_caption")
    width, height = figure_size(block, setter.sheet.page.type_area_width_mm, min(
        setter.sheet.table.figure_max_height_mm, page.type_area_height_mm - fsum(row.height_mm for row in caption)))
    left = page.margin_binding_mm + (page.type_area_width_mm - width) / 2
    picture = Picture(left, gap / 2, width, height, block.id, block.alt or block.caption, block.image, block.media_type)
    return [PageRow(height + gap, (picture,), keep=bool(caption)), *caption]


def figure_size(block: Figure, most_width_mm: float, most_height_mm: float) -> tuple[float, float]:
    """Return width and height in mm: as asked for, or 96 pixels to the inch, made smaller to fit."""
    across, down = pixel_size(block.image) or _UNKNOWN_SHAPE
    width = block.width_mm or across * MM_PER_INCH / _PIXELS_PER_INCH
    width = min(width, most_width_mm, most_height_mm * across / down)
    return width, width * down / across

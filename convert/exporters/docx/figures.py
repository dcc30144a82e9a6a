"""Pictures in the text, with their alternative text and caption."""

from typing import Final

from convert.exporters.docx.story import Story
from convert.layout.figure import figure_size
from convert.model.blocks import Figure
from convert.ooxml.elements import escape, paragraph
from convert.ooxml.names import PIC, WP, A
from convert.units import mm_to_emu

_UNDESCRIBED: Final = "图片"


def add_figure(story: Story, figure: Figure) -> None:
    """Append a picture, scaled into the type area, and its caption below."""
    relationship = story.package.picture(figure.image, figure.id)
    width, height = figure_size(figure, story.sheet.page.type_area_width_mm, story.sheet.table.figure_max_height_mm)
    drawing = inline_picture(relationship, width, height, number=story.number(), alt=figure.alt or figure.caption or _UNDESCRIBED)
    keep = "" if figure.caption else '<w:keepNext w:val="0"/>'
    story.add(paragraph("figure", story.marked(figure.id, f"<w:r>{drawing}</w:r>"), keep))
    if figure.caption:
        story.text(figure.id, "figure_caption", figure.caption)


def inline_picture(relationship: str, width_mm: float, height_mm: float, *, number: int, alt: str) -> str:
    """Return a drawing that stands in the line like a letter."""
    return (f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">{_extent("wp", width_mm, height_mm)}'
            f"{picture_properties(number, alt)}{graphic(relationship, width_mm, height_mm, number)}</wp:inline></w:drawing>")


def picture_properties(number: int, alt: str) -> str:
    """Return the number, the name and the alternative text of a drawing."""
    return (f'<wp:docPr id="{number}" name="图片{number}" descr="{escape(alt)}"/><wp:cNvGraphicFramePr>'
            f'<a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>')


def graphic(relationship: str, width_mm: float, height_mm: float, number: int) -> str:
    """Return the picture itself."""
    return (f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}"><pic:nvPicPr>'
            f'<pic:cNvPr id="{number}" name="图片{number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/>'
            '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'{_extent("a", width_mm, height_mm, "ext")}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic>")


def _extent(prefix: str, width_mm: float, height_mm: float, name: str = "extent") -> str:
    return f'<{prefix}:{name} cx="{max(1, mm_to_emu(width_mm))}" cy="{max(1, mm_to_emu(height_mm))}"/>'

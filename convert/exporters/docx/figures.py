"""Pictures in the text, with their alternative text and caption."""

from typing import Final

from convert.exporters.docx.drawing import inline_picture
from convert.exporters.docx.elements import legal, switch
from convert.exporters.docx.package import picture
from convert.exporters.docx.story import Story
from convert.layout.figure import figure_size
from convert.model.blocks import Figure

_UNDESCRIBED: Final = "图片"


def add_figure(story: Story, figure: Figure) -> None:
    """Append a picture, scaled into the type area, and its caption below."""
    width, height = figure_size(figure, story.sheet.page.type_area_width_mm, story.sheet.table.figure_max_height_mm)
    drawing = inline_picture(picture(story.document, figure.image, figure.id), width, height, number=story.number(),
                             alt=legal(figure.alt or figure.caption or _UNDESCRIBED))
    keep = [] if figure.caption else [switch("keepNext", on=False)]
    story.add(story.styles.figure(), story.marked(figure.id, [drawing]), keep)
    if figure.caption:
        story.text(figure.id, "figure_caption", figure.caption)

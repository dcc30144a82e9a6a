"""The blocks of a body as paragraphs, tables and pictures."""

from collections.abc import Iterable
from typing import assert_never

from convert.exporters.docx.figures import add_figure
from convert.exporters.docx.story import Story
from convert.exporters.docx.tables import add_table
from convert.model.blocks import Block, Figure, Heading, Paragraph, Table


def add_blocks(story: Story, blocks: Iterable[Block]) -> None:
    """Append `blocks` in order."""
    for block in blocks:
        match block:
            case Paragraph():
                across = block.form == "table_note" and story.across
                if across:
                    story.lie_across()
                story.paragraph(block, block.form)
                if across:
                    story.end_across()
            case Heading():
                story.text(block.id, f"heading_{block.level}", block.ordinal + block.text, bookmark=block.id)
            case Table():
                add_table(story, block)
            case Figure():
                add_figure(story, block)
            case _:
                assert_never(block)

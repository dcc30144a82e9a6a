"""Going over a report. The only place that knows in which order its parts are read."""

from collections.abc import Iterator
from typing import assert_never

from convert.model.blocks import Block, Figure, Heading, Paragraph, Table
from convert.model.report import Report


def all_blocks(report: Report) -> Iterator[Block]:
    """Yield the blocks of the body, then those of the attachments, in reading order."""
    yield from report.body
    for attachment in report.attachments:
        yield from attachment.body


def block_texts(block: Block) -> Iterator[str]:
    """Yield the letters of `block` as they stand on the page, piece by piece."""
    match block:
        case Heading():
            yield block.ordinal + block.text
        case Paragraph():
            yield block.text
        case Table():
            yield from filter(None, (block.caption, block.unit))
            for row in block.rows:
                yield from filter(None, row)
        case Figure():
            yield from filter(None, (block.caption,))
        case _:
            assert_never(block)

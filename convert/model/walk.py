"""Going over a report. The only place that knows in which order its parts are read."""

from collections.abc import Iterator
from typing import Final, assert_never

from convert.model.blocks import Block, Figure, Heading, Paragraph, Table
from convert.model.report import Report


def all_blocks(report: Report) -> Iterator[Block]:
    """Yield the blocks of the body, then those of the attachments, in reading order."""
    yield from report.body
    for attachment in report.attachments:
        yield from attachment.body


_FRONT: Final = ("label", "material_number", "organ_line", "title", "occasion", "issuer", "date", "salutation")


def front_texts(report: Report) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of the front matter's slots in the order of the page.

    The date stands below the issuer, as communiqués have it, unless the source has it above.
    """
    names = list(_FRONT)
    issuer, date = report.slot_sources.get("front.issuer"), report.slot_sources.get("front.date")
    if issuer and date and date[0] < issuer[0]:
        at = names.index("issuer")
        names[at:at + 2] = ["date", "issuer"]
    for name in names:
        text: str | None = getattr(report.front, name)
        if text:
            yield name, text


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

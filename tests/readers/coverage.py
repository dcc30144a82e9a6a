"""Which characters of the source a report accounts for."""

from collections.abc import Iterator

from convert.model.blocks import Block, Span, Spans, Table
from convert.model.report import Report


def accounted(report: Report) -> list[Span]:
    """Return every range of the source that the report names, in no order."""
    return list(_spans(report))


def unaccounted_letters(report: Report, source: str) -> str:
    """Return the letters and digits of `source` that the report names not exactly once."""
    times = [0] * (len(source) + 1)
    for start, end in accounted(report):
        for at in range(start, end):
            times[at] += 1
    return "".join(character for at, character in enumerate(source) if character.isalnum() and times[at] != 1)


def slices(spans: Spans, source: str) -> str:
    """Return the text that `spans` cut out of `source`."""
    return "".join(source[start:end] for start, end in spans)


def _spans(report: Report) -> Iterator[Span]:
    for spans in report.slot_sources.values():
        yield from spans
    for dropped in report.furniture:
        yield from dropped.source
    for note in report.notes:
        yield from note.source
    for block in report.body:
        yield from block_spans(block)
    for attachment in report.attachments:
        yield from attachment.source
        for block in attachment.body:
            yield from block_spans(block)


def block_spans(block: Block) -> Iterator[Span]:
    """Yield the ranges of a block; a table's caption and unit included."""
    if isinstance(block, Table):
        yield from block.caption_source
        yield from block.unit_source
    yield from block.source

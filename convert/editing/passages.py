"""Changing what a block is: heading or paragraph, one or two. Letters never change here."""

from typing import Final, cast

import msgspec

from convert.diagnostics import ConvertError
from convert.model.blocks import Block, Heading, Lead, Level, Mark, Paragraph, Span, Spans
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.text.ordinals import read_ordinal

BLOCK_ROLES: Final = ("paragraph", "heading_1", "heading_2", "heading_3", "heading_4", "lead_1", "lead_2", "lead_3", "lead_4")
_STOPS: Final = "。！？"


def find_block(report: Report, block_id: str) -> Block | None:
    """Return the block of that id."""
    return next((block for block in all_blocks(report) if block.id == block_id), None)


def replace_block(report: Report, block_id: str, *blocks: Block) -> Report:
    """Return `report` with `blocks` where the block of that id stood."""
    def swap(body: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(new for old in body for new in (blocks if old.id == block_id else (old,)))

    return msgspec.structs.replace(report, body=swap(report.body), attachments=tuple(
        msgspec.structs.replace(attachment, body=swap(attachment.body)) for attachment in report.attachments))


def insert_paragraph(report: Report, text: str, source: Spans, *, first: bool) -> Report:
    """Return `report` with a new paragraph at the head or at the end of the body."""
    block = Paragraph(id=free_id(report), text=text, source=source)
    return msgspec.structs.replace(report, body=(block, *report.body) if first else (*report.body, block))


def insert_by_source(report: Report, text: str, source: Spans) -> Report:
    """Return `report` with a new paragraph where its place in the source is."""
    block = Paragraph(id=free_id(report), text=text, source=source)
    at = next((index for index, other in enumerate(report.body) if other.source and source and other.source[0][0] > source[0][0]),
              len(report.body))
    return msgspec.structs.replace(report, body=(*report.body[:at], block, *report.body[at:]))


def insert_after(report: Report, place: str, block: Block) -> Report:
    """Return `report` with `block` after the block of the id `place`; at the head of the body where `place` is empty.

    Raises:
        ConvertError: `edit-place`, there is no such block.
    """
    if not place:
        return msgspec.structs.replace(report, body=(block, *report.body))
    before = find_block(report, place)
    if before is None:
        raise ConvertError("edit-place", place=place)
    return replace_block(report, place, before, block)


def move(report: Report, block_id: str, after: str) -> Report:
    """Return `report` with the block of that id after the block `after`; at the head of the body where `after` is empty.

    Raises:
        ConvertError: `edit-place`, there is no such block.
    """
    block = find_block(report, block_id)
    if block is None or after == block_id:
        raise ConvertError("edit-place", place=block_id)
    return insert_after(replace_block(report, block_id), after, block)


def free_id(report: Report) -> str:
    """Return an id that no block and no note has."""
    taken = {block.id for block in all_blocks(report)} | {note.id for note in report.notes}
    number = 1
    while f"e{number}" in taken:
        number += 1
    return f"e{number}"


def letters_of(block: Block, *, noted: bool = False) -> str:
    """Return the letters of a heading or paragraph.

    Raises:
        ConvertError: `edit-table` for a table or figure; `edit-note` where a note hangs on the letters, unless `noted` allows it.
    """
    match block:
        case Heading():
            return block.ordinal + block.text
        case Paragraph():
            if not noted and any(mark.kind == "note" for mark in block.marks):
                raise ConvertError("edit-note", text=block.text[:12])
            return block.text
        case _:
            raise ConvertError("edit-table")


def role_of(block: Block) -> str:
    """Return what `block` is: one of `BLOCK_ROLES`, `table` or `figure`."""
    match block:
        case Heading():
            return f"heading_{block.level}"
        case Paragraph():
            return f"lead_{block.lead.level}" if block.lead else "paragraph"
        case _:
            return "table" if hasattr(block, "rows") else "figure"


def as_role(block: Block, role: str) -> Block:
    """Return `block` as what `role` says, its letters and its place in the source unchanged."""
    kind, _, number = role.partition("_")
    level = cast("Level", int(number)) if number else None
    if isinstance(block, Paragraph) and (level is None or kind == "lead"):
        return msgspec.structs.replace(block, lead=as_lead(block.text, level) if level else None)
    text = letters_of(block)
    if level is None or kind == "lead":
        return Paragraph(id=block.id, text=text, lead=as_lead(text, level) if level else None, source=block.source)
    if isinstance(block, Heading):
        return msgspec.structs.replace(block, level=level)
    ordinal = ordinal_of(text)
    return Heading(id=block.id, level=level, ordinal=ordinal, text=text[len(ordinal):], source=block.source)


def first_sentence(text: str) -> int:
    """Return where the first sentence of `text` ends: the letter after its mark, or the end of the text."""
    ends = [at for at in (text.find(stop) for stop in _STOPS) if at >= 0]
    return min(ends) + 1 if ends else len(text)


def as_lead(text: str, level: Level) -> Lead:
    """Return the first sentence of `text` as a heading."""
    end = first_sentence(text)
    ordinal = ordinal_of(text[:end])
    return Lead(level=level, ordinal=ordinal, text=text[len(ordinal):end])


def ordinal_of(text: str) -> str:
    """Return the number that `text` begins with, with its mark; empty when it has none."""
    found = read_ordinal(text)
    return found.mark if found and text.startswith(found.mark) and len(found.mark) < len(text) else ""


def merge(report: Report, block_id: str) -> Report:
    """Return `report` with the paragraph joined to the paragraph or heading before it.

    Raises:
        ConvertError: `edit-merge`, there is none before it.
    """
    blocks = list(all_blocks(report))
    index = next((number for number, block in enumerate(blocks) if block.id == block_id), 0)
    before, block = blocks[index - 1], blocks[index]
    if not index or not isinstance(block, Paragraph | Heading) or not isinstance(before, Paragraph | Heading) or _first(report, block_id):
        raise ConvertError("edit-merge")
    tail = block.text if isinstance(block, Paragraph) else block.ordinal + block.text
    tail_marks = block.marks if isinstance(block, Paragraph) else ()
    joined: Block
    if isinstance(before, Paragraph):
        shift = len(before.text)
        joined = msgspec.structs.replace(before, text=before.text + tail, source=before.source + block.source,
                                         marks=before.marks + tuple(_moved(mark, shift) for mark in tail_marks))
    else:
        if any(mark.kind == "note" for mark in tail_marks):
            raise ConvertError("edit-note", text=tail[:12])
        joined = msgspec.structs.replace(before, text=before.text + tail, source=before.source + block.source)
    return replace_block(replace_block(report, block_id), before.id, joined)


def split(report: Report, block_id: str, at: int) -> Report:
    """Return `report` with the paragraph or heading ended before its letter `at`; a new paragraph goes on from there.

    Raises:
        ConvertError: `edit-split`, there is no such place.
    """
    block = find_block(report, block_id)
    if isinstance(block, Heading):
        return _split_heading(report, block, at)
    if not isinstance(block, Paragraph) or not 0 < at < len(block.text):
        raise ConvertError("edit-split")
    lead = block.lead if block.lead and len(block.lead.ordinal + block.lead.text) <= at else None
    left_source, right_source = cut(block.source, at) if covers(block.source, block.text) else (block.source, block.source)
    left = msgspec.structs.replace(block, text=block.text[:at], lead=lead, source=left_source, marks=_within(block.marks, 0, at))
    right = Paragraph(id=free_id(report), text=block.text[at:], form=block.form, source=right_source,
                      marks=_within(block.marks, at, len(block.text)))
    joins = tuple(join for join in report.joins if join.block != block_id or offset_of(block.source, join.at) != at)
    return msgspec.structs.replace(replace_block(report, block_id, left, right), joins=joins)


def _split_heading(report: Report, block: Heading, at: int) -> Report:
    """Return `report` with what begins at the letter `at`, counted with the ordinal, as a paragraph below the heading."""
    words = block.ordinal + block.text
    if not len(block.ordinal) < at < len(words):
        raise ConvertError("edit-split")
    left_source, right_source = cut(block.source, at) if covers(block.source, words) else (block.source, block.source)
    left = msgspec.structs.replace(block, text=words[len(block.ordinal):at], source=left_source)
    return replace_block(report, block.id, left, Paragraph(id=free_id(report), text=words[at:], source=right_source))


def covers(source: Spans, text: str) -> bool:
    """Tell whether the ranges are as long as the text, so that places can be counted over."""
    return sum(end - start for start, end in source) == len(text)


def offset_of(source: Spans, place: int) -> int | None:
    """Return which letter of a text the character `place` of the source is; the next one for a blank that was removed."""
    count = 0
    for start, end in source:
        if place < end:
            return count + max(0, place - start)
        count += end - start
    return None


def cut(source: Spans, at: int) -> tuple[Spans, Spans]:
    """Return the ranges of the first `at` letters, and the others."""
    left: list[Span] = []
    right: list[Span] = []
    for start, end in source:
        middle = min(max(start, start + at), end)
        if start < middle:
            left.append((start, middle))
        if middle < end:
            right.append((middle, end))
        at -= end - start
        at = max(at, 0)
    return tuple(left), tuple(right)


def _first(report: Report, block_id: str) -> bool:
    """Tell whether the block begins the body or an attachment: what is before it is not its neighbour."""
    return any(body and body[0].id == block_id for body in (report.body, *(attachment.body for attachment in report.attachments)))


def _moved(mark: Mark, shift: int) -> Mark:
    return msgspec.structs.replace(mark, start=mark.start + shift, end=mark.end + shift)


def _within(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    clipped = ((mark, max(mark.start, start), min(mark.end, end)) for mark in marks)
    return tuple(msgspec.structs.replace(mark, start=first - start, end=last - start) for mark, first, last in clipped if first < last)



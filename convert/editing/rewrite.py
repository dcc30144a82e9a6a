"""Other words in a text that stays where it is: its marks and its places in the source go along."""

from difflib import SequenceMatcher
from typing import Final, TypeVar

import msgspec

from convert.diagnostics import ConvertError
from convert.editing.passages import as_lead, covers, cut, ordinal_of
from convert.model.blocks import Figure, Heading, Mark, Paragraph, Span, Spans, Table

Cell = tuple[int, int]
Change = tuple[int, int, int, int]
T = TypeVar("T")
_PRECISE: Final = 2000
"""Letters up to which every letter is looked for; in longer texts frequent ones are not."""


def rewrite_paragraph(block: Paragraph, text: str) -> Paragraph:
    """Return `block` with `text`; a run-in heading stays one.

    Raises:
        ConvertError: `edit-empty`; `edit-note`, a letter that carries a note would go.
    """
    text = _one_line(text)
    changes = changed_ranges(block.text, text)
    marks = tuple(moved for mark in block.marks if (moved := _carried(mark, block.text, changes)) is not None)
    touched = bool(block.lead and changes and changes[0][0] < len(block.lead.ordinal + block.lead.text))
    lead = as_lead(text, block.lead.level) if block.lead and touched else block.lead
    return msgspec.structs.replace(block, text=text, marks=marks, lead=lead, source=carried_source(block.source, block.text, text))


def rewrite_heading(block: Heading, text: str) -> Heading:
    """Return `block` with `text`, its number included.

    Raises:
        ConvertError: `edit-empty`.
    """
    text = _one_line(text)
    ordinal = ordinal_of(text)
    return msgspec.structs.replace(block, ordinal=ordinal, text=text[len(ordinal):],
                                   source=carried_source(block.source, block.ordinal + block.text, text))


def rewrite_cell(block: Table, cell: Cell, text: str) -> Table:
    """Return `block` with `text` in the cell at (row, column); it may be empty.

    Raises:
        ConvertError: `edit-place`, there is no such cell.
    """
    row, column = cell
    if not (0 <= row < len(block.rows) and 0 <= column < len(block.rows[0])):
        raise ConvertError("edit-place", place=f"{block.id}:{row},{column}")
    former = block.rows[row][column]
    rows = _with_cell(block.rows, cell, text.strip())
    if not block.cell_sources:
        return msgspec.structs.replace(block, rows=rows)
    source = carried_source(block.cell_sources[row][column], former, text.strip())
    return msgspec.structs.replace(block, rows=rows, cell_sources=_with_cell(block.cell_sources, cell, source))


def rewrite_caption(block: Table | Figure, text: str) -> Table | Figure:
    """Return `block` with `text` as its caption; empty takes the caption away."""
    text = "".join(text.splitlines()).strip()
    if isinstance(block, Figure):
        return msgspec.structs.replace(block, caption=text)
    return msgspec.structs.replace(block, caption=text, caption_source=carried_source(block.caption_source, block.caption, text))


def changed_ranges(before: str, after: str) -> list[Change]:
    """Return what differs between two texts, in order: (start, end) in `before` and (start, end) in `after`."""
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) > _PRECISE)
    return [(start, end, new_start, new_end) for tag, start, end, new_start, new_end in matcher.get_opcodes() if tag != "equal"]


def carried_source(source: Spans, before: str, after: str) -> Spans:
    """Return ranges for `after`, as long as it is: letters that stayed keep their places, new ones point to their neighbour."""
    if before == after or not source or not covers(source, before):
        return source
    if not after:
        return ()
    pieces: list[Span] = []
    at = 0
    for start, end, new_start, new_end in changed_ranges(before, after):
        pieces += _slice(source, at, start)
        kept = _slice(source, start, min(end, start + new_end - new_start))
        missing = new_end - new_start - sum(last - first for first, last in kept)
        neighbour = (kept or pieces or [(source[0][0], source[0][0] + 1)])[-1][1] - 1
        pieces += [*kept, *[(neighbour, neighbour + 1)] * missing]
        at = end
    return _together([*pieces, *_slice(source, at, len(before))])


def _slice(source: Spans, start: int, end: int) -> list[Span]:
    """Return the ranges of the letters `start` to `end`."""
    return list(cut(cut(source, start)[1], end - start)[0])


def _together(spans: list[Span]) -> Spans:
    """Return the same ranges, neighbours that touch as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _carried(mark: Mark, text: str, changes: list[Change]) -> Mark | None:
    """Return `mark` at its place in the new text; None when all its letters went."""
    first, last = _new_place(mark.start, changes, at_end=False), _new_place(mark.end, changes, at_end=True)
    if first < last:
        return msgspec.structs.replace(mark, start=first, end=last)
    if mark.kind == "note":
        raise ConvertError("edit-note", text=text[max(0, mark.start - 6):mark.end + 6])
    return None


def _new_place(place: int, changes: list[Change], *, at_end: bool) -> int:
    """Return where the border before letter `place` is in the new text; inside a change, its end or (for the end of a mark) its start."""
    shift = 0
    for start, end, new_start, new_end in changes:
        if place <= start if at_end else place < start:
            break
        if place < end or (at_end and place == end and new_start == new_end and place > start):
            return new_start if at_end else new_end
        shift = new_end - end
    return place + shift


def _one_line(text: str) -> str:
    text = "".join(text.splitlines()).strip()
    if not text:
        raise ConvertError("edit-empty")
    return text


def _with_cell(rows: tuple[tuple[T, ...], ...], cell: Cell, value: T) -> tuple[tuple[T, ...], ...]:
    return tuple(tuple(value if (row, column) == cell else old for column, old in enumerate(line)) for row, line in enumerate(rows))

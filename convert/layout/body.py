"""The blocks of a body as rows."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Literal, assert_never

import msgspec

from convert.layout.frame import TableFrame
from convert.layout.paragraph import NOTE_SCALE, Stretch, Typesetter
from convert.layout.rows import PageRow, landscape_area, text_rows
from convert.model.blocks import Block, Figure, Heading, Mark, Paragraph, Table

_RAISED = frozenset({"superscript", "subscript", "note"})


def body_rows(blocks: Iterable[Block], setter: Typesetter, tables: list[TableFrame]) -> list[PageRow]:
    """Return the rows of `blocks` in order; what is to be known about tables is added to `tables`."""
    rows: list[PageRow] = []
    for block in blocks:
        match block:
            case Paragraph():
                across = block.form == "table_note" and bool(rows) and rows[-1].landscape
                rows += paragraph_rows(block, setter, across=across)
            case Heading():
                rows += heading_rows(block, setter)
            case Table():
                from convert.layout.table import TableSetter

                table = TableSetter(block, setter)
                tables.append(table.frame())
                rows += table.rows()
            case Figure():
                from convert.layout.figure import figure_rows

                rows += figure_rows(block, setter)
            case _:
                assert_never(block)
    return rows


def heading_rows(block: Heading, setter: Typesetter) -> list[PageRow]:
    """Return the rows of a heading on lines of its own; it keeps the next block's first row."""
    role = f"heading_{block.level}"
    text = block.ordinal + block.text
    rows = text_rows(setter.lines(text, role, block.id), setter, role)
    if rows:
        rows[0].outline = ((block.level, text, block.id),)
    return rows


def paragraph_rows(block: Paragraph, setter: Typesetter, *, across: bool = False) -> list[PageRow]:
    """Return the rows of a paragraph; its lead is set in the face of its level. `across`: on the pages of a table that lies across."""
    role = block.form
    pieces = paragraph_pieces(block, setter) if block.lead or block.marks else ()
    area = landscape_area(setter.sheet)
    room = msgspec.structs.replace(setter.measure(role), left_mm=area.left_mm, width_mm=area.width_mm) if across else None
    rows = text_rows(setter.lines(block.text, role, block.id, room, pieces=pieces), setter, role)
    for row in rows:
        row.landscape = across
    if rows and block.lead and block.lead.ordinal:
        rows[0].outline = ((block.lead.level, (block.lead.ordinal + block.lead.text).rstrip("。"), block.id),)
    if block.marks:
        _attach_notes(rows, block.marks)
    return rows


def paragraph_pieces(block: Paragraph, setter: Typesetter) -> list[Stretch]:
    """Return the stretches of a paragraph that look alike: cut at the end of the lead and at every mark."""
    length = len(block.text)
    lead_end = len(block.lead.ordinal + block.lead.text) if block.lead else 0
    lead_role = f"lead_{block.lead.level}" if block.lead else block.form
    cuts = {0, length, min(lead_end, length)}
    for mark in block.marks:
        cuts.update((max(0, min(mark.start, length)), max(0, min(mark.end, length))))
    ordered = sorted(cuts)
    pieces: list[Stretch] = []
    for start, end in pairwise(ordered):
        role = lead_role if start < lead_end else block.form
        pieces.append(_piece(start, end, role, [mark for mark in block.marks if mark.start < end and mark.end > start], setter))
    return pieces


def _piece(start: int, end: int, role: str, marks: Sequence[Mark], setter: Typesetter) -> Stretch:
    kinds = {mark.kind: mark for mark in marks}
    raised = not _RAISED.isdisjoint(kinds)
    style = setter.style(role, NOTE_SCALE if raised else 1.0)
    link = None
    if "note" in kinds:
        link = f"#{kinds['note'].target}"
    elif "link" in kinds:
        link = kinds["link"].target
    return Stretch(start, end, style, mark=_look(kinds, raised=raised), link=link)


def _look(kinds: Collection[str], *, raised: bool) -> Literal["", "strong", "emphasis", "superscript", "subscript"]:
    if raised:
        return "subscript" if "subscript" in kinds else "superscript"
    if "strong" in kinds:
        return "strong"
    return "emphasis" if "emphasis" in kinds else ""


def _attach_notes(rows: Sequence[PageRow], marks: Sequence[Mark]) -> None:
    """Tell every row which notes its line refers to."""
    for mark in marks:
        if mark.kind != "note" or not mark.target:
            continue
        for row in rows:
            line = row.items[0]
            if line.start <= mark.start < line.end:  # type: ignore[union-attr]
                row.notes = (*row.notes, mark.target)
                break

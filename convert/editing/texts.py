"""What stands at a place of a report, and other words there.

A place is the id of a block or note, the name of a slot, `attachment_note.0` for a text of a list, `t1:2,3` for a cell, `t1:caption`.
"""

import msgspec

from convert.diagnostics import ConvertError
from convert.editing.passages import find_block, letters_of, replace_block
from convert.editing.rewrite import carried_source, rewrite_caption, rewrite_cell, rewrite_heading, rewrite_paragraph
from convert.editing.slots import get_slot, is_slot, item_of_list, set_slot, shown_text
from convert.model.blocks import Block, Figure, Heading, Paragraph, Table
from convert.model.report import Report


def text_at(report: Report, place: str) -> str:
    """Return what stands at `place`: a title with its line breaks, a list one to a line.

    Raises:
        ConvertError: `edit-place`, there is no such place.
    """
    if is_slot(report, place):
        return shown_text(report, place)
    item = item_of_list(report, place)
    if item is not None:
        return (get_slot(report, item[0]) or "").split("\n")[item[1]]
    for note in report.notes:
        if note.id == place:
            return note.text
    name, _, part = place.partition(":")
    return _words(block_at(report, name), part)


def with_text(report: Report, place: str, text: str) -> Report:
    """Return `report` with `text` at `place`; nothing is written down.

    Raises:
        ConvertError: `edit-place`, there is no such place; `edit-empty`; `edit-note`, a letter that carries a note would go.
    """
    if is_slot(report, place):
        before = shown_text(report, place)
        source = carried_source(report.slot_sources.get(place, ()), "".join(before.split("\n")), "".join(text.split("\n")))
        return set_slot(report, place, text, source)
    item = item_of_list(report, place)
    if item is not None:
        lines = (get_slot(report, item[0]) or "").split("\n")
        lines[item[1]] = text
        return set_slot(report, item[0], "\n".join(lines), report.slot_sources.get(item[0], ()))
    for number, note in enumerate(report.notes):
        if note.id == place:
            changed = msgspec.structs.replace(note, text=text.strip(), source=carried_source(note.source, note.text, text.strip()))
            return msgspec.structs.replace(report, notes=(*report.notes[:number], changed, *report.notes[number + 1:]))
    name, _, part = place.partition(":")
    return replace_block(report, name, _rewritten(block_at(report, name), part, text))


def _rewritten(block: Block, part: str, text: str) -> Block:
    match block:
        case Table() | Figure() if part == "caption":
            return rewrite_caption(block, text)
        case Table():
            return rewrite_cell(block, _cell(block.id, part), text)
        case Heading():
            return rewrite_heading(block, text)
        case Paragraph():
            return rewrite_paragraph(block, text)
        case _:
            raise ConvertError("edit-place", place=block.id)


def _words(block: Block, part: str) -> str:
    match block:
        case Table() | Figure() if part == "caption":
            return block.caption
        case Table():
            row, column = _cell(block.id, part)
            return block.rows[row][column]
        case Figure():
            return block.caption
        case _:
            return letters_of(block, noted=True)


def _cell(place: str, part: str) -> tuple[int, int]:
    row, comma, column = part.partition(",")
    if not (comma and row.isdecimal() and column.isdecimal()):
        raise ConvertError("edit-place", place=place)
    return int(row), int(column)


def block_at(report: Report, place: str) -> Block:
    """Return the block of that id.

    Raises:
        ConvertError: `edit-place`, there is none.
    """
    block = find_block(report, place)
    if block is None:
        raise ConvertError("edit-place", place=place)
    return block

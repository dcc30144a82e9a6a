"""A person's changes of a report: small verbs that give a new report.

No letter goes without being written down: every change of letters stands in the report's `corrected` with what was there before, a
line that is taken out stands in `furniture`, and every change of what a line is stands in `decisions`.
"""

from collections.abc import Iterable
from typing import Final, Literal, assert_never

import msgspec

from convert.diagnostics import ConvertError
from convert.editing.fixing import apply_fixes
from convert.editing.passages import (
    BLOCK_ROLES,
    as_role,
    find_block,
    first_sentence,
    free_id,
    insert_after,
    insert_by_source,
    insert_paragraph,
    letters_of,
    merge,
    move,
    replace_block,
    role_of,
    split,
)
from convert.editing.slots import CHOICES, END_SLOTS, FRONT_SLOTS, LISTS, get_slot, is_slot, set_slot, shown_text
from convert.editing.tables import TableChange, change_table, empty_table
from convert.editing.texts import block_at, text_at, with_text
from convert.messages import sentence
from convert.model.blocks import Figure, Paragraph, Spans, Table
from convert.model.indicator import Aspect, Kind, Qualifier
from convert.model.report import Corrected, Decision, Fix, Furniture, Report
from convert.readers.structure.meta import derive_meta

FURNITURE: Final = "furniture"
SLOT_ROLES: Final = tuple(name for name in (*FRONT_SLOTS, *END_SLOTS) if name not in LISTS and name not in CHOICES)
ROLES: Final = (*BLOCK_ROLES, *SLOT_ROLES, FURNITURE)
"""What a line can be said to be."""
LONGEST_SLOT: Final = 2000
"""Letters of a slot or heading that is rewritten."""
LONGEST_TEXT: Final = 40_000
"""Letters of a paragraph or cell that is rewritten."""


class Edit(msgspec.Struct, frozen=True, kw_only=True, tag_field="do"):
    """Base of all changes. `place` is the id of a block or note, the name of a slot, `t1:2,3` for a cell, `t1:caption` for a caption."""


class SetRole(Edit, frozen=True, kw_only=True, tag="role"):
    """The block or slot `place` is something else."""

    place: str
    role: str


class SetText(Edit, frozen=True, kw_only=True, tag="text"):
    """What stands at `place` reads otherwise; an empty text empties a slot, a cell or a caption."""

    place: str
    text: str


class Merge(Edit, frozen=True, kw_only=True, tag="merge"):
    """The paragraph goes on the one before it."""

    place: str


class Split(Edit, frozen=True, kw_only=True, tag="split"):
    """A new paragraph begins at the letter `at`."""

    place: str
    at: int


class Restore(Edit, frozen=True, kw_only=True, tag="restore"):
    """The dropped line that begins at the character `at` of the source belongs to the report."""

    at: int


class Insert(Edit, frozen=True, kw_only=True, tag="insert"):
    """A new block of the role `role` stands after the block `after`; at the head of the body where `after` is empty."""

    after: str
    text: str
    role: str = "paragraph"


class InsertTable(Edit, frozen=True, kw_only=True, tag="insert-table"):
    """An empty table stands after the block `after`."""

    after: str
    rows: int
    columns: int


class Delete(Edit, frozen=True, kw_only=True, tag="delete"):
    """The block `place` does not belong to the report."""

    place: str


class Move(Edit, frozen=True, kw_only=True, tag="move"):
    """The block `place` stands after the block `after`; at the head of the body where `after` is empty."""

    place: str
    after: str


class Mend(Edit, frozen=True, kw_only=True, tag="fix"):
    """Certain fixes of the check are applied, from left to right in each place."""

    fixes: tuple[Fix, ...]


class FigureAdd(Edit, frozen=True, kw_only=True, tag="figure-add"):
    """The letters `start` to `end` of the block `block` are an indicator that was not found."""

    block: str
    start: int
    end: int
    name: str
    value: float
    unit: str = ""
    period: int | None = None


class FigureChange(Edit, frozen=True, kw_only=True, tag="figure"):
    """An indicator is called otherwise, or is another number; without any field it is marked as right. An empty word empties its field."""

    key: str
    name: str | None = None
    value: float | None = None
    value_high: float | None = None
    unit: str | None = None
    qualifier: Qualifier | Literal[""] | None = None
    kind: Kind | None = None
    aspect: Aspect | None = None
    period: int | None = None
    scope: str | None = None
    base: str | None = None
    without: tuple[Literal["value_high", "period"], ...] = ()
    """Numbers that it does not have."""


class FigureDrop(Edit, frozen=True, kw_only=True, tag="figure-drop"):
    """What was taken for an indicator is none."""

    key: str


ReportEdit = SetRole | SetText | Merge | Split | Restore | Insert | InsertTable | Delete | Move | TableChange | Mend
FigureEdit = FigureChange | FigureDrop | FigureAdd
AnyEdit = ReportEdit | FigureEdit


def edit_report(report: Report, edits: Iterable[AnyEdit]) -> Report:
    """Return `report` with the changes applied in order; those of indicators are passed over.

    Raises:
        ConvertError: `edit-…`, one of them does not fit.
    """
    for edit in edits:
        if not isinstance(edit, FigureEdit):
            report = _apply(report, edit)
    return report


def _apply(report: Report, edit: ReportEdit) -> Report:
    match edit:
        case SetRole():
            return _decided(_set_role(report, edit.place, edit.role), edit.place, edit.role)
        case SetText():
            return _set_text(report, edit.place, edit.text)
        case Merge():
            return _decided(merge(report, edit.place), edit.place, "merge")
        case Split():
            return _decided(split(report, edit.place, edit.at), edit.place, "split")
        case Restore():
            return _restore(report, edit.at)
        case Insert():
            return _insert(report, edit)
        case InsertTable():
            table = empty_table(free_id(report), edit.rows, edit.columns)
            return _corrected(insert_after(report, edit.after, table), table.id, "table", "", f"{edit.rows}×{edit.columns}")
        case Delete():
            return _delete(report, edit.place)
        case Move():
            return _decided(move(report, edit.place, edit.after), edit.place, "move")
        case TableChange():
            return _change_table(report, edit)
        case Mend():
            return apply_fixes(report, edit.fixes)
        case _:
            assert_never(edit)


def _set_role(report: Report, place: str, role: str) -> Report:
    if role not in ROLES:
        raise ConvertError("edit-role", role=role)
    if is_slot(report, place):
        return _slot_to_role(report, place, role)
    block = block_at(report, place)
    if role not in BLOCK_ROLES:
        return _put(replace_block(report, place), letters_of(block), block.source, role, first=True)
    end = first_sentence(block.text) if isinstance(block, Paragraph) and role.startswith("heading") else 0
    if isinstance(block, Paragraph) and 0 < end < len(block.text):
        report = split(report, place, end)  # only the first sentence is the heading; what follows stays text
        block = block_at(report, place)
    return replace_block(report, place, as_role(block, role))


def _slot_to_role(report: Report, place: str, role: str) -> Report:
    if role == place:
        return report
    source = report.slot_sources.get(place, ())
    text = (shown_text if role == "front.title" else get_slot)(report, place)
    if not text:
        raise ConvertError("edit-place", place=place)
    return _put(set_slot(report, place, None), text, source, role, first=place not in END_SLOTS)


def _put(report: Report, text: str, source: Spans, role: str, *, first: bool) -> Report:
    """Put `text`, taken from its former place, where `role` says. What stood in a slot before is not lost: it becomes a paragraph."""
    if role == FURNITURE:
        return _dropped(report, text, source)
    if role in SLOT_ROLES:
        former = get_slot(report, role)
        former_source = report.slot_sources.get(role, ())
        report = _dated(set_slot(report, role, text, source))
        return insert_paragraph(report, former, former_source, first=role in FRONT_SLOTS) if former else report
    report = insert_paragraph(report, text, source, first=first)
    block = report.body[0 if first else -1]
    return replace_block(report, block.id, as_role(block, role))


def _set_text(report: Report, place: str, text: str) -> Report:
    limit = LONGEST_SLOT if is_slot(report, place) else LONGEST_TEXT
    if len(text) > limit:
        raise ConvertError("edit-long", limit=limit)
    changed = with_text(report, place, text)
    if is_slot(report, place):
        changed = _dated(changed)
    return _corrected(changed, place, "text", text_at(report, place), text_at(changed, place))


def _insert(report: Report, edit: Insert) -> Report:
    text = "".join(edit.text.splitlines()).strip()
    if not text:
        raise ConvertError("edit-empty")
    if edit.role not in BLOCK_ROLES:
        raise ConvertError("edit-role", role=edit.role)
    block = as_role(Paragraph(id=free_id(report), text=text), edit.role)
    return _corrected(insert_after(report, edit.after, block), block.id, "text", "", text)


def _delete(report: Report, place: str) -> Report:
    block = block_at(report, place)
    if isinstance(block, Table | Figure):
        words = "　".join(cell for row in block.rows for cell in row if cell) if isinstance(block, Table) else block.caption or block.alt
    else:
        words = letters_of(block)
    return _corrected(_dropped(replace_block(report, place), words, block.source), place, "text", words, "")


def _change_table(report: Report, edit: TableChange) -> Report:
    block = block_at(report, edit.place)
    if not isinstance(block, Table):
        raise ConvertError("edit-place", place=edit.place)
    changed, lost = change_table(block, edit)
    return _corrected(replace_block(report, edit.place, changed), edit.place, edit.change, lost, "")


def _dropped(report: Report, text: str, source: Spans) -> Report:
    return msgspec.structs.replace(report, furniture=(*report.furniture, Furniture(text=text, source=source, reason="marked")))


def _restore(report: Report, at: int) -> Report:
    for index, dropped in enumerate(report.furniture):
        if dropped.source and dropped.source[0][0] == at:
            rest = report.furniture[:index] + report.furniture[index + 1:]
            return insert_by_source(msgspec.structs.replace(report, furniture=rest), dropped.text, dropped.source)
    raise ConvertError("edit-place", place=str(at))


def _dated(report: Report) -> Report:
    """Fill in year and date where the changed slots tell them and the report did not."""
    return msgspec.structs.replace(report, meta=derive_meta(report.front, report.sign_off, report.meta))


def _corrected(report: Report, place: str, field: str, before: str, after: str) -> Report:
    """Write a change of letters down; a later one at the same place is told with what was there first."""
    if before == after:
        return report
    earlier = next((one for one in report.corrected if (one.place, one.field) == (place, field)), None)
    entry = Corrected(place=place, field=field, before=earlier.before if earlier else before, after=after, by=sentence("edit-decided"))
    kept = tuple(one for one in report.corrected if one is not earlier)
    return msgspec.structs.replace(report, corrected=kept if entry.before == after else (*kept, entry))


def _decided(report: Report, place: str, chosen: str) -> Report:
    """Write down what a line was said to be; a later word about the same place replaces it."""
    block = find_block(report, place)
    note = Decision(block=place, chosen=role_of(block) if block is not None and chosen == "text" else chosen,
                    reason=sentence("edit-decided"))
    kept = tuple(one for one in report.decisions if (one.block, one.reason) != (place, note.reason))
    return msgspec.structs.replace(report, decisions=(*kept, note))

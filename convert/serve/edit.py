"""A person's corrections of what was recognised: small verbs that give a new report.

They say what a line is. The letters of the body stay the source's; only a slot or a heading can be rewritten, and every correction
is written down in the report's decisions.
"""

from collections.abc import Iterable
from typing import Final, assert_never

import msgspec

from convert.diagnostics import ConvertError
from convert.messages import sentence
from convert.model.blocks import Heading, Spans
from convert.model.report import Decision, Furniture, Report
from convert.readers.structure.meta import derive_meta
from convert.serve.passages import (
    BLOCK_ROLES,
    as_role,
    find_block,
    insert_by_source,
    insert_paragraph,
    letters_of,
    merge,
    replace_block,
    role_of,
    split,
)
from convert.serve.slots import END_SLOTS, FRONT_SLOTS, SLOTS, get_slot, set_slot, shown_text
from convert.text.ordinals import read_ordinal

FURNITURE: Final = "furniture"
SLOT_ROLES: Final = (*FRONT_SLOTS, *END_SLOTS)
ROLES: Final = (*BLOCK_ROLES, *SLOT_ROLES, FURNITURE)
"""What a line can be said to be."""
LONGEST: Final = 2000
"""Letters of a slot that is rewritten."""


class Edit(msgspec.Struct, frozen=True, kw_only=True, tag_field="do"):
    """Base of all corrections."""


class SetRole(Edit, frozen=True, kw_only=True, tag="role"):
    """The block or slot `place` is something else."""

    place: str
    role: str


class SetText(Edit, frozen=True, kw_only=True, tag="text"):
    """The slot or heading `place` reads otherwise; an empty text empties a slot."""

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


class FigureChange(Edit, frozen=True, kw_only=True, tag="figure"):
    """An indicator is called otherwise, or is another number."""

    key: str
    name: str | None = None
    value: float | None = None
    unit: str | None = None
    period: int | None = None


class FigureDrop(Edit, frozen=True, kw_only=True, tag="figure-drop"):
    """What was taken for an indicator is none."""

    key: str


ReportEdit = SetRole | SetText | Merge | Split | Restore
FigureEdit = FigureChange | FigureDrop
AnyEdit = ReportEdit | FigureEdit


def edit_report(report: Report, edits: Iterable[AnyEdit]) -> Report:
    """Return `report` with the corrections applied in order; those of indicators are left to `figures`.

    Raises:
        ConvertError: `serve-edit-…`, one of them does not fit.
    """
    for edit in edits:
        match edit:
            case SetRole():
                report = _decided(_set_role(report, edit.place, edit.role), edit.place, edit.role)
            case SetText():
                report = _decided(_set_text(report, edit.place, edit.text), edit.place, "text")
            case Merge():
                report = _decided(merge(report, edit.place), edit.place, "merge")
            case Split():
                report = _decided(split(report, edit.place, edit.at), edit.place, "split")
            case Restore():
                report = _restore(report, edit.at)
            case FigureChange() | FigureDrop():
                continue
            case _:
                assert_never(edit)
    return report


def _set_role(report: Report, place: str, role: str) -> Report:
    if role not in ROLES:
        raise ConvertError("serve-edit-role", role=role)
    if place in SLOTS:
        if role == place:
            return report
        source = report.slot_sources.get(place, ())
        text = (shown_text if role == "front.title" else get_slot)(report, place)
        if not text:
            raise ConvertError("serve-edit-place", place=place)
        report = set_slot(report, place, None)
        return _put(report, text, source, role, first=place not in END_SLOTS)
    block = find_block(report, place)
    if block is None:
        raise ConvertError("serve-edit-place", place=place)
    if role in BLOCK_ROLES:
        return replace_block(report, place, as_role(block, role))
    return _put(replace_block(report, place), letters_of(block), block.source, role, first=True)


def _put(report: Report, text: str, source: Spans, role: str, *, first: bool) -> Report:
    """Put `text`, taken from its former place, where `role` says. What stood in a slot before is not lost: it becomes a paragraph."""
    if role == FURNITURE:
        dropped = Furniture(text=text, source=source, reason="marked")
        return msgspec.structs.replace(report, furniture=(*report.furniture, dropped))
    if role in SLOT_ROLES:
        former = get_slot(report, role)
        former_source = report.slot_sources.get(role, ())
        report = _dated(set_slot(report, role, text, source))
        return insert_paragraph(report, former, former_source, first=role in FRONT_SLOTS) if former else report
    report = insert_paragraph(report, text, source, first=first)
    block = report.body[0 if first else -1]
    return replace_block(report, block.id, as_role(block, role))


def _set_text(report: Report, place: str, text: str) -> Report:
    if len(text) > LONGEST:
        raise ConvertError("serve-edit-long", limit=LONGEST)
    if place in SLOTS:
        same = "".join(text.split()) == "".join((get_slot(report, place) or "").split())
        return _dated(set_slot(report, place, text, report.slot_sources.get(place, ()) if same else ()))
    block = find_block(report, place)
    if not isinstance(block, Heading):
        raise ConvertError("serve-edit-body")
    text = "".join(text.split("\n")).strip()
    if not text:
        raise ConvertError("serve-edit-empty")
    found = read_ordinal(text)
    ordinal = found.mark if found and text.startswith(found.mark) and len(found.mark) < len(text) else ""
    same = text == block.ordinal + block.text
    return replace_block(report, place, msgspec.structs.replace(
        block, ordinal=ordinal, text=text[len(ordinal):], source=block.source if same else ()))


def _restore(report: Report, at: int) -> Report:
    for index, dropped in enumerate(report.furniture):
        if dropped.source and dropped.source[0][0] == at:
            rest = report.furniture[:index] + report.furniture[index + 1:]
            return insert_by_source(msgspec.structs.replace(report, furniture=rest), dropped.text, dropped.source)
    raise ConvertError("serve-edit-place", place=str(at))


def _dated(report: Report) -> Report:
    """Fill in year and date where the corrected slots tell them and the report did not."""
    return msgspec.structs.replace(report, meta=derive_meta(report.front, report.sign_off, report.meta))


def _decided(report: Report, place: str, chosen: str) -> Report:
    """Write the correction down; a later one about the same place replaces it."""
    block = find_block(report, place)
    note = Decision(block=place, chosen=role_of(block) if block is not None and chosen == "text" else chosen,
                    reason=sentence("serve-decided"))
    kept = tuple(one for one in report.decisions if (one.block, one.reason) != (place, note.reason))
    return msgspec.structs.replace(report, decisions=(*kept, note))

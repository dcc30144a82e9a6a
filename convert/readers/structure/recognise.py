"""Lines to a report."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

import msgspec

from convert.diagnostics import Diagnostic, Outcome
from convert.model.elements import AttachmentNote, Attendance, HeaderBlock, Imprint, Note, SignOff
from convert.model.report import Choice, Report, SourceInfo
from convert.patterns import regex
from convert.readers.structure.attachments import make_attachment, split_attachments
from convert.readers.structure.attendance import read_attendance
from convert.readers.structure.blocks import BlockBuilder
from convert.readers.structure.choices import roles_of
from convert.readers.structure.contents import drop_contents
from convert.readers.structure.draft import Draft, dropped_notice
from convert.readers.structure.front import read_front
from convert.readers.structure.front_lines import front_lines_end
from convert.readers.structure.furniture import drop_page_furniture
from convert.readers.structure.header_block import read_header_block
from convert.readers.structure.imprint import read_imprint
from convert.readers.structure.lines import Role, SourceLine, gap_before
from convert.readers.structure.meta import derive_meta
from convert.readers.structure.notes import take_notes
from convert.readers.structure.one_line import unfold
from convert.readers.structure.parts import part_front_lines
from convert.readers.structure.passages import Passage, assemble, rejoin_split_leads
from convert.readers.structure.placing import unfold_placing_tables
from convert.readers.structure.rosters import mark_rosters
from convert.readers.structure.shape import measure_shape
from convert.readers.structure.site import drop_blocks_above, drop_site_furniture
from convert.readers.structure.source_text import concat, cut
from convert.readers.structure.tables import find_tables
from convert.readers.structure.tail import (
    glued_closing,
    is_closing,
    note_lines,
    read_attachment_note,
    read_sign_off,
    sign_off_lines,
)
from convert.readers.structure.wording import ATTACHMENT_NOTE, NUMBERED_NOTE

_TWO_YEARS: Final = regex(r"((?:19|20)(?<!\d..)\d{2}(?:19|20)\d{2})(?=年)")
_TAIL_PASSAGES: Final = 24
_Read = TypeVar("_Read", HeaderBlock, Imprint)


class Tail(msgspec.Struct, kw_only=True):
    """What was taken from the end of the main text."""

    closing: str | None = None
    attachment_note: AttachmentNote | None = None
    sign_off: SignOff | None = None
    document_note: str | None = None
    attendance: tuple[Attendance, ...] = ()


def recognise(lines: Sequence[SourceLine], *, source: SourceInfo, path: str | None = None,
              roles: Mapping[int, Role] | None = None, given: Mapping[str, object] | None = None,
              notes: tuple[Note, ...] = (), choices: Sequence[Choice] = ()) -> Outcome[Report]:
    """Return the report that `lines` make.

    `roles` says what the lines with these numbers are and overrides what would be recognised, as `choices` do, what a person
    chose where the reading was in doubt; the slots in `given` are known from elsewhere and not looked for. The diagnostics
    name every close call and how many lines were joined and dropped; the report lists them one by one.
    """
    draft = Draft(path)
    lines = unfold(lines)
    known = given or {}
    told = _with_roles(lines, {**roles_of(choices, lines, draft), **(roles or {})})
    above, kept = drop_blocks_above(unfold_placing_tables(told), draft)
    kept = drop_contents(drop_site_furniture(kept, draft), draft)
    kept = drop_page_furniture(kept, draft, front_end=front_lines_end(kept))
    kept = part_front_lines(kept)
    header, kept = _read_unless_given(read_header_block, kept, draft, "header", known)
    imprint, kept = _read_unless_given(read_imprint, kept, draft, "imprint", known)
    front = read_front(kept, draft, known, numbered=header is not None or "header.document_number" in known)
    if front.document_number:
        header = HeaderBlock(document_number=front.document_number)
    text = [*above, *mark_rosters(front.body)]
    shape = measure_shape(text)
    alone = {text[index].number for index in sign_off_lines(text)}
    passages = rejoin_split_leads(assemble(find_tables(text, alone), shape, alone))
    if not notes:
        notes, passages = take_notes(passages)
    main, groups = split_attachments(passages, draft.doubts)
    tail, main = _read_tail(main, draft, known)
    builder = BlockBuilder(draft)
    body = builder.build(main)
    attachments = tuple(make_attachment(group, builder) for group in groups)
    report = Report(
        source=source, format="minutes" if tail.attendance else "general" if header else "report",
        meta=derive_meta(front.front, tail.sign_off), header=header, front=front.front,
        main_recipients=front.main_recipients, body=body, closing=tail.closing, attachment_note=tail.attachment_note,
        sign_off=tail.sign_off, document_note=tail.document_note, attendance=tail.attendance,
        attachments=attachments, imprint=imprint, notes=notes,
        slot_sources=dict(sorted(draft.slot_sources.items())), joins=tuple(sorted(draft.joins, key=lambda join: join.at)),
        furniture=tuple(sorted(draft.furniture, key=lambda each: each.source[:1])), decisions=tuple(draft.decisions),
        doubts=draft.doubts.doubts(), choices=tuple(choices))
    return Outcome(report, (*draft.diagnostics, *_years_run_together(lines, path), *_account(draft)))


def _read_unless_given(read: Callable[[list[SourceLine], Draft], tuple[_Read | None, list[SourceLine]]], lines: list[SourceLine],
                       draft: Draft, family: str, given: Mapping[str, object]) -> tuple[_Read | None, list[SourceLine]]:
    """Return what `read` finds in `lines`, and the other lines; nothing where it finds what is given already."""
    if any(slot.startswith(family + ".") for slot in given) and _says_again(read(lines, Draft(draft.path))[0], family, given):
        return None, lines
    return read(lines, draft)


def _says_again(block: HeaderBlock | Imprint | SignOff | None, family: str, given: Mapping[str, object]) -> bool:
    """Tell whether the text says in `block` what is given already: then it stays in the text, where no letter of it is lost."""
    if block is None:
        return False
    empty = type(block)()
    return any(getattr(block, field) != getattr(empty, field) for field in block.__struct_fields__ if f"{family}.{field}" in given)


def _with_roles(lines: Sequence[SourceLine], roles: Mapping[int, Role]) -> list[SourceLine]:
    if not roles:
        return list(lines)
    return [msgspec.structs.replace(line, hints=msgspec.structs.replace(line.hints, role=roles[line.number]))
            if line.number in roles else line for line in lines]


def _read_tail(passages: list[Passage], draft: Draft, given: Mapping[str, object]) -> tuple[Tail, list[Passage]]:
    """Take closing, 附件说明, sign-off and 附注 from the end of the main text."""
    tail = Tail()
    rest = list(passages)
    if "attendance" not in given:
        present = read_attendance(rest)
        tail.attendance = present.entries
        if present.taken:
            del rest[len(rest) - present.taken:]
            draft.slot("attendance", present.sources)
    while _take_document_note(tail, rest, draft, given) or _take_sign_off(tail, rest, draft, given) or _take_attachment_note(
            tail, rest, draft, given):
        pass
    if "closing" not in given:
        _take_closing(tail, rest, draft)
    return tail, rest


def _take_document_note(tail: Tail, rest: list[Passage], draft: Draft, given: Mapping[str, object]) -> bool:
    if "document_note" in given or tail.document_note or not rest or rest[-1].block is not None:
        return False
    count = note_lines(rest)
    if not count:
        return False
    note = cut(concat(piece for passage in rest[len(rest) - count:] for piece in (gap_before(passage.first), passage.printed)), 1)
    tail.document_note = note.text
    draft.slot("document_note", [note])
    del rest[len(rest) - count:]
    return True


def _take_sign_off(tail: Tail, rest: list[Passage], draft: Draft, given: Mapping[str, object]) -> bool:
    found = None if tail.sign_off else read_sign_off(rest)
    if found is None or found.taken >= len(rest) or _says_again(found.sign_off, "sign_off", given):
        return False
    for slot, parts in found.sources.items():
        draft.slot(f"sign_off.{slot}", parts)
    tail.sign_off = found.sign_off
    del rest[len(rest) - found.taken:]
    return True


def _take_attachment_note(tail: Tail, rest: list[Passage], draft: Draft, given: Mapping[str, object]) -> bool:
    if "attachment_note" in given or tail.attachment_note:
        return False
    for index in range(max(1, len(rest) - _TAIL_PASSAGES), len(rest)):
        if rest[index].block is None and (ATTACHMENT_NOTE.match(rest[index].text) or NUMBERED_NOTE.fullmatch(rest[index].text)):
            found, count = read_attachment_note(rest[index:], draft)
            if found is not None and index + count == len(rest):
                tail.attachment_note = found
                del rest[index:]
                return True
            draft.slot_sources.pop("attachment_note", None)
    return False


def _take_closing(tail: Tail, rest: list[Passage], draft: Draft) -> None:
    if not rest or rest[-1].block is not None:
        return
    last = rest[-1]
    if last.hints.role == "closing" or (last.hints.role is None and is_closing(last.text)):
        tail.closing = rest.pop().text
        draft.slot("closing", [last.content])
        return
    start = glued_closing(last.text) if last.hints.role is None else None
    if start is None:
        return
    closing = cut(last.content, start)
    tail.closing = closing.text
    draft.slot("closing", [closing])
    draft.decide("closing", "closing", "glued-closing", line=last.last, alternative="body", lines=[last.first])
    last.content = cut(last.content, 0, start)


def _years_run_together(lines: Sequence[SourceLine], path: str | None) -> list[Diagnostic]:
    """Tell where copying lost the dash between two years: （20212025年）."""
    return [Diagnostic(code="reader-years-run-together", grade="advisory", path=path, line=line.number, args={"years": match.group(1)})
            for line in lines for match in _TWO_YEARS.finditer(line.text)]


def _account(draft: Draft) -> list[Diagnostic]:
    """One note each for what was joined and what was dropped."""
    notes: list[Diagnostic] = []
    if draft.joins:
        notes.append(Diagnostic(code="reader-joined", grade="note", path=draft.path, args={"count": len(draft.joins)}))
    if draft.furniture:
        notes.append(dropped_notice(draft.furniture, draft.path))
    return notes

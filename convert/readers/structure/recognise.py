"""Lines to a report."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from convert.diagnostics import Diagnostic, Outcome
from convert.model.elements import Attachment, AttachmentNote, Attendance, HeaderBlock, Note, SignOff
from convert.model.report import Report, SourceInfo
from convert.patterns import regex
from convert.readers.structure.attendance import read_attendance
from convert.readers.structure.blocks import BlockBuilder
from convert.readers.structure.contents import drop_contents
from convert.readers.structure.draft import Draft
from convert.readers.structure.front import front_lines_end, read_front
from convert.readers.structure.furniture import drop_page_furniture
from convert.readers.structure.header_block import read_header_block
from convert.readers.structure.lines import Line, Role
from convert.readers.structure.meta import derive_meta
from convert.readers.structure.notes import take_notes
from convert.readers.structure.passages import Passage, assemble, rejoin_split_leads
from convert.readers.structure.shape import measure_shape
from convert.readers.structure.site import drop_site_furniture
from convert.readers.structure.source_text import cut
from convert.readers.structure.tables import find_tables
from convert.readers.structure.tail import (
    glued_closing,
    is_closing,
    read_attachment_note,
    read_imprint,
    read_sign_off,
)
from convert.readers.structure.wording import (
    ANNEX_TITLE,
    ATTACHMENT_LABEL,
    ATTACHMENT_NOTE,
    ATTACHMENT_WITH_TITLE,
    DOCUMENT_NOTE,
    EXPLANATION,
    EXPLANATIONS,
    ORGAN,
    is_terminated,
    names_attachment,
)
from convert.text.dates import is_date, read_date

_LONGEST_ATTACHMENT_TITLE: Final = 60
_TWO_YEARS: Final = regex(r"((?:19|20)(?<!\d..)\d{2}(?:19|20)\d{2})(?=年)")
_LONGEST_DATE: Final = 16
_TAIL_PASSAGES: Final = 24


class Tail(msgspec.Struct, kw_only=True):
    """What was taken from the end of the main text."""

    closing: str | None = None
    attachment_note: AttachmentNote | None = None
    sign_off: SignOff | None = None
    document_note: str | None = None
    attendance: tuple[Attendance, ...] = ()


def recognise(lines: Sequence[Line], *, source: SourceInfo, path: str | None = None,
              roles: Mapping[int, Role] | None = None, given: Mapping[str, object] | None = None,
              notes: tuple[Note, ...] = ()) -> Outcome[Report]:
    """Return the report that `lines` make.

    `roles` says what the lines with these numbers are and overrides what would be recognised; the slots in `given` are known
    from elsewhere and not looked for. The diagnostics name every close call and how many lines were joined and dropped; the
    report lists them one by one.
    """
    draft = Draft(path)
    known = given or {}
    kept = _with_roles(lines, roles or {})
    kept = drop_contents(drop_site_furniture(kept, draft), draft)
    kept = drop_page_furniture(kept, draft, front_end=front_lines_end(kept))
    header, kept = (None, kept) if _gives(known, "header") else read_header_block(kept, draft)
    imprint, kept = (None, kept) if _gives(known, "imprint") else read_imprint(kept, draft)
    front = read_front(kept, draft, known, numbered=header is not None or _gives(known, "header"))
    if front.document_number:
        header = HeaderBlock(document_number=front.document_number)
    shape = measure_shape(front.body)
    passages = rejoin_split_leads(assemble(find_tables(front.body), shape))
    if not notes:
        notes, passages = take_notes(passages)
    main, groups = _split_attachments(passages)
    tail, main = _read_tail(main, draft, known)
    builder = BlockBuilder(draft)
    body = builder.build(main)
    attachments = tuple(_attachment(group, builder) for group in groups)
    report = Report(
        source=source, format="minutes" if tail.attendance else "general" if header else "report",
        meta=derive_meta(front.front, tail.sign_off), header=header, front=front.front,
        main_recipients=front.main_recipients, body=body, closing=tail.closing, attachment_note=tail.attachment_note,
        sign_off=tail.sign_off, document_note=tail.document_note, attendance=tail.attendance,
        attachments=attachments, imprint=imprint, notes=notes,
        slot_sources=dict(sorted(draft.slot_sources.items())), joins=tuple(sorted(draft.joins, key=lambda join: join.at)),
        furniture=tuple(sorted(draft.furniture, key=lambda each: each.source[:1])), decisions=tuple(draft.decisions))
    return Outcome(report, (*draft.diagnostics, *_years_run_together(lines, path), *_account(draft)))


def _gives(given: Mapping[str, object], family: str) -> bool:
    return any(slot.startswith(family + ".") for slot in given)


def _with_roles(lines: Sequence[Line], roles: Mapping[int, Role]) -> list[Line]:
    if not roles:
        return list(lines)
    return [msgspec.structs.replace(line, hints=msgspec.structs.replace(line.hints, role=roles[line.number]))
            if line.number in roles else line for line in lines]


def _split_attachments(passages: list[Passage]) -> tuple[list[Passage], list[list[Passage]]]:
    """Cut `passages` before every line that begins an attachment."""
    starts: list[int] = []
    for index in range(len(passages)):
        if _begins_attachment(passages, index, has_label=bool(starts)):
            starts.append(index)
    if not starts:
        return passages, []
    ends = [*starts[1:], len(passages)]
    return passages[:starts[0]], [passages[start:end] for start, end in zip(starts, ends, strict=True)]


def _begins_attachment(passages: Sequence[Passage], index: int, *, has_label: bool) -> bool:
    passage = passages[index]
    if passage.block is not None or passage.pieces or index + 1 >= len(passages):
        return False
    text = passage.text
    if passage.hints.role is not None:
        return passage.hints.role == "attachment"
    if len(text) > _LONGEST_ATTACHMENT_TITLE or index == 0:
        return False
    if _explains_terms(passages, index) or (passages[index - 1].block is None and names_attachment(passages[index - 1].text, text)):
        return True
    if ATTACHMENT_LABEL.fullmatch(text):
        return not (ATTACHMENT_NOTE.fullmatch(text) and _is_note(passages, index))
    if is_terminated(text) or ATTACHMENT_NOTE.match(text):
        return False
    if _follows_sign_off(passages, index) and passage.first.ordinal is None and "，" not in text and not DOCUMENT_NOTE.fullmatch(text):
        return True
    if _is_label(passages[index - 1]):
        return False
    after_end = has_label or _after_end(passages, index)
    if ATTACHMENT_WITH_TITLE.fullmatch(text):
        return after_end or passage.first.page_break
    return ANNEX_TITLE.fullmatch(text) is not None and passage.first.ordinal is None and after_end


def _follows_sign_off(passages: Sequence[Passage], index: int) -> bool:
    """Tell whether organ and date stand above passage `index`: what a notice issues follows its signature."""
    at = index - 1
    if at > 0 and passages[at].block is None and DOCUMENT_NOTE.fullmatch(passages[at].text):
        at -= 1
    if at < 1 or passages[at].block is not None or passages[at - 1].block is not None:
        return False
    return is_date(passages[at].text) and ORGAN.fullmatch(passages[at - 1].text) is not None


def _is_label(passage: Passage) -> bool:
    return passage.block is None and ATTACHMENT_LABEL.fullmatch(passage.text) is not None


def _explains_terms(passages: Sequence[Passage], index: int) -> bool:
    """Tell whether passage `index` heads the explanation of terms that ends the report."""
    below = passages[index + 1:index + 3]
    return (EXPLANATIONS.fullmatch(passages[index].text) is not None and passages[index].first.ordinal is None
            and not _is_label(passages[index - 1]) and all(passage.block is None and EXPLANATION.match(passage.text) for passage in below))


def _is_note(passages: Sequence[Passage], index: int) -> bool:
    """Tell whether 附件： alone on line `index` heads the names of the attachments and not an attachment itself."""
    below = passages[index + 1]
    if below.block is not None:
        return False
    if below.text.startswith(("1.", "1．", "1、", "一、", "（一）", "(1)", "（1）")):
        return True
    return index + 2 == len(passages) and len(below.text) <= _LONGEST_ATTACHMENT_TITLE and not is_terminated(below.text)


def _after_end(passages: Sequence[Passage], index: int) -> bool:
    """Tell whether the report proper is over above passage `index`: a closing or a date stands there."""
    for passage in passages[max(0, index - 6):index]:
        if passage.block is None and (is_closing(passage.text) or (len(passage.text) < _LONGEST_DATE and read_date(passage.text))):
            return True
    return False


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
    if "document_note" in given or tail.document_note or not rest or rest[-1].block is not None or not DOCUMENT_NOTE.fullmatch(
            rest[-1].text):
        return False
    note = rest.pop()
    tail.document_note = note.text
    draft.slot("document_note", [note.content])
    return True


def _take_sign_off(tail: Tail, rest: list[Passage], draft: Draft, given: Mapping[str, object]) -> bool:
    found = None if tail.sign_off or _gives(given, "sign_off") else read_sign_off(rest)
    if found is None or found.taken >= len(rest):
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
        if rest[index].block is None and ATTACHMENT_NOTE.match(rest[index].text):
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
    draft.decide("closing", "closing", "glued-closing", line=last.last, alternative="body")
    last.content = cut(last.content, 0, start)


def _attachment(group: Sequence[Passage], builder: BlockBuilder) -> Attachment:
    first = group[0]
    rest = list(group[1:])
    spans = first.content.spans
    match = ATTACHMENT_WITH_TITLE.fullmatch(first.text)
    terms = EXPLANATIONS.fullmatch(first.text)
    if ATTACHMENT_LABEL.fullmatch(first.text):
        label, title = first.text, ""
        lines = _title_passages(rest)
        title = "".join(passage.text for passage in lines)
        spans += tuple(span for passage in lines for span in passage.content.spans)
        rest = rest[len(lines):]
    elif match:
        label, title = match.group(1), match.group(2)
    elif terms and terms.group("label"):
        label, title = terms.group("label").rstrip("：: \u3000"), first.text[terms.start("title"):]
    else:
        label, title = "", first.text
    return Attachment(label=label, title=title, body=builder.build(rest), source=spans)


def _title_passages(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages below the label of an attachment that are its title."""
    found: list[Passage] = []
    for passage in passages[:3]:
        if (passage.block is not None or passage.pieces or passage.first.ordinal is not None or is_terminated(passage.text)
                or len(passage.text) > _LONGEST_ATTACHMENT_TITLE or "，" in passage.text):
            break
        found.append(passage)
        if found:
            break
    return found


def _years_run_together(lines: Sequence[Line], path: str | None) -> list[Diagnostic]:
    """Tell where copying lost the dash between two years: （20212025年）."""
    return [Diagnostic(code="reader-years-run-together", grade="advisory", path=path, line=line.number, args={"years": match.group(1)})
            for line in lines for match in _TWO_YEARS.finditer(line.text)]


def _account(draft: Draft) -> list[Diagnostic]:
    """One note each for what was joined and what was dropped."""
    notes: list[Diagnostic] = []
    if draft.joins:
        notes.append(Diagnostic(code="reader-joined", grade="note", path=draft.path, args={"count": len(draft.joins)}))
    if draft.furniture:
        notes.append(Diagnostic(code="reader-dropped", grade="note", path=draft.path, args={
            "count": len(draft.furniture), "reasons": ", ".join(sorted({each.reason for each in draft.furniture}))}))
    return notes

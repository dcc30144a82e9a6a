"""The model's own JSON to a report. A person may have edited it, so what the types cannot say is checked here."""

from collections.abc import Iterator

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.model.blocks import Block, CellSpan, Figure, Heading, Paragraph, Spans, Table
from convert.model.codec import from_json
from convert.model.report import SCHEMA, Report
from convert.model.walk import all_blocks
from convert.publish import plain_utf8
from convert.readers.options import MAX_CHARACTERS, MAX_LINES, ReadOptions
from convert.structs import learnt
from convert.text.characters import unusable_in
from convert.text.dates import iso_date


class _ModelHead(msgspec.Struct):
    schema: str | None = None


def read_model_json(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:  # noqa: ARG001
    """Return the report that `data` is the JSON of.

    Raises:
        ConvertError: `reader-json-…`, with the block and what is wrong with it.
    """
    bare = plain_utf8(data)
    try:
        head = msgspec.json.decode(bare, type=learnt(_ModelHead))
    except msgspec.ValidationError as error:
        raise ConvertError("reader-json-shape", path=name, reason=str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConvertError("reader-json-syntax", path=name, reason=str(error)) from None
    if head.schema != SCHEMA:
        raise ConvertError("reader-json-schema", path=name, schema=head.schema or "")
    report = _with_plain_date(from_json(bare, path=name), name)
    _check(report, name)
    body, told = _uncovered(report.body, name)
    attachments = []
    for attachment in report.attachments:
        blocks, more = _uncovered(attachment.body, name)
        attachments.append(msgspec.structs.replace(attachment, body=blocks))
        told += more
    return Outcome(msgspec.structs.replace(report, body=body, attachments=tuple(attachments)) if told else report, tuple(told))


def _with_plain_date(report: Report, path: str) -> Report:
    """Return `report` with its date as `YYYY-MM-DD`, also where a person wrote 2024年11月8日."""
    written = report.meta.date
    if not written:
        return report
    day = iso_date(written)
    if day is None:
        raise ConvertError("reader-json-date", path=path, date=written)
    return report if day == written else msgspec.structs.replace(report, meta=msgspec.structs.replace(report.meta, date=day))


def _uncovered(blocks: tuple[Block, ...], path: str) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """Return the blocks without the merged cells that cover text: all of it is printed then, cell by cell, and told."""
    told: list[Diagnostic] = []
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            spans = tuple(span for span in block.spans if not _covers_text(block, span))
            if len(spans) < len(block.spans):
                count = len(block.spans) - len(spans)
                told.append(Diagnostic(code="reader-json-covered", grade="advisory", path=path, args={"block": block.id, "count": count}))
                block = msgspec.structs.replace(block, spans=spans)  # noqa: PLW2901
        found.append(block)
    return tuple(found), told


def _covers_text(table: Table, span: CellSpan) -> bool:
    return any(table.rows[row][column] for row in range(span.row, span.row + span.rows)
               for column in range(span.column, span.column + span.columns) if (row, column) != (span.row, span.column))


def _check(report: Report, path: str) -> None:
    seen: set[str] = set()
    length = 0
    notes = {note.id for note in report.notes}
    for number, block in enumerate(all_blocks(report)):
        if number >= MAX_LINES:
            raise ConvertError("reader-too-many-lines", path=path, limit=MAX_LINES)
        if not block.id or block.id in seen:
            raise ConvertError("reader-json-id", path=path, block=block.id)
        seen.add(block.id)
        match block:
            case Paragraph():
                length += len(block.text)
                _check_paragraph(block, notes, path)
            case Table():
                _check_table(block, path)
            case Heading() | Figure():
                pass
        for spans in _spans(block):
            _check_spans(spans, report.source.characters, block.id, path)
    if length > MAX_CHARACTERS:
        raise ConvertError("reader-too-long", path=path, characters=length, limit=MAX_CHARACTERS)
    for slot, spans in report.slot_sources.items():
        _check_spans(spans, report.source.characters, slot, path)
    if any(not 0 < at < len(report.front.title or "") for at in report.front.title_breaks):
        raise ConvertError("reader-json-breaks", path=path)
    if len(notes) != len(report.notes) or notes & seen:
        raise ConvertError("reader-json-id", path=path, block=next(iter(sorted(notes & seen)), "notes"))
    _check_characters(report, path)


def _check_paragraph(block: Paragraph, notes: set[str], path: str) -> None:
    lead = block.lead
    if lead is not None and not block.text.startswith(lead.ordinal + lead.text):
        raise ConvertError("reader-json-lead", path=path, block=block.id)
    for mark in block.marks:
        if not 0 <= mark.start < mark.end <= len(block.text):
            raise ConvertError("reader-json-mark", path=path, block=block.id)
        if mark.kind == "note" and mark.target not in notes:
            raise ConvertError("reader-json-note", path=path, block=block.id, note=mark.target or "")


def _check_table(block: Table, path: str) -> None:
    columns = len(block.rows[0]) if block.rows else 0
    if not columns or any(len(row) != columns for row in block.rows):
        raise ConvertError("reader-json-rows", path=path, block=block.id)
    if not 0 <= block.header_rows <= len(block.rows):
        raise ConvertError("reader-json-header-rows", path=path, block=block.id, rows=len(block.rows))
    if block.cell_sources and [len(row) for row in block.cell_sources] != [columns] * len(block.rows):
        raise ConvertError("reader-json-rows", path=path, block=block.id)
    taken: set[tuple[int, int]] = set()
    for span in block.spans:
        if span.rows < 1 or span.columns < 1 or span.row < 0 or span.column < 0 or (
                span.row + span.rows > len(block.rows) or span.column + span.columns > columns):
            raise ConvertError("reader-json-cell-span", path=path, block=block.id)
        cells = {(span.row + row, span.column + column) for row in range(span.rows) for column in range(span.columns)}
        if cells & taken:
            raise ConvertError("reader-json-cell-span", path=path, block=block.id)
        taken |= cells


def _spans(block: Heading | Paragraph | Table | Figure) -> Iterator[Spans]:
    yield block.source
    if isinstance(block, Table):
        yield from (block.caption_source, block.unit_source)
        for row in block.cell_sources:
            yield from row


def _check_spans(spans: Spans, characters: int, block: str, path: str) -> None:
    for start, end in spans:
        if not 0 <= start <= end <= characters:
            raise ConvertError("reader-json-span", path=path, block=block, start=start, end=end, characters=characters)


def _check_characters(report: Report, path: str) -> None:
    """Raise when a text holds a character that no output can."""
    character = unusable_in(report)
    if character is not None:
        raise ConvertError("reader-json-character", path=path, character=character)

"""The model's own JSON to a report. A person may have edited it, so what the types cannot say is checked here."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from convert.diagnostics import ConvertError, Outcome
from convert.model.blocks import Figure, Heading, Paragraph, Spans, Table
from convert.model.codec import from_json
from convert.model.report import SCHEMA, Report
from convert.model.walk import all_blocks
from convert.patterns import regex
from convert.readers.options import MAX_CHARACTERS, MAX_LINES, ReadOptions
from convert.text.characters import DROPPED, code_points

_ESCAPED_CONTROL: Final = regex(r"(?<!\\)(?:\\\\)*\\u00(?:0[0-8be]|1[0-9a-f]|7f)", re.I)


class _Head(msgspec.Struct):
    schema: str | None = None


def read_model_json(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:  # noqa: ARG001
    """Return the report that `data` is the JSON of.

    Raises:
        ConvertError: `reader-json-…`, with the block and what is wrong with it.
    """
    bare = data.removeprefix(b"\xef\xbb\xbf")
    try:
        head = msgspec.json.decode(bare, type=_Head)
    except msgspec.ValidationError as error:
        raise ConvertError("reader-json-shape", path=name, reason=str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConvertError("reader-json-syntax", path=name, reason=str(error)) from None
    if head.schema != SCHEMA:
        raise ConvertError("reader-json-schema", path=name, schema=head.schema or "")
    report = from_json(bare, path=name)
    _check(report, name)
    return Outcome(report)


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
    text = msgspec.json.encode(report).decode("utf-8")
    match = DROPPED.search(text)
    if match:
        raise ConvertError("reader-json-character", path=path, character=code_points(match.group()[:1]))
    escaped = _ESCAPED_CONTROL.search(text)
    if escaped:
        raise ConvertError("reader-json-character", path=path, character="U+" + escaped.group()[-4:].upper())

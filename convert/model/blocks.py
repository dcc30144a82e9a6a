"""What a body is made of. `Block` is a closed union: a consumer matches on it and ends with `assert_never`."""

from typing import Literal

import msgspec

Span = tuple[int, int]
"""Character range of the source, end exclusive."""
Spans = tuple[Span, ...]
"""The ranges a text was made from, in order. Removed blanks are left out, so the slices joined are the text itself
wherever the source has characters to count."""
Level = Literal[1, 2, 3, 4]


class Node(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of everything in a report: immutable, keyword-only, absent fields left out of the JSON."""


class Lead(Node, frozen=True, kw_only=True):
    """The heading sentence of a run-in heading: `（一）坚持…建设。` at the head of its paragraph."""

    level: Level
    ordinal: str
    """As written, `（一）`; empty for a heading without number."""
    text: str
    """Without the ordinal, closing 。 included."""


class Mark(Node, frozen=True, kw_only=True):
    """Emphasis, a link or a note reference on the characters `start` to `end` of a paragraph's text."""

    kind: Literal["strong", "emphasis", "superscript", "subscript", "link", "note"]
    start: int
    end: int
    target: str | None = None
    """The address of a link, the id of a `Note`."""


class Heading(Node, frozen=True, kw_only=True, tag="heading", tag_field="type"):
    """A heading on a line of its own."""

    id: str
    level: Level
    ordinal: str = ""
    """As written, with its mark: `一、`, `（一）`, `1.`, `（1）`, `第一章`."""
    text: str
    source: Spans = ()
    """Ranges of ordinal and text together."""


class Paragraph(Node, frozen=True, kw_only=True, tag="paragraph", tag_field="type"):
    """A paragraph, with or without a run-in heading."""

    id: str
    text: str
    """The whole paragraph, lead included."""
    lead: Lead | None = None
    form: Literal["body", "item", "flush", "centred", "right", "table_note"] = "body"
    """`item`: a —— or bullet item; `flush`: without first-line indent (an address inside the text); `table_note`: 注：…"""
    marks: tuple[Mark, ...] = ()
    source: Spans = ()


class CellSpan(Node, frozen=True, kw_only=True):
    """A merged cell: the cell at `row`, `column` covers `rows` × `columns`; the covered cells are empty strings."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Table(Node, frozen=True, kw_only=True, tag="table", tag_field="type"):
    """A table. Every row has the same number of cells."""

    id: str
    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 1
    caption: str = ""
    """`表1 …`, above the table."""
    unit: str = ""
    """`单位：万元`, above the table at the right."""
    spans: tuple[CellSpan, ...] = ()
    source: Spans = ()
    cell_sources: tuple[tuple[Spans, ...], ...] = ()
    """For each cell the ranges it was made from, when known."""
    caption_source: Spans = ()
    unit_source: Spans = ()


class Figure(Node, frozen=True, kw_only=True, tag="figure", tag_field="type"):
    """A picture with its caption below."""

    id: str
    image: bytes
    media_type: Literal["image/png", "image/jpeg"]
    alt: str = ""
    caption: str = ""
    width_mm: float | None = None
    source: Spans = ()


Block = Heading | Paragraph | Table | Figure

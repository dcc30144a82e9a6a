"""What a workbook remembers of the reading, in a hidden sheet, so that a person's changes can be told from the program's own.

The first cell names the form, the second says what the workbook holds, then comes one cell a figure; all JSON. Changed rows keep
what was read before the change, added rows say so, deleted rows stay listed: a workbook made with corrections is itself one to correct.
"""

from collections.abc import Iterable
from typing import Any, Final
from zlib import crc32

import msgspec

from convert.corrections.columns import FIELDS
from convert.model.correction import FieldValues
from convert.model.indicator import Indicator
from convert.structs import learnt

SHEET: Final = "_baseline"
SCHEMA: Final = "convert.baseline/2"


class BaselineHead(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the workbook holds."""

    columns: tuple[str, ...]
    """Codes of the columns of the table, from left to right."""
    sources: tuple[tuple[str, str], ...]
    """Name and SHA-256 of the source of every report."""


class BaselineEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A figure as it was read."""

    key: str
    report: int
    """Index of the report."""
    text: str
    fields: FieldValues
    """What the program had read."""
    shown: dict[str, int] = {}
    """Of the columns that are not taken back: a sum of what the cell holds."""
    added: bool = False
    """By a person."""


def fields_of(indicator: Indicator) -> FieldValues:
    """Return the fields of `indicator` that a person can correct."""
    return {field: getattr(indicator, field) for field in FIELDS}


def sum_of(text: str) -> int:
    """Return the sum by which a change of a cell is noticed."""
    return crc32(text.strip().encode("utf-8", "replace"))


def to_cells(head: BaselineHead, entries: Iterable[BaselineEntry]) -> list[str]:
    """Return the texts of the sheet's cells, from the first row on."""
    encode = msgspec.json.Encoder().encode
    return [SCHEMA, encode(head).decode(), *(encode(entry).decode() for entry in entries)]


def from_cells(texts: list[Any]) -> tuple[BaselineHead, list[BaselineEntry]] | None:
    """Return what the cells of the sheet say; None when they are not of this form.

    Raises:
        msgspec.DecodeError: They are damaged.
    """
    if len(texts) < 2 or texts[0] != SCHEMA:
        return None
    decoder = msgspec.json.Decoder(learnt(BaselineEntry))
    return msgspec.json.decode(texts[1], type=learnt(BaselineHead)), [decoder.decode(text) for text in texts[2:] if isinstance(text, str)]

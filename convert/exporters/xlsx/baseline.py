"""The hidden sheet that remembers what the program had read, so that a person's changes can be told from its own.

One cell a figure, JSON: its key, the fields as they were read, the report. Changed rows keep what was read before the
change, added rows say so, deleted rows stay listed: a workbook made with corrections is itself a workbook to correct.
"""

from typing import Final

import msgspec

from convert.exporters.xlsx.book import Book
from convert.exporters.xlsx.looks import HIDDEN
from convert.exporters.xlsx.options import Correction, Corrections, Fields
from convert.exporters.xlsx.rows import Rows
from convert.exporters.xlsx.texts import clean
from convert.model.indicator import Indicator

SHEET: Final = "_baseline"
SCHEMA: Final = "convert.baseline/1"
FIELDS: Final = ("name", "value", "value_high", "unit", "qualifier", "kind", "aspect", "period", "scope", "base")


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A figure as it was read."""

    key: str
    report: str
    text: str
    fields: Fields
    """What the program had read."""
    added: bool = False
    """By a person."""


def fields_of(indicator: Indicator) -> Fields:
    """Return the fields of `indicator` that a person can correct, as a cell can hold them."""
    values = ((field, getattr(indicator, field)) for field in FIELDS)
    return {field: clean(value) if isinstance(value, str) else value for field, value in values}


def write_baseline(book: Book, rows: Rows) -> None:
    """Add the hidden sheet."""
    sheet = book.sheet(SHEET, hidden=True)
    sheet.text(1, 1, SCHEMA, HIDDEN)
    for line, entry in enumerate(entries(rows), 2):
        sheet.text(line, 1, msgspec.json.encode(entry).decode(), HIDDEN)
    sheet.widths([60])


def entries(rows: Rows) -> list[Entry]:
    """Return what is to be remembered: the rows of the table, then the rows that a person had deleted."""
    found: list[Entry] = []
    for index, table in enumerate(rows.tables):
        name = table.report.source.name
        own = [row for row in rows.rows if row.table == index]
        items: list[Correction] = []
        changed: dict[str, Correction] = {}
        if table.corrections:
            items, changed = _applied(table.corrections, name, [row.key for row in own])
        for row in own:
            fields = fields_of(row.indicator)
            if row.key in changed:
                before = changed[row.key].before
                fields.update({field: before.get(field) for field in changed[row.key].fields})
            found.append(Entry(key=clean(rows.key_of(row)), report=clean(name), text=clean(row.indicator.text), fields=fields,
                               added=is_added(row.indicator)))
        prefix = f"{index + 1}|" if rows.compares else ""
        found.extend(Entry(key=prefix + item.key, report=clean(name), text=str(item.before.get("text") or ""), fields={
            field: item.before.get(field) for field in FIELDS}) for item in items if item.action == "delete")
    return found


def _applied(corrections: Corrections, report: str, keys: list[str]) -> tuple[list[Correction], dict[str, Correction]]:
    """Return the corrections of the source file `report`, and those that changed one of the figures `keys`, by its key."""
    from convert.exporters.xlsx.apply import items_of, locate

    items = items_of(corrections, report)
    place = locate(keys)
    placed = ((place(item.key), item) for item in items if item.action == "change")
    return items, {key: item for key, item in placed if key is not None}


def is_added(indicator: Indicator) -> bool:
    """Whether a person added the figure: it covers no characters of the text."""
    return indicator.block_start == indicator.block_end

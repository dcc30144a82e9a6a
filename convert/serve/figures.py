"""A person's corrections of indicators on the page, in the form that an edited workbook has them."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from convert.corrections.baseline import fields_of
from convert.corrections.columns import FIELDS
from convert.corrections.keys import keys_of, locate
from convert.corrections.record import Corrections
from convert.diagnostics import ConvertError
from convert.digest import sha256_of
from convert.editing.edit import AnyEdit, FigureAdd, FigureChange, FigureDrop
from convert.editing.passages import find_block
from convert.model.blocks import Heading, Paragraph
from convert.model.correction import Correction, FieldValues
from convert.model.indicator import Indicator
from convert.model.report import Report, SourceInfo

_EMPTY: Final = ("qualifier", "scope", "base")
"""Fields that are nothing when they are empty."""
ADDED: Final = "+"
"""Begins the key of an indicator that a person added."""
_STOPS: Final = "。！？；"
_Items = dict[tuple[str, str, int], Correction]


def corrections_of(found: Sequence[Indicator], edits: Iterable[AnyEdit], earlier: Corrections | None, *,
                   report: Report) -> Corrections | None:
    """Return `earlier` corrections and those of the page as one; None when there are none.

    An indicator that is not found any more, since its sentence was changed, keeps its correction, which then is told to be lost.

    Args:
        found: The indicators as the program reads them.
        edits: All changes of the page; those of the report are passed over.
        earlier: What the workbook that came with the upload says.
        report: The report with all changes of the page.

    Raises:
        ConvertError: `edit-empty`, a name is empty; `edit-place`, letters for a new indicator are not there.
    """
    source = report.source
    known = dict(zip(keys_of(found), found, strict=True))
    place = locate(list(known))
    kept = earlier.items if earlier else ()
    items: _Items = {(item.source, item.key, number if item.action == "add" else -1): item for number, item in enumerate(kept)}
    for number, edit in enumerate(edits, len(items)):
        if isinstance(edit, FigureAdd):
            items[source.sha256, edit.block, number] = _added(edit, report)
        elif isinstance(edit, FigureChange | FigureDrop) and edit.key.startswith(ADDED):
            _change_added(items, edit)
        elif isinstance(edit, FigureChange | FigureDrop):
            one = known.get(place(edit.key) or "")
            former = items.get((source.sha256, edit.key, -1))
            items[source.sha256, edit.key, -1] = _correction(edit, one, former, source)
    return Corrections(items=tuple(items.values()), sources=earlier.sources if earlier else ()) if items or earlier else None


def _correction(edit: FigureChange | FigureDrop, one: Indicator | None, former: Correction | None, source: SourceInfo) -> Correction:
    before: FieldValues = {**fields_of(one), "text": one.text} if one else {}
    if isinstance(edit, FigureDrop):
        return Correction(key=edit.key, action="delete", report=source.name, source=source.sha256, before=before)
    fields: FieldValues = {**(former.fields if former else {}), **_written(edit)}
    return Correction(key=edit.key, action="change", report=source.name, source=source.sha256, fields=fields, before=before)


def _written(edit: FigureChange) -> FieldValues:
    """Return the fields that a change names."""
    if edit.name is not None and not edit.name.strip():
        raise ConvertError("edit-empty")
    fields: FieldValues = dict.fromkeys(edit.without)
    for field in FIELDS:
        value = getattr(edit, field)
        if value is not None:
            word = value.strip() if isinstance(value, str) else value
            fields[field] = None if word == "" and field in _EMPTY else word
    return fields


def added_key(sentence: str, text: str, name: object) -> str:
    """Return by what the page calls an indicator that a person added."""
    return ADDED + sha256_of(f"{sentence}\n{text}\n{name}".encode())[:16]


def _change_added(items: _Items, edit: FigureChange | FigureDrop) -> None:
    """Change an indicator that a person added before, or drop it; one that is not there is passed over."""
    for place, item in items.items():
        if item.action == "add" and added_key(item.sentence, str(item.before.get("text") or ""), item.fields.get("name")) == edit.key:
            if isinstance(edit, FigureDrop):
                del items[place]
            else:
                items[place] = msgspec.structs.replace(item, fields={**item.fields, **_written(edit)})
            return


def _added(edit: FigureAdd, report: Report) -> Correction:
    block = find_block(report, edit.block)
    if not isinstance(block, Heading | Paragraph):
        raise ConvertError("edit-place", place=edit.block)
    text = block.ordinal + block.text if isinstance(block, Heading) else block.text
    if not 0 <= edit.start < edit.end <= len(text):
        raise ConvertError("edit-place", place=f"{edit.block}:{edit.start}")
    if not edit.name.strip():
        raise ConvertError("edit-empty")
    first = max((text.rfind(stop, 0, edit.start) for stop in _STOPS), default=-1) + 1
    ends = [at for at in (text.find(stop, edit.end) for stop in _STOPS) if at >= 0]
    last = min(ends) + 1 if ends else len(text)
    fields: FieldValues = {"name": edit.name.strip(), "value": edit.value, "unit": edit.unit.strip(), "period": edit.period,
                      "kind": "percent" if edit.unit.strip() in ("%", "‰") else "count", "aspect": "actual"}
    return Correction(key="", action="add", report=report.source.name, source=report.source.sha256, fields=fields,
                      before={"text": text[edit.start:edit.end]}, sentence=text[first:last], block=edit.block)

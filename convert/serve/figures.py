"""A person's corrections of indicators, in the form that an edited workbook has them."""

from collections.abc import Iterable, Sequence
from typing import Final

from convert.diagnostics import ConvertError
from convert.exporters.xlsx.baseline import fields_of
from convert.exporters.xlsx.options import Correction, Corrections, Fields
from convert.exporters.xlsx.rows import keys_of
from convert.model.indicator import Indicator
from convert.serve.edit import AnyEdit, FigureChange, FigureDrop

_FIELDS: Final = ("name", "value", "unit", "period")


def corrections_of(found: Sequence[Indicator], edits: Iterable[AnyEdit], earlier: Corrections | None, *,
                   report: str) -> Corrections | None:
    """Return `earlier` corrections and those of the page as one; None when there are none.

    Args:
        found: The indicators as the program reads them.
        edits: All corrections of the page; those of the report are passed over.
        earlier: What the workbook that came with the upload says.
        report: Name of the report's source file.

    Raises:
        ConvertError: `serve-edit-figure`, there is no such indicator; `serve-edit-empty`, its name is empty.
    """
    known = dict(zip(keys_of(found), found, strict=True))
    items = {(item.key, number if item.action == "add" else -1): item for number, item in enumerate(earlier.items if earlier else ())}
    for edit in edits:
        if not isinstance(edit, FigureChange | FigureDrop):
            continue
        one = known.get(edit.key)
        if one is None:
            raise ConvertError("serve-edit-figure")
        before = {**fields_of(one), "text": one.text}
        if isinstance(edit, FigureDrop):
            items[edit.key, -1] = Correction(key=edit.key, action="delete", report=report, before=before)
            continue
        former = items.get((edit.key, -1))
        fields: Fields = dict(former.fields) if former else {}
        fields.update(_changes(edit))
        items[edit.key, -1] = Correction(key=edit.key, action="change", report=report, fields=fields, before=before)
    return Corrections(items=tuple(items.values())) if items or earlier else None


def _changes(edit: FigureChange) -> Fields:
    if edit.name is not None and not edit.name.strip():
        raise ConvertError("serve-edit-empty")
    values: Fields = {field: getattr(edit, field) for field in _FIELDS}
    return {field: value.strip() if isinstance(value, str) else value for field, value in values.items() if value is not None}

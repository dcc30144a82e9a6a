"""From the fields of a correction form to corrections."""

import math
import unicodedata
from collections.abc import Mapping

from convert.diagnostics import ConvertError
from convert.serve.edit import AnyEdit, FigureChange, FigureDrop, Merge, Restore, SetRole, SetText, Split
from convert.serve.view import Entry, View


def edits_of(form: Mapping[str, object], view: View) -> tuple[AnyEdit, ...]:
    """Return the corrections that a form asks for; none when it changes nothing.

    Args:
        form: Fields by name; `do` says which kind of correction it is.
        view: What the person saw.

    Raises:
        ConvertError: `serve-edit-…`, a field is missing or no number.
    """
    match form.get("do"):
        case "correct":
            return _correct(form, view)
        case "merge":
            return (Merge(place=_field(form, "place")),)
        case "split":
            return (Split(place=_field(form, "place"), at=_whole(form, "at")),)
        case "restore":
            return (Restore(at=_whole(form, "at")),)
        case "figure":
            return _figure(form, view)
        case "figure-drop":
            return (FigureDrop(key=_field(form, "key")),)
        case _:
            raise ConvertError("serve-edit-form")


def _correct(form: Mapping[str, object], view: View) -> tuple[AnyEdit, ...]:
    place, role = _field(form, "place"), _field(form, "role")
    entry = _entry(view, place)
    edits: list[AnyEdit] = []
    text = form.get("text")
    if isinstance(text, str) and entry.can_rewrite:
        text = "\n".join(text.splitlines()).strip()
        if text != entry.text:
            edits.append(SetText(place=place, text=text))
    if role != entry.role:
        edits.append(SetRole(place=place, role=role))
    return tuple(edits)


def _entry(view: View, place: str) -> Entry:
    for entry in (*view.slots, *view.blocks):
        if entry.place == place:
            return entry
    raise ConvertError("serve-edit-place", place=place[:40])


def _figure(form: Mapping[str, object], view: View) -> tuple[AnyEdit, ...]:
    key = _field(form, "key")
    former = next((one for one in view.indicators if one.key == key), None)
    if former is None:
        raise ConvertError("serve-edit-figure")
    changes = {"name": _field(form, "name"), "unit": _field(form, "unit"), "value": _decimal(_field(form, "value"))}
    period = _field(form, "period").strip()
    changed = {field: value for field, value in changes.items() if value != getattr(former, field)}
    edit = FigureChange(key=key, **changed, period=_year(period) if period and period != str(former.period) else None)  # type: ignore[arg-type]
    return (edit,) if edit != FigureChange(key=key) else ()


def _decimal(text: str) -> float:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "").rstrip("%‰")
    try:
        value = float(plain)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ConvertError("serve-edit-number", text=text[:20])
    return value


def _year(text: str) -> int:
    plain = unicodedata.normalize("NFKC", text).removesuffix("年")
    if not (plain.isdecimal() and len(plain) == 4):
        raise ConvertError("serve-edit-year", text=text[:20])
    return int(plain)


def _field(form: Mapping[str, object], name: str) -> str:
    value = form.get(name)
    if not isinstance(value, str):
        raise ConvertError("serve-edit-form")
    return value


def _whole(form: Mapping[str, object], name: str) -> int:
    text = _field(form, name)
    if not text.isdecimal():
        raise ConvertError("serve-edit-form")
    return int(text)

"""The forms that values take in a style sheet. A field's suffix tells its unit: `margin_head_mm` is written `margin_head = "37mm"`."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from convert.diagnostics import UsageError
from convert.structs import learnt
from convert.units import MM_PER_INCH, PT_PER_MM, TYPE_SIZES_PT

S = TypeVar("S", bound=msgspec.Struct)

_UNITS: dict[str, dict[str, float]] = {
    "_mm": {"mm": 1.0, "cm": 10.0, "pt": 1 / PT_PER_MM, "in": MM_PER_INCH},
    "_pt": {"pt": 1.0, "mm": PT_PER_MM},
    "_ic": {"ic": 1.0},
    "_lh": {"lh": 1.0},
    "_em": {"em": 1.0},
    "_twips": {"tw": 1.0, "pt": 20.0},
    "_percent": {"%": 1.0},
}


def parse_section(kind: type[S], values: Mapping[str, Any], where: str, path: str) -> S:
    """Return the struct `kind` made from the keys of one section.

    Args:
        kind: Struct of `convert.style.sheet`.
        values: As TOML gave them.
        where: Name of the section, for messages.
        path: Name of the sheet, for messages.

    Raises:
        UsageError: `style-unknown-key`, `style-value`, `style-missing-key`.
    """
    fields = {_key_of(field.name): field for field in msgspec.structs.fields(kind)}
    parsed: dict[str, Any] = {}
    for key, value in values.items():
        if key not in fields:
            raise unknown_key(key, fields, path, where)
        parsed[fields[key].name] = _parse(fields[key].name, value, f"{where}.{key}", path)
    try:
        return msgspec.convert(parsed, learnt(kind))
    except msgspec.ValidationError as error:
        raise _refused(error, kind, parsed, where, path) from None


def _refused(error: msgspec.ValidationError, kind: type[S], parsed: Mapping[str, Any], where: str, path: str) -> UsageError:
    """Return what to say of a value that its field does not take: the key, the value, and what may stand there."""
    if "missing required" in str(error):
        return UsageError("style-missing-key", path=path, key=where, value=str(error))
    name, value, form = refused_value(error, kind, parsed)
    return UsageError("style-value", path=path, key=f"{where}.{_key_of(name)}", value=value, form=form)


def refused_value(error: msgspec.ValidationError, kind: type[msgspec.Struct], values: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return the name of the field that does not take its value, the value, and what may stand there."""
    name = re.split(r"[\[.]", str(error).partition("`$.")[2].partition("`")[0])[0]
    taken = next((field.type for field in msgspec.structs.fields(kind) if field.encode_name == name), None)
    value = values.get(name, "")
    return name, str(value) if isinstance(value, str | int | float) else "…", _form(taken)


def _form(taken: Any) -> str:
    """Return what a field takes, as one writes it: its words, or an example."""
    choices = tuple(choice for choice in getattr(taken, "__args__", ()) if choice is not type(None))
    if getattr(taken, "__origin__", None) is dict:
        return "…=…"
    if len(choices) == 1 and hasattr(choices[0], "__args__"):
        return _form(choices[0])
    if choices and all(isinstance(choice, str) for choice in choices):
        return " | ".join(choices)
    kinds = choices or (taken,)
    examples = {bool: "true | false", int: "1", float: "1.5", str: "文字"}
    return next((examples[one] for one in kinds if one in examples), "[…]")


def unknown_key(key: str, known: Iterable[str], path: str, where: str = "") -> UsageError:
    """Return the error for a key that there is not, with the nearest one that there is."""
    import difflib

    nearest = difflib.get_close_matches(key, list(known), n=1, cutoff=0.0)
    full = f"{where}.{key}" if where else key
    return UsageError("style-unknown-key", path=path, key=full, nearest=nearest[0] if nearest else "")


def _suffix_of(name: str) -> str:
    return next((suffix for suffix in _UNITS if name.endswith(suffix)), "")


def _key_of(name: str) -> str:
    return name.removesuffix(_suffix_of(name))


def _parse(name: str, value: Any, where: str, path: str) -> Any:
    units = _UNITS.get(_suffix_of(name))
    if units is None or value is None:
        return value
    text = str(value).strip()
    if name.endswith("_pt") and text in TYPE_SIZES_PT:
        return float(TYPE_SIZES_PT[text])
    for unit, factor in units.items():
        number = text.removesuffix(unit).strip()
        if number != text and _is_number(number):
            amount = float(number) * factor
            return round(amount) if name.endswith(("_twips", "_percent")) else amount
    forms = "、".join(f"1{unit}" for unit in units) + ("、三号" if name.endswith("_pt") else "")
    raise UsageError("style-value", path=path, key=where, value=text, form=forms)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

"""Computing a style sheet from TOML: the chain of `extends`, then the sheet, then `--set` overrides."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from convert.diagnostics import UsageError
from convert.publish import plain_utf8
from convert.style.locate import path_of
from convert.style.properties import parse_section, unknown_key
from convert.style.sheet import Role, StyleSheet, Typeface

_SECTIONS: Final = {field.name: field.type for field in msgspec.structs.fields(StyleSheet)
                    if field.name not in ("id", "title", "source", "formats", "typefaces", "roles")}
_TABLES: Final = {"role": Role, "typeface": Typeface}
_LONGEST_CHAIN: Final = 8
_DEFAULT_ROLE: Final = "default"
"""The role that says what the others leave out; no text is set in it."""

Tree = dict[str, Any]


def compute(name: str, overrides: Sequence[str]) -> StyleSheet:
    """Return the sheet `name` with `overrides`.

    Raises:
        UsageError: as `load_style`.
    """
    tree: Tree = {}
    for path in _chain(name):
        _merge(tree, _read(path), path)
    for override in overrides:
        _override(tree, override)
    return _compute(tree, name)


def _chain(name: str) -> list[str]:
    """Return the paths of the sheets that `name` extends, base first, itself last."""
    chain: list[str] = []
    while name:
        path = path_of(name)
        if path in chain or len(chain) == _LONGEST_CHAIN:
            raise UsageError("style-cycle", name=name)
        chain.insert(0, path)
        name = _read(path).get("sheet", {}).get("extends", "")
    return chain


_cache: dict[tuple[str, int], Tree] = {}


def _read(path: str) -> Tree:
    """Return the parsed file. Parsed trees are kept for the process: a batch reads a sheet once."""
    key = (path, os.stat(path).st_mtime_ns)
    if key not in _cache:
        with open(path, "rb") as handle:
            try:
                _cache[key] = tomllib.loads(plain_utf8(handle.read()).decode("utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise UsageError("style-syntax", path=path, reason=str(error)) from None
    return _cache[key]


def _merge(tree: Tree, sheet: Mapping[str, Any], path: str) -> None:
    """Lay `sheet` over `tree`: sections key by key, roles and typefaces likewise."""
    for name, section in sheet.items():
        if name in _TABLES:
            for key, value in section.items():
                tree.setdefault(name, {}).setdefault(key, {}).update(value)
        elif name == "sheet" or name in _SECTIONS:
            tree.setdefault(name, {}).update(section)
        else:
            raise unknown_key(name, ["sheet", *_SECTIONS, *_TABLES], path)


def _override(tree: Tree, override: str) -> None:
    target, equals, value = override.partition("=")
    owner, dot, key = target.strip().removeprefix("role.").rpartition(".")
    if not (equals and dot):
        raise UsageError("style-override-form", override=override)
    own = tree.get(owner, {}) if owner in _SECTIONS else {}  # page_number and imprint are sections and roles: the key tells which
    section = own if key.strip() in own else tree["role"].get(owner) if owner in tree["role"] else tree.get(owner)
    if section is None:
        raise unknown_key(owner, [*tree["role"], *_SECTIONS], "--set")
    section[key] = _scalar(value.strip())


def _scalar(text: str) -> Any:
    """Return `true`, `false` and whole numbers as what they mean, all else as text."""
    if text in ("true", "false"):
        return text == "true"
    return int(text) if text.lstrip("-").isdigit() else text


_BASIS: Final = ("sheet", "page", "grid", "role", "typeface")
"""Sections without which nothing can be computed: a sheet of one's own has them from the one that it extends."""

_NAMED: Final = ("id", "title", "source", "formats")


def _compute(tree: Tree, path: str) -> StyleSheet:
    missing = [name for name in _BASIS if name not in tree] or [f"sheet.{key}" for key in _NAMED if key not in tree["sheet"]]
    if missing:
        raise UsageError("style-no-basis", path=path, missing="、".join(missing))
    sheet = tree["sheet"]
    _compute_grid(tree)
    roles = {name: _inherit(tree["role"], name) for name in tree["role"] if name != _DEFAULT_ROLE}
    return StyleSheet(
        id=sheet["id"], title=sheet["title"], source=sheet["source"], formats=tuple(sheet["formats"]),
        typefaces={name: parse_section(Typeface, values, f"typeface.{name}", path)
                   for name, values in tree["typeface"].items()},
        roles={name: parse_section(Role, values, f"role.{name}", path) for name, values in roles.items()},
        **{name: parse_section(kind, tree.get(name, {}), name, path) for name, kind in _SECTIONS.items()})


def _inherit(roles: Mapping[str, Tree], name: str) -> Tree:
    """Return the properties of role `name` with those of the roles that it extends beneath, and what every role is beneath all."""
    values = dict(roles[name])
    parent = values.pop("extends", None)
    seen = {name}
    while parent is not None:
        if parent in seen or parent not in roles:
            raise UsageError("style-cycle", name=f"role.{name}")
        seen.add(parent)
        values = {**roles[parent], **values}
        parent = values.pop("extends", None)
    return {**roles[_DEFAULT_ROLE], **values}


def _compute_grid(tree: Tree) -> None:
    """Fill in the grid from the type area: GB/T 9704-2012 3.2 makes a row one character and 7/8 of a 三号 character high."""
    grid, page = tree["grid"], tree["page"]
    ratio = grid.pop("row_gap_ratio", None)
    if ratio is None:
        return
    height = float(str(page["type_area_height"]).removesuffix("mm"))
    width = float(str(page["type_area_width"]).removesuffix("mm"))
    rows = grid["lines_per_page"]
    char = height / (rows + (rows - 1) * ratio)
    computed = {"cell": width / grid["chars_per_line"], "char_height": char, "row_gap": char * ratio,
                "line_pitch": (height - char) / (rows - 1) if rows > 1 else height}
    tree["grid"] = {**{key: f"{value}mm" for key, value in computed.items()}, **grid}

"""The manifest of a meeting, `MEETING.toml`: the meeting, its agenda, and the materials of each item."""

import os
from typing import Any, Literal

import msgspec

from convert.diagnostics import UsageError


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the parts of a manifest."""


class Meeting(Section, frozen=True, kw_only=True):
    """The meeting."""

    name: str
    """青禾区第五届人大常委会第十二次会议"""
    date: str
    """2024-12-26, or as it is to be printed."""
    place: str = ""
    label: str = ""
    """What a 材料编号 begins with: 区第五届人大常委会第十二次会议材料; made from the name when left out."""
    style: str = "meeting"
    """Style sheet of cover, agenda and contents; every report keeps the one that suits it."""
    separators: bool = False
    """A sheet with number and title before each material."""


class Material(Section, frozen=True, kw_only=True):
    """One material: a report that is set here, or a finished file that is kept as it is."""

    file: str
    """Path, beside the manifest."""
    kind: Literal["report", "attachment"] = "report"
    title: str = ""
    """Name in the contents; that of the report, or of the file, when left out."""
    number: str = ""
    """材料编号; made from label and place when left out."""


class Item(Section, frozen=True, kw_only=True):
    """One item of the agenda."""

    title: str
    reporter: str = ""
    material: tuple[Material, ...] = ()


class Packet(Section, frozen=True, kw_only=True):
    """A whole manifest."""

    meeting: Meeting
    item: tuple[Item, ...]


def load_manifest(data: bytes, *, path: str) -> Packet:
    """Return the packet that a manifest describes; the paths in it are made relative to its folder.

    Raises:
        UsageError: `packet-syntax` or `packet-key`, with line, key and the nearest right key; `packet-value`; `packet-empty`.
    """
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        tree = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError("packet-syntax", path=path, reason=str(error)) from None
    _check_keys(tree, Packet, "", text, path)
    try:
        packet = msgspec.convert(tree, Packet)
    except msgspec.ValidationError as error:
        raise UsageError("packet-value", path=path, reason=str(error)) from None
    if not any(item.material for item in packet.item):
        raise UsageError("packet-empty", path=path)
    folder = os.path.dirname(path)
    items = tuple(msgspec.structs.replace(item, material=tuple(
        msgspec.structs.replace(one, file=os.path.join(folder, one.file)) for one in item.material)) for item in packet.item)
    return msgspec.structs.replace(packet, item=items)


def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema of a manifest, as in `docs/packet.schema.json`."""
    return msgspec.json.schema(Packet)


_PARTS: dict[str, type[msgspec.Struct]] = {"meeting": Meeting, "item": Item, "material": Material}


def _check_keys(tree: dict[str, Any], kind: type[msgspec.Struct], where: str, text: str, path: str) -> None:
    """Refuse a key that there is not, naming its line and the nearest one that there is."""
    known = {field.name for field in msgspec.structs.fields(kind)}
    for key, value in tree.items():
        if key not in known:
            import difflib

            nearest = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0.0)[0]
            raise UsageError("packet-key", path=path, line=_line_of(key, text), key=f"{where}{key}", nearest=nearest)
        if key in _PARTS:
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    _check_keys(part, _PARTS[key], f"{where}{key}.", text, path)


def _line_of(key: str, text: str) -> int | None:
    """Return the line on which `key` is set or a table of that name begins."""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if words.partition("=")[0].strip().strip('"') == key or words.strip("[] ").rpartition(".")[2] == key:
            return number
    return None

"""The manifest of a meeting, `MEETING.toml`: the meeting, its agenda, and the materials of each item.

Keys may be English or Chinese; `keys.py` has the Chinese ones.
"""

import os
from typing import Any, Literal

import msgspec

from convert.diagnostics import UsageError
from convert.publish import plain_utf8
from convert.structs import learnt

MaterialRole = Literal["report", "decision", "draft", "explanation", "comparison", "reference"]


class ManifestPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the parts of a manifest."""


class PacketMeeting(ManifestPart, frozen=True, kw_only=True):
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
    duplex: bool = True
    """Blank pages are put in so that each material begins on a right-hand page when printed on both sides."""


class ScheduleEntry(ManifestPart, frozen=True, kw_only=True):
    """A line of the schedule (日程)."""

    time: str
    text: str


class AttendanceGroup(ManifestPart, frozen=True, kw_only=True):
    """People who attend, by what they are (出席, 列席)."""

    label: str
    names: tuple[str, ...]


class FrontFile(ManifestPart, frozen=True, kw_only=True):
    """A finished file that stands before the contents: plan of seats, notice."""

    file: str
    title: str


class PacketMaterial(ManifestPart, frozen=True, kw_only=True):
    """One material: a report that is set here, or a finished file that is kept as it is."""

    file: str
    """Path, beside the manifest."""
    kind: Literal["report", "attachment"] = "report"
    role: MaterialRole = "report"
    title: str = ""
    """Name in the contents; that of the report, or of the file, when left out."""
    number: str = ""
    """材料编号; made from label and place when left out."""
    tags: tuple[str, ...] = ()
    """By which sets are chosen: `--without 内部`."""
    optional: bool = False
    """Whether the packet is made without it when its file is missing, damaged or locked."""


class AgendaItem(ManifestPart, frozen=True, kw_only=True):
    """One item of the agenda; it may have no material."""

    title: str
    reporter: str = ""
    time: str = ""
    tags: tuple[str, ...] = ()
    material: tuple[PacketMaterial, ...] = ()


class MeetingPacket(ManifestPart, frozen=True, kw_only=True):
    """A whole manifest."""

    meeting: PacketMeeting
    schedule: tuple[ScheduleEntry, ...] = ()
    attendance: tuple[AttendanceGroup, ...] = ()
    front: tuple[FrontFile, ...] = ()
    item: tuple[AgendaItem, ...]


PARTS: dict[str, type[ManifestPart]] = {
    "meeting": PacketMeeting, "schedule": ScheduleEntry, "attendance": AttendanceGroup, "front": FrontFile, "item": AgendaItem,
    "material": PacketMaterial}
"""What stands under a key."""


def load_manifest(data: bytes, *, path: str) -> MeetingPacket:
    """Return the packet that a manifest describes; the paths in it are made relative to its folder.

    Raises:
        UsageError: `packet-encoding`; `packet-syntax`, `packet-date`; `packet-key` with the nearest right key; `packet-missing`,
            `packet-choice`, `packet-wants-…`; each with its line; `packet-empty`, `packet-character`.
    """
    import tomllib

    from convert.packet.faults import check_characters, syntax_fault, value_fault
    from convert.packet.keys import check_date, in_english, quoted_keys

    try:
        text = plain_utf8(data).decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError("packet-encoding", path=path) from None
    try:
        tree = tomllib.loads(quoted_keys(text))
    except tomllib.TOMLDecodeError as error:
        raise syntax_fault(error, text, path) from None
    tree = in_english(tree, text, path)
    check_date(tree.get("meeting"), text, path)
    try:
        packet = msgspec.convert(tree, learnt(MeetingPacket))
    except msgspec.ValidationError as error:
        raise value_fault(error, text, path) from None
    check_characters(packet, path)
    if not any(item.material for item in packet.item):
        raise UsageError("packet-empty", path=path)
    folder = os.path.dirname(path)

    def beside(part: Any) -> Any:
        return msgspec.structs.replace(part, file=os.path.join(folder, part.file))

    items = tuple(msgspec.structs.replace(item, material=tuple(map(beside, item.material))) for item in packet.item)
    return msgspec.structs.replace(packet, item=items, front=tuple(map(beside, packet.front)))


def without_tags(packet: MeetingPacket, tags: tuple[str, ...]) -> MeetingPacket:
    """Return the packet without the items and materials that bear one of `tags`; the others keep their numbers.

    Raises:
        UsageError: `packet-tag`, nothing bears a tag; `packet-empty`, nothing is left.
    """
    from convert.packet.number import numbered

    known = {tag for item in packet.item for tags_of in (item.tags, *(one.tags for one in item.material)) for tag in tags_of}
    for tag in tags:
        if tag not in known:
            raise UsageError("packet-tag", tag=tag, known="、".join(sorted(known)) or "—")
    items = tuple(msgspec.structs.replace(item, material=tuple(one for one in item.material if not set(one.tags) & set(tags)))
                  for item in numbered(packet).item)
    kept = tuple(item for item in items if not set(item.tags) & set(tags))
    if not any(item.material for item in kept):
        raise UsageError("packet-empty")
    return msgspec.structs.replace(packet, item=kept)


def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema of a manifest, as in `docs/packet.schema.json`."""
    return msgspec.json.schema(MeetingPacket)

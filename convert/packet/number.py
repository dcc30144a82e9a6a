"""材料编号 and usual names: which material of which item, and what a draft or an explanation is called."""

from typing import Final

import msgspec

from convert.packet.manifest import AgendaItem, MaterialRole, MeetingPacket, PacketMaterial, PacketMeeting
from convert.text.ordinals import hanzi_numeral

_REFERENCE: Final = "参阅材料"
_PAPERS: Final = ("材料", "文件")
"""What the papers of a meeting are called."""
_WORDS: Final[dict[MaterialRole, str]] = {"draft": "草案", "explanation": "说明", "comparison": "对照表"}
"""What the title of such a material says; it is added in brackets where it does not."""


def label_of(meeting: PacketMeeting) -> str:
    """Return what the numbers of a meeting begin with."""
    return meeting.label or f"{meeting.name}材料"


def numbered(packet: MeetingPacket) -> MeetingPacket:
    """Return the packet with a number for every material that has none.

    会议材料二 is an item's only one, 会议材料二之一 the first of several; reference material is counted through the packet, 参阅材料一.
    """
    references = 0
    items = []
    for place, item in enumerate(packet.item, 1):
        own = [one for one in item.material if one.role != "reference"]
        materials = []
        for one in item.material:
            if one.role == "reference":
                references += 1
                number = f"{_REFERENCE}{hanzi_numeral(references)}"
            else:
                number = _number(packet.meeting, place, own.index(one) + 1 if len(own) > 1 else 0)
            materials.append(msgspec.structs.replace(one, number=one.number or number))
        items.append(msgspec.structs.replace(item, material=tuple(materials)))
    return msgspec.structs.replace(packet, item=tuple(items))


def short_number(meeting: PacketMeeting, number: str) -> str:
    """Return the number of a material without the name of the meeting: 材料二之一."""
    label = label_of(meeting)
    word = next((word for word in _PAPERS if label.endswith(word)), _PAPERS[0])
    return word + number.removeprefix(label) if number.startswith(label) else number


def usual_title(material: PacketMaterial, title: str) -> str:
    """Return the title of a material with what it is where it does not say so: …条例（草案）."""
    word = _WORDS.get(material.role, "")
    return title if not word or word in title else f"{title}（{word}）"


def agenda_text(item: AgendaItem, place: int) -> str:
    """Return an item of the agenda with its ordinal and who reports."""
    return f"{hanzi_numeral(place)}、{item.title}" + (f"（{item.reporter}）" if item.reporter else "")


def _number(meeting: PacketMeeting, place: int, part: int) -> str:
    number = f"{label_of(meeting)}{hanzi_numeral(place)}"
    return f"{number}之{hanzi_numeral(part)}" if part else number

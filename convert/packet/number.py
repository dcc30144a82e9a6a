"""材料编号: which material of which item."""

from convert.packet.manifest import Item, Material, Meeting
from convert.text.ordinals import hanzi_numeral


def material_number(meeting: Meeting, item: Item, place: int, material: Material) -> str:
    """Return the number of a material: 会议材料二 for an item's only one, 会议材料二之一 for the first of several.

    Args:
        meeting: The meeting, for the label.
        item: The item of the agenda.
        place: Which item it is, from 1.
        material: The material.
    """
    if material.number:
        return material.number
    label = meeting.label or f"{meeting.name}材料"
    number = f"{label}{hanzi_numeral(place)}"
    if len(item.material) == 1:
        return number
    return f"{number}之{hanzi_numeral(item.material.index(material) + 1)}"

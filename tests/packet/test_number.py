"""材料编号."""

import pytest

from convert.packet.manifest import Item, Material, Meeting
from convert.packet.number import material_number

ONE = Item(title="x", material=(Material(file="a"),))
TWO = Item(title="x", material=(Material(file="a"), Material(file="b")))
MEETING = Meeting(name="青禾区会议", date="2025-03-20", label="区会议材料")


@pytest.mark.parametrize(("item", "place", "index", "number"), [
    (ONE, 2, 0, "区会议材料二"), (TWO, 2, 0, "区会议材料二之一"), (TWO, 12, 1, "区会议材料十二之二")])
def test_the_number_tells_item_and_place(item: Item, place: int, index: int, number: str):
    assert material_number(MEETING, item, place, item.material[index]) == number


def test_the_label_is_made_from_the_name_and_a_number_that_is_given_wins():
    meeting = Meeting(name="青禾区会议", date="2025-03-20")
    assert material_number(meeting, ONE, 1, ONE.material[0]) == "青禾区会议材料一"
    given = Material(file="a", number="会议文件（五）")
    assert material_number(meeting, Item(title="x", material=(given,)), 1, given) == "会议文件（五）"

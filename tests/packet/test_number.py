"""材料编号 and usual names."""

import pytest

from convert.packet.manifest import AgendaItem, MeetingPacket, PacketMaterial, PacketMeeting
from convert.packet.number import agenda_text, numbered, short_number, usual_title

MEETING = PacketMeeting(name="青禾区会议", date="2025-03-20", label="区会议材料")


def _numbers(*items, meeting=MEETING):
    packet = numbered(MeetingPacket(meeting=meeting, item=tuple(AgendaItem(title="x", material=item) for item in items)))
    return [[one.number for one in item.material] for item in packet.item]


def _materials(*roles):
    return tuple(PacketMaterial(file=f"{number}", role=role) for number, role in enumerate(roles))


def test_the_number_tells_item_and_place_and_reference_material_is_counted_apart():
    assert _numbers(_materials("report"), _materials("report", "reference", "explanation"), (), _materials("reference")) == [
        ["区会议材料一"], ["区会议材料二之一", "参阅材料一", "区会议材料二之二"], [], ["参阅材料二"]]


def test_the_label_is_made_from_the_name_and_a_number_that_is_given_wins():
    meeting = PacketMeeting(name="青禾区会议", date="2025-03-20")
    given = PacketMaterial(file="a", number="会议文件（五）")
    assert _numbers(_materials("report"), (given,), meeting=meeting) == [["青禾区会议材料一"], ["会议文件（五）"]]


def test_a_number_is_short_without_the_meeting():
    assert short_number(MEETING, "区会议材料二之一") == "材料二之一"
    assert short_number(MEETING, "参阅材料一") == "参阅材料一"
    assert short_number(PacketMeeting(name="会议", date="2025-03-20", label="县人大会议文件"), "县人大会议文件二") == "文件二"
    assert short_number(PacketMeeting(name="会议", date="2025-03-20", label="议题"), "议题二") == "材料二"


@pytest.mark.parametrize(("role", "title", "usual"), [
    ("draft", "青禾区条例", "青禾区条例（草案）"), ("draft", "条例（草案）", "条例（草案）"), ("explanation", "关于条例的说明", "关于条例的说明"),
    ("comparison", "修改前后", "修改前后（对照表）"), ("report", "报告", "报告")])
def test_a_title_says_what_the_material_is(role, title, usual):
    assert usual_title(PacketMaterial(file="a", role=role), title) == usual


def test_an_item_of_the_agenda_names_who_reports():
    assert agenda_text(AgendaItem(title="听取报告", reporter="区司法局"), 12) == "十二、听取报告（区司法局）"

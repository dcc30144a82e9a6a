"""The packet of open reports."""

import msgspec
import pytest

from convert.api import Settings
from convert.editing.edit import SetText
from convert.packet import MeetingPacket, make_packet
from convert.packet.manifest import AgendaItem, PacketMaterial, PacketMeeting
from convert.serve.binding import check_packet, pages_of
from convert.serve.tasks import Bind, Bound, Convert, Failed
from convert.serve.work import perform
from tests.refused import refused
from tests.texts import MEETING, SECOND_YEAR

SETTINGS = Settings(fonts="bundled")
PACKET = MeetingPacket(meeting=PacketMeeting(name="青禾区第五届人大常委会第十八次会议", date="2025-03-20", place="第一会议室"),
                       item=(AgendaItem(title="听取报告", reporter="区司法局", material=(PacketMaterial(file="a"),)),
                             AgendaItem(title="再听取报告", material=(PacketMaterial(file="b"),)),))
REPORTS = {"a": Convert(data=MEETING.encode(), name="甲.txt", settings=SETTINGS),
           "b": Convert(data=SECOND_YEAR.encode(), name="乙.txt", settings=SETTINGS)}


@pytest.fixture(autouse=True)
def _folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def bound(packet: MeetingPacket = PACKET, **reports: Convert) -> Bound:
    reply = perform(Bind(packet=packet, reports={**REPORTS, **reports}, settings=SETTINGS))
    assert isinstance(reply, Bound), reply
    return reply


def on_disk(name: str, file: str) -> PacketMaterial:
    return PacketMaterial(file=f"{name}/{file}")


def test_without_changes_it_is_the_packet_of_the_command_line_to_the_byte(tmp_path):
    for name, file, text in (("x", "甲.txt", MEETING), ("y", "乙.txt", SECOND_YEAR)):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_text(text, "utf-8")
    items = tuple(msgspec.structs.replace(item, material=(on_disk(*place),))
                  for item, place in zip(PACKET.item, (("x", "甲.txt"), ("y", "乙.txt")), strict=True))
    assert bound().files == make_packet(msgspec.structs.replace(PACKET, item=items), SETTINGS).value


def test_changes_of_the_page_are_in_it_and_each_material_has_its_page():
    reply = bound(a=msgspec.structs.replace(REPORTS["a"], edits=(SetText(place="closing", text="另一句结语。"),)))
    pdf = reply.files["会议材料.pdf"]
    assert [(one.title[:5], one.pages > 0) for one in reply.materials] == [("青禾区人民", True), ("青禾区人民", True)]
    assert [one.first_page for one in reply.materials] == sorted(one.first_page for one in reply.materials)
    assert len(reply.pages) >= reply.materials[-1].first_page
    import pypdfium2

    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    assert "另一句结语。" in text
    assert "请予审议。" in text


def test_its_pages_are_known_by_size_and_file():
    pages = pages_of(bound().files["会议材料.pdf"])
    assert {(round(one.width), round(one.height)) for one in pages} == {(210, 297)}
    assert [one.number for one in pages] == list(range(1, len(pages) + 1))
    assert len({one.digest for one in pages}) == len(pages)


@pytest.mark.parametrize(("change", "code"), [
    ({"item": ()}, "serve-packet-empty"), ({"meeting": PacketMeeting(name=" ", date="2025-03-20")}, "serve-packet-name"),
    ({"meeting": PacketMeeting(name="会议", date="2025-02-30")}, "packet-date"),
    ({"item": (AgendaItem(title=" ", material=(PacketMaterial(file="a"),)),)}, "serve-packet-title"),
    ({"meeting": PacketMeeting(name="会\x07议", date="2025-03-20")}, "packet-character")])
def test_what_no_packet_can_be_made_of_is_refused_before_anything_is_opened(change, code):
    packet = msgspec.structs.replace(PACKET, **change)
    with refused(code):
        check_packet(packet)
    reply = perform(Bind(packet=packet, reports={}, settings=SETTINGS))
    assert isinstance(reply, Failed)
    assert reply.diagnostic.code == code

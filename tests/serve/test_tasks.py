"""Tasks and replies travel by type."""

import msgspec

from convert.api import Settings
from convert.editing.edit import SetText
from convert.packet import MeetingPacket
from convert.packet.manifest import AgendaItem, PacketMaterial, PacketMeeting
from convert.serve.tasks import Bind, Bound, BoundMaterial, Convert, Draw, Export, Reply, Task, Written

REPORT = Convert(data=b"x", name="a.txt", settings=Settings(seals={"": b"png"}), edits=(SetText(place="closing", text="y"),), sheet=b"")
PACKET = MeetingPacket(meeting=PacketMeeting(name="会议", date="2025-03-20"),
                       item=(AgendaItem(title="议题", material=(PacketMaterial(file="a"),)),))


def test_every_task_and_reply_arrives_as_it_was_sent():
    for task in (REPORT, Draw(pdf=b"%PDF", pages=(1, 2)), Export(report=REPORT, kind="ofd"),
                 Bind(packet=PACKET, reports={"a": REPORT}, settings=Settings())):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(task), type=Task) == task
    bound = Bound(files={"a.pdf": b"%PDF"}, pages=(), materials=(BoundMaterial(number="材料一", title="题"),), notes=(("甲", "a"),))
    for reply in (bound, Written(data=b"x")):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(reply), type=Reply) == reply

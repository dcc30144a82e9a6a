"""Packets that are being arranged."""

import msgspec
import pytest

from convert.api import Settings
from convert.packet.manifest import AgendaItem, FrontFile, PacketMaterial
from convert.serve.jobs import History, Job, Version
from convert.serve.options import ServeLimits
from convert.serve.packets import OpenPacket, draft_packet, packet_entry, packet_state
from convert.serve.store import Store
from convert.serve.tasks import Bound, Convert
from tests.refused import refused
from tests.serve.served import done
from tests.texts import MEETING, SECOND_YEAR

SETTINGS = Settings(fonts="bundled")
LIMITS = ServeLimits()


@pytest.fixture(scope="module")
def jobs() -> list[Job]:
    found = []
    for name, text in (("甲.txt", MEETING), ("乙.txt", SECOND_YEAR.replace("之三", "之四"))):
        made = done(Convert(data=text.encode(), name=name, settings=SETTINGS))
        found.append(Job(text.encode(), name, History(versions=[Version(settings=SETTINGS)]), made, "mine"))
    return found


@pytest.fixture
def opened(jobs) -> OpenPacket:
    return OpenPacket(draft_packet(jobs), "mine")


def test_the_reports_themselves_suggest_meeting_and_order(opened, jobs):
    packet = opened.packet
    assert packet.meeting.name == "青禾区第五届人大常委会第十二次会议"
    assert sorted(opened.jobs) == sorted(job.id for job in jobs)
    assert {item.reporter for item in packet.item} >= {"青禾区人民政府"}
    assert all(len(item.material) == 1 for item in packet.item)


def test_another_arrangement_is_taken_unless_the_page_is_stale_or_names_files(opened):
    other = msgspec.structs.replace(opened.packet, item=opened.packet.item[::-1])
    opened.arrange(1, other)
    assert (opened.packet, opened.revision) == (other, 2)
    with refused("serve-stale"):
        opened.arrange(1, other)
    for forbidden in (msgspec.structs.replace(other, front=(FrontFile(file="/etc/passwd", title="x"),)),
                      msgspec.structs.replace(other, item=(AgendaItem(title="x", material=(PacketMaterial(file="x", kind="attachment"),)),))):
        with refused("edit-form"):
            opened.arrange(2, forbidden)
    with refused("serve-sheet"):
        opened.arrange(2, msgspec.structs.replace(other, meeting=msgspec.structs.replace(other.meeting, style="/etc/hostname")))
    assert opened.packet == other


def test_an_arrangement_of_more_words_than_a_person_writes_is_refused(opened):
    for item in ((AgendaItem(title="长" * 501),), tuple(AgendaItem(title="短") for _ in range(5001))):
        with refused("serve-packet-long"):
            opened.arrange(1, msgspec.structs.replace(opened.packet, item=item))


def test_what_was_made_is_current_until_the_arrangement_or_a_report_changes(opened, jobs):
    revisions = {job.id: job.revision for job in jobs}
    assert not opened.is_current(revisions)
    opened.take(opened.packet, revisions, Bound(files={"会议材料.pdf": b"%PDF"}, pages=(), materials=(), notes=()))
    assert opened.is_current(revisions)
    assert opened.pdf == b"%PDF"
    assert not opened.is_current({**revisions, jobs[0].id: 2})
    opened.arrange(1, msgspec.structs.replace(opened.packet, item=opened.packet.item[:1]))
    assert not opened.is_current(revisions)


def test_the_page_is_told_of_all_reports_and_of_those_that_were_closed(opened, jobs):
    store, packets = Store[Job](LIMITS), Store[OpenPacket](LIMITS)
    packets.add(opened)
    store.add(jobs[0])
    state = packet_state(opened, packets, store)
    assert [one.id for one in state.reports] == [jobs[0].id]
    assert state.gone == (jobs[1].id,)
    assert state.reports[0].reporter == "青禾区人民政府"
    entry = packet_entry(opened, 60.0)
    assert (entry.title, entry.reports, entry.pages, entry.changes) == ("青禾区第五届人大常委会第十二次会议", 2, 0, 0)

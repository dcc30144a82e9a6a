"""The packets that are being arranged: the agenda, the reports in it, and what was made of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from convert.diagnostics import ConvertError
from convert.model.codec import from_json
from convert.packet import MeetingPacket
from convert.packet.make import PDF_NAME
from convert.packet.scaffold import draft_of
from convert.serve.jobs import Job
from convert.serve.store import Opened, Store
from convert.serve.tasks import Bound, BoundMaterial
from convert.serve.view import ShownPage, Words
from convert.style import list_styles

LONGEST_TEXT: Final = 500
"""Letters of one field."""
MOST_TEXTS: Final = 5000


class OpenPacket(Opened):
    """One packet; its materials are called by the ids of open reports."""

    def __init__(self, packet: MeetingPacket, shelf: str = "") -> None:
        """`shelf` says whose it is."""
        super().__init__(shelf)
        self.packet = packet
        self.bound: Bound | None = None
        self._of: tuple[MeetingPacket, Mapping[str, int]] | None = None
        """What was bound: the arrangement, and the revision of each report."""

    @property
    def jobs(self) -> tuple[str, ...]:
        """Ids of the reports in it, each once."""
        return tuple(dict.fromkeys(one.file for item in self.packet.item for one in item.material))

    @property
    def pages(self) -> tuple[ShownPage, ...]:
        """The pages as they were made last."""
        return self.bound.pages if self.bound else ()

    @property
    def pdf(self) -> bytes:
        """The PDF as it was made last."""
        return self.bound.files[PDF_NAME] if self.bound else b""

    def arrange(self, revision: int, packet: MeetingPacket) -> None:
        """Take another arrangement.

        Raises:
            ConvertError: `serve-stale`, it was changed meanwhile; `edit-form`, it names files of its own;
                `serve-sheet`, a style sheet that is not shipped; `serve-packet-long`.
        """
        if revision != self.revision:
            raise ConvertError("serve-stale")
        _check_size(packet)
        if packet.front or any(one.kind != "report" for item in packet.item for one in item.material):
            raise ConvertError("edit-form")
        if packet.meeting.style not in list_styles():
            raise ConvertError("serve-sheet", style=packet.meeting.style[:40])
        self.packet = packet
        self.revision += 1

    def take(self, packet: MeetingPacket, revisions: Mapping[str, int], bound: Bound) -> None:
        """Take what was made of `packet` and of the reports at these revisions."""
        self.bound = bound
        self._of = packet, revisions
        self.forget_pictures()

    def is_current(self, revisions: Mapping[str, int]) -> bool:
        """Say whether what was made is what the arrangement and the reports, at these revisions, are now."""
        return self._of == (self.packet, {name: revisions.get(name) for name in self.jobs})


def _check_size(packet: MeetingPacket) -> None:
    """Refuse an arrangement of more words than a person writes."""
    texts = list(_texts(msgspec.to_builtins(packet)))
    if len(texts) > MOST_TEXTS or max(map(len, texts)) > LONGEST_TEXT:
        raise ConvertError("serve-packet-long", letters=LONGEST_TEXT, texts=MOST_TEXTS)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


class PacketReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is or could be in a packet."""

    id: str
    title: str
    name: str
    key: str
    """By which the browser finds it again."""
    reporter: str
    """Who reports, as its front tells."""
    pages: int


class PacketState(msgspec.Struct, frozen=True, kw_only=True):
    """What the page is told of a packet."""

    id: str
    revision: int
    seconds_left: float
    packet: MeetingPacket
    reports: tuple[PacketReport, ...]
    gone: tuple[str, ...]
    """Ids of reports of the agenda that are not open any more."""
    current: bool
    """Whether the pages are those of the arrangement as it is now."""
    pages: tuple[ShownPage, ...]
    materials: tuple[BoundMaterial, ...]
    notes: tuple[Words, ...]
    files: tuple[str, ...]


class PacketEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A packet on the shelf."""

    id: str
    title: str
    reports: int
    pages: int
    changes: int
    """How often its arrangement was changed."""
    seconds_left: float


def draft_packet(jobs: Iterable[Job]) -> MeetingPacket:
    """Return the arrangement that the reports themselves suggest."""
    return draft_of([(job.id, from_json(job.making.json, path=job.name)) for job in jobs])


def packet_state(opened: OpenPacket, packets: Store[OpenPacket], jobs: Store[Job]) -> PacketState:
    """Return what the page is told; the reports of the packet stay open with it."""
    there = {job.id: job for job in jobs.on_shelf(opened.shelf)}
    for name in opened.jobs:
        if name in there:
            jobs.get(name)
    bound = opened.bound
    return PacketState(
        id=opened.id, revision=opened.revision, seconds_left=packets.seconds_left(opened), packet=opened.packet,
        reports=tuple(_report(job) for job in there.values()),
        gone=tuple(name for name in opened.jobs if name not in there),
        current=opened.is_current({name: job.revision for name, job in there.items()}), pages=opened.pages,
        materials=bound.materials if bound else (), notes=bound.notes if bound else (), files=tuple(bound.files) if bound else ())


def _report(job: Job) -> PacketReport:
    view = job.view
    reporter = next((slot.text for slot in view.slots if slot.place == "front.issuer"), "")
    return PacketReport(id=job.id, title=view.title, name=job.name, key=job.key, reporter=reporter, pages=len(view.pages))


def packet_entry(opened: OpenPacket, seconds_left: float) -> PacketEntry:
    """Return what the shelf shows of a packet."""
    return PacketEntry(id=opened.id, title=opened.packet.meeting.name, reports=len(opened.jobs), pages=len(opened.pages),
                       changes=opened.revision - 1, seconds_left=seconds_left)

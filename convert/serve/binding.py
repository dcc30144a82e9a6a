"""The packet of a meeting from reports that are open on the page, with every change made there."""

import contextlib
import hashlib
import os

import msgspec

from convert.api import Dossier, Settings
from convert.diagnostics import ConvertError
from convert.messages import LANGUAGES
from convert.packet import MeetingPacket, make_packet
from convert.packet.faults import check_characters
from convert.packet.keys import check_date
from convert.packet.make import MANIFEST_NAME, PDF_NAME
from convert.packet.manifest import PacketMaterial
from convert.serve.opening import office_sheet, opened
from convert.serve.tasks import Bind, Bound, BoundMaterial, Tell
from convert.serve.view import ShownPage
from convert.serve.words import page_sentence
from convert.units import pt_to_mm


class _Record(msgspec.Struct, frozen=True):
    """What the manifest of a finished packet tells of its materials."""

    materials: tuple[BoundMaterial, ...]


def bind(task: Bind, tell: Tell) -> Bound:
    """Return the packet: from reports without changes the very bytes that the command line writes.

    The files of the uploads lie in the working folder, which is the child's own, until it ends.

    Raises:
        ConvertError: `serve-packet-empty`, `serve-packet-name`, `packet-date`; or a report cannot be read or converted.
    """
    check_packet(task.packet)
    paths = {key: _written(number, key, task) for number, key in enumerate(task.reports)}
    keys = {path: key for key, path in paths.items()}
    items = tuple(msgspec.structs.replace(item, material=tuple(msgspec.structs.replace(one, file=paths[one.file]) for one in item.material))
                  for item in task.packet.item)
    with contextlib.ExitStack() as sheets:
        settings = {key: sheets.enter_context(office_sheet(one)) for key, one in task.reports.items()}

        def open_report(material: PacketMaterial, _: Settings) -> Dossier:
            tell("reading")
            key = keys[material.file]
            return opened(task.reports[key], settings[key])

        outcome = make_packet(msgspec.structs.replace(task.packet, item=items), task.settings, open_report=open_report)
    notes = dict.fromkeys(tuple(page_sentence(one, language) for language in LANGUAGES)
                          for one in outcome.diagnostics if one.grade != "note")
    record = msgspec.json.decode(outcome.value[MANIFEST_NAME], type=_Record)
    return Bound(files=outcome.value, pages=pages_of(outcome.value[PDF_NAME]), materials=record.materials, notes=tuple(notes))


def check_packet(packet: MeetingPacket) -> None:
    """Refuse what no packet can be made of, before any report is opened.

    Raises:
        ConvertError: `serve-packet-empty`, `serve-packet-name`, `serve-packet-title`, `packet-date`, `packet-character`.
    """
    check_characters(packet)
    if not any(item.material for item in packet.item):
        raise ConvertError("serve-packet-empty")
    if not packet.meeting.name.strip():
        raise ConvertError("serve-packet-name")
    if not all(item.title.strip() for item in packet.item):
        raise ConvertError("serve-packet-title")
    check_date({"date": packet.meeting.date}, "", "")


def pages_of(pdf: bytes) -> tuple[ShownPage, ...]:
    """Return the pages of a finished PDF by their sizes; every new PDF has pages of its own."""
    import pypdfium2

    digest = hashlib.sha256(pdf).hexdigest()[:16]
    document = pypdfium2.PdfDocument(pdf)
    sizes = [document.get_page_size(index) for index in range(len(document))]
    return tuple(ShownPage(number=number, label=str(number), width=pt_to_mm(width), height=pt_to_mm(height), digest=f"{digest}-{number}",
                           lines=(), pictures=()) for number, (width, height) in enumerate(sizes, 1))


def _written(number: int, key: str, task: Bind) -> str:
    """Write an upload into a folder of its own, under its own name, and return its path."""
    one = task.reports[key]
    os.makedirs(str(number))
    path = os.path.join(str(number), one.name)
    with open(path, "wb") as handle:
        handle.write(one.data)
    return path

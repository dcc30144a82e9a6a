"""From a manifest to the files of a packet."""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Final

import msgspec

from convert.api import Dossier, Settings, ofd_file, workbook
from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.digest import sha256_of
from convert.media_types import MEDIA_TYPES
from convert.model.report import Meta, Report, SourceInfo
from convert.packet.compose import PacketBuilder
from convert.packet.free_place import free_places
from convert.packet.manifest import AgendaItem, FrontFile, MeetingPacket, PacketMaterial
from convert.packet.number import agenda_text, numbered, short_number
from convert.packet.office import OFFICE, PICTURES, has_office
from convert.packet.pages import ContentsEntry, FrontPages, printed_date
from convert.packet.part import FILE_LIMIT, OpenReport, PacketPart, begin_printing, open_file, open_part
from convert.publish import read_input, safe_stem
from convert.units import mm_to_pt
from convert.version import __version__

if TYPE_CHECKING:
    from convert.exporters.pdf import AssociatedFile
    from convert.layout.frame import LaidOut

PDF_NAME: Final = "会议材料.pdf"
OFD_NAME: Final = "会议材料.ofd"
XLSX_NAME: Final = "指标.xlsx"
MANIFEST_NAME: Final = "manifest.json"
_ANY_TYPE: Final = "application/octet-stream"


def make_packet(packet: MeetingPacket, settings: Settings, open_report: OpenReport = open_file) -> Outcome[dict[str, bytes]]:
    """Return the files of a packet by name: one PDF, a DOCX for each report, one workbook, finished files, `manifest.json`.

    An OFD of the same pages is among them when the settings ask for it. The same manifest, inputs and settings give the same bytes.

    Args:
        packet: The manifest.
        settings: Of the packet's own pages, and of what is opened.
        open_report: Opens a report otherwise than from its file as it lies there, such as with changes made since.

    Raises:
        ConvertError: an input cannot be read or converted; nothing is made then.
    """
    return _PacketMaker(packet, settings, open_report).files()


def packet_key(packet: MeetingPacket, settings: Settings) -> str:
    """Return what decides whether a packet has to be made again: version, manifest, settings, LibreOffice and the bytes of every input.

    Raises:
        ConvertError: an input that is needed cannot be read.
    """
    sums, packet = [], numbered(packet)
    files: list[FrontFile | PacketMaterial] = [*packet.front, *(one for item in packet.item for one in item.material)]
    for one in files:
        try:
            sums.append((os.path.basename(one.file), sha256_of(read_input(one.file, limit=FILE_LIMIT))))
        except ConvertError:
            if isinstance(one, FrontFile) or not one.optional:
                raise
            sums.append((os.path.basename(one.file), ""))
    bare = msgspec.structs.replace(
        packet, front=tuple(msgspec.structs.replace(one, file="") for one in packet.front), item=tuple(msgspec.structs.replace(
            item, material=tuple(msgspec.structs.replace(one, file="") for one in item.material)) for item in packet.item))
    return sha256_of(msgspec.json.encode((__version__, bare, settings, has_office(), sums)))


class _PacketMaker:
    def __init__(self, packet: MeetingPacket, settings: Settings, open_report: OpenReport) -> None:
        self.packet = numbered(packet)
        self.settings = settings
        self.open_report = open_report
        self.diagnostics: list[Diagnostic] = []
        front = [_front_material(one.file, one.title) for one in packet.front]
        self.office = begin_printing([*front, *(one for item in self.packet.item for one in item.material)])
        with closing(self.office):  # what fails leaves nothing that goes on printing
            self.groups = [(item, self._opened(item.material)) for item in self.packet.item]
            self.before = self._opened(front)
        style = settings.style or packet.meeting.style
        self.base = Dossier(self._frame_report(), msgspec.structs.replace(settings, style=style), name="packet")
        self.front = FrontPages(self.base.sheet, self.base.fonts)
        self._find_number_places()

    def files(self) -> Outcome[dict[str, bytes]]:
        builder = PacketBuilder(duplex=self.packet.meeting.duplex)
        self._compose(builder)
        reports = [part for part in self._parts() if part.is_report]
        files = {XLSX_NAME: self._workbook(reports)} if reports else {}
        laid_out, blocks = builder.finish(self.front.number_items, self.base.sheet.page.height_mm)
        report = msgspec.structs.replace(self._frame_report(), body=blocks)
        book = dict(files)
        files[PDF_NAME] = self._pdf(report, laid_out, book)
        if self.settings.ofd:
            files |= self._ofd(report, laid_out, book)
        for part in self._parts():
            files[self._name(part)] = part.dossier.docx if part.is_report and part.dossier is not None else part.data
            if part.dossier is not None:
                self.diagnostics += [msgspec.structs.replace(one, path=part.material.file) for one in part.dossier.diagnostics]
        files[MANIFEST_NAME] = self._record(files)
        return Outcome(files, tuple(self.diagnostics))

    def _find_number_places(self) -> None:
        """Ask where the pages of finished PDFs are blank, all at once."""
        foreign = [part for part in (*self.before, *self._parts()) if part.pdf]
        if foreign:
            paper = self.base.sheet.page
            found = free_places([part.pdf for part in foreign], self.front.number_boxes(), paper.width_mm, paper.height_mm)
            for part, places in zip(foreign, found, strict=True):
                part.number_places = places
                hidden = part.pages - sum(place is not None for place in places)
                if hidden:
                    self.diagnostics.append(Diagnostic(code="packet-number-on-white", grade="note", path=part.material.file,
                                                       args={"count": hidden}))

    def _opened(self, materials: "tuple[PacketMaterial, ...] | list[PacketMaterial]") -> list[PacketPart]:
        parts = (open_part(one, self.settings, self.diagnostics, self.open_report, self.office) for one in materials)
        return [part for part in parts if part is not None]

    def _parts(self) -> Iterator[PacketPart]:
        for _, parts in self.groups:
            yield from parts

    def _ofd(self, report: Report, laid_out: "LaidOut", files: dict[str, bytes]) -> dict[str, bytes]:
        """Return the packet's OFD with the workbook and the models inside; none when pages of finished files belong in it."""
        from convert.exporters.ofd import OfdAttachment, OfdOptions

        if any(part.pdf for part in (*self.before, *self._parts())):
            self.diagnostics.append(Diagnostic(code="packet-ofd-left-out", grade="advisory"))
            return {}
        archive = self.settings.ofd_profile == "archive"
        books = () if archive else tuple(OfdAttachment(name=name, data=data, form="xlsx") for name, data in files.items())
        form = "txt" if archive else "json"
        models = tuple(OfdAttachment(name=f"{safe_stem(self._place(part))}.{form}", data=part.dossier.json, form=form)
                       for part in self._parts() if part.is_report and part.dossier is not None)
        options = OfdOptions(profile=self.settings.ofd_profile, when=self.when, attachments=(*books, *models))
        outcome = ofd_file(report, laid_out, self.base, options)
        self.diagnostics += outcome.diagnostics
        return {OFD_NAME: outcome.value}

    def _pdf(self, report: Report, laid_out: "LaidOut", files: dict[str, bytes]) -> bytes:
        """Return the packet's PDF with workbook, models and office files inside; with foreign pages in it, it claims nothing."""
        from convert.exporters.pdf import PdfOptions, export_pdf

        foreign = {part.first_page: part.pdf for part in (*self.before, *self._parts()) if part.in_pdf and part.dossier is None}
        profile = "plain" if foreign else self.settings.pdf_profile
        inside = self._associated_files(files) if self.settings.pdf_profile == "a3a" else ()
        options = PdfOptions(profile=profile, when=self.when, associated_files=inside)
        outcome = export_pdf(report, laid_out, self.base.sheet, self.base.fonts, options)
        self.diagnostics += outcome.diagnostics
        if not foreign:
            return outcome.value
        from convert.packet.foreign import insert

        paper = self.base.sheet.page
        return insert(outcome.value, foreign, width_pt=mm_to_pt(paper.width_mm), height_pt=mm_to_pt(paper.height_mm), when=self.when)

    def _associated_files(self, files: dict[str, bytes]) -> "tuple[AssociatedFile, ...]":
        from convert.exporters.pdf import AssociatedFile

        books = [AssociatedFile(name=name, data=data, relationship="Data", description="指标工作簿", media_type=MEDIA_TYPES["xlsx"])
                 for name, data in files.items()]
        models = [AssociatedFile(name=f"{safe_stem(self._place(part))}.json", data=part.dossier.json, relationship="Source",
                                 description="报告模型", media_type=MEDIA_TYPES["json"])
                  for part in self._parts() if part.is_report and part.dossier is not None]
        kept = [AssociatedFile(name=self._name(part), data=part.data, relationship="Supplement", description=part.title,
                               media_type=MEDIA_TYPES.get(part.suffix.removeprefix("."), _ANY_TYPE))
                for part in self._parts() if part.shown_in_part]
        return (*books, *models, *kept)

    def _compose(self, builder: PacketBuilder) -> None:
        """Put everything in order. The contents are set twice: first for their length, then with the pages."""
        front, packet = self.front, self.packet
        builder.mark(1, packet.meeting.name, "cover.name")
        builder.add_pages(front.cover(packet.meeting), plain=True)
        builder.turn()
        builder.mark(1, "会议议程", "agenda.title")
        builder.add_pages(front.agenda(packet))
        if packet.schedule:
            builder.mark(1, "会议日程", "schedule.title")
            builder.add_pages(front.schedule(packet))
        if packet.attendance:
            builder.mark(1, "出席列席人员名单", "attendance.title")
            builder.add_pages(front.attendance(packet))
        for part in self.before:
            part.first_page = builder.next_page if part.in_pdf else 0
            self._add_pages(builder, part, level=1)
        builder.mark(1, "目录", "contents.title")
        self._place_parts(builder.next_page + len(front.contents(self._entries())))
        builder.add_pages(front.contents(self._entries()))
        for place, (item, parts) in enumerate(self.groups, 1):
            if any(part.in_pdf for part in parts):
                builder.turn()
                builder.mark(1, item.title, f"agenda.{place}")
            for part in parts:
                self._add_part(builder, part)

    def _place_parts(self, page: int) -> None:
        """Give every part the page that it begins on; `page` is the first that is free."""
        step = 2 if self.packet.meeting.duplex else 1

        def right(number: int) -> int:
            return number + (number - 1) % step

        for part in self._parts():
            if part.in_pdf:
                page = right(page)
                if self.packet.meeting.separators:
                    page = right(page + 1)
                part.first_page = page
                page += part.pages

    def _add_part(self, builder: PacketBuilder, part: PacketPart) -> None:
        if not part.in_pdf:
            return
        builder.turn()
        if self.packet.meeting.separators:
            builder.add_pages(self.front.separator(part.number, part.title, f"{_prefix(part)}separator"), plain=True)
            builder.turn()
        self._add_pages(builder, part, level=2)

    def _add_pages(self, builder: PacketBuilder, part: PacketPart, *, level: int) -> None:
        if not part.in_pdf:
            return
        block = _prefix(part)
        builder.mark(level, part.title, block)
        if part.dossier is None:
            builder.keep_pages(part.lying, part.number_places)
        else:
            builder.add_report(part.dossier.report, part.dossier.laid_out, block)

    def _entries(self) -> list[ContentsEntry]:
        entries = []
        for place, (item, parts) in enumerate(self.groups, 1):
            entries.append(ContentsEntry(agenda_text(_bare(item), place), "", "", is_item=True))
            for part in parts:
                where = str(part.first_page) if part.in_pdf else "另附"
                target = f"{_prefix(part)}front.material_number" if part.dossier is not None else _prefix(part) if part.in_pdf else ""
                entries.append(ContentsEntry(f"{self._place(part)}　{part.title}", target, where))
        return entries

    def _workbook(self, parts: list[PacketPart]) -> bytes:
        """Return the workbook of all reports, its pages and links those of the packet; columns are called by body and year."""
        from convert.exporters.xlsx import XlsxOptions

        tables = []
        for part in parts:
            if part.dossier is None:
                continue
            part.dossier.one_of_several = len(parts) > 1
            before = part.first_page - 1
            moved = tuple(msgspec.structs.replace(one, page=one.page + before if one.page else None) for one in part.dossier.indicators)
            tables.append(msgspec.structs.replace(part.dossier.table, indicators=moved, pdf_name=PDF_NAME))
        options = XlsxOptions(when=self.when, language=self.settings.language, sheet_per_report=True,
                              renamings=self.settings.renamings or b"")
        outcome = workbook(tables, options, verify=self.settings.verify)
        self.diagnostics += outcome.diagnostics
        return outcome.value

    def _name(self, part: PacketPart) -> str:
        """Return the name of the file of a material: its place in the packet, by which files sort, its number and its title."""
        suffix = ".docx" if part.is_report else part.suffix
        parts = list(self._parts())
        order = f"{parts.index(part) + 1:0{max(2, len(str(len(parts))))}d}"
        return safe_stem(f"{order} {self._place(part)} {part.title}") + suffix

    def _place(self, part: PacketPart) -> str:
        return short_number(self.packet.meeting, part.number)

    def _record(self, files: dict[str, bytes]) -> bytes:
        """Return the manifest of the packet: SHA-256 and size of every file, and where each material stands."""
        materials = [{"number": part.number, "title": part.title, "file": self._name(part), "source": os.path.basename(part.material.file),
                      "first_page": part.first_page or None, "pages": part.pages} for part in self._parts()]
        sums = [{"name": name, "bytes": len(data), "sha256": sha256_of(data)} for name, data in sorted(files.items())]
        record = {"schema": "convert.packet/1", "key": packet_key(self.packet, self.settings),
                  "meeting": msgspec.to_builtins(self.packet.meeting), "materials": materials, "files": sums}
        return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"

    @property
    def when(self) -> datetime:
        """The date that the files carry."""
        return self.base.when

    def _frame_report(self) -> Report:
        meeting = self.packet.meeting
        source = SourceInfo(name="packet", format="packet", sha256="", characters=0)
        meta = Meta(date=meeting.date if _is_iso(meeting.date) else None, subject=printed_date(meeting.date))
        report = Report(source=source, meta=meta)
        return msgspec.structs.replace(report, front=msgspec.structs.replace(report.front, title=f"{meeting.name}材料"))


def _front_material(file: str, title: str) -> PacketMaterial:
    """Return what stands before the contents as a material: a finished file, or a text that is set."""
    suffix = os.path.splitext(file)[1].lower()
    return PacketMaterial(file=file, title=title, kind="attachment" if suffix in (".pdf", *OFFICE, *PICTURES) else "report")


def _bare(item: AgendaItem) -> AgendaItem:
    return msgspec.structs.replace(item, reporter="")


def _prefix(part: PacketPart) -> str:
    """Return what keeps the ids of a report apart from those of the others."""
    return f"p{part.first_page}."


def _is_iso(date: str) -> bool:
    try:
        datetime.strptime(date, "%Y-%m-%d")  # noqa: DTZ007 - a date, not a moment
    except ValueError:
        return False
    return True

"""From a manifest to the files of a packet."""

import os
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from convert import __version__
from convert.api import Dossier, Settings, load_path
from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.model.report import Meta, Report, SourceInfo
from convert.packet.compose import Builder
from convert.packet.manifest import Item, Material, Packet
from convert.packet.number import material_number
from convert.packet.pages import Entry, FrontPages, printed_date
from convert.publish import read_input, safe_stem
from convert.units import mm_to_pt

if TYPE_CHECKING:
    from convert.exporters.pdf import AssociatedFile

PDF_NAME = "会议材料.pdf"
XLSX_NAME = "指标.xlsx"
MANIFEST_NAME = "manifest.json"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILE_LIMIT = 200_000_000
_PDF_MAGIC = b"%PDF-"


class Part(msgspec.Struct, kw_only=True):
    """A material on its way into the packet."""

    number: str
    title: str
    material: Material
    dossier: Dossier | None = None
    """Of a report."""
    data: bytes = b""
    """Of a finished file."""
    pages: int = 0
    first_page: int = 0
    """Page of the packet, from 1."""

    @property
    def in_pdf(self) -> bool:
        """Whether its pages are in the packet's PDF."""
        return self.pages > 0


def make_packet(packet: Packet, settings: Settings) -> Outcome[dict[str, bytes]]:
    """Return the files of a packet by name: one PDF, a DOCX for each report, one workbook, finished files, `manifest.json`.

    The same manifest, inputs and settings give the same bytes.

    Raises:
        ConvertError: an input cannot be read or converted; nothing is made then.
    """
    return _Packet(packet, settings).files()


def packet_key(packet: Packet, settings: Settings) -> str:
    """Return what decides whether a packet has to be made again: version, manifest, settings and the bytes of every input.

    Raises:
        ConvertError: an input cannot be read.
    """
    import hashlib

    whole = hashlib.sha256(b"\0".join((__version__.encode(), msgspec.json.encode(packet.meeting), msgspec.json.encode(settings))))
    for item in packet.item:
        whole.update(msgspec.json.encode((item.title, item.reporter)))
        for one in item.material:
            content = hashlib.sha256(read_input(one.file, limit=_FILE_LIMIT)).hexdigest()
            whole.update(msgspec.json.encode((os.path.basename(one.file), one.kind, one.title, one.number, content)))
    return whole.hexdigest()


class _Packet:
    def __init__(self, packet: Packet, settings: Settings) -> None:
        self.packet = packet
        self.settings = settings
        self.diagnostics: list[Diagnostic] = []
        self.groups = [(item, [self._part(item, place, one) for one in item.material]) for place, item in enumerate(packet.item, 1)]
        style = settings.style or packet.meeting.style
        self.base = Dossier(self._frame_report(()), msgspec.structs.replace(settings, style=style), name="packet")
        self.front = FrontPages(self.base.sheet, self.base.fonts)

    def files(self) -> Outcome[dict[str, bytes]]:
        builder = Builder()
        self._compose(builder)
        reports = [part for part in self._parts() if part.dossier is not None]
        files = {XLSX_NAME: self._workbook(reports)} if reports else {}
        files[PDF_NAME] = self._pdf(builder, files)
        for part in self._parts():
            files[self._name(part)] = part.dossier.docx if part.dossier is not None else part.data
            if part.dossier is not None:
                self.diagnostics += [msgspec.structs.replace(one, path=part.material.file) for one in part.dossier.diagnostics]
        files[MANIFEST_NAME] = self._record(files)
        return Outcome(files, tuple(self.diagnostics))

    def _parts(self) -> Iterator[Part]:
        for _, parts in self.groups:
            yield from parts

    def _part(self, item: Item, place: int, material: Material) -> Part:
        number = material_number(self.packet.meeting, item, place, material)
        if material.kind == "attachment":
            return self._finished(number, material)
        dossier = load_path(material.file, self.settings)
        front = msgspec.structs.replace(dossier.report.front, material_number=number)
        sources = {key: value for key, value in dossier.report.slot_sources.items() if key != "front.material_number"}
        dossier.report = msgspec.structs.replace(dossier.report, front=front, slot_sources=sources)
        title = material.title or dossier.report.front.title or dossier.name
        return Part(number=number, title=title, material=material, dossier=dossier, pages=len(dossier.laid_out.pages))

    def _finished(self, number: str, material: Material) -> Part:
        """Take a finished file as it is; the pages of a PDF go into the packet."""
        data = read_input(material.file, limit=_FILE_LIMIT)
        title = material.title or os.path.splitext(os.path.basename(material.file))[0]
        pages = 0
        if data.startswith(_PDF_MAGIC):
            from convert.packet.foreign import page_count

            pages = page_count(data, path=material.file)
            self.diagnostics.append(Diagnostic(code="packet-not-archival", grade="note", path=material.file))
        else:
            self.diagnostics.append(Diagnostic(code="packet-apart", grade="note", path=material.file))
        return Part(number=number, title=title, material=material, data=data, pages=pages)

    def _pdf(self, builder: Builder, files: dict[str, bytes]) -> bytes:
        """Return the packet's PDF with the workbook and the models inside; with foreign pages in it, it claims nothing."""
        from convert.exporters.pdf import PdfOptions, export_pdf

        laid_out, blocks = builder.finish(self.front.number_line)
        report = msgspec.structs.replace(self._frame_report(()), body=blocks)
        foreign = {part.first_page: part.data for part in self._parts() if part.in_pdf and part.dossier is None}
        profile = "plain" if foreign else self.settings.pdf_profile
        inside = self._associated_files(files) if profile == "a3a" else ()
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

        books = [AssociatedFile(name=name, data=data, relationship="Data", description="指标工作簿", media_type=XLSX_TYPE)
                 for name, data in files.items()]
        models = [AssociatedFile(name=f"{safe_stem(self._place(part))}.json", data=part.dossier.json, relationship="Source",
                                 description="报告模型", media_type="application/json")
                  for part in self._parts() if part.dossier is not None]
        return (*books, *models)

    def _compose(self, builder: Builder) -> None:
        """Put everything in order. The contents are set twice: first for their length, then with the pages."""
        front = self.front
        builder.mark(1, self.packet.meeting.name, "cover.name")
        builder.add_pages(front.cover(self.packet.meeting))
        builder.mark(1, "会议议程", "agenda.title")
        builder.add_pages(front.agenda(self.packet))
        contents_length = len(front.contents(self._entries()))
        first = builder.next_page + contents_length
        for part in self._parts():
            first += int(self.packet.meeting.separators and part.in_pdf)
            part.first_page = first if part.in_pdf else 0
            first += part.pages
        builder.mark(1, "目录", "contents.title")
        builder.add_pages(front.contents(self._entries()))
        for place, (item, parts) in enumerate(self.groups, 1):
            builder.mark(1, item.title, f"agenda.{place}")
            for part in parts:
                self._add_part(builder, part)

    def _add_part(self, builder: Builder, part: Part) -> None:
        if not part.in_pdf:
            return
        block = _prefix(part)
        builder.mark(2, part.title, block)
        if self.packet.meeting.separators:
            builder.add_pages(self.front.separator(part.number, part.title, f"{block}separator"))
        if part.dossier is None:
            builder.add_pages([[]] * part.pages)
        else:
            builder.add_report(part.dossier.report, part.dossier.laid_out, block)

    def _entries(self) -> list[Entry]:
        entries = []
        for item, parts in self.groups:
            entries.append(Entry(item.title, "", "", is_item=True))
            for part in parts:
                where = str(part.first_page) if part.in_pdf else "另附"
                target = f"{_prefix(part)}{_first_slot(part)}" if part.dossier is not None and part.first_page else ""
                entries.append(Entry(f"{self._place(part)}　{part.title}", target, where))
        return entries

    def _workbook(self, parts: list[Part]) -> bytes:
        """Return the workbook of all reports, its pages and links those of the packet."""
        from convert.exporters.xlsx import XlsxOptions, export_xlsx

        tables = []
        for part in parts:
            if part.dossier is None:
                continue
            before = part.first_page - 1
            moved = tuple(msgspec.structs.replace(one, page=one.page + before if one.page else None) for one in part.dossier.indicators)
            tables.append(msgspec.structs.replace(part.dossier.table, indicators=moved, pdf_name=PDF_NAME, label=self._place(part)))
        options = XlsxOptions(when=self.when, language=self.settings.language, sheet_per_report=True)
        outcome = export_xlsx(tables, options)
        self.diagnostics += outcome.diagnostics
        return outcome.value

    def _name(self, part: Part) -> str:
        """Return the name of the file of a material: its place in the packet, then its title."""
        suffix = ".docx" if part.dossier is not None else os.path.splitext(part.material.file)[1]
        return safe_stem(f"{self._place(part)} {part.title}") + suffix

    def _place(self, part: Part) -> str:
        """Return the number of a material without the name of the meeting: 材料二之一."""
        label = self.packet.meeting.label or f"{self.packet.meeting.name}材料"
        return "材料" + part.number.removeprefix(label) if part.number.startswith(label) else part.number

    def _record(self, files: dict[str, bytes]) -> bytes:
        """Return the manifest of the packet: SHA-256 and size of every file, and where each material stands."""
        import hashlib

        materials = [{"number": part.number, "title": part.title, "file": self._name(part), "source": os.path.basename(part.material.file),
                      "first_page": part.first_page or None, "pages": part.pages} for part in self._parts()]
        sums = [{"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in sorted(files.items())]
        record = {"schema": "convert.packet/1", "key": packet_key(self.packet, self.settings),
                  "meeting": msgspec.to_builtins(self.packet.meeting), "materials": materials, "files": sums}
        return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"

    @property
    def when(self) -> datetime:
        """The date that the files carry."""
        return self.base.when

    def _frame_report(self, body: tuple[()]) -> Report:
        meeting = self.packet.meeting
        source = SourceInfo(name="packet", format="packet", sha256="", characters=0)
        meta = Meta(date=meeting.date if _is_iso(meeting.date) else None, subject=printed_date(meeting.date))
        report = Report(source=source, body=body, meta=meta)
        return msgspec.structs.replace(report, front=msgspec.structs.replace(report.front, title=f"{meeting.name}材料"))


def _prefix(part: Part) -> str:
    """Return what keeps the ids of a report apart from those of the others."""
    return f"p{part.first_page}."


def _first_slot(part: Part) -> str:
    """Return the id of what stands first in a report, for links: its material number."""
    if part.dossier is None:
        raise ConvertError("packet-apart", path=part.material.file)
    return "front.material_number"


def _is_iso(date: str) -> bool:
    try:
        datetime.strptime(date, "%Y-%m-%d")  # noqa: DTZ007 - a date, not a moment
    except ValueError:
        return False
    return True

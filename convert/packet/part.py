"""A material on its way into the packet: a report that is set, pages that are put in, or a file that lies beside."""

import contextlib
import os
from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from convert.api import Dossier, Settings, load, load_path
from convert.diagnostics import ConvertError, Diagnostic
from convert.packet.manifest import PacketMaterial
from convert.packet.number import usual_title
from convert.packet.office import OFFICE, PICTURES, SHEETS, OfficePrinter, has_office
from convert.publish import read_input

FILE_LIMIT: Final = 200_000_000
_PDF_MAGIC: Final = b"%PDF-"


class PacketPart(msgspec.Struct, kw_only=True):
    """A material with what is made of it."""

    number: str
    """材料编号; empty for what stands before the contents."""
    title: str
    material: PacketMaterial
    dossier: Dossier | None = None
    """Of what is set here: a report, or a page with a picture."""
    data: bytes = b""
    """Of a finished file."""
    pdf: bytes = b""
    """The pages of a finished file."""
    pages: int = 0
    lying: tuple[bool, ...] = ()
    """For every page of a finished PDF, whether it lies across."""
    number_places: list[int | None] = []
    """For every page of a finished PDF, where the number of the packet stands on it."""
    first_page: int = 0
    """Page of the packet, from 1."""

    @property
    def in_pdf(self) -> bool:
        """Whether its pages are in the packet's PDF."""
        return self.pages > 0

    @property
    def suffix(self) -> str:
        """Suffix of its file, with the dot."""
        return os.path.splitext(self.material.file)[1]

    @property
    def shown_in_part(self) -> bool:
        """Whether it is a finished file of which the packet's pages show less than there is, or nothing: a workbook, a DOCX."""
        return bool(self.data) and self.dossier is None and self.pdf is not self.data

    @property
    def is_report(self) -> bool:
        """Whether it is a report, with a DOCX and figures."""
        return self.dossier is not None and not self.data


OpenReport = Callable[[PacketMaterial, Settings], Dossier]
"""Opens the report of a material."""


def open_file(material: PacketMaterial, settings: Settings) -> Dossier:
    """Return the report in the file of a material."""
    return load_path(material.file, settings)


def open_part(material: PacketMaterial, settings: Settings, told: list[Diagnostic], open_report: OpenReport = open_file,
              office: OfficePrinter | None = None) -> PacketPart | None:
    """Return the part of a material; None for one that may be left out and whose file is of no use, which is told.

    Args:
        material: What the manifest says of it.
        settings: What the user chose.
        told: Takes what is worth telling.
        open_report: Opens a report.
        office: What prints office files; where it has begun with this one, its result is taken.

    Raises:
        ConvertError: the file cannot be read or converted.
    """
    try:
        if material.kind == "attachment":
            return _finished(material, settings, told, office or OfficePrinter())
        return _report(material, open_report(material, settings))
    except ConvertError as error:
        if not material.optional:
            raise
        told.append(msgspec.structs.replace(error.diagnostic, grade="advisory", path=error.diagnostic.path or material.file))
        told.append(Diagnostic(code="packet-left-out", grade="advisory", path=material.file,
                               args={"title": material.title or material.number}))
        return None


def _report(material: PacketMaterial, dossier: Dossier) -> PacketPart:
    _put_number(dossier, material.number)
    title = material.title or dossier.report.front.title or dossier.name
    return PacketPart(number=material.number, title=usual_title(material, title), material=material, dossier=dossier,
                      pages=len(dossier.laid_out.pages))


def _put_number(dossier: Dossier, number: str) -> None:
    """Give a report the number that it has in the packet, if any; its own is not the source's then."""
    front = dossier.report.front
    if number:
        front = msgspec.structs.replace(front, material_number=number)
    sources = {key: value for key, value in dossier.report.slot_sources.items() if key != "front.material_number"}
    dossier.report = msgspec.structs.replace(dossier.report, front=front, slot_sources=sources)


def begin_printing(materials: Iterable[PacketMaterial]) -> OfficePrinter:
    """Let the finished office files among the materials be printed where LibreOffice is; return where they are to be had."""
    office = OfficePrinter()
    for one in materials if has_office() else ():
        suffix = os.path.splitext(one.file)[1].lower()
        if one.kind == "attachment" and suffix in OFFICE:
            with contextlib.suppress(ConvertError):  # told when the material is opened
                office.begin(read_input(one.file, limit=FILE_LIMIT), suffix, path=one.file)
    return office


def _finished(material: PacketMaterial, settings: Settings, told: list[Diagnostic], office: OfficePrinter) -> PacketPart:
    """Take a finished file as it is; the pages of a PDF, a picture or (where LibreOffice is) an office file go into the packet."""
    data = read_input(material.file, limit=FILE_LIMIT)
    stem, suffix = os.path.splitext(os.path.basename(material.file))
    suffix = suffix.lower()
    part = PacketPart(number=material.number, title=usual_title(material, material.title or stem), material=material, data=data)
    if data.startswith(_PDF_MAGIC) or suffix == ".pdf":
        part.pdf = data
    elif suffix in PICTURES:
        part.dossier = load(f"![]({stem}{suffix})".encode(), name="picture.md", settings=settings, resource=lambda _: data)
        _put_number(part.dossier, material.number)
        part.pages = len(part.dossier.laid_out.pages)
        return part
    elif suffix in OFFICE and has_office():
        part.pdf = office.pdf(data, suffix, path=material.file)
    else:
        told.append(Diagnostic(code="packet-apart-office" if suffix in OFFICE else "packet-apart", grade="note", path=material.file))
        return part
    from convert.packet.foreign import first_sheet, look_at

    if suffix in SHEETS:
        part.pdf = first_sheet(part.pdf)
    seen = look_at(part.pdf, path=material.file)
    part.lying, part.pages = seen.lying, len(seen.lying)
    told.append(Diagnostic(code="packet-not-archival", grade="note", path=material.file))
    if seen.odd:
        told.append(Diagnostic(code="packet-scaled", grade="note", path=material.file, args={"count": seen.odd}))
    return part

"""From laid out pages to an OFD (GB/T 33190-2016)."""

from typing import TYPE_CHECKING, Final

from lxml import etree

from convert.diagnostics import Diagnostic, Outcome
from convert.exporters.description import Description, describe
from convert.exporters.ofd import fonts as font_list
from convert.exporters.ofd import pages as page_list
from convert.exporters.ofd import tags as tag_list
from convert.exporters.ofd.fonts import OfdFonts
from convert.exporters.ofd.package import ENTRY, FOLDER, OfdPackage, child, numbers, root, serialised
from convert.exporters.ofd.pages import OfdPageWriter
from convert.media_types import MEDIA_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from convert.exporters.ofd.options import OfdOptions
    from convert.fonts import FontSet
    from convert.layout.frame import LaidOut, OutlineEntry
    from convert.model.report import Report
    from convert.style.sheet import StyleSheet

_VERSION: Final = "1.0"
_ATTACHMENTS: Final = "Attachs/Attachments.xml"
_KILOBYTE: Final = 1024


def export_ofd(report: "Report", laid_out: "LaidOut", sheet: "StyleSheet", fonts: "FontSet", options: "OfdOptions") -> Outcome[bytes]:
    """Return the OFD of a report; the same arguments give the same bytes.

    Args:
        report: The report, for its structure and metadata.
        laid_out: Its pages, drawn as they are.
        sheet: The style sheet they were laid out with.
        fonts: The faces that the pages name.
        options: Profile, date, files to carry.

    Returns:
        The bytes, and diagnostics about faces that gave way, characters that XML cannot hold and links left out.

    Raises:
        ConvertError: `ofd-picture`, a picture cannot be read.
    """
    package = OfdPackage()
    page_ids = {page.number: package.next_id() for page in laid_out.pages}
    faces = OfdFonts(package, laid_out, sheet, fonts)
    pages = OfdPageWriter(package, page_ids, report, laid_out, sheet, faces, options.profile)
    pages.write()
    faces.write()
    pages.tags.write(package)
    _write_attachments(package, options)
    _write_document(package, pages, laid_out, sheet, has_attachments=bool(options.attachments))
    description = describe(report, pages=len(laid_out.pages), when=options.when, creator=f"{options.creator} {options.version}",
                           media_type=MEDIA_TYPES["ofd"])
    _write_entry(package, description, options)
    return Outcome(package.to_bytes(), (*faces.diagnostics(), *_told(pages)))


def _told(pages: OfdPageWriter) -> list[Diagnostic]:
    found = [Diagnostic(code="ofd-link-left-out", grade="advisory", args={"address": address}) for address in sorted(pages.links_left_out)]
    if pages.left_out:
        points = " ".join(f"U+{ord(char):04X}" for char in sorted(set(pages.left_out))[:8])
        found.append(Diagnostic(code="ofd-character-left-out", grade="mandatory", args={"count": len(pages.left_out), "points": points}))
    return found


def _write_attachments(package: OfdPackage, options: "OfdOptions") -> None:
    if not options.attachments:
        return
    listing = root("Attachments")
    for index, file in enumerate(options.attachments, 1):
        stored = f"attachment_{index}.{file.form}"  # names of files may be anything, those of parts may not
        package.parts[f"{FOLDER}/Attachs/{stored}"] = file.data
        entry = child(listing, "Attachment", ID=f"A{index}", Name=file.name, Format=file.form, Size=len(file.data) / _KILOBYTE,
                      CreationDate=f"{options.when:%Y-%m-%dT%H:%M:%S}", Visible=True)
        child(entry, "FileLoc", stored)
    package.add(_ATTACHMENTS, listing)


def _write_document(package: OfdPackage, pages: OfdPageWriter, laid_out: "LaidOut", sheet: "StyleSheet", *, has_attachments: bool) -> None:
    document = root("Document")
    common = child(document, "CommonData")
    child(common, "MaxUnitID", str(package.last_id))
    paper = sheet.page
    area = child(common, "PageArea")
    child(area, "PhysicalBox", numbers(0, 0, paper.width_mm, paper.height_mm))
    child(area, "ContentBox", numbers(paper.margin_binding_mm, paper.margin_head_mm, paper.type_area_width_mm, paper.type_area_height_mm))
    child(common, "PublicRes", font_list.RESOURCES)
    if pages.has_pictures:
        child(common, "DocumentRes", page_list.RESOURCES)
    listing = child(document, "Pages")
    for index, number in enumerate(pages.page_ids.values()):
        child(listing, "Page", ID=number, BaseLoc=f"Pages/Page_{index}/Content.xml")
    if laid_out.outline:
        _write_outline(child(document, "Outlines"), laid_out.outline, pages)
        bookmarks = child(document, "Bookmarks")
        for index, entry in enumerate(laid_out.outline, 1):
            pages.destination(child(bookmarks, "Bookmark", Name=f"{index} {entry.text}"), entry.page, entry.y_mm)
    child(document, "CustomTags", tag_list.LISTING)
    if has_attachments:
        child(document, "Attachments", _ATTACHMENTS)
    package.add("Document.xml", document)


def _write_outline(parent: etree._Element, entries: "Sequence[OutlineEntry]", pages: OfdPageWriter) -> None:
    """Add the headings below one another; one below a heading two levels up stands one level below it."""
    open_levels: list[tuple[int, etree._Element]] = [(0, parent)]
    for entry in entries:
        while open_levels[-1][0] >= entry.level:
            open_levels.pop()
        element = child(open_levels[-1][1], "OutlineElem", Title=entry.text, Expanded=True)
        goto = child(child(child(element, "Actions"), "Action", Event="CLICK"), "Goto")
        pages.destination(goto, entry.page, entry.y_mm)
        open_levels.append((entry.level, element))


def _write_entry(package: OfdPackage, description: Description, options: "OfdOptions") -> None:
    entry = root("OFD", {"Version": _VERSION, "DocType": "OFD"})
    body = child(entry, "DocBody")
    info = child(body, "DocInfo")
    date = f"{description.when:%Y-%m-%d}"
    for tag, text in (("DocID", package.digest()), ("Title", description.title), ("Author", description.author),
                      ("Subject", description.subject), ("CreationDate", date), ("ModDate", date), ("DocUsage", "Normal")):
        if text:
            child(info, tag, text)
    if description.keywords:
        words = child(info, "Keywords")
        for word in description.keywords:
            child(words, "Keyword", word)
    child(info, "Creator", options.creator)
    child(info, "CreatorVersion", options.version)
    data = child(info, "CustomDatas")
    for name, text in description.archive.items():
        child(data, "CustomData", text, Name=name)
    child(body, "DocRoot", f"{FOLDER}/Document.xml")
    package.parts[ENTRY] = serialised(entry)

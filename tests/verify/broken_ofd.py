"""Deliberate faults in a good OFD, and what the checks say about each."""

from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

OFD = "{http://www.ofdspec.org/2016}"
Parts = dict[str, bytes]


class OfdFault(NamedTuple):
    """One fault: what it is called, how it is made, and a piece of what is said."""

    name: str
    make: Callable[[Parts], None]
    said: str


def _edit(part: str, change: Callable[[Any], object]) -> Callable[[Parts], None]:
    def make(parts: Parts) -> None:
        name = part if part == "OFD.xml" else f"Doc_0/{part}"
        tree = etree.fromstring(parts[name])
        change(tree)
        parts[name] = etree.tostring(tree, encoding="UTF-8")
    return make


def _first(tree: Any, tag: str) -> Any:
    return next(tree.iter(OFD + tag))


def _set(part: str, tag: str, **attributes: str) -> Callable[[Parts], None]:
    return _edit(part, lambda tree: [_first(tree, tag).set(name, value) for name, value in attributes.items()])


def _unset(part: str, tag: str, name: str) -> Callable[[Parts], None]:
    return _edit(part, lambda tree: _first(tree, tag).attrib.pop(name))


def _text(part: str, tag: str, text: str) -> Callable[[Parts], None]:
    return _edit(part, lambda tree: setattr(_first(tree, tag), "text", text))


def _remove(part: str, tag: str) -> Callable[[Parts], None]:
    return _edit(part, lambda tree: _first(tree, tag).getparent().remove(_first(tree, tag)))


def _last(part: str, tag: str) -> Callable[[Parts], None]:
    """Put an element behind its siblings."""
    return _edit(part, lambda tree: _first(tree, tag).getparent().append(_first(tree, tag)))


def _add(part: str, tag: str, new: str) -> Callable[[Parts], None]:
    return _edit(part, lambda tree: etree.SubElement(_first(tree, tag), OFD + new))


PAGE, DOCUMENT, FONTS, MEDIA = "Pages/Page_0/Content.xml", "Document.xml", "PublicRes.xml", "DocumentRes.xml"

FAULTS: tuple[OfdFault, ...] = (
    OfdFault("no entry", lambda parts: parts.__delitem__("OFD.xml"), "OFD.xml: is missing"),
    OfdFault("another version", _set("OFD.xml", "OFD", Version="1.2"), "Version '1.2' is no version"),
    OfdFault("another type of document", _set("OFD.xml", "OFD", DocType="OFD-A"), "DocType 'OFD-A' is no document"),
    OfdFault("no identifier", _remove("OFD.xml", "DocID"), "holds 0 of DocID"),
    OfdFault("identifier of another form", _text("OFD.xml", "DocID", "1"), "is no identifier"),
    OfdFault("title after author", _last("OFD.xml", "Title"), "in another order"),
    OfdFault("date with time", _text("OFD.xml", "CreationDate", "2024-03-20T00:00:00"), "is no date"),
    OfdFault("root elsewhere", _text("OFD.xml", "DocRoot", "Doc_1/Document.xml"), "is no file"),
    OfdFault("document cut short", lambda parts: parts.update({"Doc_0/Document.xml": parts["Doc_0/Document.xml"][:200]}), "is not well-formed"),
    OfdFault("document type declared", lambda parts: parts.update({"Doc_0/Document.xml": parts["Doc_0/Document.xml"].replace(
        b"?>", b"?><!DOCTYPE x>", 1)}), "declares a document type"),
    OfdFault("another namespace", lambda parts: parts.update({f"Doc_0/{PAGE}": parts[f"Doc_0/{PAGE}"].replace(b"2016", b"2015")}), "begins with"),
    OfdFault("largest number too small", _text(DOCUMENT, "MaxUnitID", "5"), "less than the largest number"),
    OfdFault("no paper", _remove(DOCUMENT, "PhysicalBox"), "holds 0 of PhysicalBox"),
    OfdFault("paper without height", _text(DOCUMENT, "PhysicalBox", "0 0 210 0"), "is no box"),
    OfdFault("no pages", _remove(DOCUMENT, "Pages"), "holds 0 of Pages"),
    OfdFault("page missing", lambda parts: parts.__delitem__(f"Doc_0/{PAGE}"), "is missing"),
    OfdFault("page twice", _set(DOCUMENT, "Page", BaseLoc="Pages/Page_1/Content.xml"), "is part of nothing"),
    OfdFault("number twice", _set(PAGE, "TextObject", ID="1"), "is no new number"),
    OfdFault("pages before what is common", _last(DOCUMENT, "CommonData"), "in another order"),
    OfdFault("tags after files", _last(DOCUMENT, "CustomTags"), "in another order"),
    OfdFault("heading leads nowhere", _set(DOCUMENT, "Dest", PageID="999"), "page: 999 leads nowhere"),
    OfdFault("jump of no kind", _set(DOCUMENT, "Dest", Type="Here"), "is no destination"),
    OfdFault("action of no kind", _set(DOCUMENT, "Action", Event="HOVER"), "is no event"),
    OfdFault("heading without title", _unset(DOCUMENT, "OutlineElem", "Title"), "lacks Title"),
    OfdFault("unknown element", _add(PAGE, "Layer", "Video"), "holds {http://www.ofdspec.org/2016}Video"),
    OfdFault("element of another namespace", _edit(PAGE, lambda tree: etree.SubElement(_first(tree, "Layer"), "{urn:other}TextObject")),
             "holds {urn:other}TextObject"),
    OfdFault("unknown attribute", _set(PAGE, "TextObject", Colour="red"), "has Colour"),
    OfdFault("text without place", _unset(PAGE, "TextObject", "Boundary"), "lacks Boundary"),
    OfdFault("text without size", _set(PAGE, "TextObject", Size="0"), "is no size"),
    OfdFault("font that is not there", _set(PAGE, "TextObject", Font="999"), "font: 999 leads nowhere"),
    OfdFault("colour out of range", _set(PAGE, "FillColor", Value="256 0 0"), "is no colour"),
    OfdFault("colour behind the text", _last(PAGE, "FillColor"), "does not end with TextCode"),
    OfdFault("too few distances", _set(PAGE, "TextCode", DeltaX="1 2"), "distances for"),
    OfdFault("distances that are none", _set(PAGE, "TextCode", DeltaX="g x 1"), "is no deltas"),
    OfdFault("blank at the head", _edit(PAGE, lambda tree: setattr(_first(tree, "TextCode"), "text", " " + _first(tree, "TextCode").text)),
             "begins or ends with a blank"),
    OfdFault("weight of no step", _set(PAGE, "TextObject", Weight="650"), "is no weight"),
    OfdFault("layer of no kind", _set(PAGE, "Layer", Type="Middle"), "is no layer"),
    OfdFault("place of four words", _set(PAGE, "TextObject", Boundary="a b c d"), "is no box"),
    OfdFault("path that is none", _text("Pages/Page_2/Content.xml", "AbbreviatedData", "L 1 1"), "is no path"),
    OfdFault("stroke neither on nor off", _set("Pages/Page_2/Content.xml", "PathObject", Stroke="yes"), "is no switch"),
    OfdFault("picture that is not there", _set("Pages/Page_2/Content.xml", "ImageObject", ResourceID="999"), "medium_reference: 999"),
    OfdFault("picture file lost", lambda parts: parts.__delitem__("Doc_0/Res/image_1.png"), "is no file"),
    OfdFault("font file lost", lambda parts: parts.__delitem__("Doc_0/Res/font_1.ttf"), "is no file"),
    OfdFault("font without name", _unset(FONTS, "Font", "FontName"), "lacks FontName"),
    OfdFault("medium of no kind", _set(MEDIA, "MultiMedia", Type="Smell"), "is no medium"),
    OfdFault("file that belongs to nothing", lambda parts: parts.update({"Doc_0/stray.txt": b"x"}), "is part of nothing"),
    OfdFault("attachment lost", lambda parts: parts.__delitem__("Doc_0/Attachs/attachment_1.xlsx"), "is no file"),
    OfdFault("attachment with a number for a name", _set("Attachs/Attachments.xml", "Attachment", ID="1"), "is no name"),
    OfdFault("tag without namespace", _unset("CustomTags/CustomTags.xml", "CustomTag", "NameSpace"), "lacks NameSpace"),
    OfdFault("tag with a type", _set("CustomTags/CustomTags.xml", "CustomTag", TypeID="1"), "has TypeID"),
    OfdFault("tag of no object", _text("CustomTags/DocumentTags.xml", "ObjectRef", "9999"), "object: 9999 leads nowhere"),
    OfdFault("tag of no page", _set("CustomTags/DocumentTags.xml", "ObjectRef", PageRef="9999"), "page: 9999 leads nowhere"),
    OfdFault("letters between objects", _text(PAGE, "Layer", "甲"), "has text"),
    OfdFault("object among the tags", _edit("CustomTags/DocumentTags.xml", lambda tree: etree.SubElement(tree, OFD + "TextObject")),
             "holds {http://www.ofdspec.org/2016}TextObject"),
    OfdFault("no tags", _remove("CustomTags/CustomTags.xml", "CustomTag"), "holds 0 of CustomTag"),
)

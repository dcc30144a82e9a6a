"""Where the parts of an OFD are."""

import pytest

from convert.diagnostics import ConvertError
from convert.readers.ofd.file import OfdFile, children, first, name_of, text_of
from tests.hostile.ofd_files import NAMESPACE, bomb, climbing, deep, doctype, many_tags, ofd, page
from tests.refused import refused

RESOURCES = (f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="黑体" FamilyName="SimHei"/></ofd:Fonts><ofd:MultiMedias>'
             '<ofd:MultiMedia ID="4" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>')


@pytest.mark.parametrize("location", ["PublicRes.xml", "/Doc_0/PublicRes.xml", "Doc_0/PublicRes.xml", "./PublicRes.xml"])
def test_resources_are_found_however_their_place_is_written(location: str):
    file = OfdFile(ofd(common=f"<ofd:PublicRes>{location}</ofd:PublicRes>", **{"Doc_0/PublicRes.xml": RESOURCES, "Doc_0/Res/a.png": b"x"}), "a.ofd")
    assert file.faces == {"3": "黑体 SimHei"}
    assert file.media == {"4": "Doc_0/Res/a.png"}


def test_pages_have_their_paper():
    (only,) = OfdFile(ofd(), "a.ofd").pages
    assert (only.part, only.size_mm) == ("Doc_0/Pages/Page_0/Content.xml", (210.0, 297.0))


@pytest.mark.parametrize("box", ["0 0 0 297", "0 0 99999 1", "a b c d", "1 2", ""])
def test_a_paper_out_of_all_proportion_is_a4(box: str):
    data = ofd(**{"Doc_0/Document.xml": f'<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea>'
                                        '</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="x"/></ofd:Pages></ofd:Document>'})
    assert [page.size_mm for page in OfdFile(data, "a.ofd").pages] == [(210.0, 297.0)]


def test_a_model_inside_is_found_by_its_content():
    listing = f'<ofd:Attachments {NAMESPACE}><ofd:Attachment ID="A1" Name="x"><ofd:FileLoc>{{}}</ofd:FileLoc></ofd:Attachment></ofd:Attachments>'
    for stored, found in (("a.txt", b'{"schema": "convert.report/1"}'), ("b.txt", b"")):
        data = ofd(document="<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>", **{
            "Doc_0/Attachs/Attachments.xml": listing.format(stored), "Doc_0/Attachs/a.txt": b'{"schema": "convert.report/1"}',
            "Doc_0/Attachs/b.txt": b'{"schema": "other"}'})
        assert OfdFile(data, "a.ofd").model() == found
    assert OfdFile(ofd(), "a.ofd").model() == b""


def test_elements_are_known_by_their_names_in_any_namespace():
    from lxml import etree

    root = etree.fromstring('<Page xmlns="urn:other"><a> 1 </a><b/><a>2</a></Page>')
    assert name_of(root) == "Page"
    assert [text_of(one) for one in children(root, "a")] == ["1", "2"]
    assert first(root, "c") is None
    assert list(children(None)) == []
    assert text_of(None) == ""


@pytest.mark.parametrize(("data", "code"), [
    (b"PK\x03\x04 broken", "readofd-damaged"), (bomb(), "readofd-bomb"), (many_tags(), "readofd-bomb"), (climbing(), "readofd-unsafe-name"),
    (ofd(**{"OFD.xml": "<x/>"}), "readofd-no-document"), (ofd(**{"OFD.xml": "<x"}), "readofd-xml"),
    (ofd(**{"Doc_0/Document.xml": page("", head="<!DOCTYPE x>")}), "readofd-doctype")])
def test_what_cannot_be_opened_is_named(data: bytes, code: str):
    with pytest.raises(ConvertError) as error:
        OfdFile(data, "a.ofd")
    assert (error.value.diagnostic.code, error.value.diagnostic.path) == (code, "a.ofd")


@pytest.mark.parametrize(("data", "code"), [(doctype(), "readofd-doctype"), (deep(), "readofd-too-deep")])
def test_a_part_that_is_not_safe_is_refused(data: bytes, code: str):
    file = OfdFile(data, "a.ofd")
    with pytest.raises(ConvertError) as error:
        file.tree("Doc_0/Pages/Page_0/Content.xml")
    assert error.value.diagnostic.code == code


def test_the_tags_of_a_part_have_an_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("convert.ooxml.open_package.MAX_TAGS", 20)
    file = OfdFile(ofd("<ofd:PathObject/>" * 21), "a.ofd")
    with refused("readofd-bomb"):
        file.tree("Doc_0/Pages/Page_0/Content.xml")


def test_a_declaration_in_another_encoding_is_seen_too():
    content = page("&a;", head='<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "aaaa">]>').encode("utf-16")
    file = OfdFile(ofd(**{"Doc_0/Pages/Page_0/Content.xml": content}), "a.ofd")
    with refused("readofd-doctype"):
        file.tree("Doc_0/Pages/Page_0/Content.xml")

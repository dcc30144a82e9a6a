"""The parts of a DOCX within limits."""

import pytest

from convert.diagnostics import ConvertError
from convert.ooxml import open_package as module
from convert.ooxml.open_package import Package, Relationship, parse
from convert.readers.docx.names import WORD
from tests.archives import every_way, locked
from tests.readers.docx.build import HEAD, docx, package, part

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def code(caught):
    return caught.value.diagnostic.code


def test_parts_relationships_and_the_main_part_are_found():
    opened = Package(docx(HEAD, styles=part("styles", ""), outside={"r9": ("hyperlink", "http://example.org/")}), "a.docx")
    assert opened.main == "word/document.xml"
    assert opened.relationships(opened.main) == {
        "styles": Relationship("styles", "word/styles.xml", external=False),
        "r9": Relationship("hyperlink", "http://example.org/", external=True)}
    assert opened.part("word/none.xml") is None
    assert opened.root("word/styles.xml").tag == f"{WORD}styles"


def test_a_main_part_of_any_name_is_found_by_its_relationship():
    data = docx(HEAD)
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name.replace("word/document.xml", "word/text2.xml"): archive.read(name).replace(b"word/document.xml", b"word/text2.xml")
                 for name in archive.namelist()}
    assert Package(package(parts), "a.docx").main == "word/text2.xml"


def test_the_strict_kind_of_document_is_read_as_the_usual_one():
    root = parse(f'<w:document xmlns:w="{STRICT}"><w:body/></w:document>'.encode(), "word/document.xml", "a.docx")
    assert root[0].tag == f"{WORD}body"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_declaration_of_entities_is_refused_in_any_encoding(encoding):
    with pytest.raises(ConvertError) as caught:
        parse('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding), "x", "a.docx")
    assert code(caught) == "readdocx-doctype"


@pytest.mark.parametrize(("limit", "value", "wanted"), [
    ("MAX_ENTRIES", 3, "readdocx-bomb"), ("MAX_UNPACKED", 100, "readdocx-bomb"), ("MAX_PART", 100, "readdocx-bomb"),
    ("MAX_PARAGRAPHS", 0, "readdocx-too-many-paragraphs"), ("MAX_TAGS", 5, "readdocx-bomb")])
def test_every_limit_is_kept(monkeypatch, limit, value, wanted):
    monkeypatch.setattr(module, limit, value)
    with pytest.raises(ConvertError) as caught:
        opened = Package(docx(HEAD), "a.docx")
        opened.root(opened.main)
    assert code(caught) == wanted


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/a", "\\a", "c:\\a"])
def test_names_that_lead_elsewhere_are_refused(name):
    with pytest.raises(ConvertError) as caught:
        Package(package({"word/document.xml": b"<a/>", name: b""}), "a.docx")
    assert code(caught) == "readdocx-unsafe-name"


def test_a_part_that_cannot_be_read_is_damaged():
    data = docx(HEAD)
    for way, damaged in every_way(data, "word/document.xml").items():
        with pytest.raises(ConvertError) as caught:
            Package(damaged, "a.docx").part("word/document.xml")
        assert code(caught) == "readdocx-damaged", way


def test_a_package_with_a_password_is_told_as_such():
    with pytest.raises(ConvertError) as caught:
        Package(locked(docx(HEAD)), "a.docx")
    assert code(caught) == "readdocx-encrypted"

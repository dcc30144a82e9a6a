"""The package: parts, relationships, pictures."""

import pytest

from convert.diagnostics import ConvertError
from convert.exporters.docx.package import PackageWriter
from convert.ooxml.package import read_package
from tests.exporters.docx.made import WHEN, docx_of, meeting, png


def test_the_parts_are_those_of_a_document_and_nothing_of_a_template():
    names = set(read_package(docx_of(meeting())))
    assert {"word/document.xml", "word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml",
            "word/footnotes.xml", "word/footer1.xml", "word/footer2.xml", "docProps/core.xml", "docProps/app.xml",
            "docProps/custom.xml", "customXml/item1.xml", "customXml/itemProps1.xml", "word/media/image1.png"} <= names
    assert not [name for name in names if "thumbnail" in name or "stylesWithEffects" in name or "numbering" in name]


def test_the_same_picture_is_stored_once():
    package = PackageWriter()
    first, second = package.picture(png(), "f1"), package.picture(png(), "f2")
    assert first.relationship == second.relationship
    assert len([name for name in read_package(package.finish(b"<x/>", WHEN)) if name.startswith("word/media/")]) == 1


def test_a_broken_picture_is_named():
    with pytest.raises(ConvertError) as caught:
        PackageWriter().picture(b"no picture", "f7")
    assert caught.value.diagnostic.code == "docx-picture-unreadable"
    assert caught.value.diagnostic.args["name"] == "f7"


def test_the_same_address_is_one_relationship():
    package = PackageWriter()
    assert package.link("https://example.org/") == package.link("https://example.org/")

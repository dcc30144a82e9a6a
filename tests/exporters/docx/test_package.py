"""The package: parts, relationships, pictures."""

from io import BytesIO

import docx
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
    assert package.picture(png(), "f1") == package.picture(png(), "f2") != package.picture(png(8, 8), "f3")
    assert len([name for name in read_package(package.finish(b"<x/>", WHEN)) if name.startswith("word/media/")]) == 2


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"])
def test_a_broken_picture_is_named(data):
    with pytest.raises(ConvertError) as caught:
        PackageWriter().picture(data, "f7")
    assert caught.value.diagnostic.code == "docx-picture-unreadable"
    assert caught.value.diagnostic.args["name"] == "f7"


def test_the_same_address_is_one_relationship():
    package = PackageWriter()
    assert package.link("https://example.org/") == package.link("https://example.org/")


def test_python_docx_opens_it():
    """A reader that is not ours finds styles, text, tables and properties."""
    document = docx.Document(BytesIO(docx_of(meeting())))
    assert document.core_properties.title == meeting().front.title
    assert [paragraph.style.name for paragraph in document.paragraphs][:2] == ["材料编号", "公文标题"]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["项目", "2023年", "2024年"]
    assert len(document.inline_shapes) == 1


def test_every_relationship_of_the_package_is_absolute_or_outside():
    package = PackageWriter()
    package.link("https://example.org/?a=1&b=2")
    parts = read_package(package.finish(b"<x/>", WHEN))
    assert b'word/document.xml"' in parts["_rels/.rels"]
    assert b'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in parts["word/_rels/document.xml.rels"]

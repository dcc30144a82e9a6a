"""The package: the template, parts, relationships, pictures."""

from io import BytesIO

import docx
import pytest

from convert.diagnostics import ConvertError
from convert.exporters.docx.package import add_part, finished, open_template, picture
from convert.model.blocks import Mark, Paragraph
from convert.model.report import Report
from convert.ooxml.package import read_package
from convert.verify.docx_faults import docx_faults
from convert.verify.package_faults import CheckedPackage
from tests.exporters.docx.made import SOURCE, docx_of, meeting, png


def test_the_parts_are_those_of_a_document():
    names = set(read_package(docx_of(meeting())))
    assert {"word/document.xml", "word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml",
            "word/footnotes.xml", "word/footer1.xml", "word/footer2.xml", "docProps/core.xml", "docProps/app.xml",
            "docProps/custom.xml", "customXml/item1.xml", "customXml/itemProps1.xml", "word/media/image1.png"} <= names
    assert not [name for name in names if "thumbnail" in name or "stylesWithEffects" in name or "numbering" in name]


def test_the_template_is_a_sound_document_of_its_own():
    assert docx_faults(CheckedPackage(finished(open_template()))) == ()


def test_the_same_picture_is_stored_once():
    document = open_template()
    assert picture(document, png(), "f1") == picture(document, png(), "f2") != picture(document, png(8, 8), "f3")
    assert len([name for name in read_package(finished(document)) if name.startswith("word/media/")]) == 2


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"])
def test_a_broken_picture_is_named(data):
    with pytest.raises(ConvertError) as caught:
        picture(open_template(), data, "f7")
    assert caught.value.diagnostic.code == "docx-picture-unreadable"
    assert caught.value.diagnostic.args["name"] == "f7"


def test_a_part_is_found_by_its_relationship():
    document = open_template()
    part, relationship = add_part(document.part, "/word/any.xml", "custom_xml", b"<any/>")
    assert document.part.rels[relationship].target_part is part
    assert read_package(finished(document))["word/any.xml"] == b"<any/>"


def test_the_same_address_is_one_relationship():
    marks = tuple(Mark(kind="link", start=place, end=place + 1, target="https://example.org/?a=1&b=2") for place in (0, 1))
    relations = read_package(docx_of(Report(source=SOURCE, body=(Paragraph(id="p", text="甲乙", marks=marks),))))["word/_rels/document.xml.rels"]
    assert relations.count(b'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"') == 1


def test_python_docx_opens_it():
    """Whoever writes macros finds styles, text, tables and properties."""
    document = docx.Document(BytesIO(docx_of(meeting())))
    assert document.core_properties.title == meeting().front.title
    assert [paragraph.style.name for paragraph in document.paragraphs][:2] == ["材料编号", "Title"]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["项目", "2023年", "2024年"]
    assert len(document.inline_shapes) == 1

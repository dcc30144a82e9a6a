"""Pictures of a document."""

from lxml import etree

from convert.api import Settings, load
from convert.ooxml.open_package import Package
from convert.readers.docx import pictures as module
from convert.readers.docx.pictures import Pictures
from convert.readers.read_out import ReadOut
from tests.readers.docx.build import HEAD, PNG, docx, paragraph, part

DRAWING = etree.fromstring(part("drawing", '<wp:extent cx="720000"/><wp:docPr descr=" 甲\n乙 "/><a:blip r:embed="image1"/><a:blip r:embed="image2"/>'
                                           '<a:blip r:embed="r9"/>').encode())


def pictures():
    data = docx(HEAD, related={"image1": ("media/a.png", PNG), "image2": ("media/b.emf", b"\1\0\0\0")}, outside={"r9": ("image", "http://x/")})
    package, out = Package(data, "a.docx"), ReadOut("a.docx")
    return Pictures(package, package.relationships(package.main), out), out


def test_pictures_are_taken_and_what_cannot_be_held_is_told():
    found, out = pictures()
    figure, = found.figures(DRAWING)
    assert (figure.image, figure.media_type, figure.alt, figure.width_mm) == (PNG, "image/png", "甲 乙", 20.0)
    assert [each.code for each in out.diagnostics] == ["readdocx-picture-kind", "readdocx-picture-outside"]


def test_the_number_of_pictures_is_bounded(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 1)
    found, out = pictures()
    assert len(found.figures(DRAWING)) == 1
    assert found.figures(DRAWING) == []
    assert "readdocx-picture-too-many" in [each.code for each in out.diagnostics]


def test_a_picture_that_cannot_be_opened_is_told_and_everything_else_published():
    drawing = '<w:drawing><a:blip r:embed="image1"/></w:drawing>'
    data = docx(HEAD + f"<w:p><w:r>{drawing}</w:r></w:p>" + paragraph("全区经济平稳运行。"), related={"image1": ("media/a.png", PNG[:45])})
    dossier = load(data, name="a.docx", settings=Settings(fonts="bundled"))
    assert [one.code for one in dossier.diagnostics if one.grade == "advisory"] == ["readdocx-picture-damaged"]
    assert [block.text for block in dossier.report.body] == ["全区经济平稳运行。"]
    assert dossier.pdf
    assert dossier.docx
    assert dossier.ofd

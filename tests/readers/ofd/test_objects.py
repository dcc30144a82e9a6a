"""Objects of a page as glyphs, rules and pictures."""

from typing import Any

import pytest

from convert.readers.ofd.file import OfdFile
from convert.readers.ofd.objects import Matrix, ObjectReader, read_page
from convert.readers.pdf.child import MAX_PAGE_LETTERS
from convert.readers.pdf.pages import PdfPage
from tests.hostile.ofd_files import LINE, LINES, NAMESPACE, absurd_numbers, circle, many_letters, ofd, page

MM = 72 / 25.4


def _reader(content: str, **parts: str | bytes) -> ObjectReader:
    file = OfdFile(ofd(content, **parts), "a.ofd")
    reader = ObjectReader(file, 297.0)
    root: Any = file.tree("Doc_0/Pages/Page_0/Content.xml")
    reader.read(root[0])
    return reader


def _page(data: bytes) -> PdfPage:
    file = OfdFile(data, "a.ofd")
    return read_page(file, file.pages[0])


def _text(codes: str, text: str, attributes: str = "") -> str:
    return f'<ofd:TextObject ID="20" Boundary="28 40 150 6" Font="9" Size="5" {attributes}><ofd:TextCode {codes}>{text}</ofd:TextCode></ofd:TextObject>'


def test_letters_stand_where_boxes_and_distances_say():
    glyphs = _reader(_text('X="2" Y="4" DeltaX="5 6"', "甲1乙")).glyphs
    assert [glyph.letter for glyph in glyphs] == ["甲", "1", "乙"]
    assert [glyph.x0 / MM for glyph in glyphs] == pytest.approx([30, 35, 41])
    assert [glyph.x1 / MM for glyph in glyphs] == pytest.approx([35, 37.5, 46])
    assert {round(297 - glyph.y / MM, 3) for glyph in glyphs} == {44.0}
    assert {round(glyph.size / MM, 3) for glyph in glyphs} == {5.0}


def test_letters_without_distances_stand_as_wide_as_they_are():
    assert [glyph.x0 / MM for glyph in _reader(_text('X="0" Y="4"', "甲1乙")).glyphs] == pytest.approx([28, 33, 35.5])


def test_a_matrix_moves_and_scales():
    (glyph,) = _reader(_text('X="1" Y="1"', "甲", 'CTM="2 0 0 2 3 4"')).glyphs
    assert (glyph.x0 / MM, 297 - glyph.y / MM, glyph.size / MM) == pytest.approx((28 + 5, 40 + 6, 10))
    assert Matrix(e=1.0, f=2.0).within(Matrix(a=2.0, d=3.0, e=10.0)).at(0, 0) == (12.0, 6.0)


@pytest.mark.parametrize("attributes", ['CTM="0 1 -1 0 0 0"', 'CTM="0.7 0.7 -0.7 0.7 0 0"', 'CharDirection="90"'])
def test_letters_at_an_angle_stand_apart(attributes: str):
    reader = _reader(_text('X="0" Y="4"', "秘密", attributes))
    assert (reader.glyphs, reader.slanted) == ([], ["秘密"])


@pytest.mark.parametrize(("attributes", "bold"), [("", False), ('Weight="700"', True), ('Weight="400"', False)])
def test_weight_makes_letters_bold(attributes: str, bold: bool):
    assert [glyph.bold for glyph in _reader(_text('X="0" Y="4"', "甲", attributes)).glyphs] == [bold]


@pytest.mark.parametrize(("path", "rules"), [
    ("M 0 0 L 100 0", 1), ("M 0 0 L 0 50", 1), ("M 0 0 L 50 50", 0), ("M 0 0 L 100 0 L 100 50 L 0 50 C", 4), ("M 0 0 B 1 1 2 2 100 0", 0),
    ("L", 0), ("X 1 2", 0), ("M a b L 1 1", 0), ("M 0 0 L 1 0", 0)])
def test_straight_lines_of_paths_are_rules(path: str, rules: int):
    content = f'<ofd:PathObject ID="3" Boundary="28 100 150 50"><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>'
    assert len(_reader(content).rules) == rules


def test_a_picture_stands_in_its_box():
    listing = (f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="4" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile>'
               "</ofd:MultiMedia></ofd:MultiMedias></ofd:Res>")
    image = '<ofd:ImageObject ID="3" Boundary="28 100 {0} {0}" CTM="{0} 0 0 {0} 0 0" ResourceID="4"/>'
    data = ofd(LINES + image.format(50) + image.format(3), common="<ofd:DocumentRes>Res.xml</ofd:DocumentRes>",
               **{"Doc_0/Res.xml": listing, "Doc_0/Res/a.png": b"picture"})
    (photo,) = _page(data).photos
    assert (photo.data, photo.x0 / MM, photo.x1 / MM) == (b"picture", pytest.approx(28), pytest.approx(78))
    assert (297 - photo.top / MM, 297 - photo.bottom / MM) == pytest.approx((100, 150))


def test_blocks_and_drawings_are_gone_into_and_circles_end():
    assert len(_reader(f"<ofd:PageBlock>{LINE.format(20, 40, '甲')}</ofd:PageBlock>").glyphs) == 1
    assert _page(circle()).letters == _page(ofd()).letters


def test_a_template_is_part_of_the_page():
    data = ofd(common='<ofd:TemplatePage ID="7" BaseLoc="Tpl.xml"/>', **{
        "Doc_0/Tpl.xml": page(LINE.format(90, 20, "红头")),
        "Doc_0/Pages/Page_0/Content.xml": page(LINE.format(20, 40, "正文"), before='<ofd:Template TemplateID="7"/>')})
    assert [row.text for row in _page(data).rows] == ["红头", "正文"]


def test_numbers_out_of_all_proportion_do_no_harm():
    assert _page(absurd_numbers()).letters >= _page(ofd()).letters


def test_a_page_that_is_missing_is_empty():
    file = OfdFile(ofd(), "a.ofd")
    assert read_page(file, file.pages[0]._replace(part="")).letters == 0


def test_a_page_with_too_many_letters_is_counted_and_not_read():
    found = _page(many_letters())
    assert found.letters == MAX_PAGE_LETTERS + 1
    assert found.rows == []

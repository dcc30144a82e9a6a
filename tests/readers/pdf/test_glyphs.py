"""Letters, lines and pictures as PDFium gives them."""

import pypdfium2
import pytest

from convert.readers.pdf.glyphs import Rule, read_glyphs, read_pictures, read_rules, turned
from tests.readers.pdf.build import pdf, words


def opened(content, **options):
    document = pypdfium2.PdfDocument(pdf([content], **options))
    return document, document[0]


def test_letters_have_their_places_and_sizes():
    document, page = opened(words([(72, 700, "ab")], size=20))
    text = page.get_textpage()
    found = read_glyphs(text.raw)
    text.close()
    document.close()
    assert [(glyph.letter, round(glyph.x0), round(glyph.y), glyph.size) for glyph in found.glyphs] == [("a", 72, 700, 20), ("b", 83, 700, 20)]


def test_the_size_is_the_one_that_is_seen():
    document, page = opened(b"BT /F 1 Tf 14 0 0 14 72 700 Tm (ab) Tj ET")
    text = page.get_textpage()
    assert {round(glyph.size) for glyph in read_glyphs(text.raw).glyphs} == {14}
    text.close()
    document.close()


def test_letters_at_an_angle_are_told_apart():
    document, page = opened(words([(72, 700, "Report on water")]) + b"BT /F 60 Tf .7 .7 -.7 .7 100 100 Tm (draft) Tj ET")
    text = page.get_textpage()
    found = read_glyphs(text.raw)
    text.close()
    document.close()
    assert (found.slanted, found.turn) == ("draft", 0)


def test_lines_and_frames_are_rules_and_slanted_strokes_are_none():
    document, page = opened(b"100 700 m 300 700 l S\n50 600 100 20 re S\n10 10 m 60 80 l S")
    rules = read_rules(page.raw)
    document.close()
    assert Rule(100, 700, 300, 700) in rules
    assert len(rules) == 5


def test_pictures_tell_where_they_stand_and_jpeg_is_taken_out():
    jpeg = b"\xff\xd8\xff\xd9"
    image = (b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length 4>>stream\n"
             + jpeg + b"\nendstream")
    document, page = opened(b"q 200 0 0 100 40 70 cm /I Do Q", extra=[image], resources=b"/XObject<</I 10 0 R>>")
    picture, = read_pictures(page.raw)
    document.close()
    assert picture.data == jpeg
    assert (picture.x0, picture.y0, picture.x1, picture.y1) == (40, 70, 240, 170)


@pytest.mark.parametrize(("turn", "point"), [(0, (1, 2)), (1, (2, -1)), (2, (-1, -2)), (3, (-2, 1))])
def test_points_of_a_turned_sheet(turn, point):
    assert turned(1, 2, turn) == point

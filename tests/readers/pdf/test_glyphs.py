"""Letters, lines and pictures as PDFium gives them."""

import io
import zlib

import pypdfium2
import pytest
from PIL import Image

from convert.readers.pdf.glyphs import PdfStroke, read_glyphs, read_pictures, read_rules, turned
from convert.readers.pdf.rows import make_rows
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
    assert PdfStroke(100, 700, 300, 700) in rules
    assert len(rules) == 5


def test_pictures_tell_where_they_stand_and_jpeg_is_taken_out():
    buffer = io.BytesIO()
    Image.new("L", (4, 4), 0).save(buffer, "JPEG")
    jpeg = buffer.getvalue()
    image = (b"<</Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n" % len(jpeg)
             + jpeg + b"\nendstream")
    document, page = opened(b"q 200 0 0 100 40 70 cm /I Do Q", extra=[image], resources=b"/XObject<</I 10 0 R>>")
    picture, = read_pictures(page)
    document.close()
    assert picture.data == jpeg
    assert (picture.x0, picture.y0, picture.x1, picture.y1) == (40, 70, 240, 170)


@pytest.mark.parametrize(("turn", "point"), [(0, (1, 2)), (1, (2, -1)), (2, (-1, -2)), (3, (-2, 1))])
def test_points_of_a_turned_sheet(turn, point):
    assert turned(1, 2, turn) == point


@pytest.mark.parametrize(("filtered", "mask", "kind", "colours"), [
    ("DCTDecode", False, b"\xff\xd8\xff", None), ("DCTDecode", True, b"\x89PNG", {(255, 255, 255), (0, 0, 0)}),
    ("FlateDecode", False, b"\x89PNG", {(0, 0, 0)}), ("FlateDecode", True, b"\x89PNG", {(255, 255, 255), (0, 0, 0)})])
def test_a_picture_is_taken_as_it_looks(filtered, mask, kind, colours):
    """The picture is black; its mask lets the left half show."""
    buffer = io.BytesIO()
    Image.new("L", (16, 16), 0).save(buffer, "JPEG")
    data = buffer.getvalue() if filtered == "DCTDecode" else zlib.compress(bytes(256))
    head = b"<</Type/XObject/Subtype/Image/Width 16/Height 16/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/%s/Length %d%s>>stream\n%s\nendstream"
    half = zlib.compress((b"\xff" * 8 + b"\0" * 8) * 16)
    extra = [head % (filtered.encode(), len(data), b"/SMask 11 0 R" if mask else b"", data), head % (b"FlateDecode", len(half), b"", half)]
    document, page = opened(b"q 160 0 0 160 40 70 cm /I Do Q", extra=extra, resources=b"/XObject<</I 10 0 R>>")
    picture, = read_pictures(page)
    document.close()
    assert picture.data.startswith(kind)
    if colours is not None:
        shown = Image.open(io.BytesIO(picture.data)).convert("RGB")
        assert {shown.getpixel((0, 8)), shown.getpixel((15, 8))} == colours


def test_a_glyph_that_stands_for_two_equal_letters_gives_both():
    codes = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfchar <41> <20142014> <42> <00660066> endbfchar
endcmap end end"""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 11 0 R>>"
    extra = [font, b"<</Length %d>>stream\n%s\nendstream" % (len(codes), codes)]
    data = pdf([b"BT /G 16 Tf 72 700 Td (AB) Tj ET"], extra=extra).replace(b"/Font<</F 3 0 R>>", b"/Font<</G 10 0 R>>")
    document = pypdfium2.PdfDocument(data)
    text_page = document[0].get_textpage()
    rows, doubled = make_rows(read_glyphs(text_page.raw).glyphs)
    document.close()
    assert ([row.text for row in rows], doubled) == (["——ff"], 0)

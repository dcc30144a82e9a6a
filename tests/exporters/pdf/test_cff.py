"""PostScript outlines."""

from io import BytesIO
from pathlib import Path
from struct import pack

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from convert.exporters.pdf.cff import _charset, _dictionary, cff_table, character_identifiers
from convert.exporters.pdf.document import Document
from convert.exporters.pdf.fonts import EmbeddedFont
from convert.fonts import Face


@pytest.fixture(scope="module")
def font_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font of three letters with CFF outlines."""
    names = [".notdef", "A", "B", "C"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): letter for letter in "ABC"})
    pens = {}
    for index, name in enumerate(names):
        pen = T2CharStringPen(500 + 100 * index, None)
        pen.moveTo((0, 0))
        for corner in ((400, 0), (400, 700), (0, 700)):
            pen.lineTo(corner)
        pen.closePath()
        pens[name] = pen.getCharString()
    builder.setupCFF("Sample-Regular", {}, pens, {})
    builder.setupHorizontalMetrics({name: (500 + 100 * index, 0) for index, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Sample", "styleName": "Regular", "psName": "Sample-Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    path = tmp_path_factory.mktemp("fonts") / "sample.otf"
    builder.save(path)
    return path


def test_the_bare_table_is_taken_out(font_file: Path):
    assert cff_table(font_file.read_bytes())[:2] == b"\x01\x00"


def test_a_font_without_the_table_is_refused():
    with pytest.raises(ValueError, match="CFF"):
        cff_table(b"\0\1\0\0\0\0" + bytes(6))


def test_in_a_table_with_names_the_glyph_numbers_serve(font_file: Path):
    assert character_identifiers(font_file.read_bytes()) == [0, 1, 2, 3]


@pytest.mark.parametrize("table", [b"\0" + pack(">3H", 7, 8, 40), b"\1" + pack(">HBHB", 7, 1, 40, 0), b"\2" + pack(">HHHH", 7, 1, 40, 0)])
def test_the_identifiers_of_a_keyed_table_are_read_in_every_form(table: bytes):
    assert _charset(table, 0, 4) == [0, 7, 8, 40]


def test_operands_of_every_size_are_read():
    data = bytes((139 + 5, 15)) + b"\x1c\x01\x00\x11" + b"\x1d\x00\x01\x00\x00\x10" + bytes((247, 0, 18)) + bytes((251, 0, 19)) \
        + b"\x1e\x1a\x5f\x0c\x1e"
    assert _dictionary(data) == {15: 5, 17: 256, 16: 65536, 18: 108, 19: -108, 12 << 8 | 30: 0}


def test_the_font_is_embedded_as_a_bare_table(font_file: Path):
    written = Document()
    font = EmbeddedFont(Face(str(font_file)), set("AC"), "F1")
    font.write(written)
    written.add_page(100, 200, "", struct_parents=0)
    written.set_information("<<>>")
    with pikepdf.open(BytesIO(written.finish())) as document:
        written = document.pages[0].Resources.Font.F1.DescendantFonts[0]
        assert (str(written.Subtype), str(written.FontDescriptor.FontFile3.Subtype)) == ("/CIDFontType0", "/CIDFontType0C")
        assert [float(one) for one in written.W[1]] == [600, 800]

"""Small fonts made for the tests, and the style sheet whose faces are tested."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from convert.fonts import FontSet, open_fonts
from convert.fonts.fitness import common_hanzi
from convert.style import StyleSheet, load_style

MakeFont = Callable[..., Path]


def read_font(path: Path) -> TTFont:
    """Return a font as fontTools reads it, from memory, so that no file stays open."""
    return TTFont(io.BytesIO(path.read_bytes()))


@pytest.fixture(scope="session")
def sheet() -> StyleSheet:
    return load_style("gbt9704")


@pytest.fixture
def bundled(sheet: StyleSheet) -> FontSet:
    return open_fonts(sheet, "bundled")


def _square(pen):
    for number, point in enumerate(((100, 0), (100, 700), (600, 700), (600, 0))):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()


@pytest.fixture(scope="session")
def chinese_letters() -> frozenset[str]:
    """Every common hanzi, the marks of Chinese text and ASCII."""
    return frozenset(map(chr, [*common_hanzi(), *range(0x20, 0x7F)])) | frozenset("“”‘’—…·、。，；：？！（）《》①")


@pytest.fixture(scope="session")
def make_font(tmp_path_factory: pytest.TempPathFactory) -> MakeFont:
    """Return a maker of fonts in which every letter is the same box."""

    def make(family: str, letters: Iterable[str], *, wide: int = 1000, narrow: str = "", fs_type: int = 0,
             style: str = "Regular", cff: bool = False, name: str | None = None, folder: Path | None = None) -> Path:
        builder = FontBuilder(1000, isTTF=not cff)
        builder.setupGlyphOrder([".notdef", "wide", "narrow"])
        builder.setupCharacterMap({ord(letter): "narrow" if letter.isascii() or letter in narrow else "wide"
                                   for letter in letters})
        names = {"familyName": {"en": family}, "styleName": style, "fullName": family, "psName": name or "Test-Face"}
        if cff:
            pen = T2CharStringPen(1000, None)
            _square(pen)
            shape = pen.getCharString()
            builder.setupCFF(names["psName"], {}, dict.fromkeys((".notdef", "wide", "narrow"), shape), {})
        else:
            shape = TTGlyphPen(None)
            _square(shape)
            glyph = shape.glyph()
            builder.setupGlyf(dict.fromkeys((".notdef", "wide", "narrow"), glyph))
        builder.setupHorizontalMetrics({".notdef": (1000, 100), "wide": (wide, 100), "narrow": (500, 100)})
        builder.setupHorizontalHeader(ascent=859, descent=-141)
        builder.setupNameTable(names)
        builder.setupOS2(version=4, sTypoAscender=859, sTypoDescender=-141, usWinAscent=859, usWinDescent=141,
                         fsType=fs_type, sCapHeight=700)
        builder.setupPost()
        path = (folder or tmp_path_factory.mktemp("font")) / f"{names['psName']}.{'otf' if cff else 'ttf'}"
        builder.save(path)
        return path

    return make


@pytest.fixture(scope="session")
def outline() -> Callable[[Path, str], list]:
    """Return a reader of the outline of a letter, as fontTools sees it."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    def read(path: Path, letter: str) -> list:
        font = read_font(path)
        glyphs = font.getGlyphSet()
        pen = DecomposingRecordingPen(glyphs)
        glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
        return pen.value

    return read

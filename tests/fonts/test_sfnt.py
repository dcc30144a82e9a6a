"""Reading font files."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection
from hypothesis import given
from hypothesis import strategies as st

from convert.fonts.sfnt import FontFile, FontFileError, face_count
from convert.style.locate import styles_folder
from tests.fonts.conftest import read_font

FONTS = sorted(Path(styles_folder(), "fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_glyphs_and_widths_are_those_that_fonttools_reads(path: Path):
    font, file = read_font(path), FontFile(str(path))
    letters = font.getBestCmap()
    assert {code: file.glyph(code) for code in letters} == {code: font.getGlyphID(name) for code, name in letters.items()}
    widths = [font["hmtx"][name][0] for name in font.getGlyphOrder()]
    assert [file.width(glyph) for glyph in range(len(widths))] == widths
    assert file.letter_count() == len(letters)


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_the_short_map_agrees_with_the_long_one(path: Path):
    font, file = read_font(path), FontFile(str(path))
    tables = [table for table in font["cmap"].tables if table.format == 4 and table.isUnicode()]
    for code, name in tables[0].cmap.items() if tables else ():
        assert file._short_glyph(code) == font.getGlyphID(name)


FILE = FontFile(str(FONTS[0]))
KNOWN = frozenset(read_font(FONTS[0]).getBestCmap())


@given(st.characters())
def test_only_letters_of_the_map_have_a_glyph(letter: str):
    assert (FILE.glyph(ord(letter)) != 0) == (ord(letter) in KNOWN)


def test_names_are_read_in_every_language(make_font):
    path = make_font("Test Song", "国A")
    font = read_font(path)
    font["name"].setName("测试宋体", 1, 3, 1, 0x804)
    font.save(path)
    assert set(FontFile(str(path)).names(1)) == {"Test Song", "测试宋体"}


def test_a_collection_holds_several_faces(make_font, tmp_path: Path):
    collection = TTCollection()
    collection.fonts = [read_font(make_font("First", "国")), read_font(make_font("Second", "国家"))]
    path = tmp_path / "two.ttc"
    collection.save(path)
    assert face_count(str(path)) == 2
    assert [set(FontFile(str(path), index).names(1)) for index in (0, 1)] == [{"First"}, {"Second"}]
    assert [FontFile(str(path), index).glyph(ord("家")) != 0 for index in (0, 1)] == [False, True]
    with pytest.raises(FontFileError):
        FontFile(str(path), 2)


@pytest.mark.parametrize("data", [b"", b"wOF2", b"\0\1\0\0\0", b"\0\1\0\0" + b"\0\x20" + bytes(6) + b"abc", b"ttcf\0\1\0\0"])
def test_what_is_no_font_is_refused(data: bytes, tmp_path: Path):
    path = tmp_path / "no.ttf"
    path.write_bytes(data)
    with pytest.raises(FontFileError):
        FontFile(str(path))


def test_a_missing_file_holds_no_face(tmp_path: Path):
    assert face_count(str(tmp_path / "none.ttf")) == 0
    with pytest.raises(FontFileError):
        FontFile(str(tmp_path / "none.ttf"))

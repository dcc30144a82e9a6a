"""Small fonts with the letters of a document."""

from pathlib import Path

import pytest

from convert.fonts import Face, FontSet

TEXT = "青禾区“十四五”——㎡①2024"


@pytest.mark.parametrize("typeface", ["fangsong", "kaiti", "heiti", "xiaobiaosong", "songti", "latin"])
def test_the_letters_keep_outline_and_width(typeface: str, bundled: FontSet, tmp_path: Path, outline):
    face = bundled.face(typeface)
    subset = face.subset(TEXT)
    path = tmp_path / "subset.ttf"
    path.write_bytes(subset.data)
    small = Face(str(path))
    assert set(subset.glyphs) == {letter for letter in TEXT if face.glyph(letter)}
    for letter, glyph in subset.glyphs.items():
        assert small.glyph(letter) == glyph
        assert small.advance(letter) == face.advance(letter)
        assert outline(path, letter) == outline(Path(face.path), letter)


def test_a_subset_is_small_and_does_not_depend_on_the_order_of_letters(bundled: FontSet):
    face = bundled.face("heiti")
    assert len(face.subset(TEXT).data) < 10_000
    assert face.subset(TEXT) == face.subset("".join(reversed(TEXT)) + TEXT)


def test_letters_the_face_lacks_and_invisible_ones_are_left_out(bundled: FontSet):
    assert set(bundled.face("fangsong").subset("国𠮷\u200b").glyphs) == {"国"}


def test_postscript_outlines_are_cut_too(make_font, tmp_path: Path, outline):
    source = make_font("Cubic", "国家A", cff=True)
    subset = Face(str(source)).subset("国A")
    path = tmp_path / "subset.otf"
    path.write_bytes(subset.data)
    assert subset.data[:4] == b"OTTO"
    assert set(subset.glyphs) == {"国", "A"}
    assert outline(path, "国") == outline(source, "国")


def test_layout_tables_are_kept_only_when_asked_for(bundled: FontSet, tmp_path: Path):
    tables = []
    for layout in (False, True):
        path = tmp_path / f"{layout}.ttf"
        path.write_bytes(bundled.face("latin").subset("fi AV", layout=layout).data)
        tables.append(set(Face(str(path)).file.tables))
    assert "GPOS" in tables[1] - tables[0]

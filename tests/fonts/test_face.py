"""What one face tells."""

import pytest

from convert.fonts import INVISIBLE, Face, FontSet


def test_letters_are_measured_in_em(bundled: FontSet):
    face = bundled.face("fangsong")
    assert face.advances("国“，1") == [1.0, 1.0, 1.0, 0.5]
    assert face.advance("国") == face.glyph_advance(face.glyph("国"))


def test_the_latin_face_has_the_widths_of_times(bundled: FontSet):
    face = bundled.face("latin")
    assert face.units_per_em == 2048
    assert {face.advance(digit) for digit in "0123456789"} == {0.5}
    assert face.advance("W") == pytest.approx(0.944, abs=0.001)


def test_what_a_pdf_needs_to_know_of_a_font(bundled: FontSet):
    face = bundled.face("heiti")
    assert (face.postscript_name, face.family, face.is_cff) == ("GWHei-Regular", "GW Hei", False)
    assert (face.ascent, face.descent, face.italic_angle, face.is_fixed_pitch) == (0.88, -0.12, 0.0, False)
    assert 0.7 < face.cap_height < 0.76
    left, bottom, right, top = face.bbox
    assert left < 0 < right
    assert bottom < 0 < top
    assert 0.05 < face.stem_v < 0.2


def test_a_letter_the_face_lacks_has_glyph_0(bundled: FontSet):
    face = bundled.face("fangsong")
    assert face.glyph("𠮷") == 0
    assert not face.has("𠮷")


@pytest.mark.parametrize("char", ["\u200b", "\ufeff", "\t", "\u2060", "\ufe0f", "\U000e0100"])
def test_what_is_invisible_takes_no_room_and_is_never_missing(char: str, bundled: FontSet):
    face = bundled.face("songti")
    assert char in INVISIBLE
    assert face.has(char)
    assert face.advance(char) == 0.0


def test_spaces_are_visible_room():
    assert INVISIBLE.isdisjoint(" \u00a0\u3000\u2003")


def test_postscript_outlines_are_told_apart(make_font):
    assert Face(str(make_font("Cubic", "国A", cff=True))).is_cff
    assert not Face(str(make_font("Quadratic", "国A"))).is_cff


def test_the_ink_of_a_dash_lies_between_bottom_and_top(bundled: FontSet):
    bottom, top = bundled.face("songti").extent("—")
    assert 0 < bottom < top < 0.5


def test_a_letter_without_ink_has_no_extent(bundled: FontSet):
    assert bundled.face("songti").extent("\u3000") is None

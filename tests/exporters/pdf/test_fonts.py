"""Embedding: one subset for a face, exact codes, widths and letters."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.pdf.fonts import EmbeddedFont, embed_fonts, encoding_map, to_unicode_map
from convert.fonts import split_clusters
from convert.fonts.face import Face
from convert.layout.frame import Line
from tests.exporters.pdf.samples import export, fonts, full_report, laid_out, one_line

POSTSCRIPT = sorted(str(path) for path in Path("/usr/share/fonts/opentype").rglob("*CJK*.ttc"))


def test_every_face_is_embedded_once_however_many_letters_it_shows():
    pages = laid_out(full_report())
    faces = {run.face for page in pages.pages for item in page.items if isinstance(item, Line) for run in item.runs}
    assert {font.resource for font in embed_fonts(pages, fonts()).values()} == {f"F{index}" for index in range(1, len(faces) + 1)}
    with pikepdf.open(BytesIO(export(full_report(), pages))) as document:
        composite = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0"]
        assert len(composite) == len(faces) > 5
        assert all("/FontFile2" in one.DescendantFonts[0].FontDescriptor for one in composite)


def test_the_codes_are_the_glyphs_of_the_subset():
    font = EmbeddedFont(fonts().face("fangsong"), set("青禾区2023"), "F1")
    cmap = TTFont(BytesIO(font.data))
    order = cmap.getGlyphOrder()
    assert {letter: order[int.from_bytes(code)] for letter, code in font.codes.items()} == {
        letter: cmap.getBestCmap()[ord(letter)] for letter in "青禾区2023"}


def test_a_letter_without_a_glyph_is_shown_by_a_stand_in_and_keeps_its_own_code():
    font = EmbeddedFont(fonts().face("fangsong"), {"青", "𠮷", "\U00030edd"}, "F1")
    assert font.missing == {"𠮷", "\U00030edd"}
    codes = [int.from_bytes(font.codes[letter]) for letter in ("𠮷", "\U00030edd", "〓")]
    assert len(set(codes)) == 3
    assert len({font.identifiers[code] for code in codes}) == 1
    assert [font.texts[code] for code in codes] == ["𠮷", "\U00030edd", "〓"]


def test_no_code_is_the_missing_glyph():
    font = EmbeddedFont(fonts().face("latin"), {"A", "青", " ", "\u200b"}, "F1")
    assert 0 not in font.identifiers.values()
    assert font.codes["青"]


def test_nothing_invisible_is_lost():
    assert split_clusters("葛\U000e0100城\u200b") == ["葛\U000e0100", "城\u200b"]
    assert split_clusters("\u200b\u200b中文") == ["\u200b\u200b中", "文"]
    assert split_clusters("\t\u200b中文") == ["\t\u200b", "中", "文"]


@given(st.text(max_size=30))
def test_clusters_joined_are_the_text(text: str):
    assert "".join(split_clusters(text)) == text


def test_the_way_back_to_unicode_knows_letters_outside_the_basic_plane():
    assert b"<0005> <D842DFB7>" in to_unicode_map({5: "𠮷"})


def test_a_block_of_a_character_map_has_at_most_a_hundred_entries():
    lines = to_unicode_map({code: chr(0x4E00 + code) for code in range(1, 251)}).decode().split("\n")
    assert [line for line in lines if "begin" in line and "bfchar" in line] == ["100 beginbfchar", "100 beginbfchar", "50 beginbfchar"]


def test_the_encoding_may_lead_several_codes_to_one_glyph():
    assert b"<0001> 1\n<0009> 1" in encoding_map("N", {1: 1, 9: 1})


@pytest.mark.parametrize(("text", "encoding"), [("青禾区", "/Identity-H"), ("青禾𠮷", None)])
def test_an_encoding_of_its_own_is_embedded_only_where_codes_and_glyphs_differ(text: str, encoding: str | None):
    with pikepdf.open(BytesIO(export(pages=one_line(text)))) as document:
        found = document.pages[0].Resources.Font.F1.Encoding
        assert (str(found) == encoding) if encoding else (str(found.Type) == "/CMap")


def test_the_same_letters_in_another_order_give_the_same_font():
    face = fonts().face("songti")
    assert EmbeddedFont(face, {"甲", "乙"}, "F1").data == EmbeddedFont(face, {"乙", "甲"}, "F1").data


def test_the_name_of_a_subset_tells_it_from_others_of_its_face():
    with pikepdf.open(BytesIO(export(pages=one_line("甲乙")))) as one, pikepdf.open(BytesIO(export(pages=one_line("甲丙")))) as other:
        names = [str(document.pages[0].Resources.Font.F1.BaseFont) for document in (one, other)]
    assert all(re.fullmatch(r"/[A-Z]{6}\+GWFangSong-Regular", name) for name in names)
    assert names[0] != names[1]


@pytest.mark.skipif(not POSTSCRIPT, reason="no face with PostScript outlines is installed")
def test_postscript_outlines_are_embedded_bare_and_their_glyphs_are_their_identifiers():
    face = Face(POSTSCRIPT[0])
    font = EmbeddedFont(face, {"青", "A"}, "F1")
    table = TTFont(BytesIO(font.data))
    assert [table.getGlyphID(table.getBestCmap()[ord(letter)]) for letter in "青A"] == [int.from_bytes(font.codes[one]) for one in "青A"]
    top = table["CFF "].cff.topDictIndex[0]
    assert not hasattr(top, "ROS") or [top.charset.index(f"cid{code:05d}") for code in font.texts] == list(font.texts)


def test_widths_that_are_all_the_same_are_known():
    assert EmbeddedFont(fonts().face("fangsong"), {"甲", "，"}, "F1").has_one_width
    assert not EmbeddedFont(fonts().face("latin"), {"W", "i"}, "F1").has_one_width

"""Which face serves a typeface, which face shows a letter, and what is told about it."""

import os
from pathlib import Path

import pytest

from convert.diagnostics import ConvertError
from convert.fonts import FontSet, installed, open_fonts
from convert.messages import render
from convert.style import StyleSheet

CHINESE = ["fangsong", "kaiti", "heiti", "xiaobiaosong", "songti"]


def test_nothing_is_opened_before_a_letter_is_asked_for(bundled: FontSet):
    assert bundled.opened == []
    bundled.face_for("fangsong", "国")
    assert [os.path.basename(path) for path in bundled.opened] == ["gw-fangsong.ttf"]
    bundled.face_for("fangsong", "镕")
    assert [os.path.basename(path) for path in bundled.opened] == ["gw-fangsong.ttf", "gw-supplement.ttf"]


@pytest.mark.parametrize("typeface", CHINESE)
def test_every_mark_of_chinese_text_is_one_em_wide(typeface: str, bundled: FontSet):
    for char in "“”‘’—…·、。，；：？！（）《》〔〕【】％￥℃①⑩":
        assert bundled.advance(typeface, char) == 1.0, char
        assert bundled.face_for(typeface, char) is bundled.face(typeface), char


def test_a_letter_of_a_name_comes_from_the_face_that_looks_like_fangsong_and_is_no_news(bundled: FontSet):
    for char in "镕堃喆昇旻㎡⑪":
        assert bundled.face_for("fangsong", char) is bundled.face("supplement")
    assert bundled.face_for("latin", "国") is bundled.face("fangsong")
    assert not [item for item in bundled.diagnostics() if "镕" in str(item.args)]


def test_hanzi_beyond_the_basic_plane_are_shown_and_told(bundled: FontSet):
    for typeface in CHINESE:
        assert bundled.face_for(typeface, "𠮷") is bundled.face("rare")
    assert not bundled.lacks("𠮷")
    (note,) = [item for item in bundled.diagnostics() if item.code == "font-fallback"]
    assert note.args == {"letters": "𠮷（U+20BB7）（GW Rare）", "count": 1}


def test_raised_figures_and_signs_of_units_are_all_in_the_latin_face(bundled: FontSet):
    for char in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋°′″μµ±×÷·−":
        assert bundled.face_for("latin", char) is bundled.face("latin"), char
        assert 0 < bundled.advance("latin", char) < 0.7, char


def test_a_letter_that_no_face_has_is_named_with_its_code_point(bundled: FontSet):
    face = bundled.face_for("kaiti", "ꀀ")
    assert face is bundled.face("kaiti")
    assert face.glyph("ꀀ") == 0
    assert bundled.lacks("ꀀ")
    (missing,) = [item for item in bundled.diagnostics() if item.code == "font-missing-letter"]
    assert missing.grade == "mandatory"
    assert "ꀀ（U+A000）" in render(missing)
    assert "U+A000" in render(missing, "en")


def test_what_is_invisible_is_never_missing(bundled: FontSet):
    assert bundled.face_for("fangsong", "\u200b") is bundled.face("fangsong")
    assert not [item for item in bundled.diagnostics() if item.code == "font-missing-letter"]


def test_every_substitution_is_told_once_and_only_of_faces_that_were_used(bundled: FontSet):
    for char in "国家国家":
        bundled.face_for("heiti", char)
    assert [(item.code, item.grade, item.args) for item in bundled.diagnostics()] == [
        ("font-substituted", "note", {"wanted": "黑体", "used": "GW Hei"})]


def test_a_face_is_found_again_by_its_key_whichever_document_asked_for_it(bundled: FontSet, sheet: StyleSheet):
    face = bundled.face_for("songti", "国")
    assert open_fonts(sheet).by_key(face.key) is face


def test_a_missing_shipped_file_is_told_in_a_sentence(sheet: StyleSheet, tmp_path: Path):
    with pytest.raises(ConvertError) as caught:
        open_fonts(sheet, "bundled", str(tmp_path)).face("kaiti")
    assert caught.value.diagnostic.code == "font-missing-file"
    assert "gw-kaiti.ttf" in render(caught.value.diagnostic)


def _install(monkeypatch: pytest.MonkeyPatch, **families: Path) -> None:
    faces = {family.casefold(): ((str(path), 0),) for family, path in families.items()}
    monkeypatch.setattr(installed, "installed_faces", lambda: faces)


def test_the_users_own_face_comes_first_unless_the_shipped_are_asked_for(
        sheet: StyleSheet, make_font, chinese_letters, monkeypatch: pytest.MonkeyPatch):
    own = make_font("仿宋_GB2312", chinese_letters)
    _install(monkeypatch, 仿宋_GB2312=own)
    fonts = open_fonts(sheet)
    assert fonts.face_for("fangsong", "国").path == str(own)
    assert fonts.diagnostics() == ()
    assert open_fonts(sheet, "bundled").face("fangsong").family == "GW FangSong"


def test_a_letter_the_users_face_lacks_comes_from_the_shipped_face_of_the_same_kind(
        sheet: StyleSheet, make_font, chinese_letters, monkeypatch: pytest.MonkeyPatch):
    _install(monkeypatch, 楷体=make_font("楷体", chinese_letters))
    fonts = open_fonts(sheet)
    assert fonts.face_for("kaiti", "喆").family == "GW Kai"
    assert fonts.face_for("kaiti", "国").family == "楷体"


def test_a_face_whose_marks_are_not_one_em_wide_is_not_used_at_all(
        sheet: StyleSheet, make_font, chinese_letters, monkeypatch: pytest.MonkeyPatch):
    own = make_font("宋体", chinese_letters, narrow="—")
    _install(monkeypatch, 宋体=own)
    fonts = open_fonts(sheet)
    assert {fonts.face_for("songti", char).family for char in "国—“，"} == {"GW Song"}
    assert [item.code for item in fonts.diagnostics()] == ["font-substituted"]
    assert [(item.code, item.args["family"]) for item in fonts.refusals()] == [("font-marks", "宋体")]


def test_all_faces_that_are_replaced_are_told_in_one_sentence(
        sheet: StyleSheet, make_font, chinese_letters, monkeypatch: pytest.MonkeyPatch):
    _install(monkeypatch, 华文仿宋=make_font("华文仿宋", chinese_letters))
    fonts = open_fonts(sheet)
    for typeface in ("fangsong", "kaiti"):
        fonts.face(typeface)
    assert [(item.code, item.args) for item in fonts.diagnostics()] == [
        ("font-substituted", {"wanted": "仿宋_GB2312、楷体_GB2312", "used": "华文仿宋、GW Kai"})]


def test_an_installed_face_that_may_not_be_embedded_is_passed_over(
        sheet: StyleSheet, make_font, chinese_letters, monkeypatch: pytest.MonkeyPatch):
    own = make_font("方正小标宋简体", chinese_letters, fs_type=2)
    _install(monkeypatch, 方正小标宋简体=own)
    fonts = open_fonts(sheet)
    assert fonts.face("xiaobiaosong").family == "GW XiaoBiaoSong"
    assert [item.code for item in fonts.refusals()] == ["font-restricted"]
    assert fonts.served("xiaobiaosong").refused == (("方正小标宋简体", str(own), "restricted"),)


def test_a_damaged_installed_file_is_passed_over(sheet: StyleSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\0\1\0\0\0\x01" + bytes(6) + b"head" + bytes(12))
    _install(monkeypatch, 黑体=broken)
    assert open_fonts(sheet).face("heiti").family == "GW Hei"


def test_a_letter_that_nothing_has_is_looked_for_in_the_users_largest_fonts(
        sheet: StyleSheet, make_font, monkeypatch: pytest.MonkeyPatch):
    own = make_font("SimSun-ExtB", "𠮷")
    _install(monkeypatch, **{"SimSun-ExtB": own})
    fonts = open_fonts(sheet)
    assert fonts.face_for("fangsong", "𠮷").path == str(own)
    assert not fonts.lacks("𠮷")


def test_two_faces_of_one_name_have_different_keys(
        sheet: StyleSheet, make_font, chinese_letters, monkeypatch: pytest.MonkeyPatch):
    _install(monkeypatch, 楷体=make_font("楷体", chinese_letters), 黑体=make_font("黑体", chinese_letters))
    fonts = open_fonts(sheet)
    keys = [fonts.face("kaiti").key, fonts.face("heiti").key]
    assert len(set(keys)) == 2
    assert [fonts.by_key(key) for key in keys] == [fonts.face("kaiti"), fonts.face("heiti")]

"""Which face serves a typeface, which face shows a letter, and what is told about it."""

import os
import time
from pathlib import Path

import pytest

from convert.diagnostics import ConvertError
from convert.fonts import FontSet, installed, open_fonts
from convert.fonts.fontset import open_face
from convert.messages import render
from convert.style import StyleSheet

CHINESE = ["fangsong", "kaiti", "heiti", "xiaobiaosong", "songti"]


def test_nothing_is_opened_before_a_letter_is_asked_for(bundled: FontSet):
    assert bundled.opened == []
    bundled.face_for("fangsong", "国")
    assert [os.path.basename(path) for path in bundled.opened] == ["gw-fangsong.ttf"]
    bundled.face_for("fangsong", "镕")
    assert [os.path.basename(path) for path in bundled.opened] == ["gw-fangsong.ttf", "gw-songti.ttf"]


@pytest.mark.parametrize("typeface", CHINESE)
def test_every_mark_of_chinese_text_is_one_em_wide(typeface: str, bundled: FontSet):
    for char in "“”‘’—…·、。，；：？！（）《》〔〕【】％￥℃①⑩":
        assert bundled.advance(typeface, char) == 1.0, char
        assert bundled.face_for(typeface, char) is bundled.face(typeface), char


def test_a_letter_is_looked_for_in_the_song_first(bundled: FontSet):
    for char in "镕喆㎡⑪":
        assert bundled.face_for("fangsong", char) is bundled.face("songti")
    assert bundled.face_for("latin", "国") is bundled.face("fangsong")
    (note,) = [item for item in bundled.diagnostics() if item.args.get("wanted") == "仿宋_GB2312" and "count" in item.args]
    assert note.code == "font-fallback"
    assert note.args == {"wanted": "仿宋_GB2312", "used": "GW Song", "count": 4,
                         "letters": "镕（U+9555）、喆（U+5586）、㎡（U+33A1）、⑪（U+246A）"}


def test_a_letter_that_no_face_has_is_named_with_its_code_point(bundled: FontSet):
    face = bundled.face_for("kaiti", "𠮷")
    assert face is bundled.face("kaiti")
    assert face.glyph("𠮷") == 0
    assert bundled.lacks("𠮷")
    (missing,) = [item for item in bundled.diagnostics() if item.code == "font-missing-letter"]
    assert missing.grade == "mandatory"
    assert "𠮷（U+20BB7）" in render(missing)
    assert "U+20BB7" in render(missing, "en")


def test_what_is_invisible_is_never_missing(bundled: FontSet):
    assert bundled.face_for("fangsong", "\u200b") is bundled.face("fangsong")
    assert not [item for item in bundled.diagnostics() if item.code == "font-missing-letter"]


def test_every_substitution_is_told_once_and_only_of_faces_that_were_used(bundled: FontSet):
    for char in "国家国家":
        bundled.face_for("heiti", char)
    assert [(item.code, item.grade, item.args) for item in bundled.diagnostics()] == [
        ("font-substituted", "note", {"wanted": "黑体", "used": "GW Hei"})]


def test_a_face_is_found_again_by_its_key(bundled: FontSet):
    face = bundled.face_for("songti", "国")
    assert face.key == "GWSong-Regular"
    assert bundled.by_key("GWSong-Regular") is face


def test_a_missing_shipped_file_is_told_in_a_sentence(sheet: StyleSheet, tmp_path: Path):
    with pytest.raises(ConvertError) as caught:
        open_fonts(sheet, "bundled", str(tmp_path)).face("kaiti")
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
    _install(monkeypatch, 楷体=make_font("楷体", chinese_letters, narrow="“"))
    fonts = open_fonts(sheet)
    assert fonts.face_for("kaiti", "喆").family == "GW Kai"
    assert fonts.face_for("kaiti", "“").family == "GW Kai", "a mark that is not one em wide does not fit into Chinese text"
    assert fonts.face_for("kaiti", "”").family == "楷体"


def test_another_installed_face_than_the_standards_is_told(
        sheet: StyleSheet, make_font, chinese_letters, monkeypatch: pytest.MonkeyPatch):
    _install(monkeypatch, 华文仿宋=make_font("华文仿宋", chinese_letters))
    fonts = open_fonts(sheet)
    fonts.face("fangsong")
    assert [(item.code, item.args) for item in fonts.diagnostics()] == [
        ("font-replaced", {"wanted": "仿宋_GB2312", "used": "华文仿宋"})]


def test_an_installed_face_that_may_not_be_embedded_is_passed_over_and_told(
        sheet: StyleSheet, make_font, chinese_letters, monkeypatch: pytest.MonkeyPatch):
    own = make_font("方正小标宋简体", chinese_letters, fs_type=2)
    _install(monkeypatch, 方正小标宋简体=own)
    fonts = open_fonts(sheet)
    assert fonts.face("xiaobiaosong").family == "GW XiaoBiaoSong"
    assert [item.code for item in fonts.diagnostics()] == ["font-restricted", "font-substituted"]
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


def test_four_faces_are_opened_and_640_letters_measured_at_once(sheet: StyleSheet):
    letters = [chr(code) for code in range(0x4E00, 0x5800)][:640]
    seconds = []
    for _ in range(5):
        open_face.cache_clear()
        start = time.perf_counter()
        fonts = open_fonts(sheet, "bundled")
        for typeface in ("fangsong", "kaiti", "heiti", "xiaobiaosong"):
            for letter in letters:
                fonts.advance(typeface, letter)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.05

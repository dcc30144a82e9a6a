"""Looking through the fonts of a machine."""

import shutil
from pathlib import Path

import pytest

from convert.fonts.scan import font_folders, scan, watched


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_folders_are_looked_through_when_fontconfig_is_not_there(home: Path, make_font, monkeypatch: pytest.MonkeyPatch):
    folder = home / ".local" / "share" / "fonts" / "official"
    folder.mkdir(parents=True)
    path = make_font("测试仿宋", "国", folder=folder, name="TestFang")
    (folder / "broken.ttf").write_bytes(b"\0\1\0\0 no font")
    (folder / "readme.txt").write_text("no font")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert scan("linux")["测试仿宋"] == ((str(path), 0),)
    assert scan("linux")["testfang"] == ((str(path), 0),)


def test_bold_and_italic_faces_are_passed_over(home: Path, make_font):
    folder = home / "Library" / "Fonts"
    folder.mkdir(parents=True)
    make_font("测试黑体", "国", folder=folder, name="TestHei-Bold", style="Bold")
    regular = make_font("测试黑体", "国", folder=folder, name="TestHei")
    assert scan("darwin")["测试黑体"] == ((str(regular), 0),)


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="fontconfig is not installed")
def test_fontconfig_is_asked_on_linux(make_font, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = make_font("Test Kai, Semi-Round", "国", folder=tmp_path, name="TestKai")
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>", "utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    assert scan("linux")["testkai"] == ((str(path), 0),)


def test_windows_keeps_fonts_in_two_folders(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WINDIR", r"D:\Windows")
    monkeypatch.setenv("LOCALAPPDATA", r"D:\Users\one\AppData\Local")
    assert font_folders("win32") == [r"D:\Windows\Fonts", r"D:\Users\one\AppData\Local\Microsoft\Windows\Fonts"]


def test_what_is_watched_are_the_folders_of_fonts_with_those_below_them(home: Path):
    (home / ".fonts" / "a" / "b").mkdir(parents=True)
    found = watched("linux")
    assert {str(home / ".fonts"), str(home / ".fonts" / "a"), str(home / ".fonts" / "a" / "b")} <= set(found)


def test_a_folder_that_leads_back_to_itself_is_looked_through_once(home: Path):
    (home / ".fonts").mkdir()
    (home / ".fonts" / "again").symlink_to(home / ".fonts")
    assert str(home / ".fonts" / "again") in watched("linux")


def test_the_folders_that_the_settings_of_fontconfig_name_are_watched(home: Path, monkeypatch: pytest.MonkeyPatch):
    (home / "conf.d").mkdir()
    (home / "fonts.conf").write_text('<fontconfig><dir>~/office</dir><include ignore_missing="yes">conf.d</include></fontconfig>', "utf-8")
    (home / "conf.d" / "more.conf").write_text('<fontconfig><dir prefix="xdg">more</dir></fontconfig>', "utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(home / "fonts.conf"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    expected = ["fonts.conf", "conf.d", "conf.d/more.conf", "office", "data/more"]
    assert {str(home / name) for name in expected} <= set(watched("linux"))
    assert str(home / "office") not in watched("darwin")


def test_settings_that_cannot_be_read_name_nothing(home: Path, monkeypatch: pytest.MonkeyPatch):
    (home / "fonts.conf").write_text("<fontconfig><include>conf.d</include></fontconfig>", "utf-8")
    (home / "conf.d").mkdir()
    monkeypatch.setenv("FONTCONFIG_FILE", str(home / "fonts.conf"))
    monkeypatch.setattr("os.scandir", lambda folder: (_ for _ in ()).throw(PermissionError(folder)))
    assert str(home / "conf.d") in watched("linux")

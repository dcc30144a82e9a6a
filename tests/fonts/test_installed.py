"""Which file holds a family, and how long what was found is good."""

import sys
from pathlib import Path

import pytest

from convert.fonts import installed, scan
from convert.fonts.installed import find_family, installed_faces
from convert.kept import Kept


@pytest.fixture
def looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what grows with every look through the machine, the fonts of which are in one folder."""
    made: list[str] = []
    (tmp_path / "fonts").mkdir()
    monkeypatch.setattr(scan, "scan", lambda platform: made.append(platform) or {"simhei": (("simhei.ttf", 0),)})
    monkeypatch.setattr(scan, "watched", lambda _: [str(tmp_path / "fonts")])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(installed, "_kept", Kept("fonts", installed._Seen))
    installed_faces.cache_clear()
    yield made
    installed_faces.cache_clear()


def _next_start() -> None:
    installed_faces.cache_clear()
    installed._kept = Kept("fonts", installed._Seen)


@pytest.mark.usefixtures("looks")
def test_names_are_found_whatever_their_case():
    assert find_family("SimHei") == (("simhei.ttf", 0),)
    assert find_family("SimKai") == ()


def test_a_machine_whose_folders_have_not_changed_is_looked_through_once(looks: list[str]):
    first = installed_faces()
    _next_start()
    assert installed_faces() == first
    assert looks == [sys.platform]


def test_a_font_that_comes_is_seen(looks: list[str], tmp_path: Path):
    installed_faces()
    (tmp_path / "fonts" / "new.ttf").write_bytes(b"")
    _next_start()
    installed_faces()
    assert len(looks) == 2


def test_a_flipped_bit_means_another_look_and_the_same_faces(looks: list[str], tmp_path: Path):
    first = installed_faces()
    file = tmp_path / "cache" / "report-convert" / "fonts.json"
    whole = file.read_bytes()
    for at in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[at // 8] ^= 1 << at % 8
        file.write_bytes(flipped)
        _next_start()
        assert installed_faces() == first
        assert len(looks) == at + 2


def test_other_settings_of_fontconfig_are_another_machine(looks: list[str], monkeypatch: pytest.MonkeyPatch):
    installed_faces()
    monkeypatch.setenv("FONTCONFIG_FILE", "/other/fonts.conf")
    _next_start()
    installed_faces()
    assert len(looks) == 2

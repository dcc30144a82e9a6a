"""What is kept is what was put, or nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from convert import kept
from convert.kept import Kept, stamps, unchanged

Thing = dict[str, tuple[int, ...]]


def _things(name: str = "things") -> Kept[Thing]:
    return Kept(name, Thing)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the things are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "report-convert" / "things.json"


def test_the_next_start_finds_what_was_put(file: Path):
    _things().put("一", {"y": (1, 2)})
    assert _things().get("一") == {"y": (1, 2)}
    assert _things().get("b") is None
    assert _things("others").get("一") is None
    assert [path.name for path in file.parent.iterdir()] == ["things.json"]


def test_two_runs_at_once_lose_nothing_of_each_other():
    one, other = _things(), _things()
    assert one.get("a") is other.get("a") is None
    one.put("a", {"x": (1,)})
    other.put("b", {"x": (2,)})
    assert [_things().get(key) for key in "ab"] == [{"x": (1,)}, {"x": (2,)}]


def test_whatever_bit_is_flipped_nothing_is_found(file: Path):
    _things().put("a", {"x": (1, 23)})
    whole = file.read_bytes()
    for at in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[at // 8] ^= 1 << at % 8
        file.write_bytes(flipped)
        assert _things().get("a") is None, bytes(flipped)


@pytest.mark.parametrize("content", [b"", b"strange", b"[]", b"{}", b"\xff"])
def test_a_strange_file_is_left_aside_and_written_anew(file: Path, content: bytes):
    _things().put("a", {"x": (1,)})
    file.write_bytes(content)
    assert _things().get("a") is None
    _things().put("b", {"x": (2,)})
    assert _things().get("b") == {"x": (2,)}


def test_a_file_cut_short_or_drawn_out_is_left_aside(file: Path):
    _things().put("a", {"x": (1,)})
    whole = file.read_bytes()
    for cut in range(len(whole)):
        file.write_bytes(whole[:cut])
        assert _things().get("a") is None
    file.write_bytes(whole + b"0")
    assert _things().get("a") is None


def test_things_of_another_kind_are_left_aside():
    Kept("things", dict[str, str]).put("a", {"x": "1"})
    assert _things().get("a") is None


def test_the_form_of_another_version_is_not_read(monkeypatch: pytest.MonkeyPatch):
    _things().put("a", {"x": (1,)})
    monkeypatch.setattr(kept, "_FORM", "another")
    assert _things().get("a") is None


def test_of_too_many_things_the_oldest_go(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept, "_MOST", 2)
    for key in ("a", "b", "a", "c"):
        _things().put(key, {})
    assert [_things().get(key) for key in "abc"] == [{}, None, {}]


@pytest.mark.parametrize("relative", ["cache", "", "./cache"])
def test_a_relative_cache_folder_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, relative: str):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", relative)
    _keeps_for_the_process()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("home", [None, "", "none", "home"])
def test_without_a_home_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str | None):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "home").mkdir()
    monkeypatch.delenv("XDG_CACHE_HOME")
    if home is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", home if home in ("", "home") else str(tmp_path / home))
    _keeps_for_the_process()
    assert [path.name for path in tmp_path.rglob("*")] == ["home"]


def test_the_home_has_a_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    _things().put("a", {})
    assert (tmp_path / ".cache" / "report-convert" / "things.json").is_file()


def test_where_nothing_can_be_written_things_are_kept_for_the_process(file: Path):
    file.parent.parent.write_text("a file stands where the folder would be")
    _keeps_for_the_process()


def test_what_cannot_be_said_in_json_is_kept_for_the_process(file: Path):
    """The path of a font may hold bytes that are no text."""
    things = _things()
    things.put("a", {"\udcff": ()})
    assert things.get("a") == {"\udcff": ()}
    assert not file.exists()


def test_a_place_that_refuses_keeps_no_part_of_a_file(file: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    _things().put("a", {})
    assert list(file.parent.iterdir()) == []


def _keeps_for_the_process() -> None:
    first = _things()
    first.put("a", {"x": (1,)})
    assert first.get("a") == {"x": (1,)}
    assert _things().get("a") is None


def test_nothing_stands_beside_the_program(tmp_path: Path):
    """A run with a fresh cache for bytecode leaves bytecode there and the list of fonts in the user's cache folder."""
    report = tmp_path / "report.txt"
    report.write_text("关于青禾区工作情况的报告\n\n　　全年办结案件12件。\n", "utf-8")
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"), "PYTHONDONTWRITEBYTECODE": "",
                   "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-m", "convert", "docx", str(report), "--quiet"], env=environment, check=True)
    assert {path.suffix for path in (tmp_path / "bytecode").rglob("*") if path.is_file()} == {".pyc"}
    assert {str(path.relative_to(tmp_path / "cache")) for path in (tmp_path / "cache").rglob("*") if path.is_file()} <= {"report-convert/fonts.json"}


def test_stamps_tell_whether_files_have_changed(tmp_path: Path):
    file = tmp_path / "a"
    file.write_text("1")
    seen = stamps([str(file), str(tmp_path / "none")])
    assert unchanged(seen)
    (tmp_path / "none").write_text("")
    assert not unchanged(seen)
    seen = stamps([str(file)])
    file.write_text("12")
    assert not unchanged(seen)

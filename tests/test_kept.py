"""What is kept is what was put, or nothing."""

import atexit
import os
import subprocess
import sys
from pathlib import Path

import pytest

from convert import kept
from convert.kept import Kept, stamps, unchanged


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "_BYTECODE", str(tmp_path / "__pycache__" / "kept.cpython-311.pyc"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(atexit, "register", lambda _: None)
    return tmp_path


@pytest.mark.usefixtures("folders")
def test_the_next_start_finds_what_was_put():
    first = Kept("things")
    first.put(("a", 1), (b"x", {"y": None}))
    first.write()
    assert Kept("things").get(("a", 1)) == (b"x", {"y": None})
    assert Kept("things").get("b") is None
    assert Kept("others").get(("a", 1)) is None


@pytest.mark.usefixtures("folders")
def test_two_runs_at_once_lose_nothing_of_each_other():
    one, other = Kept("things"), Kept("things")
    one.put("a", 1)
    other.put("b", 2)
    one.write()
    other.write()
    assert [Kept("things").get(key) for key in "ab"] == [1, 2]


@pytest.mark.parametrize("content", [b"", b"strange", b"\xe9\x00", b"i\x01\x00\x00\x00"])
def test_a_strange_file_is_left_aside(folders: Path, content: bytes):
    first = Kept("things")
    first.put("a", 1)
    first.write()
    (folders / "__pycache__" / "things.cpython-311.kept").write_bytes(content)
    assert Kept("things").get("a") is None


@pytest.mark.usefixtures("folders")
def test_what_another_interpreter_made_is_not_used(monkeypatch: pytest.MonkeyPatch):
    first = Kept("things")
    first.put("a", 1)
    first.write()
    monkeypatch.setattr(kept, "_MAKER", "another")
    assert Kept("things").get("a") is None


def test_where_the_installation_cannot_be_written_the_cache_of_the_user_serves(folders: Path):
    (folders / "__pycache__").write_text("a file stands where the folder would be")
    first = Kept("things")
    first.put("a", 1)
    first.write()
    assert [path.name for path in (folders / "cache" / "report-convert").iterdir()] == ["things.cpython-311.kept"]
    assert Kept("things").get("a") == 1


def test_what_the_installation_brings_and_what_the_user_adds_are_both_found(folders: Path, monkeypatch: pytest.MonkeyPatch):
    brought = Kept("things")
    brought.put("a", 1)
    brought.write()
    monkeypatch.setattr(os, "replace", lambda _, place: _replace(_, place) if "cache" in str(place).split(os.sep) else _refuse())
    own = Kept("things")
    own.put("b", 2)
    own.write()
    assert [Kept("things").get(key) for key in "ab"] == [1, 2]
    assert (folders / "cache" / "report-convert" / "things.cpython-311.kept").is_file()
    assert [path.name for path in (folders / "__pycache__").iterdir()] == ["things.cpython-311.kept"]


_replace = os.replace


def _refuse() -> None:
    raise PermissionError


def test_where_nothing_can_be_written_things_are_kept_for_the_process(folders: Path):
    for name in ("__pycache__", "cache"):
        (folders / name).write_text("a file stands where the folder would be")
    first = Kept("things")
    first.put("a", 1)
    first.write()
    assert first.get("a") == 1
    assert Kept("things").get("a") is None


def test_who_wants_no_bytecode_gets_no_files(folders: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    first = Kept("things")
    first.put("a", 1)
    first.write()
    assert list(folders.iterdir()) == []


def test_a_file_too_large_begins_anew(monkeypatch: pytest.MonkeyPatch, folders: Path):
    assert folders
    monkeypatch.setattr(kept, "_MOST_BYTES", 200)
    first = Kept("things")
    first.put("a", b"x" * 200)
    first.write()
    assert Kept("things").get("a") is None


def test_it_is_written_when_the_program_ends(tmp_path: Path):
    code = "from convert.kept import Kept\nthings = Kept('things')\nprint(things.get('a'))\nthings.put('a', 1)"
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    told = [subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True).stdout.strip()
            for _ in range(2)]
    assert told == ["None", "1"]


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

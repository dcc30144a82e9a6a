"""All or none, and never half of one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert import publish as publishing
from convert.diagnostics import ConvertError
from convert.publish import publish, read_beside, read_input, remove_stale_parts, safe_stem


def _code(error: pytest.ExceptionInfo[ConvertError]) -> str:
    return error.value.diagnostic.code


def test_all_files_are_written(tmp_path: Path):
    publish([(str(tmp_path / "a.docx"), b"a"), (str(tmp_path / "a.pdf"), b"b")], force=False)
    assert (tmp_path / "a.docx").read_bytes() + (tmp_path / "a.pdf").read_bytes() == b"ab"
    assert len(list(tmp_path.iterdir())) == 2


def test_an_existing_file_is_not_replaced_without_force(tmp_path: Path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(ConvertError) as error:
        publish([(str(tmp_path / "a.docx"), b"new"), (str(target), b"new")], force=False)
    assert _code(error) == "file-exists"
    assert target.read_bytes() == b"old"
    assert not (tmp_path / "a.docx").exists()
    publish([(str(target), b"new")], force=True)
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(("name", "code"), [("", "file-is-folder"), ("no/such/a.pdf", "file-no-folder"), ("a\0b.pdf", "file-name")])
def test_an_impossible_target_is_one_sentence(tmp_path: Path, name: str, code: str):
    with pytest.raises(ConvertError) as error:
        publish([(f"{tmp_path}/{name}", b"x")], force=True)
    assert _code(error) == code


def test_a_link_is_not_written_through(tmp_path: Path):
    (tmp_path / "real").write_bytes(b"keep")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real")
    with pytest.raises(ConvertError) as error:
        publish([(str(tmp_path / "link.pdf"), b"x")], force=True)
    assert _code(error) == "file-is-link"
    assert (tmp_path / "real").read_bytes() == b"keep"


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing.os, "fsync", full)
    with pytest.raises(ConvertError) as error:
        publish([(str(target), b"new")], force=True)
    assert _code(error) == "file-disk-full"
    assert target.read_bytes() == b"old"
    assert [target] == list(tmp_path.iterdir())


def test_a_run_killed_at_any_moment_leaves_no_torn_file(tmp_path: Path):
    target = tmp_path / "a.bin"
    size = 300_000
    script = (f"from convert.publish import publish\nimport itertools\nfor n in itertools.count():\n"
              f"    publish([({str(target)!r}, bytes([n % 256]) * {size})], force=True)\n")
    for moment in range(200):
        process = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while not target.exists() and time.monotonic() < deadline:
            os.sched_yield()
        end = time.monotonic() + moment % 20 / 300
        while time.monotonic() < end:
            os.sched_yield()
        process.send_signal(signal.SIGKILL)
        process.wait()
        data = target.read_bytes()
        assert len(data) == size
        assert len(set(data)) == 1


def test_what_a_killed_run_left_is_swept_after_an_hour(tmp_path: Path):
    old, young = tmp_path / ".convert-old.part", tmp_path / ".convert-young.part"
    old.touch()
    young.touch()
    os.utime(old, (0, 0))
    remove_stale_parts(str(tmp_path))
    assert [young] == list(tmp_path.iterdir())


@given(st.text())
def test_a_safe_stem_is_a_file_name_everywhere(name: str):
    stem = safe_stem(name)
    assert 0 < len(stem.encode()) <= 181
    assert not set(stem) & set('<>:"/\\|?*\0\n')
    assert stem == stem.strip(" .")


@pytest.mark.parametrize(("name", "stem"), [("con", "_con"), ("报告", "报告"), ("字" * 100, "字" * 60), ("a/b", "a_b"), (" . ", "_")])
def test_safe_stems(name: str, stem: str):
    assert safe_stem(name) == stem


@pytest.mark.parametrize(("make", "code"), [
    (lambda _: None, "file-missing"), (lambda path: path.mkdir(), "file-is-folder"),
    (lambda path: path.write_bytes(b"x" * 11), "file-too-large")])
def test_inputs_that_cannot_be_read(tmp_path: Path, make, code: str):
    path = tmp_path / "input.txt"
    make(path)
    with pytest.raises(ConvertError) as error:
        read_input(str(path), limit=10)
    assert _code(error) == code


def test_a_folder_is_made_with_those_above_it(tmp_path: Path):
    publishing.make_folder(str(tmp_path / "a" / "b"))
    publishing.make_folder(str(tmp_path / "a" / "b"))
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize(("name", "code"), [("file", "file-no-folder"), ("file/below", "file-no-folder"), ("a\0b", "file-not-writable")])
def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, name: str, code: str):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ConvertError) as error:
        publishing.make_folder(f"{tmp_path}/{name}")
    assert _code(error) == code


def test_a_text_names_what_stands_beside_it_and_nothing_outside(tmp_path: Path):
    (tmp_path / "in" / "pictures").mkdir(parents=True)
    (tmp_path / "in" / "pictures" / "a.png").write_bytes(b"a")
    (tmp_path / "b.png").write_bytes(b"b")
    (tmp_path / "in" / "out.png").symlink_to(tmp_path / "b.png")
    text = str(tmp_path / "in" / "report.md")
    named = {address: read_beside(text, address, limit=9) for address in ("pictures/a.png", "../b.png", str(tmp_path / "b.png"), "out.png", "none")}
    assert named == {"pictures/a.png": b"a", "../b.png": None, str(tmp_path / "b.png"): None, "out.png": None, "none": None}

"""`convert packet`."""

import zipfile
from pathlib import Path

from convert.cli import run
from tests.texts import MEETING

MANIFEST = '[meeting]\nname = "青禾区会议"\ndate = "2025-03-20"\n[[item]]\ntitle = "听取报告"\n[[item.material]]\nfile = "a.txt"\n'


def _prepare(folder: Path) -> str:
    (folder / "a.txt").write_text(MEETING, "utf-8")
    (folder / "meeting.toml").write_text(MANIFEST, "utf-8")
    return str(folder / "meeting.toml")


def test_all_files_are_written_and_a_second_run_leaves_them_alone(tmp_path: Path, capsys):
    manifest = _prepare(tmp_path)
    call = ["packet", manifest, "--out", str(tmp_path / "out"), "--fonts", "bundled"]
    assert run(call) == 0
    times = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert len(times) == 4
    assert run(call) == 3
    assert "file-exists" in capsys.readouterr().err
    assert run([*call, "--resume"]) == 0
    assert times == {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}


def test_a_damaged_packet_is_made_again_on_resume(tmp_path: Path):
    manifest = _prepare(tmp_path)
    call = ["packet", manifest, "--out", str(tmp_path / "out"), "--fonts", "bundled", "--quiet"]
    assert run(call) == 0
    whole = (tmp_path / "out" / "会议材料.pdf").read_bytes()
    (tmp_path / "out" / "会议材料.pdf").write_bytes(b"torn")
    assert run([*call, "--resume"]) == 0
    assert (tmp_path / "out" / "会议材料.pdf").read_bytes() == whole


def test_a_packet_as_one_zip(tmp_path: Path):
    assert run(["packet", _prepare(tmp_path), "--zip", "--fonts", "bundled", "--quiet"]) == 0
    with zipfile.ZipFile(tmp_path / "meeting.zip") as archive:
        assert "manifest.json" in archive.namelist()


def test_a_wrong_manifest_is_one_sentence_and_exit_2(tmp_path: Path, capsys):
    manifest = _prepare(tmp_path)
    Path(manifest).write_text(MANIFEST.replace("title", "titel"), "utf-8")
    assert run(["packet", manifest]) == 2
    err = capsys.readouterr().err
    assert "meeting.toml:5: " in err
    assert "title" in err

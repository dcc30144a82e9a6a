"""`convert all` from the command line."""

import os
from pathlib import Path

from convert.cli import run
from tests.texts import MEETING


def test_one_report_gives_four_files(tmp_path: Path, capsys):
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    assert run(["all", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--fonts", "bundled"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.docx", "a.json", "a.pdf", "a.xlsx"]
    assert capsys.readouterr().err.count("已写出") == 4


def test_a_failing_report_among_others_is_exit_3_and_named(tmp_path: Path, capsys):
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    assert run(["all", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--out", str(tmp_path / "out"), "--jobs", "1",
                "--fonts", "bundled", "--pdf-profile", "plain"]) == 3
    err = capsys.readouterr().err
    assert "b.txt" in err
    assert "共 2 份：完成 1，沿用 0，失败 1。" in err


def test_what_a_killed_run_left_is_swept(tmp_path: Path):
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    part = tmp_path / ".convert-old.part"
    part.touch()
    os.utime(part, (0, 0))
    assert run(["all", str(tmp_path / "a.txt"), "--out", str(tmp_path), "--fonts", "bundled", "--quiet"]) == 0
    assert not part.exists()

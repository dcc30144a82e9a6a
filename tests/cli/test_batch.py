"""`convert all` from the command line."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

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


def _reports(folder: Path, count: int) -> list[str]:
    (folder / "in").mkdir()
    for number in range(count - 1):
        (folder / "in" / f"{number:02}.txt").write_text(MEETING, "utf-8")
    (folder / "in" / "broken.txt").touch()
    return [str(folder / "in"), "--out", str(folder / "out"), "--fonts", "bundled", "--pdf-profile", "plain", "--jobs", "2"]


def _watch(words: list[str]) -> tuple[int, str, list[str]]:
    """Run `convert all` with a terminal as standard error; return the status, all that was sent there, and its lines."""
    master, slave = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "convert", "all", *words], stderr=slave,
                               env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "300"})
    os.close(slave)
    sent = bytearray()
    try:
        while data := os.read(master, 65536):
            sent += data
    except OSError:  # the other end is closed
        pass
    os.close(master)
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", sent.decode())
    return process.wait(60), plain, [line.rstrip() for line in re.split(r"[\r\n]+", plain)]


def test_a_person_sees_a_bar_with_rate_and_time_left_and_then_a_table(tmp_path: Path):
    status, plain, lines = _watch([*_reports(tmp_path, 27), "--lang", "en"])
    assert status == 3
    bars = [line for line in lines if re.search(r"\d+/27 \d+\.\d a second \d+:\d\d left$", line)]
    assert len(set(bars)) > 2
    assert "27/27" in plain
    table = lines[next(number for number, line in enumerate(lines) if line.startswith("report")):]
    assert table[0].split() == ["report", "status", "pages", "figures", "seconds", "reason"]
    assert [line.split()[:2] for line in table[1:27]] == [[f"{number:02}.txt", "done"] for number in range(26)]
    assert table[27].startswith("broken.txt  failed")
    assert "reader-empty The file holds" in table[27]
    assert any(re.fullmatch(r"\d+ notes are in .*summary\.jsonl\.", line) for line in lines)
    assert [line for line in lines if line][-1] == "27 reports: 26 done, 0 resumed, 1 failed."


def test_the_bar_is_chinese_where_the_person_is(tmp_path: Path):
    _, plain, lines = _watch([*_reports(tmp_path, 9), "--lang", "zh"])
    assert re.search(r"\d/9 每秒 \d+\.\d 份 剩余 \d+:\d\d", plain)
    assert any(re.match(r"报告\s+结果\s+页数\s+指标\s+秒\s+原因", line) for line in lines)


def test_a_person_sees_the_notes_of_a_few_reports_before_the_table(tmp_path: Path):
    status, plain, lines = _watch([*_reports(tmp_path, 3), "--lang", "en"])
    assert status == 3
    assert "[3/3]" in plain
    assert any(": note reader-" in line for line in lines)
    assert [line.split()[0] for line in lines if re.search(r"  (done|failed) ", line)] == ["00.txt", "01.txt", "broken.txt"]


@pytest.mark.parametrize("words", [["--quiet"], ["--format", "json"]])
def test_a_program_at_a_terminal_gets_lines(tmp_path: Path, words: list[str]):
    status, plain, lines = _watch([*_reports(tmp_path, 9), *words])
    assert status == 3
    assert "━" not in plain
    assert "秒  " not in plain
    if words == ["--quiet"]:
        assert [line for line in lines if line] == [
            f"{tmp_path / 'in' / 'broken.txt'}: 错误 reader-empty 文件里没有文字，请确认选对了文件。"]
    else:
        assert json.loads([line for line in lines if line][-1])["code"] == "batch-summary"


def test_one_report_at_a_terminal_has_no_table(tmp_path: Path):
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    status, _, lines = _watch([str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--lang", "en"])
    assert status == 0
    assert [line.partition(" ")[0] for line in lines if line][-4:] == ["Wrote"] * 4


@pytest.mark.parametrize(("count", "words"), [(2, []), (10, []), (10, ["--quiet"]), (1, [])])
def test_the_table_is_not_loaded_where_nobody_looks(tmp_path: Path, count: int, words: list[str]):
    code = "import sys\nfrom convert.cli import run\nrun(sys.argv[1:])\nprint('rich' in sys.modules, 'multiprocessing' in sys.modules)"
    inputs = _reports(tmp_path, count)
    done = subprocess.run([sys.executable, "-c", code, "all", *inputs, *words, "--jobs", "1"], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


def test_without_a_terminal_many_reports_are_a_few_lines_and_their_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["all", *_reports(tmp_path, 10), "--lang", "en", "--format", "json"]) == 3
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [one["path"] for one in told if one["grade"] == "error"] == [str(tmp_path / "in" / "broken.txt")]
    assert told[-1]["message"] == "10 reports: 9 done, 0 resumed, 1 failed."
    assert "[10/10]" in " ".join(one["message"] for one in told if one["code"] == "cli-progress")

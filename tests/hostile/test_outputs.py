"""Writing under bad conditions, through the command line: all outputs or none, and what was there before stays whole."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.hostile.harness import MEGABYTES, ROOT, run

REPORT = "望川县人民政府关于2023年水利工作情况的报告\n\n全年整修渠道120公里，比上年增长8%。\n"
KINDS = ("docx", "json", "pdf", "xlsx")


def report(folder: Path, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_text(REPORT, "utf-8")
    return path


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "convert", *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)})


@pytest.mark.parametrize("name", ["字" * 83 + ".txt", "con.txt", "a b\u202e.txt", "报告（送审稿）.最终.txt", "-a.txt", "a\nb.txt"])
def test_any_name_of_an_input_gives_four_files(tmp_path: Path, name: str):
    report(tmp_path, name)
    found = run("all", f"./{name}", "--out", "out", folder=tmp_path)
    assert found.status == 0, found.errors
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert sorted(name.rpartition(".")[2] for name in made) == list(KINDS)
    assert all(len(name.encode()) <= 255 and "\n" not in name and "\u202e" not in name for name in made)


def test_the_longest_reports_and_paragraphs_give_four_files_within_the_memory(tmp_path: Path):
    sentence = ("各乡镇落实河湖长巡查责任，把水利设施的管护写进村规民约，群众自觉护水的意识不断增强，供水安全得到保障，"
                "灌区管理单位与用水户协会共同商定轮灌的次序，田间纠纷明显减少。全县整修渠道120公里，比上年增长8%。")
    ordinary = (sentence * 8 + "\n") * (920_000 // (8 * len(sentence) + 1))
    long_one = sentence * (340_000 // len(sentence)) + "\n"
    (tmp_path / "a.txt").write_text(REPORT + ordinary + long_one, "utf-8")
    assert len(REPORT + ordinary + long_one) > 1_259_000
    found = run("all", "a.txt", "--out", "out", folder=tmp_path)
    assert found.status == 0, found.errors
    assert "reader-long-paragraph" in found.codes
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [f"a.{kind}" for kind in KINDS]
    assert found.megabytes < MEGABYTES


def test_a_limit_on_the_size_of_files_leaves_nothing_torn(tmp_path: Path):
    """Stands for a full disk: the first blocks are written, the rest is refused."""
    report(tmp_path)
    (tmp_path / "out").mkdir()
    old = {kind: f"old {kind}".encode() for kind in KINDS}
    for kind, data in old.items():
        (tmp_path / "out" / f"a.{kind}").write_bytes(data)
    done = subprocess.run(["/bin/bash", "-c", f'ulimit -f 4; exec "{sys.executable}" -m convert all a.txt --out out --force --format json'],
                          cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {f"a.{kind}": data for kind, data in old.items()}


@pytest.mark.parametrize(("out", "code"), [("a.txt", "file-no-folder"), ("a.txt/b", "file-no-folder"), ("/proc/1/none", "file-not-writable")])
def test_an_impossible_folder_is_one_sentence(tmp_path: Path, out: str, code: str):
    report(tmp_path)
    found = run("all", "a.txt", "--out", out, folder=tmp_path)
    assert (found.status, found.codes) == (3, [code]), found.errors
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: path.symlink_to("elsewhere"), lambda path: path.symlink_to(path.name)],
                         ids=["a folder", "a link", "a link to itself"])
def test_a_target_that_is_no_file_is_not_touched(tmp_path: Path, make):
    report(tmp_path)
    make(tmp_path / "a.pdf")
    found = run("pdf", "a.txt", "--force", folder=tmp_path)
    assert found.status == 3
    assert found.codes[-1] in ("file-is-folder", "file-is-link")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "a.txt"]


@pytest.mark.parametrize(("name", "code"), [("none.txt", "file-missing"), (".", "file-is-folder"), ("loop.txt", "file-not-readable"),
                                            ("字" * 200 + ".txt", "file-not-readable"), ("/proc/self/mem", "file-not-readable")])
def test_an_input_that_cannot_be_opened_is_one_sentence(tmp_path: Path, name: str, code: str):
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    found = run("model", name, folder=tmp_path)
    assert (found.status, found.codes) == (3, [code])


def test_an_input_without_end_is_refused(tmp_path: Path):
    found = run("model", "/dev/zero", folder=tmp_path)
    assert (found.status, found.codes) == (3, ["file-too-large"])
    assert found.megabytes < 400


def test_runs_killed_at_any_moment_leave_whole_files_or_none(tmp_path: Path):
    report(tmp_path)
    folder = tmp_path / "out"
    folder.mkdir()
    run("all", "a.txt", "--out", "out", folder=tmp_path)
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(whole) == len(KINDS)
    for turn in range(12):
        process = start(tmp_path, "all", "a.txt", "--out", "out", "--force")
        time.sleep(0.05 + 0.04 * turn)  # at another moment each time
        process.kill()
        process.wait()
        assert {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")} == whole


def test_six_writers_at_once_give_whole_files(tmp_path: Path):
    report(tmp_path)
    processes = [start(tmp_path, "all", "a.txt", "--out", "out", "--force") for _ in range(6)]
    assert [process.wait(timeout=60) for process in processes] == [0] * 6
    run("all", "a.txt", "--out", "alone", folder=tmp_path)
    alone = {path.name: path.read_bytes() for path in (tmp_path / "alone").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == alone

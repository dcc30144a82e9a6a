"""Standard streams that are closed, full, or not read on; mistakes that nobody foresaw."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from convert.cli import run
from tests.texts import MEETING

FULL = Path("/dev/full")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(MEETING, "utf-8")
    return path


def _shell(words: str, report: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "-c", f"{sys.executable} -m convert {words}"], capture_output=True, text=True, check=False, cwd=report.parent,
                          env={**os.environ, "CONVERT_LANG": "zh"})


@pytest.mark.parametrize("command", ["model", "indicators", "check", "fonts", "style list", "style show meeting"])
@pytest.mark.skipif(not FULL.exists(), reason="the system has no full device")
def test_a_full_standard_output_is_one_sentence(report: Path, command: str):
    done = _shell(f"{command} {'a.txt' if ' ' not in command and command != 'fonts' else ''} >/dev/full", report)
    assert done.returncode == 3
    assert done.stderr.count("cli-output-failed") == 1
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("command", ["model", "indicators", "check"])
def test_a_closed_standard_output_is_one_sentence(report: Path, command: str):
    done = _shell(f"{command} a.txt >&-", report)
    assert (done.returncode, done.stderr.count("cli-output-closed"), done.stderr.count("Traceback")) == (3, 1, 0)


@pytest.mark.parametrize("ends", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_what_goes_to_a_file_does_not_need_the_streams(report: Path, ends: str):
    done = _shell(f"docx a.txt {ends}", report)
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (0, "", False)
    assert (report.parent / "a.docx").read_bytes().startswith(b"PK")


def test_a_reader_that_goes_away_is_no_mistake(report: Path):
    done = _shell("model a.txt | head -c 1", report)
    assert done.stdout == "{"
    assert "Traceback" not in done.stderr
    assert "错误" not in done.stderr


@pytest.mark.parametrize(("epoch", "status"), [("0", 0), ("1700000000", 0), ("4354819199", 0), ("4354819200", 2), ("9" * 30, 2), ("-1", 2), ("x", 2),
                                               ("²", 2), ("1.5", 2)])
@pytest.mark.parametrize("command", ["docx", "all"])
def test_a_date_that_no_file_can_hold_is_wrong_use(report: Path, epoch: str, status: int, command: str, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run([command, str(report), "--force", "--fonts", "bundled"]) == status
    assert ("settings-epoch" in capsys.readouterr().err) == (status == 2)


def _broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("division by zero")


@pytest.mark.parametrize("command", ["docx", "model", "check", "xlsx"])
def test_what_nobody_foresaw_is_one_sentence_and_exit_3(report: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr("convert.readers.read", _broken)
    assert run([command, str(report)]) == 3
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "cli-unforeseen" in told
    assert "ZeroDivisionError: division by zero" in told
    assert [path.name for path in report.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("missing", ["msgspec", "lxml"])
@pytest.mark.parametrize(("language", "sentence"), [("zh", "缺少 {}，没有写出文件"), ("en", "{} is missing; nothing was written")])
def test_a_package_that_is_not_installed_is_named(report: Path, missing: str, language: str, sentence: str):
    code = f"import sys; sys.modules[{missing!r}] = None; from convert.__main__ import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-c", code, "docx", report, "--lang", language], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert f"cli-package-missing {sentence.format(missing)}" in done.stderr
    assert [path.name for path in report.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("language", ["C", "zh_CN.UTF-8", "en_US.UTF-8", "de_DE.UTF-8"])
def test_outputs_are_the_same_under_every_locale(report: Path, language: str):
    for place, environment in (("one", {}), ("two", {"LANG": language, "LC_ALL": language, "CONVERT_LANG": "en"})):
        subprocess.run([sys.executable, "-m", "convert", "all", report, "--out", report.parent / place, "--fonts", "bundled", "--quiet"], check=True,
                       env={**os.environ, **environment})
    for path in (report.parent / "one").iterdir():
        assert path.read_bytes() == (report.parent / "two" / path.name).read_bytes(), path.name


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize(("words", "status"), [(["docx", "a.txt", "--fonts", "bundled", "--force"], 0), (["docx", "none.txt"], 3), (["nonsense"], 2)])
def test_diagnostics_that_nobody_reads_do_not_change_the_exit_status(report: Path, words: list[str], status: int):
    """The script of the installation, in an environment that says nothing, ended with 120 of the interpreter's own."""
    reader, writer = os.pipe()
    os.close(reader)
    code = "import sys; from convert.__main__ import main; sys.exit(main())"
    try:
        done = subprocess.run([sys.executable, "-c", code, *words], stdout=writer, stderr=writer, check=False, cwd=report.parent,
                              env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(filter(None, sys.path))})
    finally:
        os.close(writer)
    assert done.returncode == status


def test_debug_shows_where_it_came_from_before_the_sentence(report: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr("convert.readers.read", _broken)
    assert run(["model", str(report), "--debug"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("Traceback")
    assert told.index("ZeroDivisionError: division by zero") < told.index("cli-unforeseen")

"""No input is ever replaced: every command that writes, every file that it reads, every way to write a path."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from convert.cli import run
from convert.cli.commands import COMMANDS
from tests.texts import MEETING

FILES = {"config": "", "style": '[sheet]\ntitle = "own"\nextends = "meeting"\n', "seal": None, "corrections": None, "profile": "", "seals": None, "words": "青禾区\n"}
"""What stands in the file that an option names; None for a picture or a workbook, whose content is made."""
FORCED = ("docx", "pdf", "xlsx", "model", "check")
WRITING = [command for command in COMMANDS if any(option.name == "output" for option in command.options)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report as text, and as DOCX, PDF, workbook and model."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "a.txt").write_text(MEETING, "utf-8")
    assert run(["all", str(folder / "a.txt"), "--out", str(folder), "--fonts", "bundled", "--quiet"]) == 0
    return folder


def _call(command: str, source: Path, *words: str) -> list[str]:
    more = {"check": ["--fix"], "compare": [str(source)]}
    return [command, str(source), *more.get(command, []), *words]


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
@pytest.mark.parametrize("way", ["same", "dots", "link", "through", "hard"])
@pytest.mark.parametrize("command", [command.name for command in WRITING])
def test_an_output_is_never_the_input(tmp_path: Path, command: str, way: str, force: list[str], capsys):
    source = tmp_path / "a.txt"
    source.write_text(MEETING, "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to(source)
    (tmp_path / "folder").symlink_to(tmp_path)
    (tmp_path / "hard").hardlink_to(source)
    target = {"same": source, "dots": tmp_path / "sub" / ".." / "a.txt", "link": tmp_path / "link", "through": tmp_path / "folder" / "a.txt",
              "hard": tmp_path / "hard"}[way]
    before = source.read_bytes()
    assert run(_call(command, source, "-o", str(target), *force)) == 2
    told = capsys.readouterr()
    assert [line for line in told.err.splitlines() if "file-is-input" in line]
    assert source.read_bytes() == before
    assert not list(tmp_path.glob(".convert-*"))


@pytest.mark.parametrize(("command", "option"), [(command.name, option) for command in WRITING for option in command.options if option.reads],
                         ids=lambda value: getattr(value, "name", value))
def test_an_output_is_never_a_file_that_an_option_names(made: Path, tmp_path: Path, command: str, option, capsys):
    source = tmp_path / "a.txt"
    source.write_text(MEETING, "utf-8")
    named = tmp_path / ("named.toml" if option.name in ("style", "profile", "config") else "named")
    content = FILES.get(option.name)
    named.write_bytes((made / "a.xlsx").read_bytes() if content is None else content.encode())
    before = named.read_bytes()
    assert run(_call(command, source, option.flags[0], str(named), "-o", str(named), "--force")) == 2
    assert "file-is-input" in capsys.readouterr().err
    assert named.read_bytes() == before


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_beside_its_input_an_output_has_another_name(made: Path, tmp_path: Path, kind: str):
    source = tmp_path / f"终稿.{kind}"
    source.write_bytes((made / f"a.{kind}").read_bytes())
    before = source.read_bytes()
    assert run([kind, str(source), "--fonts", "bundled", "--quiet"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"终稿-公文.{kind}", f"终稿.{kind}"])
    assert source.read_bytes() == before


def test_the_workbook_leads_to_the_pdf_that_is_written(made: Path, tmp_path: Path):
    import openpyxl

    source = tmp_path / "终稿.pdf"
    source.write_bytes((made / "a.pdf").read_bytes())
    assert run(["all", str(source), "--fonts", "bundled", "--quiet"]) == 0
    book = openpyxl.load_workbook(tmp_path / "终稿.xlsx")
    targets = {cell.hyperlink.target for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink and cell.hyperlink.target}
    formulas = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)}
    leads = [one for one in targets | formulas if ".pdf" in one]
    assert leads
    assert all("%E5%85%AC%E6%96%87.pdf" in one or "公文.pdf" in one for one in leads)


@pytest.mark.parametrize("words", [["all", "m.json"], ["all", "m.json", "--out", "."], ["all", "m.json", "--out", "../here"]])
def test_a_model_keeps_its_place(made: Path, tmp_path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("m.json").write_bytes((made / "a.json").read_bytes())
    before = Path("m.json").read_bytes()
    assert run([*words, "--fonts", "bundled", "--quiet", "--force"]) == 0
    assert sorted(path.name for path in Path().iterdir()) == ["m-公文.json", "m.docx", "m.json", "m.pdf", "m.xlsx"]
    assert Path("m.json").read_bytes() == before


def test_the_file_that_standard_input_is_keeps_its_place(tmp_path: Path):
    source = tmp_path / "a.txt"
    source.write_text(MEETING, "utf-8")
    with source.open("rb") as handle:
        done = subprocess.run([sys.executable, "-m", "convert", "docx", "-", "-o", source, "--force"], stdin=handle, capture_output=True, text=True,
                              check=False)
    assert (done.returncode, done.stderr.count("file-is-input")) == (2, 1)
    assert source.read_text("utf-8") == MEETING


def test_a_comparison_replaces_none_of_its_reports(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(MEETING, "utf-8")
    assert run(["xlsx", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-o", str(tmp_path / "b.txt"), "--force"]) == 2
    assert (tmp_path / "b.txt").read_text("utf-8") == MEETING


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_what_is_taken_out_of_a_pdf_does_not_replace_it(made: Path, tmp_path: Path, force: list[str], monkeypatch: pytest.MonkeyPatch):
    """The names inside are chosen by whoever made the file."""
    monkeypatch.setattr("convert.exporters.pdf.unpack", lambda _: {"a.pdf": b"other"})
    (tmp_path / "a.pdf").write_bytes((made / "a.pdf").read_bytes())
    assert run(["unpack", str(tmp_path / "a.pdf"), *force]) == 2
    assert (tmp_path / "a.pdf").read_bytes() == (made / "a.pdf").read_bytes()


def test_names_in_gbk_bytes_are_read_shown_and_written(tmp_path: Path):
    name = os.fsencode(str(tmp_path)) + b"/" + "报告".encode("gbk") + b".txt"
    with open(name, "wb") as handle:
        handle.write(MEETING.encode())
    for command in ("docx", "all", "check"):
        words = [sys.executable.encode(), b"-m", b"convert", command.encode(), name]
        done = subprocess.run(words, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
        assert done.returncode in (0, 1) if command == "check" else done.returncode == 0, done.stderr
        assert "报告" in (done.stdout + done.stderr).decode()
        for path in tmp_path.glob("报告.docx"):
            path.unlink()
    assert (tmp_path / "报告.pdf").is_file()
    assert '"name":"报告.txt"' in (tmp_path / "报告.json").read_text("utf-8").replace(": ", ":")

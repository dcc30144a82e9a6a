"""What the installation brings along."""

from pathlib import Path

import pytest

from convert.cli import run
from convert.cli.commands import COMMANDS
from convert.cli.help import command_help, root_help
from convert.cli.manual import page_names

SAMPLES = Path(__file__).parents[2] / "samples"


def test_pages_are_listed_with_their_titles(capsys: pytest.CaptureFixture[str]):
    assert run(["manual", "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert "cli\tCommands\n" in out
    assert [line.partition("\t")[0] for line in out.splitlines()] == list(page_names())
    assert "convert manual NAME" in err


@pytest.mark.parametrize(("language", "begins"), [("zh", "# 会议材料"), ("en", "# The meeting packet")])
def test_a_page_is_printed_in_the_chosen_language(capsys: pytest.CaptureFixture[str], language: str, begins: str):
    assert run(["manual", "packet", "--lang", language]) == 0
    assert capsys.readouterr().out.startswith(begins)


def test_a_page_that_is_not_there_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]):
    assert run(["manual", "markdwn", "--lang", "zh"]) == 2
    told = capsys.readouterr().err
    assert "cli-no-page" in told
    assert "是否指 markdown？" in told


def test_the_samples_are_written_all_or_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    target = tmp_path / "样例"
    assert run(["samples", "-o", str(target)]) == 0
    assert str(target / "meeting-report" / "meeting-report.txt") in capsys.readouterr().err
    names = sorted(path.relative_to(SAMPLES) for path in SAMPLES.rglob("*") if path.is_file())
    assert sorted(path.relative_to(target) for path in target.rglob("*") if path.is_file()) == names
    assert (target / "letter" / "site.png").read_bytes() == (SAMPLES / "letter" / "site.png").read_bytes()
    assert run(["samples", "-o", str(target)]) == 3


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_help_leads_to_an_address(language):
    pages = [root_help(language, "convert"), *(command_help(command, language, "convert") for command in COMMANDS)]
    assert [page for page in pages if "http" in page or "www." in page or "docs/" in page] == []


@pytest.mark.parametrize("place", ["meeting-report/meeting-report.txt", "packet"])
def test_samples_that_cannot_be_written_leave_no_empty_folders(tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]):
    target = tmp_path / "样例"
    in_the_way = target / place
    in_the_way.parent.mkdir(parents=True)
    in_the_way.write_bytes(b"mine")
    before = sorted(target.rglob("*"))
    assert run(["samples", "-o", str(target)]) == 3
    assert str(in_the_way) in capsys.readouterr().err
    assert (sorted(target.rglob("*")), in_the_way.read_bytes()) == (before, b"mine")

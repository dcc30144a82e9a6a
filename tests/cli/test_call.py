"""Which command a call is for."""

import subprocess
import sys
from pathlib import Path

import pytest

from convert.cli import run
from convert.cli.commands import COMMANDS
from tests.texts import MEETING

pytestmark = pytest.mark.usefixtures("calls")


def test_a_command_of_two_words_is_found(calls):
    assert run(["style", "show", "meeting"]) == 0
    assert [(name, arguments["id"]) for name, arguments in calls] == [("style show", "meeting")]


@pytest.mark.parametrize("argv", [["--lang", "en", "docx", "a.txt"], ["docx", "--lang", "en", "a.txt"], ["docx", "a.txt", "--lang=en"]])
def test_the_language_stands_before_or_after_the_command(argv, calls):
    assert run(argv) == 0
    assert calls[0][1]["lang"] == "en"


@pytest.mark.parametrize("flag", ["-o", "--out", "--output"])
@pytest.mark.parametrize("command", [command for command in COMMANDS if {"output", "out"} & {option.name for option in command.options}],
                         ids=lambda command: command.name)
def test_an_output_is_named_alike_everywhere(command, flag: str, calls):
    assert run([*command.name.split(), *(["a.txt"] if command.argument else []), flag, "x"]) == 0
    assert "x" in (calls[0][1].get("output"), calls[0][1].get("out"))


def test_a_file_alone_is_converted(tmp_path: Path, calls):
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    assert run([str(tmp_path / "a.txt"), str(tmp_path), "--force"]) == 0
    assert [(name, arguments["inputs"], arguments["force"]) for name, arguments in calls] == [
        ("all", (str(tmp_path / "a.txt"), str(tmp_path)), True)]


def test_the_version_is_printed_and_loads_nothing():
    code = "import sys; from convert.cli import run; run(['--version']); print('typer' in sys.modules, 'msgspec' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert printed[1:] == ["False", "False"]

"""Help and mistakes, through typer."""

import json

import pytest

from convert.cli import run
from convert.cli.commands import COMMANDS


def _run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    status = run(argv)
    out, err = capsys.readouterr()
    return status, out, err


def test_the_help_lists_every_command(capsys):
    status, out, _ = _run(capsys, "--help")
    assert status == 0
    for command in COMMANDS:
        assert command.name.split()[0] in out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_with_examples_and_all_its_options(capsys, command):
    status, out, _ = _run(capsys, *command.name.split(), "--help")
    assert status == 0
    assert command.examples[0].split(" ")[1] in out
    for option in command.options:
        assert option.flags[0] in out


@pytest.mark.parametrize(("argv", "code"), [
    (["pdf"], "cli-missing"), (["pdf", "a.txt", "--stile", "x"], "cli-no-such-option"), (["nonsense"], "cli-no-such-command"),
    (["pdf", "a.txt", "--fonts", "mine"], "cli-bad-value"), (["pdf", "a.txt", "b.txt"], "cli-extra")])
def test_wrong_use_is_one_sentence_and_exit_2(capsys, argv, code):
    status, out, err = _run(capsys, *argv)
    assert (status, out) == (2, "")
    assert code in err
    assert "Traceback" not in err


def test_a_command_through_typer_gives_the_same_exit_status(capsys):
    assert _run(capsys, "style", "show", "nothing")[0] == 2


def test_the_version_is_printed(capsys):
    from convert import __version__

    assert _run(capsys, "--version") == (0, __version__ + "\n", "")


@pytest.mark.parametrize(("argv", "message"), [
    (["pdf", "a.txt", "--fonts", "mine"], "--fonts 的值不合要求，应为：auto | bundled。"), (["nonsense"], "没有命令“nonsense”。"),
    (["pdf", "a.txt", "b.txt"], "多出的参数：b.txt；这个命令只用一个输入。")])
def test_wrong_use_is_told_in_one_language_and_as_json_where_asked(capsys, argv, message):
    _, _, err = _run(capsys, *argv, "--format", "json", "--lang", "zh")
    told = json.loads(err)
    assert (told["grade"], told["message"]) == ("error", message)


def test_the_help_is_english_where_asked(capsys):
    status, out, err = _run(capsys, "--lang", "en", "--help")
    assert (status, err) == (0, "")
    assert "Turn a meeting report" in out

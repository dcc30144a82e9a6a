"""The quick parser takes only calls that are right."""

import pytest

from convert.cli.commands import COMMANDS
from convert.cli.parse import parse


def test_a_call_that_is_right_is_parsed():
    command, arguments = parse(["pdf", "a.txt", "-o", "a.pdf", "--set", "title.color=AA0000", "--set=body.bold=true", "--force"], COMMANDS)
    assert command.name == "pdf"
    assert (arguments.input, arguments.output, arguments.force) == ("a.txt", "a.pdf", True)
    assert arguments.overrides == ("title.color=AA0000", "body.bold=true")
    assert (arguments.fonts, arguments.verify, arguments.style) == ("auto", True, None)


def test_a_command_of_two_words_is_found():
    command, arguments = parse(["style", "show", "meeting"], COMMANDS)
    assert (command.name, arguments.id) == ("style show", "meeting")


def test_a_switch_can_be_turned_off():
    _, arguments = parse(["docx", "-", "--no-verify"], COMMANDS)
    assert (arguments.input, arguments.verify) == ("-", False)


@pytest.mark.parametrize("argv", [
    [], ["--help"], ["pdf"], ["pdf", "a", "b"], ["pdf", "a", "--fonts", "mine"], ["pdf", "a", "--out", "x"], ["pdf", "a", "-o"],
    ["pdf", "a", "--help"], ["pdf", "a", "--force=yes"], ["nonsense"], ["all", "a", "--jobs", "two"], ["style"], ["xlsx"]])
def test_a_call_that_needs_an_explanation_is_left_to_typer(argv: list[str]):
    assert parse(argv, COMMANDS) is None

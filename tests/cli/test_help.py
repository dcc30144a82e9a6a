"""Help, wholly in one language."""

import re
import subprocess
import sys

import pytest

from convert.cli import run
from convert.cli.commands import COMMANDS, GROUPS
from tests.cli.calls import HANZI, TYPERS_WORDS, told

pytestmark = pytest.mark.usefixtures("calls")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_has_help_in_one_language_with_options_defaults_and_examples(capsys, command, language):
    status, out, err = told(capsys, *command.name.split(), "--help", "--lang", language)
    assert (status, err) == (0, "")
    for option in command.options:
        assert all(flag in out for flag in option.flags)
        if option.default and option.kind != "flag":
            assert re.search(rf"(默认|default)\s+{re.escape(str(option.default))}", out)
    for example in command.examples:
        assert example in out
    rest = out.replace("\n", " ")
    for shown in (*sorted(command.examples, key=len, reverse=True), *("|".join(option.choices) for option in command.options if option.choices), *command.name.split()):
        rest = rest.replace(shown, " ")
    rest = re.sub(r"--?[a-z][a-z-]*", "", rest)
    if language == "zh":
        assert not TYPERS_WORDS.search(rest), TYPERS_WORDS.search(rest)
    else:
        assert not HANZI.search(rest.replace("小二", "")), HANZI.search(rest)


@pytest.mark.parametrize("argv", [["--help"], ["-h"], ["help"], [], ["--lang", "zh"]])
def test_the_help_lists_every_command_and_tells_the_simplest_use(capsys, argv):
    status, out, _ = told(capsys, *argv)
    assert status == 0
    assert all(re.search(rf"^  {command.name}\s+{re.escape(command.help[0][:6])}", out, re.MULTILINE) for command in COMMANDS)
    assert "convert 报告.txt" in out
    assert not TYPERS_WORDS.search(re.sub(r"--[a-z-]+", "", out))


@pytest.mark.parametrize("group", [group for group in GROUPS if not any(command.name == group for command in COMMANDS)])
def test_a_group_alone_lists_its_commands(capsys, group):
    for argv in ([group], [group, "--help"], ["help", group]):
        status, out, _ = told(capsys, *argv)
        assert status == 0
        assert all(command.name in out for command in COMMANDS if command.name.startswith(f"{group} "))


@pytest.mark.parametrize("name", ["docx", "fonts", "style show"])
def test_help_with_the_name_of_a_command_is_the_help_of_that_command(capsys, name):
    assert told(capsys, "help", *name.split())[:2] == told(capsys, *name.split(), "--help")[:2]


def test_every_hint_calls_the_program_as_it_was_called(capsys):
    for argv in (["--help"], ["docx", "--help"], ["docx"], ["nonsense"]):
        run(argv, "report-convert")
        out, err = capsys.readouterr()
        assert "report-convert" in out + err
        assert not re.search(r"(?<!report-)convert ", out + err)


@pytest.mark.parametrize("words", [["-m", "convert", "--lang", "en", "docx"], ["-m", "convert", "nonsense"]])
def test_the_module_calls_itself_as_it_was_called(words):
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "python -m convert --help" in done.stderr

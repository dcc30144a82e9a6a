"""The table of commands."""

from importlib import import_module

import pytest

from convert.cli.commands import COMMANDS

CONTRACT = {"docx", "pdf", "xlsx", "all", "model", "indicators", "check", "fonts", "fonts fontconfig", "style list", "style show"}


def test_every_command_of_the_contract_is_there():
    assert CONTRACT <= {command.name for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_says_what_it_does_shows_an_example_and_runs_a_function_that_exists(command):
    module, _, function = command.run.partition(":")
    assert callable(getattr(import_module(module), function))
    assert command.examples
    assert all(example.startswith(f"convert {command.name.split()[0]}") for example in command.examples)
    flags = [flag for option in command.options for flag in option.flags]
    assert len(flags) == len(set(flags))

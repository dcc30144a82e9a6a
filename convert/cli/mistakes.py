"""What is wrong with a call, in our words: typer knows what, and says it in English only."""

from typing import Any

from convert.cli.console import Console
from convert.cli.help import argument_label
from convert.cli.nearest import nearest
from convert.cli.table import Command
from convert.diagnostics import UsageError

_EXTRA = "(s) ("
"""Stands before the words that are too many."""


def mistake(error: Any, command: Command, console: Console) -> UsageError:
    """Return the sentence for what typer found wrong with the words of `command`."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    flags = [getattr(error, "option_name", None), *(getattr(parameter, "opts", None) or ())]
    option = next((one for one in command.options if set(flags) & set(one.flags)), None)
    if kind == "MissingParameter":
        return UsageError("cli-missing", name=argument_label(command, console.language))
    if kind == "NoSuchOption":
        name = str(error.option_name)
        flags = [*(flag for one in command.options for flag in one.flags), "--help"]
        return UsageError("cli-no-such-option", name=name, near=nearest(name, flags, console.language))
    if option is not None and kind == "BadOptionUsage":
        name = str(getattr(error, "option_name", None) or option.flags[0])
        return UsageError("cli-takes-no-value" if option.kind == "flag" else "cli-needs-value", name=name)
    if option is not None and kind == "BadParameter":
        values = " | ".join(option.choices) if option.choices else "1, 2, 3, …"
        return UsageError("cli-bad-value", name=option.flags[-1 if option.kind != "flag" else 0], reason=values)
    words = error.format_message().partition(_EXTRA)[2].removesuffix(")")
    return UsageError("cli-extra", reason=words) if words else UsageError("cli-wrong-use")

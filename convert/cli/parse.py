"""The quick parser: takes a call that is right in every respect, leaves all others to typer, which explains what is wrong."""

from collections.abc import Iterator, Sequence
from typing import Any

from convert.cli.table import Arguments, Command, Option

_Value = Any


def parse(argv: Sequence[str], commands: Sequence[Command]) -> tuple[Command, Arguments] | None:
    """Return the command and its arguments, or None when `argv` needs an explanation."""
    found = _find(argv, commands)
    if found is None:
        return None
    command, rest = found
    flags = {flag: option for option in command.options for flag in option.flags}
    values = Arguments({option.name: _initial(option) for option in command.options})
    positional: list[str] = []
    words = iter(rest)
    for word in words:
        if word == "-" or not word.startswith("-"):
            positional.append(word)
        elif not _take(word, words, flags, values):
            return None
    return (command, values) if _place(positional, command, values) else None


def _find(argv: Sequence[str], commands: Sequence[Command]) -> tuple[Command, Sequence[str]] | None:
    """Return the command with the longest name that `argv` starts with."""
    for length in (2, 1):
        name = " ".join(argv[:length])
        for command in commands:
            if command.name == name:
                return command, argv[length:]
    return None


def _initial(option: Option) -> _Value:
    if option.kind == "flag":
        return bool(option.default)
    return () if option.kind == "many" else option.default


def _take(word: str, words: Iterator[str], flags: dict[str, Option], values: Arguments) -> bool:
    """Store the option `word`; say False when it is wrong in any way."""
    flag, equals, value = word.partition("=")
    option = flags.get(flag)
    if option is None:
        return False
    if option.kind == "flag":
        values[option.name] = not flag.startswith("--no-")
        return not equals
    text = value if equals else next(words, None)
    if text is None or (option.choices and text not in option.choices):
        return False
    if option.kind == "number":
        if not text.isdigit():
            return False
        values[option.name] = int(text)
    else:
        values[option.name] = (*values[option.name], text) if option.kind == "many" else text
    return True


def _place(positional: list[str], command: Command, values: Arguments) -> bool:
    argument = command.argument
    if argument is None:
        return not positional
    if argument.many:
        values[argument.name] = tuple(positional)
        return bool(positional) or not argument.required
    values[argument.name] = positional[0] if positional else None
    return len(positional) == 1 or (not positional and not argument.required)

"""What a command and an option are."""

import os
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

Text = tuple[str, str]
"""Chinese, English."""


_PATTERN = frozenset("*?[")


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One option of a command."""

    name: str
    flags: tuple[str, ...]
    kind: Literal["flag", "text", "many", "number"] = "text"
    choices: tuple[str, ...] = ()
    default: Any = None
    metavar: str | None = None
    reads: bool = False
    """Whether the value is the path of a file that is read."""
    help: Text


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """The positional arguments of a command."""

    name: str
    many: bool = False
    required: bool = True
    reads: bool = True
    """Whether its values are paths of files that are read."""
    help: Text


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """One command."""

    name: str
    """With the group before it: `style show`."""
    help: Text
    examples: tuple[str, ...] = ()
    argument: Argument | None = None
    options: tuple[Option, ...] = ()
    run: str
    """`module:function`, imported when the command runs."""


def named_path(value: str) -> tuple[str, str]:
    """Return name and path of a value `NAME=PATH`; a path alone has no name."""
    name, equals, path = value.partition("=")
    return (name.strip(), path) if equals and not os.path.exists(value) else ("", value)


def expanded(values: Sequence[str]) -> tuple[str, ...]:
    """Return paths with patterns such as `*.txt` taken for the files that fit: shells of Windows leave that to the program.

    What is there under that very name is meant itself, and a pattern that nothing fits stays as it is, to be told.
    """
    import glob

    found: list[str] = []
    for value in values:
        fits = sorted(glob.glob(value)) if _PATTERN & set(value) and not os.path.exists(value) else []
        found += fits or [value]
    return tuple(found)


class Arguments(dict[str, Any]):
    """Values by name, read as attributes."""

    def files_read(self, command: Command) -> tuple[str, ...]:
        """Return the paths of all files that the call names for reading, `-` for standard input."""
        argument = command.argument
        given = self.get(argument.name) if argument is not None and argument.reads else None
        paths = [given] if isinstance(given, str) else list(given or ())
        for option in command.options:
            value = self.get(option.name) if option.reads else None
            paths += [value] if isinstance(value, str) else [path for _, path in map(named_path, value or ())]
        return tuple(paths)

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

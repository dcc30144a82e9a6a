"""What a command and an option are."""

from typing import Any, Literal

import msgspec

Text = tuple[str, str]
"""Chinese, English."""


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One option of a command."""

    name: str
    flags: tuple[str, ...]
    kind: Literal["flag", "text", "many", "number"] = "text"
    choices: tuple[str, ...] = ()
    default: Any = None
    metavar: str | None = None
    help: Text


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """The positional arguments of a command."""

    name: str
    many: bool = False
    required: bool = True
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


class Arguments(dict[str, Any]):
    """Values by name, read as attributes."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

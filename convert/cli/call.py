"""Which command a call is for. Only that one is built; help about all of them comes straight from the table."""

import os
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from convert.cli.commands import COMMANDS, GROUPS
from convert.cli.console import Console
from convert.cli.help import command_help, root_help
from convert.cli.language import language_of
from convert.cli.main import DONE, guarded
from convert.cli.nearest import nearest
from convert.cli.table import Command, expanded
from convert.diagnostics import ConvertError, UsageError
from convert.messages import Language

_HELP = ("-h", "--help", "help")
_COMPLETION = ("--install-completion", "--show-completion")
_NAME_SIGNS = str.maketrans("-. ", "___")


class _Call(msgspec.Struct, frozen=True):
    """A call taken apart."""

    command: Command
    words: tuple[str, ...]
    """What follows the command; options that stood before it come first."""


def run_call(argv: Sequence[str], program: str) -> int:
    """Run a call and return the exit status of the contract; every mistake is one sentence."""
    language = language_of(argv)
    console = Console(language=language, quiet=False, as_json=_wants_json(argv), program=program)

    def run() -> int:
        variable = f"_{program}_COMPLETE".translate(_NAME_SIGNS).upper()
        if variable in os.environ or set(_COMPLETION) & set(argv):
            from convert.cli.typer_app import complete

            return complete([word for word in argv if word in _COMPLETION], variable, console)
        words, rest = _before(argv)
        if not rest or rest[0] in _HELP:
            about = _helped(rest[1:])
            console.result(command_help(about, language, program) if isinstance(about, Command) else root_help(language, program, about))
            return DONE
        call = _taken_apart(words, rest, language)
        if isinstance(call, str):
            console.result(root_help(language, program, call))
            return DONE
        from convert.cli.typer_app import run_typer

        return run_typer(call.command, call.words, console)

    return guarded(run, console, debug="--debug" in argv)


def _helped(words: Sequence[str]) -> Command | str:
    """Return the command that the words after `help` name, else the group that they name, else nothing."""
    names = {command.name: command for command in COMMANDS}
    found = names.get(" ".join(words[:2])) or names.get(" ".join(words[:1]))
    return found or (words[0] if words and words[0] in GROUPS else "")


def _before(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the options that stand before the command, and the rest."""
    words = list(argv)
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] not in (*_HELP, "-"):
        at += 2 if words[at] in ("--lang", "--format") else 1
    return words[:at], words[at:]


def _taken_apart(before: Sequence[str], rest: Sequence[str], language: Language) -> _Call | str:
    """Return the call, or the name of a group whose commands are to be shown.

    Raises:
        UsageError: `cli-no-such-command`.
        ConvertError: `file-missing`: a path that is not there.
    """
    names = {command.name: command for command in COMMANDS}
    for length in (2, 1):
        name = " ".join(rest[:length])
        if name in names:
            following = rest[length] if len(rest) > length else ""
            below = [one.removeprefix(f"{name} ") for one in names if one.startswith(f"{name} ")]
            if below and following and not following.startswith("-"):
                raise _unknown(f"{name} {following}", [f"{name} {one}" for one in below], language)
            return _Call(names[name], (*before, *rest[length:]))
    first = rest[0]
    if first in GROUPS:
        if len(rest) == 1 or rest[1] in _HELP:
            return first
        raise _unknown(" ".join(rest[:2]), [name for name in names if name.startswith(f"{first} ")], language)
    if first == "-" or os.path.exists(expanded([first])[0]):
        return _Call(names["all"], (*before, *rest))
    if os.sep in first or "/" in first or os.path.splitext(first)[1]:
        raise ConvertError("file-missing", path=first)
    raise _unknown(first, [*names, *GROUPS], language)


def _unknown(name: str, known: Sequence[str], language: Language) -> UsageError:
    return UsageError("cli-no-such-command", name=name, near=nearest(name, known, language))


def _wants_json(argv: Sequence[str]) -> bool:
    return "--format=json" in argv or ("--format", "json") in pairwise(argv)



"""Calls through typer, built from the table of commands: one command for a call, all of them for the completion of a shell."""

import inspect
import io
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand

from convert.cli.commands import COMMANDS, GROUPS
from convert.cli.config import Config, chosen, read_config
from convert.cli.console import Console
from convert.cli.help import command_help
from convert.cli.main import dispatch
from convert.cli.mistakes import mistake
from convert.cli.table import Argument, Arguments, Command, Option, expanded
from convert.diagnostics import UsageError
from convert.messages import LANGUAGES

_INSTALL = "--install-completion"


def run_typer(command: Command, words: Sequence[str], console: Console) -> int:
    """Let typer take the words of one command, run it, and return the exit status of the contract.

    Raises:
        UsageError: the words are not what the command takes.
    """
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(command.name, cls=_helpful(command, console), context_settings={"help_option_names": ["-h", "--help"]})(
        _function(command, console))
    try:
        result = typer.main.get_command(app).main(args=list(words), prog_name=f"{console.program} {command.name}", standalone_mode=False)
    except Exception as error:  # typer carries its own copy of click, so its errors are told by their form
        if not hasattr(error, "format_message"):
            raise
        raise mistake(error, command, console) from None
    return result if isinstance(result, int) else 0


def complete(argv: Sequence[str], variable: str, console: Console) -> int:
    """Answer a shell, which asks by the environment variable `variable`; install or show its completion."""
    app = typer.Typer(add_completion=True, rich_markup_mode=None, pretty_exceptions_enable=False)
    which = LANGUAGES.index(console.language)
    groups = {name: typer.Typer(rich_markup_mode=None, invoke_without_command=True) for name in GROUPS}
    for name, group in groups.items():
        app.add_typer(group, name=name, help=GROUPS[name][which])
    for command in COMMANDS:
        owner, _, name = command.name.rpartition(" ")
        if command.name in groups:
            groups[command.name].callback(help=command.help[which])(_function(command, console))
        else:
            groups.get(owner, app).command(name, help=command.help[which])(_function(command, console))

    def answer() -> int:
        result = typer.main.get_command(app).main(args=list(argv), prog_name=console.program, complete_var=variable, standalone_mode=False)
        return result if isinstance(result, int) else 0

    return _installed(answer, console) if _INSTALL in argv else answer()


def _installed(install: Callable[[], int], console: Console) -> int:
    """Let typer install the completion and say in our words what came of it.

    Raises:
        UsageError: `cli-no-shell`: the shell that is used takes no completion.
    """
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            install()
        except SystemExit as end:
            if end.code:
                raise UsageError("cli-no-shell") from None
    console.say("cli-completion-installed")
    return 0


def _helpful(command: Command, console: Console) -> type[TyperCommand]:
    """Return a class of command whose help is ours."""

    class Helpful(TyperCommand):
        def get_help(self, ctx: Any) -> str:  # noqa: ARG002 - the signature is click's
            return command_help(command, console.language, console.program)

    return Helpful


def _value(option: Option, given: Any) -> Any:
    """Return the value of an option: what is given, else its default."""
    if option.kind == "many":
        return tuple(given or ())
    return option.default if given is None else given


def _function(command: Command, console: Console) -> Callable[..., int]:
    """Return a function whose signature is the command's, as typer wants it."""
    parameters = []
    if command.argument:
        argument = command.argument
        kind: Any = list[str] if argument.many else str
        default = inspect.Parameter.empty if argument.required else None
        values = {"id": _style_ids, "page": _pages}.get(argument.name)
        extra: dict[str, Any] = {"autocompletion": values} if values else {}
        parameters.append(inspect.Parameter(
            argument.name, inspect.Parameter.KEYWORD_ONLY, default=default,
            annotation=Annotated[kind if argument.required else kind | None, typer.Argument(show_default=False, **extra)]))
    parameters += [_parameter(option) for option in command.options]

    def run(**values: Any) -> int:
        config = read_config(values.get("config"), console)[0] if command.name != "config" else Config()
        for option in command.options:
            given = values[option.name]
            if given is None or given == []:
                given = chosen(option, config)
            values[option.name] = _value(option, given)
        values |= {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
        if command.argument is not None and command.argument.reads:
            _expand(values, command.argument)
        return dispatch(command, Arguments(values), console.program)

    run.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _expand(values: dict[str, Any], argument: Argument) -> None:
    """Take patterns for the files that fit.

    Raises:
        UsageError: `cli-extra`: several fit where one is wanted.
    """
    given = values[argument.name]
    paths = expanded(given if argument.many else [given]) if given else ()
    if argument.many:
        values[argument.name] = paths or given
    elif len(paths) > 1:
        raise UsageError("cli-extra", reason=" ".join(paths[1:]))
    elif paths:
        values[argument.name] = paths[0]


def _parameter(option: Option) -> inspect.Parameter:
    kind: Any = {"flag": bool, "text": str | None, "many": list[str] | None, "number": int | None}[option.kind]
    if option.choices:
        kind = Literal[option.choices] | None
    flags = option.flags
    if option.kind == "flag" and len(flags) == 2 and flags[1].startswith("--no-"):
        flags = ("/".join(flags),)
    complete_value = {"style": _style_ids, "explain": _rule_ids, "profile": _profile_ids}.get(option.name)
    extra: dict[str, Any] = {"autocompletion": complete_value} if complete_value else {}
    default = bool(option.default) if option.kind == "flag" else None  # what is not given may stand in the settings file
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=default,
                             annotation=Annotated[kind, typer.Option(*flags, show_default=False, **extra)])


def _rule_ids(incomplete: str) -> list[str]:
    from convert.lint import rule_ids

    return [name for name in rule_ids() if name.startswith(incomplete.upper())]


def _profile_ids(incomplete: str) -> list[str]:
    from convert.lint.profile import list_profiles

    return [name for name in list_profiles() if name.startswith(incomplete)]


def _pages(incomplete: str) -> list[str]:
    from convert.cli.manual import page_names

    return [name for name in page_names() if name.startswith(incomplete)]


def _style_ids(incomplete: str) -> list[str]:
    from convert.style import list_styles

    return [name for name in list_styles() if name.startswith(incomplete)]

"""The same commands through typer: help with examples, mistakes explained, shell completion."""

import inspect
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Annotated, Any, Literal

import typer

from convert import __version__
from convert.cli.commands import COMMANDS
from convert.cli.console import Console
from convert.cli.language import language_of
from convert.cli.main import dispatch
from convert.cli.table import Arguments, Command, Option
from convert.diagnostics import Diagnostic
from convert.messages import Language

_CODES = {"MissingParameter": "cli-missing", "NoSuchOption": "cli-no-such-option", "NoArgsIsHelpError": "",
          "BadParameter": "cli-bad-value"}
"""Names of click's errors, and the codes of what we say instead."""
_FORMS = {"No such command": "cli-no-such-command", "Got unexpected extra argument": "cli-extra"}
"""How those errors begin that have no class of their own."""


def run_typer(argv: Sequence[str]) -> int:
    """Run `argv` through typer and return the exit status of the contract (2 for wrong use)."""
    language = language_of(argv)
    which = 0 if language == "zh" else 1
    app = build_app(which)
    try:
        result = typer.main.get_command(app).main(args=list(argv), prog_name="convert", standalone_mode=False)
    except Exception as error:  # typer carries its own copy of click, so its errors are told by their form
        if not hasattr(error, "format_message"):
            raise
        _tell_wrong_use(error, argv, language)
        return 2
    return result if isinstance(result, int) else 0


def _tell_wrong_use(error: Any, argv: Sequence[str], language: Language) -> None:
    """Say in one sentence what is wrong with the call, and where to read on."""
    reason = error.format_message()
    code = _CODES.get(type(error).__name__, "cli-wrong-use")
    if not code:
        print(reason)  # noqa: T201 - the help that was asked for by giving nothing
        return
    code = next((other for form, other in _FORMS.items() if reason.startswith(form)), code)
    parameter = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or (parameter.get_error_hint(error.ctx) if parameter is not None else "")
    told = Diagnostic(code=code, grade="error", args={"name": str(name).strip("'"), "reason": _heart(reason, code, parameter)})
    console = Console(language=language, quiet=False, as_json=_wants_json(argv))
    console.tell(told)
    if not console.as_json:
        console.say("cli-see-help")


def _heart(reason: str, code: str, parameter: Any) -> str:
    """Return what of click's English `reason` is needed in any language: the word that is wrong, or the words that would be right."""
    choices = getattr(getattr(parameter, "type", None), "choices", None)
    if code == "cli-bad-value" and choices:
        return " | ".join(map(str, choices))
    if code == "cli-extra":
        return reason.partition("(s) (")[2].removesuffix(")") or reason
    quoted = reason.split("'")
    return quoted[1] if code == "cli-no-such-command" and len(quoted) > 2 else reason


def _wants_json(argv: Sequence[str]) -> bool:
    return "--format=json" in argv or ("--format", "json") in pairwise(argv)


def build_app(which: int) -> typer.Typer:
    """Return the typer application, its texts in Chinese (0) or English (1)."""
    about = ("把会议报告转换成公文格式的 DOCX、可归档的 PDF 和指标工作簿 XLSX。",
             "Turn a meeting report into an official DOCX, an archival PDF and an indicator workbook.")
    app = typer.Typer(help=about[which], add_completion=True, rich_markup_mode=None, no_args_is_help=True,
                      context_settings={"help_option_names": ["-h", "--help"]})
    groups: dict[str, typer.Typer] = {}

    @app.callback()
    def root(version: Annotated[bool, typer.Option("--version", help=("显示版本。", "Show the version.")[which])] = False,  # noqa: FBT002
             lang: Annotated[str | None, typer.Option("--lang", hidden=True)] = None) -> None:  # noqa: ARG001 - read before, from the words
        if version:
            typer.echo(__version__)
            raise typer.Exit

    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        names = {one.name for one in COMMANDS}
        if not group and any(other.startswith(command.name + " ") for other in names):
            groups[command.name] = _group(app, command, which)
            continue
        owner = app
        if group:
            owner = groups.setdefault(group, typer.Typer(no_args_is_help=True, rich_markup_mode=None))
            if not any(info.name == group for info in app.registered_groups):
                app.add_typer(owner, name=group, help=_group_help(group)[which])
        owner.command(name, help=_help(command, which))(_function(command, which))
    return app


def _group_help(group: str) -> tuple[str, str]:
    return {"style": ("样式表。", "Style sheets.")}[group]


def _group(app: typer.Typer, command: Command, which: int) -> typer.Typer:
    """A command that has subcommands but also runs by itself: `fonts`, `fonts fontconfig`."""
    group = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
    run = _function(command, which, with_context=True)
    group.callback(help=_help(command, which))(run)
    app.add_typer(group, name=command.name)
    return group


def _help(command: Command, which: int) -> str:
    lines = [command.help[which]]
    if command.examples:
        lines += ["", ("例：", "Examples:")[which], "", "\b", *(f"  {example}" for example in command.examples)]
    return "\n".join(lines)


def _function(command: Command, which: int, *, with_context: bool = False) -> Callable[..., int]:
    """Return a function whose signature is the command's, as typer wants it."""
    parameters = []
    if with_context:
        parameters.append(inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context))
    if command.argument:
        argument = command.argument
        kind: Any = list[str] if argument.many else str
        default = inspect.Parameter.empty if argument.required else None
        parameters.append(inspect.Parameter(
            argument.name, inspect.Parameter.KEYWORD_ONLY, default=default,
            annotation=Annotated[kind if argument.required else kind | None,
                                 typer.Argument(help=argument.help[which], metavar=argument.name.upper(), show_default=False)]))
    parameters += [_parameter(option, which) for option in command.options]

    def run(**values: Any) -> int:
        context = values.pop("ctx", None)
        if context is not None and context.invoked_subcommand:
            return 0
        for name, value in values.items():
            if isinstance(value, list):
                values[name] = tuple(value)
        return dispatch(command, Arguments(values))

    run.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _parameter(option: Option, which: int) -> inspect.Parameter:
    extra: dict[str, Any] = {"help": option.help[which], "show_default": False}
    if option.metavar:
        extra["metavar"] = option.metavar
    kind: Any = {"flag": bool, "text": str | None, "many": list[str] | None, "number": int | None}[option.kind]
    if option.choices:
        kind = Literal[option.choices] | None
    flags = option.flags
    if option.kind == "flag" and len(flags) == 2 and flags[1].startswith("--no-"):
        flags = ("/".join(flags),)
    default = bool(option.default) if option.kind == "flag" else option.default
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=default,
                             annotation=Annotated[kind, typer.Option(*flags, **extra)])

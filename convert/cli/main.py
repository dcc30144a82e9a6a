"""Running one command: its function is imported, errors become sentences, and the exit status is the contract's."""

from collections.abc import Callable
from importlib import import_module

from convert.cli.console import Console
from convert.cli.language import language_of
from convert.cli.table import Arguments, Command
from convert.diagnostics import ConvertError, Diagnostic, UsageError, origin_of

DONE, FOUND, WRONG_USE, FAILED = 0, 1, 2, 3
_ABOUT_THE_CALL = ("cli-missing", "cli-no-such-option", "cli-no-such-command", "cli-bad-value", "cli-extra", "cli-needs-value",
                   "cli-takes-no-value", "cli-wrong-use")
"""Mistakes after which a person looks for the help."""


def dispatch(command: Command, arguments: Arguments, program: str = "convert") -> int:
    """Run `command` and return the exit status: 0 done, 1 `check` found something, 2 wrong use, 3 could not convert."""
    console = Console(language=arguments.get("lang") or language_of(), quiet=bool(arguments.get("quiet")),
                      as_json=arguments.get("format") == "json", program=program)

    def run() -> int:
        arguments["reads"] = arguments.files_read(command)
        module, _, function = command.run.partition(":")
        action: Callable[[Arguments, Console], int] = getattr(import_module(module), function)
        return action(arguments, console)

    return guarded(run, console, debug=bool(arguments.get("debug")))


def guarded(action: Callable[[], int], console: Console, *, debug: bool) -> int:
    """Return the exit status of `action`; whatever comes up is told in one sentence."""
    try:
        status = action()
        console.flush()
    except BaseException as error:  # noqa: BLE001 - the last resort: a sentence for whatever comes up
        return _tell(error, console, debug=debug)
    return status


def _tell(error: BaseException, console: Console, *, debug: bool) -> int:
    """Say in one sentence what came up, and return the exit status for it."""
    if debug:
        import traceback

        traceback.print_exception(error)
    match error:
        case ConvertError():
            if error.diagnostic.code == "cli-output-failed":
                console.discard()
            console.tell(error.diagnostic)
            if error.diagnostic.code in _ABOUT_THE_CALL and not console.as_json:
                console.say("cli-see-help", program=console.program)
            return WRONG_USE if isinstance(error, UsageError) else FAILED
        case BrokenPipeError():  # nobody reads on: nothing to say
            console.discard()
            return FAILED
        case KeyboardInterrupt():
            console.say("cli-interrupted")
        case MemoryError():
            console.tell(Diagnostic(code="cli-memory", grade="error"))
        case RecursionError():
            console.tell(Diagnostic(code="cli-too-deep", grade="error"))
        case ModuleNotFoundError(name=str(name)):
            console.tell(Diagnostic(code="cli-package-missing", grade="error", args={"name": name}))
        case Exception():
            console.tell(Diagnostic(code="cli-unforeseen", grade="error", args={"reason": origin_of(error)}))
        case _:
            raise error
    return FAILED

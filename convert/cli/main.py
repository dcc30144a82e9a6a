"""Running one command: its function is imported, errors become sentences, and the exit status is the contract's."""

import sys
from collections.abc import Callable
from importlib import import_module

from convert.cli.console import Console
from convert.cli.language import language_of
from convert.cli.table import Arguments, Command
from convert.diagnostics import ConvertError, UsageError

DONE, FOUND, WRONG_USE, FAILED = 0, 1, 2, 3


def dispatch(command: Command, arguments: Arguments) -> int:
    """Run `command` and return the exit status: 0 done, 1 `check` found something, 2 wrong use, 3 could not convert."""
    chosen = arguments.get("lang")
    console = Console(language=chosen or language_of(), quiet=bool(arguments.get("quiet")),
                      as_json=arguments.get("format") == "json")
    module, _, function = command.run.partition(":")
    try:
        run: Callable[[Arguments, Console], int] = getattr(import_module(module), function)
        return run(arguments, console)
    except ConvertError as error:
        console.tell(error.diagnostic)
        return WRONG_USE if isinstance(error, UsageError) else FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except KeyboardInterrupt:
        console.say("cli-interrupted")
        return FAILED
    except MemoryError:
        console.say("cli-memory")
        return FAILED

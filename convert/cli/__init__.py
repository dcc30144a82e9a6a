"""The command line: parses, calls the api, prints. One table (`commands`) describes every command; typer takes the calls."""

import sys
from collections.abc import Sequence
from typing import Final

_FAILED: Final = 3


def run(argv: Sequence[str], program: str = "convert") -> int:
    """Run one command line and return the exit status of the contract.

    Args:
        argv: The words after the program's name.
        program: How the program was called, for help and hints.
    """
    if list(argv) == ["--version"]:
        from convert.version import __version__

        print(__version__)  # noqa: T201 - the result of the command
        return 0
    try:
        from convert.cli.call import run_call
    except ModuleNotFoundError as error:
        return _tell_missing(error.name or "", argv, program)
    return run_call(argv, program)


def _tell_missing(name: str, argv: Sequence[str], program: str) -> int:
    """Say that a package is missing without which nothing runs, as in a checkout that was never installed."""
    from convert.cli.language import language_of
    from convert.messages import GRADE_NAMES, LANGUAGES, sentence

    code, language = "cli-package-missing", language_of(argv)
    grade = GRADE_NAMES["error"][LANGUAGES.index(language)]
    sys.stderr.write(f"{program}: {grade} {code} {sentence(code, language, name=name)}\n")
    return _FAILED

"""The command line: parses, calls the api, prints. One table (`commands`) describes every command.

A well-formed call is parsed by `parse`, which imports nothing heavy; everything else (help, mistakes, completion) goes to
typer, built from the same table.
"""

import sys
from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Run one command line (without the program's name) and return the exit status of the contract."""
    if list(argv) == ["--version"]:
        from convert import __version__

        print(__version__)  # noqa: T201 - the result of the command
        return 0
    _load_msgspec()
    from convert.cli.commands import COMMANDS
    from convert.cli.main import dispatch
    from convert.cli.parse import parse

    parsed = parse(argv, COMMANDS)
    if parsed is not None:
        return dispatch(*parsed)
    from convert.cli.typer_app import run_typer

    return run_typer(argv)


def _load_msgspec() -> None:
    """Load msgspec without typing_extensions, which it prefers where it is installed; `typing` has all that it takes from it.

    That package and what it imports cost a twentieth of a short conversion.
    """
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]

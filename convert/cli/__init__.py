"""The command line: parses, calls the api, prints. One table (`commands`) describes every command.

A well-formed call is parsed by `parse`, which imports nothing heavy; everything else (help, mistakes, completion) goes to
typer, built from the same table.
"""

from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Run one command line (without the program's name) and return the exit status of the contract."""
    if list(argv) == ["--version"]:
        from convert import __version__

        print(__version__)  # noqa: T201 - the result of the command
        return 0
    from convert.cli.commands import COMMANDS
    from convert.cli.main import dispatch
    from convert.cli.parse import parse

    parsed = parse(argv, COMMANDS)
    if parsed is not None:
        return dispatch(*parsed)
    from convert.cli.typer_app import run_typer

    return run_typer(argv)

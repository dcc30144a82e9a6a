"""The command line: parses, calls the api, prints. One table (`commands`) describes every command; typer takes the calls."""

from collections.abc import Sequence


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
    from convert.cli.call import run_call

    return run_call(argv, program)

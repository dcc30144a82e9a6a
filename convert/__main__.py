"""`python -m convert`, and the scripts `convert` and `report-convert`."""

import os
import sys

_STANDARD_ERROR = 2


def main() -> int:
    """Run the command line; return the exit status."""
    _stand_in_for_closed_streams()
    from convert.cli import run

    status = run(sys.argv[1:], _program())
    _let_go_of_broken_streams()
    return status


def _program() -> str:
    """Return how the program was called: `convert`, `report-convert`, `python -m convert`."""
    name = os.path.basename(sys.argv[0]).removesuffix(".exe")
    return "python -m convert" if name == "__main__.py" else name


def _let_go_of_broken_streams() -> None:
    """Give up what nobody reads any more, so that the interpreter's end does not change the exit status to its own 120."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            try:
                null = os.open(os.devnull, os.O_WRONLY)
                os.dup2(null, stream.fileno())
                os.close(null)
            except (OSError, ValueError):
                continue


def _stand_in_for_closed_streams() -> None:
    """Take the numbers of standard streams that are closed, so that no file of ours gets them."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_ERROR:
        pass
    os.close(number)


if __name__ == "__main__":
    sys.exit(main())

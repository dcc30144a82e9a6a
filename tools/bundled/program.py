"""The program of a bundle: without words it opens the page in the browser, with words it is the command line."""

import multiprocessing
import runpy
import sys
from collections.abc import Sequence

OPEN_THE_PAGE = ("serve", "--open", "--port", "0")


def call(words: Sequence[str]) -> int:
    """Run the program with `words`; as `-P -m MODULE` it is a child process of its own, since there is no Python beside it to start."""
    asked = list(words[1:] if words[:1] == ["-P"] else words)  # `-P` keeps a Python out of the folder it stands in; here there is none
    if asked[:1] == ["-m"]:
        sys.argv = asked[1:]
        runpy.run_module(asked[1], run_name="__main__", alter_sys=True)
        return 0
    from convert.cli import run

    return run(words or OPEN_THE_PAGE, "report-convert")


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(call(sys.argv[1:]))

"""The process that becomes LibreOffice: it takes limits first, which the programs that it starts inherit."""

import os
import sys
from typing import Final

from convert.apart import limit_process

MAX_MEMORY: Final = 1_800_000_000
"""Bytes of address space; a letter takes about 900 million."""
MAX_SECONDS: Final = 100
"""Of the processor."""
MAX_FILE: Final = 400_000_000
"""Bytes of any file that is written."""


def main() -> None:
    """Become the program that the arguments name."""
    limit_process(memory=MAX_MEMORY, seconds=MAX_SECONDS, file=MAX_FILE)
    os.environ.pop("PYTHONPATH", None)  # the program may have a Python of its own
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()

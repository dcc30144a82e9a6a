"""`python -m convert`, and the scripts `convert` and `report-convert`."""

import gc
import sys

_OBJECTS = 100_000
"""Objects that come between two looks for unused cycles: a report makes few cycles, and looking takes time."""


def main() -> int:
    """Run the command line; return the exit status."""
    gc.set_threshold(_OBJECTS, 20, 20)
    from convert.cli import run

    status = run(sys.argv[1:])
    gc.freeze()  # the system takes the memory back: the collector need not go through it on the way out
    return status


if __name__ == "__main__":
    sys.exit(main())

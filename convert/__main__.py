"""`python -m convert`, and the scripts `convert` and `report-convert`."""

import sys


def main() -> int:
    """Run the command line; return the exit status."""
    from convert.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

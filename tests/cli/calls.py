"""What tests of calls share."""

import re

import pytest

from convert.cli import run

TYPERS_WORDS = re.compile(r"(?i)usage|option\b|options|argument|command|\\bshow\\b|message|exit|required|default|try |error|missing|invalid|got |"
                          r"expected|such|possible|value|does not|requires|choose|integer|range")
"""Words of typer and click, none of which a Chinese sentence has."""
HANZI = re.compile("[一-鿿]")


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    status = run(argv)
    out, err = capsys.readouterr()
    return status, out, err

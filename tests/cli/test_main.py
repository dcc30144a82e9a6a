"""Exit status and sentences."""

import pytest

from convert.cli.main import dispatch
from convert.cli.table import Arguments, Command
from convert.diagnostics import ConvertError, UsageError


def _command(function: str) -> Command:
    return Command(name="x", help=("", ""), run=f"{__name__}:{function}")


def fine(*_):
    return 0


def found(*_):
    return 1


def wrong(*_):
    raise UsageError("cli-stdin-output")


def failed(*_):
    raise ConvertError("file-missing", path="a")


def interrupted(*_):
    raise KeyboardInterrupt


def exhausted(*_):
    raise MemoryError


@pytest.mark.parametrize(("function", "status"), [
    ("fine", 0), ("found", 1), ("wrong", 2), ("failed", 3), ("interrupted", 3), ("exhausted", 3)])
def test_the_exit_status_is_the_contracts(function: str, status: int, capsys):
    assert dispatch(_command(function), Arguments()) == status
    assert "Traceback" not in capsys.readouterr().err

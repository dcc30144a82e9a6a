"""A module in a process of its own."""

import pytest

from convert.apart import run_apart


def test_what_the_module_writes_is_returned():
    assert run_apart("base64", b"abc", 20.0) == b"YWJj\n"


@pytest.mark.parametrize(("module", "seconds"), [("no.such.module", 20.0), ("base64", 0.0)])
def test_what_fails_or_takes_too_long_gives_nothing(module: str, seconds: float):
    assert run_apart(module, b"abc", seconds) is None

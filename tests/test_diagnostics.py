"""Errors carry one diagnostic."""

from convert.diagnostics import ConvertError, UsageError


def test_an_error_carries_its_diagnostic():
    error = ConvertError("file-missing", path="a.txt", line=3)
    assert (error.diagnostic.code, error.diagnostic.grade, error.diagnostic.path, error.diagnostic.line) == (
        "file-missing", "error", "a.txt", 3)


def test_wrong_use_is_an_error_too():
    assert issubclass(UsageError, ConvertError)

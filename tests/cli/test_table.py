"""Arguments are read by name."""

import pytest

from convert.cli.table import Arguments


def test_arguments_are_read_as_attributes():
    assert Arguments(force=True).force


def test_an_argument_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="missing"):
        Arguments().missing  # noqa: B018

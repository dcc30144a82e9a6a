"""Strings of TOML."""

import tomllib

import pytest

from convert.text.toml import toml_string


@pytest.mark.parametrize("text", ["", "区\"财\\政", "a\n\t\x7f\x01", "\U00020000"])
def test_a_string_of_toml_is_read_as_it_was(text: str):
    assert tomllib.loads(f"a = {toml_string(text)}") == {"a": text}

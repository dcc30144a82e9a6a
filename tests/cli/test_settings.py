"""From arguments to settings."""

import pytest

from convert.cli.console import Console
from convert.cli.settings import beside, settings_of
from convert.cli.table import Arguments
from convert.diagnostics import ConvertError, UsageError

CONSOLE = Console(language="en", quiet=False, as_json=False)


def test_arguments_that_a_command_does_not_have_are_the_defaults():
    settings = settings_of(Arguments(), CONSOLE)
    assert (settings.fonts, settings.pdf_profile, settings.verify, settings.language) == ("auto", "a3a", True, "en")


def test_a_file_named_by_an_option_is_read(tmp_path):
    (tmp_path / "seal.png").write_bytes(b"png")
    assert settings_of(Arguments(seal=str(tmp_path / "seal.png")), CONSOLE).seal == b"png"
    with pytest.raises(ConvertError):
        settings_of(Arguments(seal=str(tmp_path / "none.png")), CONSOLE)


def test_outputs_stand_beside_their_input():
    assert beside("a/b.txt", ".pdf") == "a/b.pdf"
    with pytest.raises(UsageError):
        beside("-", ".pdf")

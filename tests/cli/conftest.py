"""Calls that are taken down instead of being run."""

import pytest


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict]]:
    """Take down the commands that would be run, instead of running them."""
    taken: list[tuple[str, dict]] = []
    monkeypatch.setattr("convert.cli.typer_app.dispatch", lambda command, arguments, _: (taken.append((command.name, dict(arguments))), 0)[1])
    return taken

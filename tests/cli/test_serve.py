"""`convert serve`."""

import pytest

from convert.cli import run, serve


def test_the_options_reach_the_server_and_its_address_is_told(monkeypatch, capsys):
    seen = []

    def run_server(options, say):
        seen.append(options)
        say("http://x/")

    monkeypatch.setattr(serve, "run_server", run_server)
    assert run(["serve", "--port", "0", "--style", "gbt9704", "--lang", "en"]) == 0
    assert (seen[0].host, seen[0].port, seen[0].style, seen[0].language) == ("127.0.0.1", 0, "gbt9704", "en")
    assert "http://x/" in capsys.readouterr().err


@pytest.mark.parametrize("flags", [[], ["--open"]])
def test_the_page_is_opened_in_the_browser_where_that_is_asked_for(monkeypatch, flags: list[str]):
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(serve, "run_server", lambda _, say: say("http://x/"))
    assert run(["serve", *flags]) == 0
    assert opened == (["http://x/"] if flags else [])


@pytest.mark.parametrize("argv", [["serve", "--style", "none"], ["serve", "--token", "short"], ["serve", "--port", "99999"]])
def test_wrong_options_are_wrong_use(argv, capsys):
    assert run(argv) == 2
    assert "Traceback" not in capsys.readouterr().err

"""Starting: address, port, token."""

import socket
import sys

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from convert.diagnostics import UsageError
from convert.serve.options import ServeOptions
from convert.serve.run import address, listen, serve, with_token
from tests.refused import refused


def test_a_token_is_made_where_others_can_reach_the_server_and_only_there():
    assert with_token(ServeOptions()).token is None
    made = {with_token(ServeOptions(host="0.0.0.0")).token for _ in range(2)}  # noqa: S104
    assert len(made) == 2
    assert all(len(token or "") >= 32 for token in made)
    with refused("serve-token-short", UsageError):
        with_token(ServeOptions(token="short"))  # noqa: S106


def test_the_address_has_the_token():
    assert address(ServeOptions(), 80) == "http://127.0.0.1:80/"
    assert address(ServeOptions(host="::1", token="x" * 12), 80) == "http://[::1]:80/?token=xxxxxxxxxxxx"


def test_a_port_that_is_taken_and_a_host_that_is_none_are_sentences():
    with listen(ServeOptions(port=0)) as listener, refused("serve-port-taken"):
        listen(ServeOptions(port=listener.getsockname()[1]))
    with refused("serve-no-address"):
        listen(ServeOptions(host="198.51.100.1", port=0))
    with refused("serve-port", UsageError):
        listen(ServeOptions(port=70_000))


@pytest.mark.parametrize("name", ["jinja2", "python_multipart", "uvicorn"])
def test_without_its_packages_it_is_said_which_one_is_missing(monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError) as error:
        serve(ServeOptions(port=0), print)
    assert (error.value.diagnostic.code, error.value.diagnostic.args["name"]) == ("serve-extra", name)


def test_a_host_that_nobody_knows_is_a_sentence(monkeypatch: pytest.MonkeyPatch):
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("convert.serve.run.socket.getaddrinfo", unknown)
    with refused("serve-no-address"):
        listen(ServeOptions(host="office.invalid"))

"""Starting: address, port, token."""

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from convert.diagnostics import ConvertError, UsageError
from convert.serve.options import ServeOptions
from convert.serve.run import address, listen, with_token


def test_a_token_is_made_where_others_can_reach_the_server_and_only_there():
    assert with_token(ServeOptions()).token is None
    made = {with_token(ServeOptions(host="0.0.0.0")).token for _ in range(2)}  # noqa: S104
    assert len(made) == 2
    assert all(len(token or "") >= 32 for token in made)
    with pytest.raises(UsageError, match="serve-token-short"):
        with_token(ServeOptions(token="short"))  # noqa: S106


def test_the_address_has_the_token():
    assert address(ServeOptions(), 80) == "http://127.0.0.1:80/"
    assert address(ServeOptions(host="::1", token="x" * 12), 80) == "http://[::1]:80/?token=xxxxxxxxxxxx"


def test_a_port_that_is_taken_and_a_host_that_is_none_are_sentences():
    with listen(ServeOptions(port=0)) as listener, pytest.raises(ConvertError, match="serve-port-taken"):
        listen(ServeOptions(port=listener.getsockname()[1]))
    with pytest.raises(ConvertError, match="serve-no-address"):
        listen(ServeOptions(host="198.51.100.1", port=0))
    with pytest.raises(UsageError, match="serve-port"):
        listen(ServeOptions(port=70_000))

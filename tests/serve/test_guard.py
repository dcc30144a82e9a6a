"""Which host names are this server's."""

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from convert.serve.guard import UNSPECIFIED, host_allowed, is_loopback
from convert.serve.options import ServeLimits, ServeOptions
from convert.serve.room import Room
from tests.serve.served import Asker

EVERYWHERE = UNSPECIFIED[0]


@pytest.mark.parametrize(("header", "bound", "allowed"), [
    ("127.0.0.1:8765", "127.0.0.1", True), ("localhost:1", "127.0.0.1", True), ("[::1]:8765", "::1", True),
    ("LOCALHOST", "127.0.0.1", True), ("10.0.0.5:80", "127.0.0.1", False), ("10.0.0.5:80", EVERYWHERE, True),
    ("evil.example", EVERYWHERE, False), ("office.example:80", "office.example", True), ("127.0.0.1.evil.example", "127.0.0.1", False),
    ("", "127.0.0.1", False), ("a@127.0.0.1", "127.0.0.1", False), ("[", "127.0.0.1", False)])
def test_only_names_that_nobody_else_can_point_here_are_allowed(header, bound, allowed):
    assert host_allowed(header, bound) is allowed


@pytest.mark.parametrize(("host", "only_here"), [("127.0.0.1", True), ("::1", True), ("localhost", True), (EVERYWHERE, False),
                                                 ("office.example", False)])
def test_only_loopback_needs_no_token(host, only_here):
    assert is_loopback(host) is only_here


def test_who_tries_tokens_out_is_sent_away_for_a_minute():
    limits = ServeLimits(wrong_tokens=3)
    site = Asker(ServeOptions(token="a-long-secret-token", limits=limits), Room(limits))  # noqa: S106
    assert [site.get(f"/?token=wrong-{number}").status_code for number in range(5)] == [401, 401, 401, 429, 429]
    assert site.get("/?token=a-long-secret-token").status_code == 429
    site.close()

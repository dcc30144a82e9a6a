"""Connections that send nothing are hung up on, and stop nobody."""

import socket
import threading

import pytest

pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")

import httpx

from convert.serve.options import ServeLimits, ServeOptions
from tests.serve.served import running
from tests.texts import MEETING

HALF = b"POST /jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le"


def test_many_half_open_connections_stop_nobody():
    with running(ServeOptions(limits=ServeLimits(head_seconds=30.0))) as address:
        port = int(address.rpartition(":")[2])
        half = [socket.create_connection(("127.0.0.1", port)) for _ in range(250)]
        for one in half:
            one.sendall(HALF)
        assert httpx.get(address).status_code == 200
        for one in half:
            one.close()


@pytest.mark.parametrize("sent", [b"", HALF])
def test_who_sends_no_whole_head_is_hung_up_on(sent):
    with running(ServeOptions(limits=ServeLimits(head_seconds=0.3))) as address, \
            socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as half:
        half.sendall(sent)
        half.settimeout(10)
        assert half.recv(100) == b""


def test_a_request_that_is_under_way_and_the_next_one_are_answered():
    with running(ServeOptions(limits=ServeLimits(head_seconds=0.3))) as address, httpx.Client(base_url=address) as client:
        assert [client.get("/").status_code, client.get("/shelf").status_code] == [200, 200]


def test_a_server_that_ends_waits_for_no_conversion():
    answers: list[httpx.Response] = []
    long = MEETING.replace("二、存在的不足", "办理案件 86 件。\n\n" * 4000 + "二、存在的不足")
    with running(ServeOptions(fonts="bundled")) as address:
        def ask() -> None:
            answers.append(httpx.post(f"{address}/jobs", files={"file": ("a.txt", long.encode())}, headers={"x-convert-key": "mine"}, timeout=60))

        asking = threading.Thread(target=ask)
        asking.start()
        while asking.is_alive() and not httpx.get(f"{address}/progress/mine").json()["step"]:
            pass
    asking.join(60)
    assert answers[0].json()["code"] == "serve-cancelled"

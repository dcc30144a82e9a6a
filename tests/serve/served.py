"""A server, an asker and a browser for the tests of the page."""

import asyncio
import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from PIL import Image, ImageDraw

from convert.serve.app import make_app
from convert.serve.connection import LettingGo, connection_class
from convert.serve.making import Making
from convert.serve.options import ServeOptions
from convert.serve.room import Room
from convert.serve.tasks import Convert, Made
from convert.serve.work import perform

CHROMIUM = "/usr/bin/chromium"
LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
          "--no-first-run"]


class Asker:
    """Asks an application without a network, one request after the other."""

    def __init__(self, options: ServeOptions, room: Room | None = None) -> None:
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(make_app(options, room), raise_app_exceptions=False), base_url="http://127.0.0.1:8765")

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self._runner.run(self._client.get(path, **options))

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self._runner.run(self._client.post(path, **options))

    def upload(self, data: bytes, name: str = "报告.txt", **fields: str) -> httpx.Response:
        return self.post("/jobs", files={"file": (name, data)}, data=fields)

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()


def done(task: Convert) -> Making:
    """Return a conversion that is done."""
    reply = perform(task)
    assert isinstance(reply, Made), reply
    making = Making()
    making.take(reply)
    return making


@contextlib.contextmanager
def running(options: ServeOptions, port: int = 0) -> Iterator[str]:
    """Yield the address of a server that runs in a thread, on a free port where none is named."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(512)
    room = Room(options.limits)
    server = LettingGo(uvicorn.Config(make_app(options, room), log_level="error", access_log=False,
                                      http=connection_class(options.limits.head_seconds)), room.end)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()


def axe_script() -> str | None:
    """Return the path of axe.min.js: AXE_CORE, else node_modules; None when it is not there."""
    places = [os.environ.get("AXE_CORE", ""), str(Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js")]
    return next((place for place in places if place and os.path.isfile(place)), None)


def a_seal() -> bytes:
    """Return the picture of a round red seal."""
    picture = Image.new("RGBA", (240, 240))
    ImageDraw.Draw(picture).ellipse((6, 6, 234, 234), outline=(220, 0, 0, 255), width=8)
    data = BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()

"""What uvicorn does otherwise here: it hangs up where no whole head of a request comes, and waits for no conversion when it ends."""

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol


class LettingGo(uvicorn.Server):  # type: ignore[misc]
    """uvicorn's server that says beforehand that it ends, so that nobody waits for what will not be made."""

    def __init__(self, config: uvicorn.Config, end: Callable[[], None]) -> None:
        """`end` ends what is under way."""
        super().__init__(config)
        self._end = end

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what is under way, then the server."""
        self._end()
        await super().shutdown(sockets)


def connection_class(head_seconds: float) -> type[asyncio.Protocol]:
    """Return uvicorn's protocol with a time within which the head of every request must have arrived."""

    class Connection(H11Protocol):  # type: ignore[misc]
        """uvicorn's protocol that closes a connection whose request does not come."""

        def connection_made(self, transport: Any) -> None:
            """Begin to wait for the first request."""
            super().connection_made(transport)
            self._waiting = self.loop.call_later(head_seconds, self._hang_up)

        def data_received(self, data: bytes) -> None:
            """Take what came; a request whose head is whole may take its time."""
            before = self.cycle
            super().data_received(data)
            if self.cycle is not before:
                self._waiting.cancel()

        def on_response_complete(self) -> None:
            """Wait for the next request."""
            super().on_response_complete()
            self._waiting.cancel()
            self._waiting = self.loop.call_later(max(head_seconds, self.timeout_keep_alive), self._hang_up)

        def connection_lost(self, exc: Exception | None) -> None:
            """Stop waiting."""
            self._waiting.cancel()
            super().connection_lost(exc)

        def _hang_up(self) -> None:
            if self.cycle is None or self.cycle.response_complete:
                self.transport.close()

    return Connection

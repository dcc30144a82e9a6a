"""Starting the server."""

import contextlib
import errno
import secrets
import socket
from collections.abc import Callable

import msgspec

from convert.diagnostics import ConvertError, UsageError
from convert.serve.guard import UNSPECIFIED, is_loopback
from convert.serve.options import ServeOptions

_TOKEN_BYTES = 24
_SHORTEST_TOKEN = 12
_HIGHEST_PORT = 65535


def serve(options: ServeOptions, say: Callable[[str], None]) -> None:
    """Serve the page until interrupted; `say` is told the address.

    Raises:
        ConvertError: `serve-port-taken`, `serve-no-address`.
        UsageError: `serve-extra` (the packages are missing), `serve-token-short`, `serve-port`.
    """
    try:
        import jinja2  # noqa: F401
        import python_multipart  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise UsageError("serve-extra", name=error.name or "starlette") from None
    from convert.serve.app import make_app
    from convert.serve.connection import LettingGo, connection_class
    from convert.serve.room import Room

    options = with_token(options)
    listener = listen(options)
    room = Room(options.limits)
    config = uvicorn.Config(make_app(options, room), log_level="warning", access_log=False, server_header=False, timeout_keep_alive=10,
                            http=connection_class(options.limits.head_seconds))
    server = LettingGo(config, room.end)
    say(address(options, listener.getsockname()[1]))
    with listener, contextlib.suppress(KeyboardInterrupt):  # the way to end it, raised again by uvicorn after a clean end
        server.run(sockets=[listener])


def with_token(options: ServeOptions) -> ServeOptions:
    """Return `options` with a random token where other computers can reach the server and none was given."""
    if options.token is not None:
        if len(options.token) < _SHORTEST_TOKEN:
            raise UsageError("serve-token-short", least=_SHORTEST_TOKEN)
        return options
    if is_loopback(options.host):
        return options
    return msgspec.structs.replace(options, token=secrets.token_urlsafe(_TOKEN_BYTES))


def listen(options: ServeOptions) -> socket.socket:
    """Return a socket that listens on the host and port; port 0 takes a free one."""
    if not 0 <= options.port <= _HIGHEST_PORT:
        raise UsageError("serve-port", port=options.port)
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(options.host, options.port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError:
        raise ConvertError("serve-no-address", host=options.host) from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(512)
    except OSError as error:
        listener.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise ConvertError("serve-port-taken", port=options.port) from None
        raise ConvertError("serve-no-address", host=options.host) from None
    return listener


def address(options: ServeOptions, port: int) -> str:
    """Return the address to open, with the token when there is one."""
    host = socket.gethostname() if options.host in UNSPECIFIED else options.host
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/" + (f"?token={options.token}" if options.token else "")

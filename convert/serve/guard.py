"""What every request must pass, and what every answer carries: host, origin, token, size, and the headers of a strict page."""

import ipaddress
import secrets
import socket
import time
from collections import deque
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from convert.serve.options import ServeOptions

UNSPECIFIED: Final = ("0.0.0.0", "::")  # noqa: S104
"""Every address of this computer."""
COOKIE: Final = "convert_token"
_CLOSED: Final = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:", "font-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"))
HEADERS: Final = {
    "content-security-policy": _CLOSED, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
    "x-frame-options": "DENY", "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_MINUTE: Final = 60.0
_SAFE: Final = ("GET", "HEAD")
_SAME: Final = ("same-origin", "none")


Refuse = Callable[[Scope, str], Response]


class TooLargeError(Exception):
    """The body of a request is over the limit."""


class Guard:
    """ASGI middleware around the page."""

    def __init__(self, app: ASGIApp, options: ServeOptions, refuse: Refuse, clock: Callable[[], float] = time.monotonic) -> None:
        """`app` is called for requests that may pass; `refuse` makes the answer to the others from the code of a sentence.

        `clock` gives seconds.
        """
        self._app = app
        self._clock = clock
        self._wrong: deque[float] = deque()
        self._options = options
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the request pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        send = _with_headers(send)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        await self._app(scope, _limited(receive, self._options.limits.upload_bytes), send)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer to a request that may not pass."""
        if not host_allowed(headers.get("host", ""), self._options.host):
            return self._refuse(scope, "serve-host")
        if scope["method"] not in _SAFE and not _same_origin(headers):
            return self._refuse(scope, "serve-origin")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._options.limits.upload_bytes:
            return self._refuse(scope, "serve-upload-large")
        if self._options.token is None:
            return None
        return self._without_token(scope, headers, self._options.token)

    def _without_token(self, scope: Scope, headers: Headers, token: str) -> Response | None:
        """Return the answer to a request that does not carry the token; one that brings it in its address is welcomed."""
        if scope["path"].startswith("/static/") or _same(_cookie(headers), token):
            return None
        given = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[-1]
        if not given:
            return self._refuse(scope, "serve-token")
        if self._too_many_wrong():
            return self._refuse(scope, "serve-tokens")
        if scope["method"] in _SAFE and _same(given, token):
            return self._welcome(scope)
        self._wrong.append(self._clock())
        return self._refuse(scope, "serve-token")

    def _too_many_wrong(self) -> bool:
        """Tell whether so many wrong tokens came within a minute that somebody is trying them out."""
        now = self._clock()
        while self._wrong and self._wrong[0] < now - _MINUTE:
            self._wrong.popleft()
        return len(self._wrong) >= self._options.limits.wrong_tokens

    def _welcome(self, scope: Scope) -> Response:
        """Keep the token in a cookie and take it out of the address."""
        query = [(key, value) for key, values in parse_qs(scope["query_string"].decode("latin-1")).items() for value in values
                 if key != "token"]
        # The path must not become `//host`, which is an address of another site.
        response = RedirectResponse("/" + scope["path"].lstrip("/\\") + ("?" + urlencode(query) if query else ""), 303)
        response.set_cookie(COOKIE, self._options.token or "", httponly=True, samesite="strict", path="/")
        return response


def host_allowed(header: str, bound: str) -> bool:
    """Tell whether the Host header names this server: names that a foreign site can point here (DNS rebinding) do not.

    Args:
        header: The Host header, with or without port.
        bound: The address or name that the server was told to listen on.
    """
    name = _host_name(header)
    if name and name in ("localhost", bound.lower(), socket.gethostname().lower() if bound in UNSPECIFIED else bound.lower()):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or not is_loopback(bound)


def _host_name(header: str) -> str:
    """Return the name in a Host header, empty when it is none."""
    if not header.isascii() or set(header) & set("@/?#\\"):
        return ""
    try:
        return (urlsplit("//" + header).hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Tell whether only this computer reaches `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _same_origin(headers: Headers) -> bool:
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site is not None and site not in _SAME:
        return False
    if origin == "null":  # a form of a page that tells no referrer: only the browser's own word about the site counts
        return bool(site == "same-origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _cookie(headers: Headers) -> str:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return jar[COOKIE].value if COOKIE in jar else ""


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return send_with_headers


def _limited(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def receive_limited() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > limit:
                raise TooLargeError
        return message

    return receive_limited

"""PDF syntax as it is read back: values and nothing else (ISO 32000-1, 7.3)."""

from re import DOTALL, VERBOSE
from typing import TYPE_CHECKING, Final, TypeVar

from convert.patterns import regex

if TYPE_CHECKING:
    from re import Match

T = TypeVar("T")


class PdfReadError(ValueError):
    """The file is not what a PDF of ours must be: broken, or written in a way that is not understood."""


class Reference(int):
    """The number of an object that stands elsewhere."""

    __slots__ = ()


Dictionary = dict[str, object]
"""Values by name. A name is a `str` with its solidus, a string is `bytes`, a reference is a `Reference`."""

_TOKEN: Final = regex(rb"""[\0\t\n\f\r ]*(?:
    (/[^\0\t\n\f\r\ ()<>\[\]{}/%]*)
  | (\d+)\ 0\ R(?![A-Za-z0-9])
  | ([-+]?\d+)(?![.\dA-Za-z])
  | (<<|\[)
  | (>>|\])
  | ([-+]?(?:\d+\.\d*|\.\d+))(?![.\dA-Za-z])
  | <([0-9A-Fa-f]*)>
  | \(((?:[^()\\]+|\\.)*)\)
  | (true|false|null)(?![A-Za-z0-9])
)""", VERBOSE | DOTALL)
_NAME, _REFERENCE, _WHOLE, _OPEN, _CLOSE, _REAL, _HEXADECIMAL, _LITERAL, _WORD = range(1, 10)
_ESCAPED: Final = regex(rb"\\(\r\n|.)", DOTALL)
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"(": b"(", b")": b")", b"\\": b"\\",
                   b"\n": b"", b"\r\n": b""}
_WORDS: Final[dict[bytes, bool | None]] = {b"true": True, b"false": False, b"null": None}


def expect(value: object, kind: type[T], what: str) -> T:
    """Return `value`, which must be a `kind`; `what` names it for the fault."""
    if type(value) is not kind:
        raise PdfReadError(f"{what} is {value!r:.40}")
    return value


def parse(data: bytes, position: int = 0) -> tuple[object, int]:
    """Return the value that stands at `position`, and the position behind it.

    Raises:
        PdfReadError: no whole value stands there.
    """
    open_ones: list[tuple[bytes, list[object]]] = []
    match = _TOKEN.match
    while found := match(data, position):
        position = found.end()
        kind = found.lastindex
        token: bytes = found[kind]  # type: ignore[index]
        value: object
        if kind == _NAME:
            value = token.decode("latin-1")
        elif kind == _OPEN:
            open_ones.append((token, []))
            continue
        elif kind == _CLOSE:
            value = _closed(token, open_ones)
        else:
            value = _plain(kind, token)
        if not open_ones:
            return value, position
        open_ones[-1][1].append(value)
    raise PdfReadError(f"no value at byte {position}")


def _plain(kind: int | None, token: bytes) -> object:
    if kind == _REFERENCE:
        return Reference(token)
    if kind == _WHOLE:
        return int(token)
    if kind == _REAL:
        return float(token)
    if kind == _HEXADECIMAL:
        return bytes.fromhex(token.decode() + "0" * (len(token) % 2))
    if kind == _LITERAL:
        return _ESCAPED.sub(_unescaped, token)
    return _WORDS[token]


def _unescaped(match: "Match[bytes]") -> bytes:
    try:
        return _ESCAPES[match[1]]
    except KeyError:
        raise PdfReadError(f"escape {match[0]!r} in a string") from None


def _closed(token: bytes, open_ones: list[tuple[bytes, list[object]]]) -> object:
    """Return the array or the dictionary that ends here."""
    if not open_ones:
        raise PdfReadError(f"{token!r} ends nothing")
    opener, items = open_ones.pop()
    if opener == b"[" and token == b"]":
        return items
    if opener != b"<<" or token != b">>" or len(items) % 2:
        raise PdfReadError(f"{opener!r} ends with {token!r}")
    found: Dictionary = {}
    for key, value in zip(items[::2], items[1::2], strict=True):
        if not isinstance(key, str) or key in found:
            raise PdfReadError(f"key {key!r} of a dictionary")
        found[key] = value
    return found

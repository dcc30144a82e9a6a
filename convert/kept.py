"""What is worth keeping from run to run: made once, read at the next start.

It stands in the user's cache folder as JSON, with the version of its form and a checksum. Where anything about a file is strange
it is left aside and what it held is made anew; where there is no cache folder nothing is kept.
"""

import os
import sys
import zlib
from collections.abc import Iterable
from contextlib import suppress
from typing import Final, Generic, TypeVar

import msgspec

from convert.structs import learnt
from convert.version import __version__

Stamp = tuple[str, int, int]
Stamps = tuple[Stamp, ...]
T = TypeVar("T")

_FORM: Final = f"1 {__version__}"
"""Version of the form of the files, and of the program that wrote them: others are not read."""
_MOST: Final = 40
"""Things in a file: of more, the oldest go."""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    form: str
    checksum: int
    things: msgspec.Raw


class Kept(Generic[T]):
    """Things of one kind by key.

    A keeper must be able to tell by the key, or by what it keeps, whether a thing is still good.
    """

    def __init__(self, name: str, kind: type[T]) -> None:
        """`name` is what the file is called by; `kind` what msgspec takes for the type of the things."""
        self._name = name
        self._kind = kind
        self._known: dict[str, T] | None = None

    def get(self, key: str) -> T | None:
        """Return what is kept under `key`; None when there is nothing."""
        if self._known is None:
            self._known = self._read()
        return self._known.get(key)

    def put(self, key: str, value: T) -> None:
        """Keep `value` under `key`, for this run and, where there is a place for it, for the next ones.

        Who reads the file meanwhile sees the old one or the new one.
        """
        known = {name: thing for name, thing in self._read().items() if name != key}
        self._known = {**(self._known or {}), **known, key: value}
        folder = _cache_folder()
        if folder is None:
            return
        part = os.path.join(folder, f"{self._name}.{os.getpid()}.part")
        try:
            things = msgspec.json.encode(dict([*known.items(), (key, value)][-_MOST:]))
            os.makedirs(folder, mode=0o700, exist_ok=True)
            with open(part, "wb") as handle:
                handle.write(msgspec.json.encode(_File(_FORM, zlib.crc32(things), msgspec.Raw(things))))
            os.replace(part, self._path(folder))
        except (OSError, UnicodeEncodeError):  # the path of a file may hold what is no text
            with suppress(OSError):
                os.unlink(part)

    def _read(self) -> dict[str, T]:
        """Return the things in the file; none when there is no file of ours that is as it was written."""
        folder = _cache_folder()
        if folder is None:
            return {}
        try:
            with open(self._path(folder), "rb") as handle:
                file = msgspec.json.decode(handle.read(), type=learnt(_File))
            if file.form != _FORM or file.checksum != zlib.crc32(file.things):
                return {}
            return msgspec.json.decode(file.things, type=learnt(dict[str, self._kind]))  # type: ignore[name-defined]
        except (OSError, ValueError):  # a mistake that msgspec finds is a ValueError
            return {}

    def _path(self, folder: str) -> str:
        return os.path.join(folder, f"{self._name}.json")


def stamps(paths: Iterable[str]) -> Stamps:
    """Return path, time of change and size of files and folders; zeros for what is not there."""
    return tuple(map(_stamp, paths))


def unchanged(sources: Stamps) -> bool:
    """Return whether all files and folders are as they were when `stamps` looked at them."""
    return all(_stamp(stamp[0]) == stamp for stamp in sources)


def _stamp(path: str) -> Stamp:
    try:
        status = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, status.st_mtime_ns, status.st_size


def _cache_folder() -> str | None:
    """Return the program's folder in the user's cache folder; None where the user has none."""
    if sys.platform == "win32":
        cache = os.environ.get("LOCALAPPDATA", "")
    elif "XDG_CACHE_HOME" in os.environ:
        cache = os.environ["XDG_CACHE_HOME"]
    else:
        home = os.environ.get("HOME", "")
        cache = os.path.join(home, ".cache") if os.path.isdir(home) else ""
    return os.path.join(cache, "report-convert") if os.path.isabs(cache) else None

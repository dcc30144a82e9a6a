"""What is worth keeping from run to run: made once, read at the next start.

A cache like the bytecode, and beside it: made by this interpreter for itself, written only where bytecode may be written,
left aside when anything about it is strange. Where the installation cannot be written it stands in the user's cache folder.
A keeper must be able to tell by the key, or by what it keeps, whether a thing is still good.
"""

import atexit
import marshal
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

from convert import __version__

Stamp = tuple[str, int, int]
Stamps = tuple[Stamp, ...]

_BYTECODE: Final = globals().get("__cached__") or ""
_MAKER: Final = f"1 {__version__} {sys.version}"
"""Things are good for one version of the program and one build of Python."""
_MOST_BYTES: Final = 1_500_000
"""What nobody asks for any more piles up; a larger file begins anew."""


class Kept:
    """Things of one kind by key. Keys and values are what `marshal` takes: text, bytes, numbers, tuples, dictionaries."""

    def __init__(self, name: str) -> None:
        """`name` is what the file is called by."""
        self._name = name
        self._known: dict[Any, Any] | None = None
        self._new: dict[Any, Any] = {}

    def get(self, key: Any) -> Any:
        """Return what is kept under `key`; None when there is nothing."""
        return self._things().get(key)

    @property
    def lasts(self) -> bool:
        """Whether what is put here is there at the next start."""
        return bool(_BYTECODE) and not sys.dont_write_bytecode

    def put(self, key: Any, value: Any) -> None:
        """Keep `value` under `key`; it is written when the program ends."""
        self._things()[key] = value
        if not self.lasts:
            return
        if not self._new:
            atexit.register(self.write)
        self._new[key] = value

    def write(self) -> None:
        """Add what is new to the file, where there is a place for it. Who reads it meanwhile sees the old or the new one."""
        if not self._new:
            return
        for place in _places(self._name):
            part = f"{place}.{os.getpid()}"
            try:
                os.makedirs(os.path.dirname(place), exist_ok=True)
                with open(part, "wb") as handle:
                    handle.write(marshal.dumps((_MAKER, _read(place) | self._new)))
                os.replace(part, place)
            except OSError:
                with suppress(OSError):
                    os.unlink(part)
                continue
            self._new = {}
            return

    def _things(self) -> dict[Any, Any]:
        if self._known is None:
            self._known = {}
            for place in _places(self._name):
                self._known |= _read(place)
        return self._known


def _read(place: str) -> dict[Any, Any]:
    """Return the things in a file; none when there is no file of ours that is good."""
    try:
        with open(place, "rb") as handle:
            content = handle.read()
        maker, things = marshal.loads(content)  # noqa: S302 - as trusted as the bytecode beside it
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return things if maker == _MAKER and isinstance(things, dict) and len(content) < _MOST_BYTES else {}


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


def _places(name: str) -> list[str]:
    """Return where the file of that name may stand: beside the bytecode, then in the user's cache folder."""
    cached = os.path.basename(_BYTECODE)
    if not cached.endswith(".pyc"):
        return []
    file = cached.replace("kept", name, 1).removesuffix(".pyc") + ".kept"
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.join(os.path.expanduser("~"), ".cache")
    return [os.path.join(os.path.dirname(_BYTECODE), file), os.path.join(home, "report-convert", file)]

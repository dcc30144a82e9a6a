"""Regular expressions whose programs are kept beside the bytecode.

Python keeps the bytecode of a module, but compiles its regular expressions anew at every start: for the expressions about
the language that is more than all the other work on a short report. What `re` makes of them is kept in `__pycache__`, in a
file that is read at the next start. It is a cache like the bytecode: made by this interpreter for itself, written only
where bytecode may be written, left aside when anything about it is strange.
"""

import _sre  # type: ignore[import-not-found]
import atexit
import marshal
import os
import re
import sys
from typing import Any, AnyStr, Final

_CACHED: Final = globals().get("__cached__") or ""
_PLACE: Final = _CACHED.removesuffix(".pyc") + ".expressions" if _CACHED.endswith(".pyc") and _sre.CODESIZE == 4 else ""
_MAKER: Final = f"1 {sys.version} {_sre.MAGIC}"
"""Programs are good for one build of Python."""
_MOST_BYTES: Final = 1_500_000
"""Programs of expressions that the sources no longer have pile up; a larger file begins anew."""
Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, codes, number of groups, groups by name, names by group."""
Key = tuple[str | bytes, int]

_programs: dict[Key, Program] | None = None
_new: dict[Key, Program] = {}


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile(source, flags)` returns, from the cache when it is there.

    Raises:
        re.error: `source` is not a regular expression.
    """
    global _programs  # noqa: PLW0603 - read once, when the first expression is asked for
    if _programs is None:
        _programs = _read()
    program = _programs.get((source, int(flags)))
    if program is not None:
        try:
            compiled: re.Pattern[AnyStr] = _pattern(source, program)
        except (TypeError, ValueError, RuntimeError, OverflowError):
            pass  # not a program of this interpreter: compiled as if there were none
        else:
            return compiled
    fresh = re.compile(source, flags)
    _remember(source, int(flags))
    return fresh


def _pattern(source: AnyStr, program: Program) -> Any:
    flags, codes, groups, names, numbers = program
    return _sre.compile(source, flags, memoryview(codes).cast("I").tolist(), groups, names, numbers)


def _remember(source: str | bytes, flags: int) -> None:
    """Keep the program of an expression for the next start."""
    if not _PLACE or sys.dont_write_bytecode:
        return
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, flags)
    names: dict[str, int] = dict(tree.state.groupdict)
    numbers: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        numbers[number] = name
    codes = array("I", [int(code) for code in _compiler._code(tree, flags)]).tobytes()
    if not _new:
        atexit.register(_write)
    _new[source, flags] = (int(flags | tree.state.flags), codes, tree.state.groups - 1, names, tuple(numbers))


def _read() -> dict[Key, Program]:
    if not _PLACE:
        return {}
    try:
        with open(_PLACE, "rb") as handle:
            content = handle.read()
        maker, programs = marshal.loads(content)  # noqa: S302 - as trusted as the bytecode beside it
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return programs if maker == _MAKER and isinstance(programs, dict) and len(content) < _MOST_BYTES else {}


def _write() -> None:
    """Add the new programs to the file, unless it cannot be written. Who reads it meanwhile sees the old or the new one."""
    if not _new:
        return
    part = f"{_PLACE}.{os.getpid()}"
    try:
        with open(part, "wb") as handle:
            handle.write(marshal.dumps((_MAKER, _read() | _new)))
        os.replace(part, _PLACE)
    except OSError:
        return

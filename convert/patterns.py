"""Regular expressions whose programs are kept beside the bytecode.

Python keeps the bytecode of a module, but compiles its regular expressions anew at every start: for the expressions about
the language that is more than all the other work on a short report. What `re` makes of them is kept (`convert.kept`) and read
at the next start.
"""

import _sre  # type: ignore[import-not-found]
import re
from typing import Any, AnyStr, Final

from convert.kept import Kept

Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, codes, number of groups, groups by name, names by group."""

_KEEPS: Final = _sre.CODESIZE == 4
_kept = Kept("expressions")


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile(source, flags)` returns, from what is kept when it is there.

    Raises:
        re.error: `source` is not a regular expression.
    """
    if not _KEEPS:
        return re.compile(source, flags)
    key = (source, int(flags))
    program = _kept.get(key)
    if program is not None:
        try:
            compiled: re.Pattern[AnyStr] = _pattern(source, program)
        except (TypeError, ValueError, RuntimeError, OverflowError):
            pass  # not a program of this interpreter: compiled as if there were none
        else:
            return compiled
    fresh = re.compile(source, flags)
    if _kept.lasts:
        _kept.put(key, _program(source, int(flags)))
    return fresh


def _pattern(source: AnyStr, program: Program) -> Any:
    flags, codes, groups, names, numbers = program
    return _sre.compile(source, flags, memoryview(codes).cast("I").tolist(), groups, names, numbers)


def _program(source: str | bytes, flags: int) -> Program:
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, flags)
    names: dict[str, int] = dict(tree.state.groupdict)
    numbers: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        numbers[number] = name
    codes = array("I", [int(code) for code in _compiler._code(tree, flags)]).tobytes()
    return int(flags | tree.state.flags), codes, tree.state.groups - 1, names, tuple(numbers)

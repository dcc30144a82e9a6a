"""Regular expressions that are compiled when they are first used.

A run uses a part of the expressions that the language needs; what it does not use costs nothing.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, AnyStr, Generic


class Regex(Generic[AnyStr]):
    """A regular expression with the methods of `re.Pattern` that are used here; every one means the same and takes the same.

    After its first use a method is the compiled expression's own.
    """

    def __init__(self, source: AnyStr, flags: int = 0) -> None:
        """`source` and `flags` as `re.compile` takes them."""
        self.pattern: AnyStr = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self.pattern, self._flags)

    @cached_property
    def match(self) -> Callable[..., re.Match[AnyStr] | None]:
        """Match at the beginning."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[AnyStr] | None]:
        """Match the whole."""
        return self._compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., re.Match[AnyStr] | None]:
        """Find the first match."""
        return self._compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[AnyStr]]]:
        """Find all matches, one after the other."""
        return self._compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[Any]]:
        """Find the texts of all matches, or of their groups."""
        return self._compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[AnyStr | Any]]:
        """Split at the matches."""
        return self._compiled.split

    @cached_property
    def sub(self) -> Callable[..., AnyStr]:
        """Replace the matches."""
        return self._compiled.sub

    @cached_property
    def subn(self) -> Callable[..., tuple[AnyStr, int]]:
        """Replace the matches and count them."""
        return self._compiled.subn


def regex(source: AnyStr, flags: int = 0) -> Regex[AnyStr]:
    """Return the expression `source`; a mistake in it is told when it is first used, and by the test that compiles all."""
    return Regex(source, flags)

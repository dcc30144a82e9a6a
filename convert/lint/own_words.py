"""An office's own words: errors that it wants told, and names that are never accused.

A text file, one entry a line: a wrong form, blanks, the right form; a line of one word is a name. `#` at the
beginning of a line or behind a blank begins a remark; inside a word it is a letter.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

import msgspec

from convert.diagnostics import UsageError
from convert.lint.word_table import WordIndex, WrongWord
from convert.patterns import Regex, regex

LIMIT: Final = 1_000_000
"""Bytes of a file of words."""
_REMARK: Final = regex(r"(?:^|\s)[#＃].*")


class OwnWords(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What the file says."""

    errors: tuple[WrongWord, ...] = ()
    names: tuple[str, ...] = ()

    @cached_property
    def index(self) -> WordIndex:
        """The errors by their first letter."""
        return WordIndex(self.errors)

    @cached_property
    def _names(self) -> Regex[str]:
        import re

        return regex("|".join(re.escape(name) for name in sorted(self.names, key=len, reverse=True)))

    def names_in(self, text: str) -> list[tuple[int, int]]:
        """Return where a name stands in `text`."""
        return [match.span() for match in self._names.finditer(text)] if self.names else []

    def errors_in(self, text: str) -> Iterator[tuple[int, WrongWord]]:
        """Yield the place of every error in `text`; what is part of its right form is none."""
        for at, word in self.index.find(text, judged=False):
            inside = word.right.find(word.wrong)
            if inside < 0 or at < inside or not text.startswith(word.right, at - inside):
                yield at, word


def parse_own_words(text: str, path: str) -> OwnWords:
    """Return the words of a file.

    Args:
        text: What the file says.
        path: Its name, for what is wrong with it.

    Raises:
        UsageError: `check-words-…`, a line says nothing that could be followed; with its number.
    """
    errors: dict[str, WrongWord] = {}
    names: dict[str, None] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = _REMARK.sub("", line).split()
        if not words:
            continue
        fault = _fault(words, errors)
        if fault:
            raise UsageError(fault, path=path, line=number, text=line.strip())
        if len(words) == 1:
            names[words[0]] = None
        else:
            errors[words[0]] = WrongWord(words[0], words[1])
    return OwnWords(errors=tuple(errors.values()), names=tuple(names))


def _fault(words: list[str], errors: dict[str, WrongWord]) -> str | None:
    if len(words) > 2:
        return "check-words-many"
    if len(words[0]) == 1:
        return "check-words-short"
    if len(words) == 1:
        return None
    wrong, right = words
    if wrong == right:
        return "check-words-same"
    if wrong in errors and errors[wrong].right != right:
        return "check-words-twice"
    if [char for char in wrong if char.isdigit()] != [char for char in right if char.isdigit()]:
        return "check-words-digits"
    return None

"""Making findings out of places in a passage."""

from collections.abc import Iterable, Iterator
from typing import Final

from convert.diagnostics import Grade
from convert.lint.passage import CheckedPassage
from convert.lint.rule import Finding, TextEdit
from convert.patterns import Regex
from convert.text.characters import LETTER

HZ: Final = LETTER
NUMERAL: Final = "一二三四五六七八九十"
AROUND: Final = 4
"""Characters shown on each side of a fault."""


def change(passage: CheckedPassage, start: int, end: int, text: str, *, fix: bool = True, grade: Grade | None = None,
           around: int = AROUND) -> Finding:
    """Return the finding that characters `start` to `end` should read `text`; with `fix` the change is certain."""
    left, right = max(0, start - around), min(len(passage.text), end + around)
    return Finding(passage=passage, start=start, end=end, grade=grade, edits=(TextEdit(start, end, text),) if fix else (), args={
        "text": passage.text[left:right], "right": passage.text[left:start] + text + passage.text[end:right]})


def point(passage: CheckedPassage, start: int, end: int, *, grade: Grade | None = None, around: int = 0,
          **args: str | int | float) -> Finding:
    """Return the finding that something is wrong with characters `start` to `end`."""
    shown = passage.text[max(0, start - around):min(len(passage.text), end + around)]
    return Finding(passage=passage, start=start, end=end, grade=grade, args={"text": shown, **args})


def points(passages: Iterable[CheckedPassage], pattern: Regex[str]) -> Iterator[Finding]:
    """Yield a finding for every match of `pattern` in what may be checked; its group 1, if any, is the place."""
    for passage in passages:
        for match in pattern.finditer(passage.bare):
            group = 1 if match.re.groups and match.start(1) >= 0 else 0
            yield point(passage, match.start(group), match.end(group))


def replacements(passages: Iterable[CheckedPassage], pattern: Regex[str], text: str, *, fix: bool = True) -> Iterator[Finding]:
    """Yield a finding for every match of `pattern` whose group 1, or the whole, should read `text`."""
    for passage in passages:
        for match in pattern.finditer(passage.bare):
            group = 1 if match.re.groups and match.start(1) >= 0 else 0
            yield change(passage, match.start(group), match.end(group), text, fix=fix)

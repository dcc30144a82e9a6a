"""Which quotes, brackets and 书名号 belong together."""

import re
from typing import Final

import msgspec

from convert.patterns import regex
from convert.text.characters import HANZI

_CLOSING: Final = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "(": ")", "〔": "〕",
                          "【": "】", "「": "」", "『": "』", "[": "]", "［": "］"}
_SAME: Final = {")": "）", "]": "］", "】": "】"}
_ANY: Final = re.compile("[" + re.escape("".join(_CLOSING) + "".join(_CLOSING.values())) + "\"]")
_ENUMERATOR: Final = regex(rf"(?:^|[。；：，、\s])[\dA-Za-z{HANZI}]{{1,3}}$")


class Pair(msgspec.Struct, frozen=True, gc=False):
    """An opening mark and the one that closes it."""

    start: int
    end: int
    """Index of the closing mark."""
    opening: str
    closing: str
    inside: str
    """Opening marks around it, outermost first."""


class Scan(msgspec.Struct, frozen=True, gc=False):
    """What a text's marks look like."""

    pairs: tuple[Pair, ...]
    """By their start."""
    unclosed: tuple[int, ...]
    """Indexes of opening marks that nothing closes."""
    unopened: tuple[int, ...]
    """Indexes of closing marks that nothing opened."""


def scan(text: str) -> Scan:
    """Return the pairs, and the marks without a partner, of `text`; full-width and half-width brackets may pair."""
    pairs: list[Pair] = []
    unclosed: list[int] = []
    unopened: list[int] = []
    open_marks: list[int] = []
    for match in _ANY.finditer(text):
        mark, at = match.group(), match.start()
        if mark == '"':
            _straight(text, at, open_marks, pairs)
        elif mark in _CLOSING:
            open_marks.append(at)
        elif not _close(text, at, open_marks, pairs, unclosed) and not _is_no_bracket(text, at):
            unopened.append(at)
    unclosed.extend(at for at in open_marks if text[at] != '"')
    return Scan(tuple(sorted(pairs, key=lambda pair: pair.start)), tuple(sorted(unclosed)), tuple(unopened))


def _straight(text: str, at: int, open_marks: list[int], pairs: list[Pair]) -> None:
    """Take a straight quote: it closes the one before it, or opens."""
    if open_marks and text[open_marks[-1]] == '"':
        start = open_marks.pop()
        pairs.append(Pair(start, at, '"', '"', "".join(text[index] for index in open_marks)))
    else:
        open_marks.append(at)


def _close(text: str, at: int, open_marks: list[int], pairs: list[Pair], unclosed: list[int]) -> bool:
    mark = text[at]
    for depth in range(len(open_marks) - 1, -1, -1):
        opening = text[open_marks[depth]]
        expected = _CLOSING.get(opening, "")
        if expected == mark or _SAME.get(expected, expected) == _SAME.get(mark, mark):
            unclosed.extend(index for index in open_marks[depth + 1:] if text[index] != '"')
            start = open_marks[depth]
            del open_marks[depth:]
            pairs.append(Pair(start, at, opening, mark, "".join(text[index] for index in open_marks)))
            return True
    return False


def _is_no_bracket(text: str, at: int) -> bool:
    """Tell whether the closing mark stands after a number, 1）, or is an apostrophe."""
    if text[at] == "’":
        return (at > 0 and text[at - 1].isascii() and text[at - 1].isalnum()) or text[at + 1:at + 3].isdigit()
    return text[at] in "）)" and _ENUMERATOR.search(text[max(0, at - 4):at]) is not None

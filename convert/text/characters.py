"""What kind of character a character is: blank, line end, wide, not allowed in a report.

Character classes are given as the inside of a regular-expression set, so that callers can build on them.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.patterns import regex

BLANK: Final = " \\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Characters that show as a gap."""
WIDE_BLANK: Final = "\u3000\u2003\u2001"
"""Those as wide as a hanzi: the ideographic space, the em space of web pages, the em quad."""
INVISIBLE: Final = "\u200b\ufeff\u00ad\u2060-\u2065\u206a-\u206f\u115f\u1160\u3164\uffa0"
"""Zero-width space, word joiner, byte order mark inside the text, soft hyphen, operators that are not written, format characters that
Unicode deprecates, fillers of Hangul: they show as nothing."""
_JOINING_RANGES: Final = ((0x034F, 0x034F), (0x200C, 0x200D), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
JOINING: Final = "".join(f"{chr(first)}-{chr(last)}" for first, last in _JOINING_RANGES)
"""Joiners and variation selectors, as a part of a class: they show as nothing, and belong to the letter before them."""
JOINERS: Final = frozenset(chr(code) for first, last in _JOINING_RANGES for code in range(first, last + 1))
"""The same as single characters."""
HANZI: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, 〇 included."""
LETTER: Final = r"[^\W\d_A-Za-z]"
"""One letter that is no Latin one, as an expression by itself: compiled at once, where the class of all hanzi takes its time."""
ARABIC_YEAR: Final = r"(?:[1１][9９]|[2２][0０])\d{2}"
"""The digits of a year, half or full width, as an expression."""
LONG_DASHES: Final = "—–―－─"
"""Dashes of every kind that stand for ——, one for drawing lines among them."""
DASHES: Final = f"{LONG_DASHES}-"
"""The same and the hyphen, which ends a set."""
CLOSERS: Final = "”’）》〉」』】〕］)\"'"
"""Marks that may stand after the mark that ends a sentence."""

BLANK_RUN: Final = regex(f"[{BLANK}]+")
LINE_ENDS: Final = "\n\r\v\f\x85\u2028\u2029"
"""LF, CR, vertical tab, form feed, next line, line and paragraph separator, as a part of a class."""
LINE_END: Final = regex(f"[{LINE_ENDS}](?:(?<=\r)\n)?")
"""One of them, or CR LF."""

_CONTROL: Final = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NONCHARACTER: Final = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_SURROGATE: Final = "\ud800-\udfff"
_TAG: Final = "\ufff9-\ufffc\U000e0000-\U000e007f"
_UNUSABLE: Final = f"{_CONTROL}{_BIDI}{_NONCHARACTER}{_SURROGATE}{_TAG}"
_SUSPECT: Final = f"{_CONTROL}{_BIDI}\ufdd0-\ufdef{_SURROGATE}\ufff9-\ufffc\ufffe-\U0010ffff"
"""The unusable characters and all beyond the basic plane: a set that is looked up ten times as fast in a Chinese text."""


def unusable_run(more: str = "") -> str:
    """Return the expression for a run of characters that cannot be kept, or are of the set `more`."""
    return f"[{more}{_SUSPECT}](?<=[{more}{_UNUSABLE}])[{more}{_UNUSABLE}]*"


DROPPED: Final = regex(unusable_run())
"""Characters that no output can hold, or that could make a reader see other words than are there."""
_ESCAPED_CONTROL: Final = regex(r"(?<!\\)(?:\\\\)*\\u00(?:0[0-8be]|1[0-9a-f]|7f)", re.I)
"""One of them as JSON writes it."""
PRIVATE_USE: Final = regex("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
"""造字 and the user-defined area of GBK: kept, but worth a look."""

_GAP: Final = "  "
"""Between the columns of a table."""
_REASONS: Final = (
    (regex(f"[{_CONTROL}]"), "control-character"),
    (regex(f"[{_BIDI}]"), "bidi-control"),
    (regex(f"[{_NONCHARACTER}{_SURROGATE}]"), "noncharacter"),
    (regex(f"[{_TAG}]"), "tag-character"),
)


class DroppedCharacters(msgspec.Struct, frozen=True):
    """A run of characters of one line that cannot be kept."""

    start: int
    end: int
    reason: str


def drop_reason(character: str) -> str:
    """Return why `character`, one that `DROPPED` matches, cannot be kept."""
    return next(reason for pattern, reason in _REASONS if pattern.match(character))


def dropped_runs(text: str) -> list[DroppedCharacters]:
    """Return the runs of characters of `text` that cannot be kept, each with one reason, in order."""
    runs: list[DroppedCharacters] = []
    for match in DROPPED.finditer(text):
        for at in range(match.start(), match.end()):
            reason = drop_reason(text[at])
            if runs and runs[-1].end == at and runs[-1].reason == reason:
                runs[-1] = DroppedCharacters(runs[-1].start, at + 1, reason)
            else:
                runs.append(DroppedCharacters(at, at + 1, reason))
    return runs


def unusable_in(value: object) -> str | None:
    """Return the first character among the texts of a struct that `DROPPED` matches, as `U+0007`; None when there is none."""
    text = msgspec.json.encode(value).decode()
    found = DROPPED.search(text)
    if found:
        return code_points(found.group()[:1])
    escaped = _ESCAPED_CONTROL.search(text)
    return "U+" + escaped.group()[-4:].upper() if escaped else None


def code_points(text: str, limit: int = 8) -> str:
    """Return the first `limit` characters of `text` as `U+0007 U+202E …`, so that they can be shown."""
    shown = " ".join(f"U+{ord(character):04X}" for character in text[:limit])
    return shown + (" …" if len(text) > limit else "")


def display_width(text: str) -> int:
    """Return the width of `text` in half-width columns: 2 for wide characters, 1 for the others."""
    # GBK codes wide characters in two bytes and ASCII in one, and encoding is much faster than a loop.
    return len(text.encode("gbk", "replace"))


def aligned(rows: Sequence[Sequence[str]], longest: int | None = None) -> list[str]:
    """Return the rows of a table as lines whose columns stand below each other.

    Args:
        rows: Each with as many cells as the first.
        longest: Half-width columns up to which cells are lined up; a longer one pushes what follows it to the right. None: all are.
    """
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    if longest is not None:
        widths = [min(longest, width) for width in widths]
    return [_GAP.join(cell + " " * max(0, width - display_width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows]


def keeps_blank(before: str, after: str) -> bool:
    """Tell whether a blank between two characters belongs to the text: only between two letters or digits of Latin text."""
    return before.isascii() and after.isascii() and after not in "%,.;:!?)]" and before not in "(["


def is_balanced(text: str, opening: str, closing: str) -> bool:
    """Tell whether `text` closes every `opening` mark that it opens."""
    return text.count(opening) <= text.count(closing)

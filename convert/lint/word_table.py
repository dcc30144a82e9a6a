"""Tables of words that are written wrongly, and where one of them stands in a text.

A table is a file of lines `wrong right before after source example innocent`, parted by tabs; `-` is nothing, `#` begins a remark.

- `before`: `!甲,乙` when none of them may stand before, `甲,乙` when one of them must; `after`: a pattern for what stands behind.
- `source`: where the right form is from (`SOURCES`).
- `example`: a sentence in which `@` stands for the wrong form; `innocent`: one in which the same letters are right.
"""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from convert.patterns import regex
from convert.text.segments import cuts_into

_FOLDER: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "words")
_NOTHING: Final = "-"
_NAME_ENDS: Final = regex(
    r"同志|先生|女士|公司|集团|大厦|饭店|酒店|村(?![级民庄干务道情容两组集医史里内均企])|镇(?![区村级域街政])"
    r"|乡(?![村镇情愁])|路(?![灯面障网标牌口径程基政长由线沿边段况])")
"""What stands right behind the name of a person, a place or a firm."""
_IDIOM: Final = 4
"""Letters from which on a wrong form stands for itself: no two words make it by chance."""

ERRORS: Final = ("words", "idioms")
"""Tables of what is wrong wherever it stands so."""
VARIANTS: Final = ("variants",)
"""Tables of what is allowed, beside a form that is recommended."""
SOURCES: Final = {
    "X7": "《现代汉语词典》（第7版）",
    "JH": "《简化字总表》（1986年）",
    "YX": "GF 1001-2001《第一批异形词整理表》",
}


class WrongWord(NamedTuple):
    """One line of a table."""

    wrong: str
    right: str
    before: str = ""
    after: str = ""
    source: str = ""
    example: str = ""
    innocent: str = ""

    def fits(self, text: str, start: int) -> bool:
        """Tell whether what stands around the wrong form at `start` of `text` is as the line asks."""
        if self.before:
            listed = tuple(self.before.removeprefix("!").split(","))
            if text.endswith(listed, 0, start) is self.before.startswith("!"):
                return False
        end = start + len(self.wrong)
        return not self.after or regex(self.after).match(text, end) is not None


@cache
def read_table(name: str) -> tuple[WrongWord, ...]:
    """Return the lines of the table `name`."""
    with open(os.path.join(_FOLDER, f"{name}.tsv"), encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file if not line.startswith("#"))
        return tuple(WrongWord(*("" if cell == _NOTHING else cell for cell in row)) for row in rows)


class WordIndex:
    """Wrong words by their first letter, so that a text is gone through once."""

    def __init__(self, words: Iterable[WrongWord]) -> None:
        """Of two words that begin alike the longer one is tried first."""
        self._by_first: dict[str, list[WrongWord]] = {}
        for word in sorted(words, key=lambda one: -len(one.wrong)):
            self._by_first.setdefault(word.wrong[0], []).append(word)

    def find(self, text: str, *, judged: bool = True) -> Iterator[tuple[int, WrongWord]]:
        """Yield the place of every wrong word in `text`, from left to right, without overlaps.

        Args:
            text: What to look at.
            judged: Whether letters that belong to two words of the dictionary, or to a name by what stands behind, are passed over.
        """
        end = 0
        for at, letter in enumerate(text):
            if at < end or letter not in self._by_first:
                continue
            for word in self._by_first[letter]:
                after = at + len(word.wrong)
                if text.startswith(word.wrong, at) and word.fits(text, at) and not (
                        judged and after < at + _IDIOM and (_NAME_ENDS.match(text, after) or cuts_into(text, at, after))):
                    yield at, word
                    end = after
                    break


@cache
def index_of(*tables: str) -> WordIndex:
    """Return the index over the lines of `tables`."""
    return WordIndex(word for name in tables for word in read_table(name))

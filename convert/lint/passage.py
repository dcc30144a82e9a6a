"""A piece of text to be checked, with its way back to the source and with what must not be touched hidden."""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Final, Literal

import msgspec

from convert.lint.marks import Scan, scan
from convert.model.blocks import Spans
from convert.patterns import regex
from convert.text.characters import HANZI

Kind = Literal["title", "slot", "salutation", "recipients", "body", "item", "heading", "cell", "caption", "closing", "attachment_name",
               "attachment_title", "sign_off", "header", "imprint", "note"]
RUNNING: Final = frozenset({"body", "item", "heading", "closing", "slot", "note", "title"})
"""Kinds that hold sentences and phrases; the others hold names, numbers and labels."""

HIDDEN: Final = "\x00"
"""Stands for each hidden character, so that offsets stay as they are."""

_QUOTES_OPEN: Final = "“‘《「『"
_QUOTES_CLOSE: Final = "”’》」』"
_LATIN_WORD: Final = r"[A-Za-z][A-Za-z0-9'’]*"
PROTECTED: Final = regex("|".join((
    r"`[^`]*`",
    r"(?:https?|ftp|file)://[!-~]+",
    r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    r"[A-Za-z]:\\[^\s，。；、）》”]+",
    r"(?<![A-Za-z_])[A-Za-z_][A-Za-z0-9_]*\([A-Za-z0-9_, .'\"]*\)",
    r"(?<![A-Za-z0-9])\.{0,2}/(?:[A-Za-z0-9_.-]+/)+[A-Za-z0-9_.-]*",
    r"(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)+(?:com|cn|gov|org|net|edu)(?:\.cn)?(?:/[A-Za-z0-9_./?=&%#-]*)?(?![A-Za-z0-9])",
    r"\.(?:txt|docx?|xlsx?|pptx?|pdf|ofd|wps|csv|jpe?g|png|zip|rar|json|xml|html?|exe)(?![A-Za-z])",
    (r"(?<![A-Za-z])(?:GB|GA|GM|HJ|JGJ|CJJ|DB\d*|ISO|IEC|IEEE|EN|BS|ASTM|NY|SL|WS|DL|YY|QB|SB|TB|JT|LY|DA|T/[A-Z]+)(?:/[A-Z]{1,5})?"
    r"\s?\d+(?:[./]\d+)*(?:[-—–:：]\d{2,4}){0,2}(?!\d)"),
    r"(?<!\d)(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?!\d)",
    r"(?<![\d:：])\d{1,4}(?:\.\d+)?(?:[:：]\d{1,4}(?:\.\d+)?)+(?![\d:：])",
    r"(?<!\d)(?:\+?86-)?(?:0\d{2,3}-\d{7,8}(?:-\d+)?|[48]00-\d{3,4}-\d{3,4}|1[3-9]\d{9}|\d{3,4}-\d{7,8})(?!\d)",
    rf"[{HANZI}][A-Z][·-]?[A-HJ-NP-Z0-9]{{5,6}}(?![A-Za-z0-9])",
    r"[A-Za-z0-9)\]]\s*(?:[=<>≤≥≈≠]+\s*[-+]?[A-Za-z0-9(][A-Za-z0-9.+*/^()×÷\s-]*)+",
    r"(?<![A-Za-z])[A-Za-z]+\d*(?:-[A-Za-z0-9]+)+",
    rf"(?<![A-Za-z]){_LATIN_WORD}(?:[ ,.;:!?'\"()&/-]+{_LATIN_WORD})+[.!?]?",
)))
"""URLs, e-mail, paths, file names, standard numbers, dates with hyphens, times and ratios, telephone and plate numbers, formulae,
model names, Latin sentences, function calls: none of them is Chinese text."""


class CheckedPassage(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One paragraph, heading, cell or slot."""

    block: str
    """Id of the block, or name of the slot."""
    kind: Kind
    text: str
    spans: Spans = ()
    level: int | None = None
    """Level of the heading that it is, or begins with."""
    ordinal: str = ""
    lead_end: int = 0
    """Where the run-in heading ends."""
    cell: tuple[int, int] | None = None
    after: str | None = None
    """Block id of the passage before it when both belong to one run of paragraphs."""

    @cached_property
    def masked(self) -> str:
        """The text with everything that is not Chinese text hidden (`PROTECTED`)."""
        return PROTECTED.sub(lambda match: HIDDEN * len(match.group()), self.text)

    @cached_property
    def marks(self) -> Scan:
        """Which quotes, brackets and 书名号 belong together."""
        return scan(self.masked)

    @cached_property
    def bare(self) -> str:
        """`masked` with what stands inside quotes and 书名号 hidden too: words of others, names."""
        characters = list(self.masked)
        for pair in self.marks.pairs:
            if pair.opening in _QUOTES_OPEN + '"' and pair.end > pair.start + 1:
                characters[pair.start + 1:pair.end] = HIDDEN * (pair.end - pair.start - 1)
        return "".join(characters)

    @cached_property
    def authored(self) -> str:
        """`bare` with what a quotation may hold that opens or closes in another paragraph hidden too: surely the author's own words."""
        paired = {at for pair in self.marks.pairs for at in (pair.start, pair.end)}
        lone = [at for at, mark in enumerate(self.bare) if mark == '"' and at not in paired]
        last = min((*lone, *(at for at in self.marks.unclosed if self.bare[at] in _QUOTES_OPEN)), default=len(self.bare))
        first = max((at + 1 for at in self.marks.unopened if self.bare[at] in _QUOTES_CLOSE), default=0)
        kept = self.bare[first:last]
        return HIDDEN * first + kept + HIDDEN * (len(self.bare) - first - len(kept))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(last - first for first, last in self.spans)]

    def position(self, index: int) -> int | None:
        """Return the offset in the source of character `index`; for the end of the text, the offset after its last character."""
        if not self.spans:
            return None
        piece = min(bisect_right(self._starts, index), len(self.spans)) - 1
        return self.spans[piece][0] + index - self._starts[piece]

    def source_range(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range of the source that characters `start` to `end` come from."""
        first = self.position(start)
        if first is None:
            return None
        if end <= start:
            return (first, first)
        last = self.position(end - 1)
        return (first, (first if last is None else last) + 1)

    def hidden(self, start: int, end: int) -> bool:
        """Tell whether any of the characters is inside something that must not be touched."""
        return HIDDEN in self.bare[start:end]

"""The letters of a block as figures are read from them: blanks inside numbers closed, full-width signs made half-width.

Every letter keeps the way back to the block and to the source.
"""

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from convert.model.blocks import Spans
from convert.patterns import regex
from convert.text.characters import BLANK, LETTER
from convert.text.numerals import HALF_WIDTH, SUPERSCRIPTS

_BLANKS: Final = regex(f"[{BLANK}\n\r]+")
_NOTE_MARK: Final = regex(
    rf"(?:(?<![A-Za-z×*^])(?<!(?<![\d.])10)[{SUPERSCRIPTS}]{{1,3}}(?![{SUPERSCRIPTS}])|(?<=\S)[\[［]\d{{1,3}}[\]］]|(?<=\d)[①-⑳](?={LETTER}|[％%])|(?<={LETTER})[①-⑳](?=\d))"
)
"""4320¹个, 4320[1]个: the mark of a note is no part of a figure. A power of ten (10⁸) and a unit (m²) keep their raised digits."""
_NOTE_SIGN: Final = regex(f"[{SUPERSCRIPTS}\\[［①-⑳]")
_WIDE_COMMAS: Final = regex(r"(?<![\d.])\d{1,3}(?:，\d{3})+(?![\d])")
_FULL_WIDTH: Final = regex(f"[{''.join(map(chr, HALF_WIDTH))}]")
_PARTED_BY_WIDE: Final = regex(r"，\d{3}")
_NARROW: Final = regex(
    r"[,:;()!?](?:(?<=[;()!?])|(?<=,)(?:(?<!\d,)|(?!\d))|(?<=:)(?:(?<![\dA-Za-z]:)|(?![\dA-Za-z/])))"
)
_WIDE_MARKS: Final = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "!": "！", "?": "？"}
"""Marks of Latin text in a Chinese one, where no number holds them; the length stays the same."""
_PARTED_THOUSANDS: Final = regex(
    f"(?<![\\d.,])[1-9]\\d{{0,2}}(?:[{BLANK}]\\d{{3}})+(?:\\.\\d+)?(?=[{BLANK}]*[万亿元美人户件个名家吨公平千%])"
)
"""1 129 236万元: a unit stands right behind the groups, so that they are one number."""
_SINGLE_DIGITS: Final = regex(r"\d(?: \d(?!\d))+")


class Letters:
    """The text of a block without blanks, half-width where figures are concerned, with the way back."""

    __slots__ = ("_places", "_span_starts", "_spans", "block_text", "text")

    def __init__(self, block_text: str, spans: Spans = ()) -> None:
        self.block_text = block_text
        self._spans = spans
        self._span_starts = [0, *accumulate(end - start for start, end in spans)]
        text = block_text.translate(HALF_WIDTH) if _FULL_WIDTH.search(block_text) else block_text
        self._places: list[int] | None = None
        if _NOTE_SIGN.search(text):
            text = _NOTE_MARK.sub(lambda match: " " * len(match.group()), text)
        if _BLANKS.search(text):
            text, self._places = _close(text)
        text = _NARROW.sub(lambda match: _WIDE_MARKS[match.group()], text)
        if _PARTED_BY_WIDE.search(text):
            text = _WIDE_COMMAS.sub(lambda match: match.group().replace("，", ","), text)
        self.text = text

    def in_block(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the block's text for a range of `text`."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1 if end > start else self._places[start]

    def in_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the source for a range of the block's text; the range itself without spans."""
        if not self._spans:
            return start, end
        return self._at(start), self._at(end - 1) + 1 if end > start else self._at(start)

    def _at(self, offset: int) -> int:
        index = min(bisect_right(self._span_starts, offset) - 1, len(self._spans) - 1) if len(self._spans) > 1 else 0
        first, last = self._spans[index]
        return min(first + offset - self._span_starts[index], max(last - 1, first))


def _close(text: str) -> tuple[str, list[int]]:
    """Take the blanks out, but for those between two words or numbers of their own."""
    single = {
        at for shape in (_SINGLE_DIGITS, _PARTED_THOUSANDS) for match in shape.finditer(text) for at in range(match.start(), match.end())
    }
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        pieces.append(text[last:start])
        places.extend(range(last, start))
        if 0 < start and end < len(text) and _parts_words(text, start, end, single):
            pieces.append(" ")
            places.append(start)
        last = end
    pieces.append(text[last:])
    places.extend(range(last, len(text)))
    return "".join(pieces), places


def _parts_words(text: str, start: int, end: int, single: set[int]) -> bool:
    before, after = text[start - 1], text[end]
    if not (before.isascii() and after.isascii()):
        return False
    if before.isdigit() and after.isdigit():
        return start not in single
    if before in ".," and after.isdigit():
        # 3. 1亿元 is one number, 1. 20家 at the head of a text is a numbered item
        head = text[max(0, start - 4) : start - 1].strip()
        return not head[-1:].isdigit() or (before == "." and _is_item_head(text, start))
    return not (before.isdigit() and after in "%.,") and before.isalnum() and after.isalnum()


def _is_item_head(text: str, dot_end: int) -> bool:
    at = dot_end - 1
    while at > 0 and text[at - 1].isdigit():
        at -= 1
    return at == 0 or text[at - 1] in "。；：\n"

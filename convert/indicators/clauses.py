"""Sentences and clauses of a paragraph, and the words that stand around each figure."""

from bisect import bisect_left, bisect_right
from typing import Final

import msgspec

from convert.indicators.quantities import Quantity
from convert.patterns import Regex, regex

REACH: Final = 80
"""How many letters on either side of a figure are looked at."""
SENTENCE_LIMIT: Final = 500
_SENTENCE_END: Final = regex(r"[。！？!?\n]+[”’）)]*")
_GOES_ON: Final = regex("其中|[分按从][^，。；]{1,10}[看分]，")
"""A sentence that begins so tells parts of what the one before told."""
_BOUNDARY: Final = regex(r"[；;：:。！!？?\n…]|[，,](?:(?<!\d[，,])|(?!\d{3}(?!\d)))")
_RIGHT_END: Final = regex(r"[，,；;：:。！!？?、\n…（(）)]")
_LISTED: Final = regex(r"(?:以及|和|与|及)(?:约|近|超|逾)?$")
"""786所县医院和534所…: a conjunction before the next figure parts as a mark does."""
_SHORT_BRACKETS: Final = regex(r"[（(][^（）()\d]{1,10}[）)]")


class Place(msgspec.Struct, gc=False):
    """A figure and the words around it."""

    quantity: Quantity
    sentence: tuple[int, int]
    """With the one before it where it goes on with that: …2.6万吨。其中，夏粮…."""
    clause_start: int
    left: str
    """From the clause's start, or the figure before it in the clause, to this one."""
    right: str
    """What follows up to a mark or to the next figure."""
    joined: bool
    """A figure stands before it in the same clause."""
    runs_into: bool
    """`right` ends at the next figure, without a mark between."""


class Layout:
    """Where the sentences and clauses of a text begin and end."""

    def __init__(self, text: str, protected: tuple[list[int], list[int]]) -> None:
        self.text = text
        self.sentence_ends = _ends(_SENTENCE_END, text, protected)
        self.parted = [end for end in self.sentence_ends if not _GOES_ON.match(text, end)]
        self.goes_on = len(self.parted) < len(self.sentence_ends)
        """Whether a sentence goes on with the one before it."""
        self.boundaries = _ends(_BOUNDARY, text, protected)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the range of the sentence that holds `at`; of a very long one, the clauses around it."""
        return self._stretch(at, self.sentence_ends)

    def _stretch(self, at: int, ends: list[int]) -> tuple[int, int]:
        index = bisect_right(ends, at)
        start = ends[index - 1] if index else 0
        end = ends[index] if index < len(ends) else len(self.text)
        if end - start > SENTENCE_LIMIT:
            left, right = max(start, at - SENTENCE_LIMIT // 2), min(end, at + SENTENCE_LIMIT // 2)
            first, last = bisect_left(self.boundaries, left), bisect_right(self.boundaries, right) - 1
            if left > start:
                start = self.boundaries[first] if first < len(self.boundaries) and self.boundaries[first] <= at else left
            if right < end:
                end = self.boundaries[last] if last >= 0 and self.boundaries[last] > at else right
        return start, end

    def clause_start(self, at: int) -> int:
        """Return where the clause that holds `at` begins."""
        index = bisect_right(self.boundaries, at)
        return self.boundaries[index - 1] if index else 0

    def place(self, quantity: Quantity, previous: Quantity | None, following: Quantity | None) -> Place:
        """Return `quantity` with the words around it."""
        start = self.clause_start(quantity.start)
        joined = previous is not None and previous.end > start
        left_from = previous.end if previous is not None and joined else start
        left = self.text[max(left_from, quantity.start - REACH) : quantity.start]
        if not joined and "）" in left and "（" not in left[: left.index("）")]:
            left = self._over_brackets(left, left_from)
        stop = following.start if following is not None else len(self.text)
        right, runs_into = self._right(quantity.end, min(stop, quantity.end + REACH), following)
        return Place(
            quantity=quantity,
            sentence=self._stretch(quantity.start, self.parted),
            clause_start=start,
            left=left,
            right=right,
            joined=joined,
            runs_into=runs_into,
        )

    def _over_brackets(self, left: str, start: int) -> str:
        """性别比（以女性为100，…）由…: the clause goes on in front of the brackets that hold a comma."""
        opening = self.text.rfind("（", max(0, start - REACH), start)
        if opening < 0:
            return left
        return self.text[max(self.clause_start(opening), opening - REACH) : opening] + left[left.index("）") + 1 :]

    def _right(self, start: int, stop: int, following: Quantity | None) -> tuple[str, bool]:
        stretch = self.text[start:stop]
        at = 0
        while True:
            mark = _RIGHT_END.search(stretch, at)
            if mark is None:
                listed = _LISTED.search(stretch)
                if listed and listed.start() > 1:
                    return stretch[: listed.start()], False
                return stretch, following is not None and start + len(stretch) == following.start
            if mark.group() == "、" and mark.start() == at + 1 and len(stretch) > mark.end() + 1 and not stretch[at].isdecimal():
                at = mark.end()  # 132名专、兼职工作人员; 26个省、区、市
                continue
            brackets = _SHORT_BRACKETS.match(stretch, mark.start())
            if brackets is None or mark.start() == 0:
                return stretch[: mark.start()], False
            at = brackets.end()


def _ends(mark: Regex[str], text: str, protected: tuple[list[int], list[int]]) -> list[int]:
    """Return where each `mark` ends that stands in no name."""
    if not protected[0]:
        return [match.end() for match in mark.finditer(text)]
    return [match.end() for match in mark.finditer(text) if not _inside(match.start(), protected)]


def _inside(at: int, protected: tuple[list[int], list[int]]) -> bool:
    index = bisect_right(protected[0], at) - 1
    return index >= 0 and at < protected[1][index] - 1

"""Where lines end.

Widths are summed once; every line is found by a binary search and a look at the few places around it, so that the time
grows with the length of the text and with nothing else.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from convert.layout.metrics import LineRules
from convert.layout.punctuation import (
    ATOMS,
    HALVED,
    HALVED_AT_END,
    NO_START,
    PULLED_IN,
    RAISED,
    REDUCTION_ORDER,
    STOPS,
)

_EPSILON_MM = 1e-6
_INSIDE = frozenset().union(*REDUCTION_ORDER)
_INSIDE_WITHOUT_STOPS = _INSIDE.difference(STOPS)
_FREE = b"\x00"
_BOUND = b"\x01"
_ADDRESS_SIGNS = frozenset("/?&#;,")
"""Signs of an address that is longer than a line, behind which it may be cut."""
_NO_MARKS = NO_START | HALVED | {" ", "\u3000"}


class BreakText:
    """A text ready to be broken.

    `glue[i]` is set where no line may begin at `i`; `tight[i]` where the gap before `i` must not be stretched.
    """

    __slots__ = ("glue", "prefix", "text", "tight", "widths")

    def __init__(self, text: str, widths: Sequence[float]) -> None:
        """Measure `text`, whose letters are `widths` millimetres wide."""
        self.text = text
        self.widths = widths
        self.prefix = [0.0, *accumulate(widths)]
        self.glue = glue = bytearray(len(text) + 1)
        self.tight = tight = bytearray(len(text) + 1)
        for atom in ATOMS.finditer(text):
            start, end = atom.span()
            match atom.lastgroup:
                case "no_start":
                    glue[start] = 1
                    if text[start] == "/":
                        glue[end] = tight[start] = tight[end] = 1
                case "no_end":
                    glue[end] = 1
                case "single":
                    glue[start] = tight[start] = tight[end] = 1
                case kind:
                    glue[start + 1:end] = tight[start + 1:end] = _BOUND * (end - start - 1)
                    if kind == "rule":
                        tight[start] = tight[end] = 1
                    elif start and text[start] in RAISED:
                        glue[start] = tight[start] = 1

    def width(self, start: int, end: int) -> float:
        """Return the natural width in mm of the letters from `start` to `end`."""
        return self.prefix[end] - self.prefix[start]

    def keep_together(self, start: int, end: int, room_mm: float) -> None:
        """Forbid a line end between `start` and `end` unless they are wider than `room_mm`."""
        if self.width(start, end) <= room_mm + _EPSILON_MM:
            self.glue[start + 1:end] = _BOUND * (end - start - 1)

    def keep_raised(self, start: int, end: int, room_mm: float) -> None:
        """Keep raised or lowered letters whole and close to the letter before them, unless they are wider than `room_mm`."""
        before = max(start - 1, 0)
        self.keep_together(before, end, room_mm)
        self.tight[before + 1:end] = _BOUND * (end - before - 1)

    def keep_dashes_from_line_start(self) -> None:
        """Forbid —— and …… at the start of a line too."""
        for place, char in enumerate(self.text):
            if char in "—…":
                self.glue[place] = 1


def find_breaks(line: BreakText, first_mm: float, rest_mm: float, rules: LineRules) -> list[int]:
    """Return the offsets where lines end, the last one being the length of the text.

    Args:
        line: The text.
        first_mm: Room of the first line.
        rest_mm: Room of all others.
        rules: How far letters give way.
    """
    length = len(line.text)
    ends: list[int] = []
    start, room = 0, first_mm
    while True:
        end = _line_end(line, start, room, rules)
        ends.append(end)
        if end >= length:
            break
        start, room = end, rest_mm
    return ends


def _line_end(line: BreakText, start: int, room_mm: float, rules: LineRules) -> int:
    """Return where the line that begins at `start` ends: squeeze first, push out second."""
    length = len(line.text)
    target = line.prefix[start] + room_mm + rules.tolerance_mm + _EPSILON_MM
    fits = bisect_right(line.prefix, target, start) - 1
    if fits >= length:
        return length
    taken = _pull_in(line, start, fits, room_mm, rules)
    if taken:
        return taken
    last = line.glue.rfind(_FREE, start + 1, fits + 1)
    if last > start:
        return last
    return _forced_end(line, start, fits) if fits > start else start + 1


def _pull_in(line: BreakText, start: int, fits: int, room_mm: float, rules: LineRules) -> int:
    """Return the end of the line with the mark that follows it taken in; 0 when that cannot be."""
    if rules.pull_in == "none" or fits <= start or line.text[fits] not in HALVED:
        return 0
    end = line.glue.find(_FREE, fits + 1) if rules.pull_in == "all" else fits + 1
    if end < 0 or end - fits > 3:
        return 0
    if rules.pull_in == "stops":
        if line.text[fits] not in PULLED_IN or (end < len(line.text) and line.glue[end]):
            return 0
    elif not HALVED.issuperset(line.text[fits:end]):
        return 0
    if rules.hanging:
        return end if end == fits + 1 else 0
    needed = line.width(start, end) - room_mm
    return end if needed <= saving(line, start, end, rules) + _EPSILON_MM else 0


def saving(line: BreakText, start: int, end: int, rules: LineRules) -> float:
    """Return how many millimetres the letters from `start` to `end` can give way in all."""
    total = rules.end_saving_mm if line.text[end - 1] in HALVED_AT_END else 0.0
    inside = _INSIDE if rules.squeeze_stops else _INSIDE_WITHOUT_STOPS
    marks = sum(map(inside.__contains__, line.text[start:end - 1]))
    gaps = end - start - 1 - line.tight.count(1, start + 1, end)
    return total + marks * rules.mark_saving_mm + gaps * rules.gap_saving_mm


def _forced_end(line: BreakText, start: int, fits: int) -> int:
    """Return where to cut what has no place to break: an address at one of its signs, else not beside a mark of Chinese."""
    for end in range(fits, start + (fits - start) // 3, -1):
        if line.text[end - 1] in _ADDRESS_SIGNS and line.text[end] not in _ADDRESS_SIGNS:
            return end
    for end in range(fits, start, -1):
        if line.text[end] not in _NO_MARKS and line.text[end - 1] not in HALVED:
            return end
    return fits

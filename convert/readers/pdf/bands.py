"""Rows of a table that no line divides: what stands between two level lines is cut where figure stands below figure."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.pdf.glyphs import Glyph
from convert.readers.pdf.rows import baselines

_FIGURE: Final = regex(r"[（(<>≤≥+\-－—±]?\s*\d[\d,，.:：/]*\s*[%％‰]?[）)]?|[—－\-–…/*×]{1,3}|\.{2,3}")
_NUMBER: Final = regex(r"\d{1,4}[.．、]?")
_FEWEST_FULL: Final = 3
"""Lines with something in every column, from which a band without figures is taken for several rows."""
_OWN_ROW: Final = 0.75
"""Share of the usual distance of two rows from which a label without figures is a row of its own."""
_REACHES: Final = 1.5
"""Letters from the right edge of a column at which a line goes on on the next one."""
_ABOVE_BASE: Final = 0.35


class BandLine(msgspec.Struct):
    """A line of letters across the columns of a table."""

    y: float
    size: float
    cells: dict[int, tuple[str, float, float]]
    """Text, left and right end by column."""

    @property
    def figures(self) -> int:
        """How many cells outside the first column hold a figure or the dash that stands for one."""
        return sum(1 for column, (text, _, _) in self.cells.items() if column and _FIGURE.fullmatch(text))

    @property
    def is_numbered(self) -> bool:
        """Whether it begins with the number of a row."""
        first = self.cells.get(0)
        return first is not None and len(self.cells) >= 2 and _NUMBER.fullmatch(first[0]) is not None


def lines_across(glyphs: Sequence[Glyph], xs: Sequence[float]) -> list[BandLine]:
    """Return the lines that `glyphs` make, from the top, with what stands in the columns between `xs`."""
    found: list[BandLine] = []
    for base in baselines(glyphs):
        inked = [glyph for glyph in base if glyph.letter.strip()]
        cells: dict[int, list[Glyph]] = {}
        for glyph in inked:
            cells.setdefault(column_of(glyph, xs), []).append(glyph)
        if inked:
            found.append(BandLine(median(glyph.y for glyph in inked), median(glyph.size for glyph in inked), {
                column: ("".join(glyph.letter for glyph in held), min(glyph.x0 for glyph in held), max(glyph.x1 for glyph in held))
                for column, held in sorted(cells.items())}))
    return found


def column_of(glyph: Glyph, xs: Sequence[float]) -> int:
    """Return the column between `xs` in which the middle of a letter stands; letters outside belong to the nearest."""
    middle = (glyph.x0 + glyph.x1) / 2
    return min(len(xs) - 2, max(0, sum(x <= middle for x in xs) - 1))


def cuts(lines: Sequence[BandLine], xs: Sequence[float], *, is_head: bool) -> list[float]:
    """Return the heights at which a band that holds `lines` is cut into rows; none when it is one row."""
    anchors = [index for index, line in enumerate(lines) if len(line.cells) >= 2 and (line.figures or line.is_numbered)]
    if len(anchors) == 1 and anchors[0] and all(len(line.cells) >= 2 for line in lines[:anchors[0]]):
        return [_between(lines[anchors[0] - 1], lines[anchors[0]])]  # a head and the first row
    if len(anchors) < 2:
        anchors = [] if is_head else _full_lines(lines, xs)
    if len(anchors) < 2:
        return []
    groups = _groups(lines, anchors, xs)
    return [_between(lines[above[-1]], lines[below[0]]) for above, below in pairwise(groups)]


def _between(above: BandLine, below: BandLine) -> float:
    return (above.y + below.y) / 2 + _ABOVE_BASE * below.size


def _full_lines(lines: Sequence[BandLine], xs: Sequence[float]) -> list[int]:
    """Return all lines when each has something in every column and none goes on on the next."""
    columns = {column for line in lines for column in line.cells}
    if len(lines) < _FEWEST_FULL or len(columns) < 2 or any(set(line.cells) != columns for line in lines):
        return []
    return [] if any(_reaches(line, column, xs) for line in lines[:-1] for column in columns) else list(range(len(lines)))


def _groups(lines: Sequence[BandLine], anchors: Sequence[int], xs: Sequence[float]) -> list[list[int]]:
    """Return the lines of each row: every anchor with the lines that belong to it."""
    pitch = median(lines[above].y - lines[below].y for above, below in pairwise(anchors))
    owner: list[int] = []
    for index, line in enumerate(lines):
        if index in anchors:
            owner.append(index)
            continue
        above = max((anchor for anchor in anchors if anchor < index), default=None)
        below = min((anchor for anchor in anchors if anchor > index), default=None)
        before = lines[above].y - line.y if above is not None else float("inf")
        after = line.y - lines[below].y if below is not None else float("inf")
        goes_on = index > 0 and all(column in lines[index - 1].cells and _reaches(lines[index - 1], column, xs) for column in line.cells)
        if goes_on and owner:
            owner.append(owner[-1])
        elif min(before, after) >= _OWN_ROW * pitch:
            owner.append(index)
        else:
            owner.append(above if above is not None and before <= after else below if below is not None else index)
    groups: list[list[int]] = []
    for index, mine in enumerate(owner):
        if groups and owner[groups[-1][0]] == mine:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _reaches(line: BandLine, column: int, xs: Sequence[float]) -> bool:
    return line.cells[column][2] >= xs[column + 1] - _REACHES * line.size

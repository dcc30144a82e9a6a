"""Pages set in two columns: the left one is read before the right one."""

from collections.abc import Sequence
from statistics import median
from typing import Final, NamedTuple

import msgspec

from convert.readers.pdf.glyphs import Glyph
from convert.readers.pdf.pages import Row
from convert.readers.pdf.rows import baselines, make_rows

_FEWEST: Final = 6
"""Lines beside each other that make two columns."""
_GUTTER: Final = 0.8
"""Letters between the columns, at least."""
_LONG: Final = 6.0
"""Letters in a line of a column, where it is not the last of a paragraph."""
_NEAR: Final = 2.2
_FILLED: Final = 0.6
"""Share of the lines that reach the gutter from the left, and begin at it on the right."""


_BELOW: Final = 0.01
_NEAR_BASE: Final = 1.0
"""Points by which letters of one line may stand above or below each other."""


class _TextLine(NamedTuple):
    y: float
    size: float
    pieces: list[tuple[float, float]]


class _Gutter(NamedTuple):
    left: float
    right: float
    top: float
    foot: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def rows_by_column(glyphs: Sequence[Glyph]) -> tuple[list[Row], int]:
    """Return the rows of a page from the top, and how many letters were drawn twice.

    Rows of columns know the edges of their column and when they are read.
    """
    gutter = _find_gutter(glyphs)
    if gutter is None:
        return make_rows(glyphs)
    beside = [glyph for glyph in glyphs if gutter.foot - _NEAR_BASE <= glyph.y <= gutter.top + _NEAR_BASE]
    known = set(map(id, beside))
    rows, doubled = make_rows([glyph for glyph in glyphs if id(glyph) not in known])
    left, more = make_rows([glyph for glyph in beside if _middle(glyph) < gutter.middle])
    right, most = make_rows([glyph for glyph in beside if _middle(glyph) >= gutter.middle])
    height = max(1.0, gutter.top - gutter.foot)
    edges = (min(row.x0 for row in left), max(row.x1 for row in left))
    rows += [msgspec.structs.replace(row, edges=edges) for row in left]
    edges = (min(row.x0 for row in right), max(row.x1 for row in right))
    rows += [msgspec.structs.replace(row, edges=edges, rank=gutter.foot - _BELOW - (gutter.top - row.y) / height) for row in right]
    return sorted(rows, key=lambda row: -row.y), doubled + more + most


def _find_gutter(glyphs: Sequence[Glyph]) -> _Gutter | None:
    lines = [line for base in baselines(glyphs) if (line := _line(base)) is not None]
    pairs = [line for line in lines if len(line.pieces) == 2 and min(x1 - x0 for x0, x1 in line.pieces) >= _LONG * line.size]
    if len(pairs) < _FEWEST:
        return None
    size = median(line.size for line in pairs)
    left, right = max(line.pieces[0][1] for line in pairs), min(line.pieces[1][0] for line in pairs)
    reaching = sum(line.pieces[0][1] >= left - _NEAR * size for line in pairs)
    beginning = sum(line.pieces[1][0] <= right + _NEAR * size for line in pairs)
    if right - left < _GUTTER * size or min(reaching, beginning) < _FILLED * len(pairs):
        return None
    run: list[_TextLine] = []
    for line in lines:
        if line.y > pairs[0].y or line.y < pairs[-1].y:
            continue
        if _is_across(line, left, right):
            return None
        run.append(line)
    below = [line for line in lines if line.y < pairs[-1].y]
    for line in below:  # the longer column goes on
        if run[-1].y - line.y > _NEAR * size or _is_across(line, left, right):
            break
        run.append(line)
    return _Gutter(left, right, run[0].y, run[-1].y)


def _is_across(line: _TextLine, left: float, right: float) -> bool:
    """Tell whether a piece of a line stands over the gutter."""
    return any(x0 < right - 1 and x1 > left + 1 for x0, x1 in line.pieces)


def _line(base: Sequence[Glyph]) -> _TextLine | None:
    inked = [glyph for glyph in base if glyph.letter.strip()]
    if not inked:
        return None
    size = median(glyph.size for glyph in inked)
    pieces: list[tuple[float, float]] = []
    for glyph in inked:
        if pieces and glyph.x0 - pieces[-1][1] <= _GUTTER * size:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], glyph.x1))
        else:
            pieces.append((glyph.x0, glyph.x1))
    return _TextLine(median(glyph.y for glyph in inked), size, pieces)


def _middle(glyph: Glyph) -> float:
    return (glyph.x0 + glyph.x1) / 2

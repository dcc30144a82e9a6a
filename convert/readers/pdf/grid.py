"""Tables from the lines that a page draws: where level and upright lines cross, there are cells."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from convert.readers.pdf.glyphs import Glyph, Rule
from convert.readers.pdf.pages import Grid
from convert.readers.pdf.rows import make_rows

_NEAR: Final = 3.0
"""Points within which two lines are one or touch."""
_MOST_LINES: Final = 400
_MOST_CELLS: Final = 5_000
_LEAST_WIDTH: Final = 120.0
_FEWEST_RULES: Final = 3
_COLUMN_GAP: Final = 0.8
"""Letters between two columns of a table without upright lines."""


def find_grids(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """Return the tables of a page from top to foot, and the letters outside them."""
    level = _merged([(rule.y0, rule.x0, rule.x1) for rule in rules if rule.x1 - rule.x0 >= rule.y1 - rule.y0])
    upright = _merged([(rule.x0, rule.y0, rule.y1) for rule in rules if rule.x1 - rule.x0 < rule.y1 - rule.y0])
    if len(level) > _MOST_LINES or len(upright) > _MOST_LINES:
        return [], list(glyphs)
    grids: list[Grid] = []
    rest = list(glyphs)
    for flat, tall in _groups(level, upright):
        xs, ys = _distinct([line[0] for line in tall]), _distinct([line[0] for line in flat])[::-1]
        if len(xs) * len(ys) > _MOST_CELLS or len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) <= 3) or len(ys) == 2:
            continue
        inside = [glyph for glyph in rest if xs[0] <= (glyph.x0 + glyph.x1) / 2 <= xs[-1] and ys[-1] <= glyph.y + 0.3 * glyph.size <= ys[0]]
        if not inside:
            continue
        taken = set(map(id, inside))
        grids.append(_grid(xs, ys, flat, tall, inside))
        rest = [glyph for glyph in rest if id(glyph) not in taken]
    open_grids, rest = _between_rules(level, rest)
    return sorted([*grids, *open_grids], key=lambda grid: -grid.top), rest


_Line = tuple[float, float, float]
"""Place, start and end of a line."""


def _merged(lines: list[_Line]) -> list[_Line]:
    """Make one line of those that lie on each other or go on each other."""
    found: list[_Line] = []
    for place, start, end in sorted(lines):
        index = len(found) - 1
        while index >= 0 and place - found[index][0] <= _NEAR and not (
                start <= found[index][2] + _NEAR and end >= found[index][1] - _NEAR):
            index -= 1
        if index >= 0 and place - found[index][0] <= _NEAR:
            other = found[index]
            found[index] = (other[0], min(start, other[1]), max(end, other[2]))
        else:
            found.append((place, start, end))
    return found


def _groups(level: Sequence[_Line], upright: Sequence[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """Return the lines that hang together by crossing."""
    parent = list(range(len(level) + len(upright)))

    def find(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for first, (y, x0, x1) in enumerate(level):
        for second, (x, y0, y1) in enumerate(upright):
            if x0 - _NEAR <= x <= x1 + _NEAR and y0 - _NEAR <= y <= y1 + _NEAR:
                parent[find(first)] = find(len(level) + second)
    groups: dict[int, tuple[list[_Line], list[_Line]]] = {}
    for index in range(len(parent)):
        flat, tall = groups.setdefault(find(index), ([], []))
        if index < len(level):
            flat.append(level[index])
        else:
            tall.append(upright[index - len(level)])
    return [group for group in groups.values() if len(group[0]) >= 2 and len(group[1]) >= 2]


def _between_rules(level: Sequence[_Line], glyphs: list[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """Tables that have level lines only: what stands apart in every row between the outer lines makes the columns."""
    grids: list[Grid] = []
    rest = glyphs
    lines = sorted((line for line in level if line[2] - line[1] >= _LEAST_WIDTH), reverse=True)
    while lines:
        top = lines[0]
        alike = [line for line in lines if abs(line[1] - top[1]) <= 2 * _NEAR and abs(line[2] - top[2]) <= 2 * _NEAR]
        lines = [line for line in lines if line not in alike]
        if len(alike) < _FEWEST_RULES:
            continue
        high, low = alike[0][0], alike[-1][0]
        inside = [glyph for glyph in rest if top[1] - _NEAR <= (glyph.x0 + glyph.x1) / 2 <= top[2] + _NEAR and low < glyph.y < high]
        rows = make_rows(inside)[0]
        xs = _columns(inside, top)
        if len(rows) < _FEWEST_RULES or len(xs) <= 2 or sum(row.gaps for row in rows) < 0.6 * len(rows):
            continue
        middles = [(above.y + below.y) / 2 + 0.35 * above.size for above, below in pairwise(rows)]
        ys = [high, *middles, low]
        flat = [(y, xs[0], xs[-1]) for y in ys]
        grids.append(_grid(xs, ys, flat, [(x, low, high) for x in xs], inside))
        taken = set(map(id, inside))
        rest = [glyph for glyph in rest if id(glyph) not in taken]
    return grids, rest


def _columns(glyphs: Sequence[Glyph], rule: _Line) -> list[float]:
    """Return the edges of the columns: the middles of the gaps that no row writes in."""
    inked = sorted((glyph.x0, glyph.x1, glyph.size) for glyph in glyphs if glyph.letter.strip())
    edges = [rule[1]]
    reach = inked[0][1] if inked else rule[1]
    for x0, x1, size in inked:
        if x0 - reach > _COLUMN_GAP * size:
            edges.append((x0 + reach) / 2)
        reach = max(reach, x1)
    return [*edges, rule[2]]


def _distinct(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _grid(xs: Sequence[float], ys: Sequence[float], flat: Sequence[_Line], tall: Sequence[_Line], glyphs: Sequence[Glyph]) -> Grid:
    rows, columns = len(ys) - 1, len(xs) - 1
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    spans: list[tuple[int, int, int, int]] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in owner:
                continue
            wide, high = _extent(row, column, xs, ys, flat, tall, owner)
            for below in range(row, row + high):
                for right in range(column, column + wide):
                    owner[below, right] = (row, column)
            if wide > 1 or high > 1:
                spans.append((row, column, high, wide))
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        middle, height = (glyph.x0 + glyph.x1) / 2, glyph.y + 0.3 * glyph.size
        column = min(columns - 1, max(0, sum(x <= middle for x in xs) - 1))
        row = min(rows - 1, max(0, sum(y >= height for y in ys) - 1))
        held.setdefault(owner[row, column], []).append(glyph)
    cells = tuple(tuple(_text(held.get((row, column), ())) for column in range(columns)) for row in range(rows))
    return Grid(cells, tuple(spans), tuple(xs), ys[0], ys[-1])


def _extent(row: int, column: int, xs: Sequence[float], ys: Sequence[float], flat: Sequence[_Line], tall: Sequence[_Line],
            owner: dict[tuple[int, int], tuple[int, int]]) -> tuple[int, int]:
    """Return how many columns and rows the cell at `row`, `column` takes: until a line stops it."""
    middle_y = (ys[row] + ys[row + 1]) / 2
    wide = 1
    while (column + wide < len(xs) - 1 and (row, column + wide) not in owner
           and not _drawn(tall, xs[column + wide], middle_y)):
        wide += 1
    middle_x = (xs[column] + xs[column + 1]) / 2
    high = 1
    while row + high < len(ys) - 1 and (row + high, column) not in owner and not _drawn(flat, ys[row + high], middle_x):
        high += 1
    return wide, high


def _drawn(lines: Sequence[_Line], place: float, at: float) -> bool:
    return any(abs(line[0] - place) <= _NEAR and line[1] - _NEAR <= at <= line[2] + _NEAR for line in lines)


def _text(glyphs: Sequence[Glyph]) -> str:
    return "\n".join(row.text for row in make_rows(glyphs)[0])

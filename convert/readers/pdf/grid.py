"""Tables from the lines that a page draws: where level and upright lines cross, there are cells."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec

from convert.readers.pdf.bands import column_of, cuts, lines_across
from convert.readers.pdf.glyphs import Glyph, PdfStroke
from convert.readers.pdf.pages import Grid
from convert.readers.pdf.rows import make_rows

NEAR: Final = 3.0
"""Points within which two lines are one or touch."""
_MOST_LINES: Final = 400
_MOST_CELLS: Final = 5_000
_BEYOND: Final = 8.0
"""Points by which one kind of line has to reach beyond the other so that there are cells between."""
_FEWEST_FRAMED: Final = 5
"""Upright lines of a table of two columns and of a frame around it."""
_CLOSE: Final = 20.0
"""Points by which a frame stands off the table in it, at most."""
_FEWEST_ALIKE: Final = 3
"""Upright lines alike that make a table without any level line."""


class GridLine(NamedTuple):
    """A level or upright line: its place, and where it starts and ends."""

    place: float
    start: float
    end: float


def find_grids(rules: Sequence[PdfStroke], glyphs: Sequence[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """Return the tables of a page from top to foot, and the letters outside them."""
    from convert.readers.pdf.open_tables import between_rules

    level = _merged([GridLine(rule.y0, rule.x0, rule.x1) for rule in rules if rule.x1 - rule.x0 >= rule.y1 - rule.y0])
    upright = _merged([GridLine(rule.x0, rule.y0, rule.y1) for rule in rules if rule.x1 - rule.x0 < rule.y1 - rule.y0])
    if len(level) > _MOST_LINES or len(upright) > _MOST_LINES:
        return [], list(glyphs)
    grids: list[Grid] = []
    single: list[tuple[Grid, list[Glyph]]] = []
    rest = list(glyphs)
    for flat, tall in [part for group in _groups(level, upright) for part in _without_frame(*group, rest)]:
        xs, ys = _with_ends(tall, flat, rest, level=False), _with_ends(flat, tall, rest, level=True)[::-1]
        if len(xs) * len(ys) > _MOST_CELLS or len(xs) <= 2 or len(ys) < 2:
            continue  # lines around paragraphs make no table
        inside = _inside(rest, xs, ys)
        grid = make_grid(xs, ys, flat, tall, inside) if inside else None
        if grid is not None and len(grid.cells) == 1:
            single.append((grid, inside))
        elif grid is not None:
            grids.append(grid)
            rest = without(rest, inside)
    open_grids, rest = between_rules(level, rest)
    grids.extend(open_grids)
    for grid, inside in single:
        if _is_first(grid, grids, rest) and {id(glyph) for glyph in inside} <= {id(glyph) for glyph in rest}:
            grids.append(msgspec.structs.replace(grid, rows=make_rows(inside)[0]))
            rest = without(rest, inside)
    return sorted(grids, key=lambda grid: -grid.top), rest


def _is_first(grid: Grid, grids: Sequence[Grid], rest: Sequence[Glyph]) -> bool:
    """Tell whether a table of one row may be the end of one on the page before: at most a running head stands above it."""
    above = [glyph for glyph in rest if glyph.y > grid.top]
    return all(other.top <= grid.top for other in grids) and len(make_rows(above)[0]) <= 1


def _without_frame(flat: list[GridLine], tall: list[GridLine], glyphs: Sequence[Glyph]) -> list[tuple[list[GridLine], list[GridLine]]]:
    """Return the lines inside a frame that stands close around them, regrouped; the lines themselves where there is none."""
    places = _distinct([stroke.place for stroke in tall])
    if len(places) < _FEWEST_FRAMED or not flat:
        return [(flat, tall)]
    left, right = places[0], places[-1]
    gaps = ((left, places[1]), (places[-2], right))
    low, high = min(stroke.place for stroke in flat), max(stroke.place for stroke in flat)
    if any(end - start > _CLOSE or any(start < _along(glyph, level=False) < end and low < glyph.y < high for glyph in glyphs)
           for start, end in gaps):
        return [(flat, tall)]
    inner = [stroke for stroke in flat if not (stroke.start <= left + NEAR and stroke.end >= right - NEAR)]
    return _groups(inner, [stroke for stroke in tall if left + NEAR < stroke.place < right - NEAR])


def without(glyphs: Sequence[Glyph], taken: Iterable[Glyph]) -> list[Glyph]:
    """Return the letters that are not `taken`."""
    known = set(map(id, taken))
    return [glyph for glyph in glyphs if id(glyph) not in known]


def _inside(glyphs: Sequence[Glyph], xs: Sequence[float], ys: Sequence[float]) -> list[Glyph]:
    return [glyph for glyph in glyphs if xs[0] <= (glyph.x0 + glyph.x1) / 2 <= xs[-1] and ys[-1] <= glyph.y + 0.3 * glyph.size <= ys[0]]


def _with_ends(strokes: Sequence[GridLine], across: Sequence[GridLine], glyphs: Sequence[Glyph], *, level: bool) -> list[float]:
    """Return the places of `strokes`, and the outer ends of those `across` where letters stand beyond: a table may lack its outer lines."""
    places = _distinct([stroke.place for stroke in strokes])
    ends = [min(stroke.start for stroke in across), max(stroke.end for stroke in across)] if across else []
    if not places:
        return ends  # upright lines alone: the table ends where they do
    low, high = (min(stroke.place for stroke in across), max(stroke.place for stroke in across)) if across else (0.0, 0.0)
    for end in ends:
        first, last = (end, places[0]) if end < places[0] else (places[-1], end)
        if last - first > _BEYOND and (end < places[0] or end > places[-1]) and any(
                first < _along(glyph, level=level) < last and (level or low < _along(glyph, level=True) < high) for glyph in glyphs):
            places = [end, *places] if end < places[0] else [*places, end]
    return places


def _along(glyph: Glyph, *, level: bool) -> float:
    return glyph.y + 0.3 * glyph.size if level else (glyph.x0 + glyph.x1) / 2


def _merged(lines: list[GridLine]) -> list[GridLine]:
    """Make one line of those that lie on each other or go on each other."""
    found: list[GridLine] = []
    for line in sorted(lines):
        index = len(found) - 1
        while index >= 0 and line.place - found[index].place <= NEAR and not (
                line.start <= found[index].end + NEAR and line.end >= found[index].start - NEAR):
            index -= 1
        if index >= 0 and line.place - found[index].place <= NEAR:
            other = found[index]
            found[index] = GridLine(other.place, min(line.start, other.start), max(line.end, other.end))
        else:
            found.append(line)
    return found


def _groups(level: Sequence[GridLine], upright: Sequence[GridLine]) -> list[tuple[list[GridLine], list[GridLine]]]:
    """Return the lines that hang together by crossing."""
    parent = list(range(len(level) + len(upright)))

    def find(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for first, (y, x0, x1) in enumerate(level):
        for second, (x, y0, y1) in enumerate(upright):
            if x0 - NEAR <= x <= x1 + NEAR and y0 - NEAR <= y <= y1 + NEAR:
                parent[find(first)] = find(len(level) + second)
    groups: dict[int, tuple[list[GridLine], list[GridLine]]] = {}
    for index in range(len(parent)):
        flat, tall = groups.setdefault(find(index), ([], []))
        if index < len(level):
            flat.append(level[index])
        else:
            tall.append(upright[index - len(level)])
    alone = [tall[0] for flat, tall in groups.values() if not flat and len(tall) == 1]
    return [group for group in groups.values() if len(group[0]) + len(group[1]) >= _FEWEST_ALIKE and group[0] and group[1]] + _alike(alone)


def _alike(strokes: Sequence[GridLine]) -> list[tuple[list[GridLine], list[GridLine]]]:
    """Return upright lines of the same height as the columns of a table whose level lines stand on other pages."""
    found: dict[tuple[int, int], list[GridLine]] = {}
    for stroke in strokes:
        found.setdefault((round(stroke.start / NEAR), round(stroke.end / NEAR)), []).append(stroke)
    return [([], tall) for tall in found.values() if len(tall) >= _FEWEST_ALIKE]


def _distinct(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def make_grid(xs: Sequence[float], ys: Sequence[float], flat: Sequence[GridLine], tall: Sequence[GridLine],
              glyphs: Sequence[Glyph]) -> Grid:
    """Return the table with columns between `xs`, rows between `ys` from the top, and the letters in it.

    Cells are merged where no line parts them; a band between two lines is cut where it holds several rows.
    """
    owner, _ = _owners(xs, ys, flat, tall)
    drawn = [*flat, *_outer(xs, ys)]
    parted = [*ys]
    for band in range(len(ys) - 1):
        alone = [column for column in range(len(xs) - 1) if _stands_alone(owner, band, column)]
        held = [glyph for glyph in glyphs if ys[band + 1] < glyph.y + 0.3 * glyph.size <= ys[band] and column_of(glyph, xs) in alone]
        for height in cuts(lines_across(held, xs), xs, is_head=band == 0 and len(ys) > 2):
            parted.append(height)
            drawn.extend(GridLine(height, xs[column], xs[column + 1]) for column in alone)
    return _filled(xs, sorted(parted, reverse=True), drawn, [*tall, *_sides(xs, ys)], glyphs)


def _outer(xs: Sequence[float], ys: Sequence[float]) -> list[GridLine]:
    return [GridLine(ys[0], xs[0], xs[-1]), GridLine(ys[-1], xs[0], xs[-1])]


def _sides(xs: Sequence[float], ys: Sequence[float]) -> list[GridLine]:
    return [GridLine(xs[0], ys[-1], ys[0]), GridLine(xs[-1], ys[-1], ys[0])]


def _stands_alone(owner: dict[tuple[int, int], tuple[int, int]], band: int, column: int) -> bool:
    """Tell whether the cell of a band goes neither up nor down into another band."""
    first = owner[band, column]
    return first[0] == band and owner.get((band + 1, column)) != first


_Owner = dict[tuple[int, int], tuple[int, int]]


def _owners(xs: Sequence[float], ys: Sequence[float], flat: Sequence[GridLine], tall: Sequence[GridLine]) -> tuple[
        _Owner, list[tuple[int, int, int, int]]]:
    """Return which cell each place belongs to, and the merged cells as row, column, rows, columns."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner: _Owner = {}
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
    return owner, spans


def _filled(xs: Sequence[float], ys: Sequence[float], flat: Sequence[GridLine], tall: Sequence[GridLine], glyphs: Sequence[Glyph]) -> Grid:
    rows, columns = len(ys) - 1, len(xs) - 1
    owner, spans = _owners(xs, ys, flat, tall)
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        height = glyph.y + 0.3 * glyph.size
        row = min(rows - 1, max(0, sum(y >= height for y in ys) - 1))
        held.setdefault(owner[row, column_of(glyph, xs)], []).append(glyph)
    cells = tuple(tuple(_text(held.get((row, column), ())) for column in range(columns)) for row in range(rows))
    return Grid(cells, tuple(spans), tuple(xs), ys[0], ys[-1])


def _extent(row: int, column: int, xs: Sequence[float], ys: Sequence[float], flat: Sequence[GridLine], tall: Sequence[GridLine],
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


def _drawn(lines: Sequence[GridLine], place: float, at: float) -> bool:
    return any(abs(line.place - place) <= NEAR and line.start - NEAR <= at <= line.end + NEAR for line in lines)


def _text(glyphs: Sequence[Glyph]) -> str:
    return "\n".join(row.text for row in make_rows(glyphs)[0])

"""Tables with level lines alone, or with a single one: what stands apart in every row makes the columns.

Such a table may lack its top line, go on below its last line to the foot of the page, or begin at the head of the page and
end at its first line.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from convert.readers.pdf.glyphs import Glyph
from convert.readers.pdf.grid import NEAR, GridLine, make_grid, without
from convert.readers.pdf.pages import Grid
from convert.readers.pdf.rows import baselines
from convert.readers.structure.tables import FIGURE

_LEAST_WIDTH: Final = 120.0
_OVERHANG: Final = 12.0
"""Points by which a line may reach beyond the rules of its table."""
_FEWEST_LINES: Final = 3
_TABULAR_SHARE: Final = 0.6
_COLUMN_GAP: Final = 0.5
"""Letters between two columns."""
_WIDE: Final = 0.6
"""Share of a rule's width from which a line in one piece is text."""
_APART: Final = 3.2
"""Letters from baseline to baseline, from which a line does not belong to the table."""
_PITCHES: Final = 1.7
_MOST_ABOVE: Final = 2
"""Lines of a head above the first of several rules."""
_MOST_LINES: Final = 300
_SEVERAL: Final = 3
_ABOVE_BASE: Final = 0.9
_BELOW_BASE: Final = 0.4
_IMPRINT: Final = ("抄送", "抄报", "主送", "分送", "印发", "签发人")


class _Text(msgspec.Struct):
    """A line of letters in pieces that stand apart."""

    y: float
    size: float
    glyphs: list[Glyph]
    pieces: list[tuple[float, float, str]]

    @property
    def is_tabular(self) -> bool:
        return len(self.pieces) >= 2

    @property
    def has_figure(self) -> bool:
        return any(FIGURE.fullmatch(text) for _, _, text in self.pieces[1:])


def between_rules(level: Sequence[GridLine], glyphs: list[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """Return the tables that level lines alone tell of, and the letters outside them."""
    grids: list[Grid] = []
    rest = glyphs
    wide = sorted((line for line in level if line.end - line.start >= _LEAST_WIDTH), reverse=True)
    while wide:
        top = wide[0]
        alike = [line for line in wide if abs(line.start - top.start) <= 2 * NEAR and abs(line.end - top.end) <= 2 * NEAR]
        wide = [line for line in wide if line not in alike]
        texts = _texts(rest, top)
        if len(texts) > _MOST_LINES or sum(text.is_tabular for text in texts) < 2:
            continue
        for run in _runs(alike, texts):
            found = _table(run, _texts(rest, top))
            if found is not None:
                grids.append(found[0])
                rest = without(rest, found[1])
    return grids, rest


def _texts(glyphs: Sequence[Glyph], rule: GridLine) -> list[_Text]:
    """Return the lines that stand above or below a rule and nowhere beside it."""
    found: list[_Text] = []
    for base in baselines(glyphs):
        inked = [glyph for glyph in base if glyph.letter.strip()]
        if inked and rule.start - _OVERHANG <= inked[0].x0 and inked[-1].x1 <= rule.end + _OVERHANG:
            size = median(glyph.size for glyph in inked)
            found.append(_Text(median(glyph.y for glyph in inked), size, base, _pieces(inked, size)))
    return found


def _pieces(inked: Sequence[Glyph], size: float) -> list[tuple[float, float, str]]:
    pieces: list[tuple[float, float, str]] = []
    for glyph in inked:
        if pieces and glyph.x0 - pieces[-1][1] <= _COLUMN_GAP * size:
            x0, x1, text = pieces[-1]
            pieces[-1] = (x0, max(x1, glyph.x1), text + glyph.letter)
        else:
            pieces.append((glyph.x0, glyph.x1, glyph.letter))
    return pieces


def _runs(rules: Sequence[GridLine], texts: Sequence[_Text]) -> list[list[GridLine]]:
    """Return the rules of each table: those with running text between them are of different ones."""
    runs: list[list[GridLine]] = [[rules[0]]]
    for above, below in pairwise(rules):
        between = [text for text in texts if below.place < text.y < above.place]
        width = above.end - above.start
        running = any(len(text.pieces) == 1 and text.pieces[0][1] - text.pieces[0][0] > _WIDE * width for text in between)
        if running or (between and sum(text.is_tabular for text in between) < len(between) / 3):
            runs.append([below])
        else:
            runs[-1].append(below)
    return runs


def _table(run: Sequence[GridLine], texts: Sequence[_Text]) -> tuple[Grid, list[Glyph]] | None:
    """Return the table around the rules of `run` with the letters in it, None when there is none."""
    high, low = run[0].place, run[-1].place
    inside = [text for text in texts if low < text.y < high]
    above = [text for text in texts if text.y >= high][::-1]
    below = [text for text in texts if text.y <= low]
    inside = _grown(inside, below, run)
    inside = _grown(inside, above if not inside or len(run) == 1 else above[:_MOST_ABOVE], run)
    if not _is_table(inside, run):
        return None
    top, foot = max(high, inside[0].y + _ABOVE_BASE * inside[0].size), min(low, inside[-1].y - _BELOW_BASE * inside[-1].size)
    inner = [rule.place for rule in run if foot + NEAR < rule.place < top - NEAR]
    ys = [top, *inner, foot]
    head = [text for text in inside if len(ys) > 2 and text.y > ys[1]]
    xs = _edges(head, [text for text in inside if text not in head], run[0])
    tall = [GridLine(x, foot, ys[1] if _crosses(head, x) else top) for x in xs[1:-1]]
    letters = [glyph for text in inside for glyph in text.glyphs]
    grid = make_grid(xs, ys, [GridLine(y, xs[0], xs[-1]) for y in ys], tall, letters)
    return msgspec.structs.replace(grid, drawn=False), letters


def _grown(inside: Sequence[_Text], beyond: Sequence[_Text], run: Sequence[GridLine]) -> list[_Text]:
    """Return the lines of a table with those `beyond` that go on in its columns, the nearest first."""
    found = list(inside)
    reach = run[0].place if not found else found[0].y
    steps = [one.y - other.y for one, other in pairwise(found)]
    pitch = max(steps, default=0.0)
    for text in beyond:
        nearest = min((abs(text.y - other.y) for other in found), default=abs(text.y - reach))
        allowed = max(_PITCHES * pitch, _APART * text.size)
        with_text = sorted([*found, text], key=lambda one: -one.y)
        alike = len(text.pieces) in {len(other.pieces) for other in found}
        if not text.is_tabular or nearest > allowed or (
                found and not alike and len(_columns(with_text, run[0])) < len(_columns(found, run[0]))):
            break
        found = with_text
    return found


def _is_table(texts: Sequence[_Text], run: Sequence[GridLine]) -> bool:
    tabular = sum(text.is_tabular for text in texts) >= max(2, _TABULAR_SHARE * len(texts)) or _is_wrapped(texts)
    if len(texts) < _FEWEST_LINES or len(run) > len(texts) + 2 or not tabular:
        return False
    if any(piece.startswith(_IMPRINT) or piece.endswith("印发") for text in texts for _, _, piece in text.pieces):
        return False
    columns = len(_columns(texts, run[0])) - 1
    body = len(_columns([text for text in texts if text.y < run[0].place] or texts, run[0])) - 1
    return max(columns, body) >= 3 or (max(columns, body) == 2 and sum(text.has_figure for text in texts) >= len(texts) / 2)


def _is_wrapped(texts: Sequence[_Text]) -> bool:
    """Tell whether the lines in one piece are labels over two lines, beside lines of several figures or words."""
    several = [text for text in texts if len(text.pieces) >= _SEVERAL]
    beside = min((text.pieces[-1][0] for text in several), default=0.0)
    return len(several) >= 2 and all(text.pieces[0][1] < beside for text in texts if not text.is_tabular)


def _edges(head: Sequence[_Text], body: Sequence[_Text], rule: GridLine) -> list[float]:
    """Return the edges of the columns that the lines of `body` leave free, moved to where the pieces of the head are parted too."""
    xs, alone = _columns([*head, *body], rule), _columns(body, rule)
    if not head or not body:
        return xs
    paired = _paired(max(head, key=lambda text: len(text.pieces)), body, alone)
    if paired is not None:
        return [rule.start, *paired, rule.end]
    return alone if len(alone) > len(xs) or _heads_two(xs, head, body) else xs


def _paired(head: _Text, body: Sequence[_Text], xs: Sequence[float]) -> list[float] | None:
    """Return the borders between columns that have a piece of the head each, the first perhaps none; None when it is otherwise."""
    count = len(xs) - 1
    if len(head.pieces) not in (count, count - 1) or count < 2:
        return None
    ends = [(min((x0 for text in body for x0, x1, _ in text.pieces if left < (x0 + x1) / 2 < right), default=left),
             max((x1 for text in body for x0, x1, _ in text.pieces if left < (x0 + x1) / 2 < right), default=right))
            for left, right in pairwise(xs)]
    for at, (x0, x1, _) in enumerate(head.pieces, count - len(head.pieces)):
        ends[at] = (min(x0, ends[at][0]), max(x1, ends[at][1]))
    borders = [(before[1] + after[0]) / 2 for before, after in pairwise(ends)]
    return borders if all(before[1] < after[0] for before, after in pairwise(ends)) else None


def _heads_two(xs: Sequence[float], head: Sequence[_Text], body: Sequence[_Text]) -> bool:
    """Tell whether a piece of the head stands over the gap of two columns that have no head of their own."""
    headed, filled = ({at for text in texts for x0, x1, _ in text.pieces for at in range(len(xs) - 1)
                       if xs[at] < (x0 + x1) / 2 < xs[at + 1]} for texts in (head, body))
    return any(at not in filled and at - 1 not in headed and at + 1 not in headed for at in range(1, len(xs) - 2))


def _crosses(head: Sequence[_Text], x: float) -> bool:
    """Tell whether a piece of the head stands over the border of two columns: it heads both."""
    return any(x0 + NEAR < x < x1 - NEAR for text in head for x0, x1, _ in text.pieces)


def _columns(texts: Sequence[_Text], rule: GridLine) -> list[float]:
    """Return the edges of the columns: the middles of the gaps that no line writes in."""
    inked = sorted((glyph.x0, glyph.x1, glyph.size) for text in texts for glyph in text.glyphs if glyph.letter.strip())
    edges = [rule.start]
    reach = inked[0][1] if inked else rule.start
    for x0, x1, size in inked:
        if x0 - reach > _COLUMN_GAP * size:
            edges.append((x0 + reach) / 2)
        reach = max(reach, x1)
    return [*edges, rule.end]

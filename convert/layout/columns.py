"""How wide the columns of a table are, and on which side their cells stand."""

import math
from collections.abc import Sequence
from math import fsum
from typing import Final, Literal

import msgspec

from convert.layout.metrics import TextStyle
from convert.layout.punctuation import ATOMS
from convert.layout.whole_words import words_of_cell
from convert.model.blocks import Table
from convert.patterns import regex

CellAlign = Literal["left", "centre", "right"]

_NUMBER: Final = regex(r"[-+−－±]?[￥$]?[0-9０-９][0-9０-９,.，．]*[%％‰]?|[-—–/－…]{1,2}|")
_ORDER: Final = regex(r"\s*(?:序\s*号|编\s*号|№)\s*")
"""Heads of columns that count the rows."""
_SHORT_CELL_EM: Final = 5.0
_LEAST_CELL_EM: Final = 2.0
_WHOLE_CELL_EM: Final = 7.0
"""Up to this width a cell stays on one line where there is room for that."""
_WHOLE_WORD_EM: Final = 4.0
"""Words and names up to this width stay whole in any column, longer ones where that makes the table no higher."""
_PARTED_HEAD_EM: Final = 3.0
"""What is left to the words of a head when they are parted."""
_WHOLE_DATE_EM: Final = 7.0
_LACKS_A_LITTLE: Final = 0.6
"""Share of its width that a column may lack and still be given it."""
_DEAR: Final = 1.09
"""How much higher the table may become by that."""
_PARTS: Final = (1.0, 0.75, 0.5, 0.25, 0.0)
"""Shares of what short cells and heads want that are tried, the largest first."""
_WORTH_IT: Final = 0.95
"""A share is taken only when the table becomes lower by a twentieth."""
_MOST_HEAD_LINES: Final = 3
"""The head of a column takes at most so many lines where there is room for that."""
_BREATH_EM: Final = 0.5
_SMALLEST_SCALE: Final = 0.6
"""Smaller only where a column would not take one letter otherwise."""
_LEAST_PADDING: Final = 0.1
"""Share of its column that the padding keeps on either side where columns are that narrow."""
_LONG_TEXT_POWER: Final = 1 / 3
"""Widths as the cube roots of the sums of squares of what the cells need make the rows lowest on the whole."""
_MOST_ROWS: Final = 400
"""Rows that are looked at to share out the room; of a longer table every so many."""


class Columns(msgspec.Struct, frozen=True):
    """The columns of a table."""

    widths_mm: tuple[float, ...]
    aligns: tuple[CellAlign, ...]
    scale: float
    """What the type size of the cells is multiplied with so that no number is torn."""
    padding_mm: float
    """Left and right of the text of each cell: less than the style has it where columns are too narrow for that."""


class ColumnNeeds(msgspec.Struct):
    """What the cells of a column need, in mm."""

    least: float
    """The widest word, name or number."""
    bare: float
    """The same, but for words in its head, which may be parted for the sake of the rows."""
    whole: float
    """The widest of its short cells, and its head on a few lines."""
    widest: float
    short: float = 0.0
    """The widest of its cells that are short, heads apart."""
    squares: float = 0.0
    """Sum of the squares of the widths of its cells."""
    rows: dict[int, float] = {}
    """Width of the text of its cells in the rows that are looked at."""


def plan_columns(table: Table, style: TextStyle, room_mm: float, padding_mm: float,
                 needs: Sequence[ColumnNeeds] | None = None) -> Columns:
    """Return columns that fill `room_mm`: wide enough for their numbers and words, the rest shared so that rows become low.

    Every column takes one letter at least, however many there are: letters never stand on those of the next column.

    Args:
        table: The table.
        style: Style of the cells.
        room_mm: Width of the table.
        padding_mm: Left and right of the text of each cell.
        needs: What `column_needs` returned, when it is known already.
    """
    if needs is None:
        needs = column_needs(table, style)
    count = len(needs)
    even = room_mm / max(count, 1)
    padding_mm = min(padding_mm, max((even - _SMALLEST_SCALE * style.em_mm) / 2, _LEAST_PADDING * even))
    inner = room_mm - 2 * padding_mm * count
    scale = 1.0
    total = fsum(need.least for need in needs)
    if total > inner:
        scale = max(min(_SMALLEST_SCALE, inner / (count * style.em_mm)), inner / total)
    widths = _lowest(needs, inner, scale, style.em_mm * scale)
    low = [scale * (need.short if width >= need.short * scale else need.bare) for width, need in zip(widths, needs, strict=True)]
    widths = _off_the_edge(widths, low, style.em_mm * scale)
    aligns = tuple(_align(table, column, style) for column in range(count))
    return Columns(tuple(width + 2 * padding_mm for width in widths), aligns, scale, padding_mm)


def _lowest(needs: Sequence[ColumnNeeds], inner: float, scale: float, letter: float) -> list[float]:
    """Return the widths that make the table lowest: short cells and heads get all, some or none of what they want beyond the least."""
    found: list[float] = []
    lowest = math.inf
    for part in _PARTS:
        floor = [(need.least + (need.whole - need.least) * part) * scale for need in needs]
        if part and fsum(floor) > inner:
            continue
        widths = _share(floor, [need.widest * scale for need in needs], [need.squares for need in needs], inner, letter)
        height = _height(needs, widths, scale)
        if not found or height < lowest * _WORTH_IT:
            found, lowest = widths, height
    return _rounded_up(needs, found, scale)


def _rounded_up(needs: Sequence[ColumnNeeds], widths: list[float], scale: float) -> list[float]:
    """Give columns that lack a little for their short cells what they lack; those with more than the least give it."""
    found = widths
    height = _height(needs, found, scale)
    for column, need in enumerate(needs):
        lacking = need.short * scale - found[column]
        if not 0 < lacking <= found[column] * _LACKS_A_LITTLE:
            continue
        spare = [0.0 if other == column else max(0.0, width - needs[other].bare * scale) for other, width in enumerate(found)]
        if fsum(spare) > lacking:
            share = lacking / fsum(spare)
            tried = [width - own * share for width, own in zip(found, spare, strict=True)]
            tried[column] += lacking
            if _height(needs, tried, scale) <= height * _DEAR:
                found = tried
    return found


def _height(needs: Sequence[ColumnNeeds], widths: Sequence[float], scale: float) -> float:
    """Return how many lines the rows that are looked at take in columns of these widths."""
    lines: dict[int, int] = {}
    for need, width in zip(needs, widths, strict=True):
        for row, wanted in need.rows.items():
            lines[row] = max(lines.get(row, 1), math.ceil(wanted * scale / max(width, 0.1) - 1e-6))
    return sum(lines.values())


def fit(needs: Sequence[ColumnNeeds], room_mm: float, padding_mm: float) -> bool:
    """Tell whether every word and number of a table finds room in columns of `room_mm` without smaller type."""
    return fsum(need.least for need in needs) <= room_mm - 2 * padding_mm * len(needs)


def column_needs(table: Table, style: TextStyle) -> list[ColumnNeeds]:
    """Return what every column needs; cells over several columns need nothing of one."""
    em = style.em_mm
    count = max((len(row) for row in table.rows), default=0)
    covered = {(span.row, span.column) for span in table.spans if span.columns > 1}
    least = _LEAST_CELL_EM * em
    needs = [ColumnNeeds(least=least, bare=least, whole=least, widest=least, rows={}) for _ in range(count)]
    step = max(1, len(table.rows) // _MOST_ROWS)
    extents: dict[str, tuple[float, float, float]] = {}
    for number, row in enumerate(table.rows):
        header = number < table.header_rows
        for column, text in enumerate(row):
            if text and (number, column) not in covered:
                if text not in extents:
                    extents[text] = _extent(text, style)
                shared = number if header or number % step == 0 else None
                _add_cell(needs[column], extents[text], style.em_mm, header=header, row=shared)
    return needs


def _add_cell(need: ColumnNeeds, extent: tuple[float, float, float], em_mm: float, *, header: bool, row: int | None) -> None:
    """Add what one cell needs; `row` is that of a cell that has a say in how the room is shared out."""
    breath = _BREATH_EM * em_mm
    widest, unbreakable, word = extent
    short = min(widest, _WHOLE_CELL_EM * em_mm)
    if header:
        short = max(short, widest / _MOST_HEAD_LINES)
    elif widest <= _WHOLE_CELL_EM * em_mm:
        need.short = max(need.short, widest + breath)
    need.least = max(need.least, unbreakable)
    need.bare = max(need.bare, min(unbreakable, _PARTED_HEAD_EM * em_mm) if header else unbreakable)
    need.whole = max(need.whole, word + breath, short + breath)
    need.widest = max(need.widest, need.whole, widest + breath)
    if row is not None:
        need.squares += (widest / 2 if header else widest + breath) ** 2
        need.rows[row] = widest


def _extent(text: str, style: TextStyle) -> tuple[float, float, float]:
    """Return the widths of the longest line of `text`, of its longest number or short word, and of its longest word, in mm."""
    known = style.widths
    lines = text.split("\n")
    widest = max(fsum(known[char] for char in line) for line in lines)
    pieces = [atom.group() for atom in ATOMS.finditer(text)] + [line[start:end] for line in lines for start, end in words_of_cell(line)]
    lengths = [(piece, fsum(known[char] for char in piece) / style.em_mm) for piece in pieces]
    hard = [length for piece, length in lengths if length <= _most_em(piece)]
    soft = [length for _, length in lengths if length <= _WHOLE_CELL_EM]
    return widest, max(hard, default=0.0) * style.em_mm, max(soft, default=0.0) * style.em_mm


def _most_em(piece: str) -> float:
    """Return up to which width in em a number, a date, a word or a name stays whole in any column."""
    if piece.isascii():
        return 2 * _WHOLE_CELL_EM
    return _WHOLE_DATE_EM if piece[0].isdigit() else _WHOLE_WORD_EM


def _share(least: Sequence[float], widest: Sequence[float], squares: Sequence[float], room: float, letter: float) -> list[float]:
    """Return widths that add up to `room`: what is wanted and an even share of the rest, or what makes the rows lowest.

    Where there is less than the least, all have at least the width `letter`.
    """
    if not least:
        return []
    if fsum(widest) <= room:
        spare = (room - fsum(widest)) / len(widest)
        return [width + spare for width in widest]
    if fsum(least) >= room:
        part = (room - letter * len(least)) / max(fsum(least) - letter * len(least), letter)
        return [letter + (width - letter) * part for width in least]
    weights = [max(square, 1.0) ** _LONG_TEXT_POWER for square in squares]
    fixed: dict[int, float] = {}
    while len(fixed) < len(least):
        free = [column for column in range(len(least)) if column not in fixed]
        unit = (room - fsum(fixed.values())) / fsum(weights[column] for column in free)
        ideal = {column: weights[column] * unit for column in free}
        low = {column: least[column] for column in free if ideal[column] < least[column]}
        high = {column: widest[column] for column in free if ideal[column] > widest[column]}
        lacking = fsum(least[column] - ideal[column] for column in low)
        spare = fsum(ideal[column] - widest[column] for column in high)
        bound = low if lacking > spare else high
        if not bound:
            return [fixed[column] if column in fixed else ideal[column] for column in range(len(least))]
        fixed |= bound
    return [fixed[column] for column in range(len(least))]


def _off_the_edge(widths: list[float], least: Sequence[float], em_mm: float) -> list[float]:
    """Return widths that do not lie on a multiple of half an em, where a hair decides which letter ends a line.

    The column with the most to spare takes or gives what that costs.
    """
    if len(widths) < 2:
        return widths
    half = em_mm / 2
    moved = [max((width // half + 0.5) * half, low) for width, low in zip(widths, least, strict=True)]
    richest = max(range(len(widths)), key=lambda column: widths[column] - least[column])
    moved[richest] += fsum(widths) - fsum(moved)
    return moved if moved[richest] >= least[richest] else widths


def _align(table: Table, column: int, style: TextStyle) -> CellAlign:
    """Numbers stand at the right, numbers of rows and short labels in the middle, words at the left."""
    heads = [row[column] for row in table.rows[:table.header_rows] if column < len(row)]
    cells = [row[column] for row in table.rows[table.header_rows:] if column < len(row)]
    filled = [cell for cell in cells if cell]
    if not filled or any(_ORDER.fullmatch(head) for head in heads):
        return "centre"
    if sum(_NUMBER.fullmatch(cell.strip()) is not None for cell in filled) * 2 > len(filled):
        return "right"
    if all(fsum(style.widths[char] for char in cell) <= _SHORT_CELL_EM * style.em_mm for cell in filled):
        return "centre"
    return "left"

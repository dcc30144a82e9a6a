"""How wide the columns of a table are, and on which side their cells stand."""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from convert.layout.metrics import TextStyle
from convert.layout.punctuation import ATOMS
from convert.model.blocks import Table
from convert.patterns import regex

CellAlign = Literal["left", "centre", "right"]

_NUMBER: Final = regex(r"[-+−－±]?[￥$]?[0-9０-９][0-9０-９,.，．]*[%％‰]?|[-—–/－…]{1,2}|")
_SHORT_CELL_EM: Final = 5.0
_LEAST_CELL_EM: Final = 2.0
_WHOLE_CELL_EM: Final = 6.0
"""Up to this width a cell stays on one line where there is room for that."""
_BREATH_EM: Final = 0.5
_SMALLEST_SCALE: Final = 0.6


class Columns(msgspec.Struct, frozen=True):
    """The columns of a table."""

    widths_mm: tuple[float, ...]
    aligns: tuple[CellAlign, ...]
    scale: float
    """What the type size of the cells is multiplied with so that no number is torn."""


def plan_columns(table: Table, style: TextStyle, room_mm: float, padding_mm: float) -> Columns:
    """Return columns that fill `room_mm`: wide enough for their numbers and words, the rest shared by content.

    Args:
        table: The table.
        style: Style of the cells.
        room_mm: Width of the table.
        padding_mm: Left and right of the text of each cell.
    """
    count = max((len(row) for row in table.rows), default=0)
    covered = {(span.row, span.column) for span in table.spans if span.columns > 1}
    least = [_LEAST_CELL_EM * style.em_mm] * count
    whole, wanted = list(least), list(least)
    breath = _BREATH_EM * style.em_mm
    for number, row in enumerate(table.rows):
        for column, text in enumerate(row):
            if (number, column) in covered or not text:
                continue
            widest, unbreakable = _extent(text, style)
            short = min(widest, _WHOLE_CELL_EM * style.em_mm)
            least[column] = max(least[column], unbreakable)
            whole[column] = max(whole[column], unbreakable + breath, short + breath)
            wanted[column] = max(wanted[column], whole[column], widest / 2 if number < table.header_rows else widest)
    inner = room_mm - 2 * padding_mm * count
    if sum(whole) <= inner:
        least = whole
    scale = 1.0
    if count and sum(least) > inner > 0:
        scale = max(_SMALLEST_SCALE, inner / sum(least))
    floor = [width * scale for width in least]
    widths = _off_the_edge(_share(floor, [width * scale for width in wanted], inner), floor, style.em_mm * scale)
    aligns = tuple(_align(table, column, style) for column in range(count))
    return Columns(tuple(width + 2 * padding_mm for width in widths), aligns, scale)


def _extent(text: str, style: TextStyle) -> tuple[float, float]:
    """Return the width of the longest line of `text`, and of its longest unbreakable piece, in mm."""
    known = style.widths
    widest = max(sum(known[char] for char in line) for line in text.split("\n"))
    unbreakable = max((sum(known[char] for char in atom.group()) for atom in ATOMS.finditer(text)), default=0.0)
    return widest, unbreakable


def _share(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Return widths that add up to `room`: what is wanted and an even share of the rest, or the least and a part of more."""
    if not least:
        return []
    total_wanted, total_least = sum(wanted), sum(least)
    if total_wanted <= room:
        spare = (room - total_wanted) / len(wanted)
        return [width + spare for width in wanted]
    if total_least >= room:
        return [width * room / total_least for width in least]
    part = (room - total_least) / (total_wanted - total_least)
    return [low + (high - low) * part for low, high in zip(least, wanted, strict=True)]


def _off_the_edge(widths: list[float], least: Sequence[float], em_mm: float) -> list[float]:
    """Return widths that do not lie on a multiple of half an em, where a hair decides which letter ends a line.

    The widest column takes or gives what that costs.
    """
    if len(widths) < 2:
        return widths
    half = em_mm / 2
    moved = [max((width // half + 0.5) * half, low) for width, low in zip(widths, least, strict=True)]
    widest = max(range(len(widths)), key=widths.__getitem__)
    moved[widest] += sum(widths) - sum(moved)
    return moved if moved[widest] >= least[widest] else widths


def _align(table: Table, column: int, style: TextStyle) -> CellAlign:
    """Numbers stand at the right, short labels in the middle, words at the left."""
    cells = [row[column] for row in table.rows[table.header_rows:] if column < len(row)]
    filled = [cell for cell in cells if cell]
    if not filled:
        return "centre"
    if sum(_NUMBER.fullmatch(cell.strip()) is not None for cell in filled) * 2 > len(filled):
        return "right"
    if all(sum(style.widths[char] for char in cell) <= _SHORT_CELL_EM * style.em_mm for cell in filled):
        return "centre"
    return "left"

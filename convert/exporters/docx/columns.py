"""Widths of columns, changed so little that every line of a cell finds its room in a word processor.

The layout halves brackets and adds nothing between Chinese and Latin letters; word processors do neither. What a column lacks
is taken from those that have more than they need.
"""

from collections.abc import Callable, Mapping, Sequence

from convert.layout.frame import Line, TableFrame
from convert.model.blocks import CellSpan
from convert.style.sheet import StyleSheet
from convert.units import mm_to_twips


def taken_twips(sheet: StyleSheet) -> int:
    """Return what padding and lines take of the width of a cell."""
    rules = sheet.table
    return 2 * mm_to_twips(rules.cell_padding_mm) + mm_to_twips(rules.outer_line_mm + rules.line_mm)


def fitted_widths(frame: TableFrame, cells: Mapping[tuple[int, int], Sequence[Line]], spans: Sequence[CellSpan],
                  width_of: Callable[[Line], float], sheet: StyleSheet) -> list[int]:
    """Return the widths of the columns in twips; `width_of` says how wide a line is in points, at most, in a word processor."""
    widths = [mm_to_twips(width) for width in frame.column_widths_mm]
    needs = [0] * len(widths)
    wide = {(span.row, span.column) for span in spans if span.columns > 1}
    taken = taken_twips(sheet)
    for (row, column), lines in cells.items():
        if (row, column) not in wide and column < len(needs):
            needs[column] = max(needs[column], *(round(width_of(line) * 20) + taken for line in lines))
    lacking = [max(0, need - width) for need, width in zip(needs, widths, strict=True)]
    spare = [max(0, width - need) for need, width in zip(needs, widths, strict=True)]
    share = min(1.0, sum(spare) / sum(lacking)) if sum(lacking) else 0.0
    given = sum(round(lack * share) for lack in lacking)
    total = sum(spare)
    fitted = [width + round(lack * share) - (given * extra // total if total else 0)
              for width, lack, extra in zip(widths, lacking, spare, strict=True)]
    fitted[fitted.index(max(fitted))] += mm_to_twips(sum(frame.column_widths_mm)) - sum(fitted)
    return fitted

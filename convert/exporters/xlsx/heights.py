"""How high rows are: programs do not work out the height of wrapped texts in every case, so it is written."""

from collections import defaultdict
from collections.abc import Sequence
from math import ceil
from typing import Final

ROW_PT: Final = 13.5
"""Height of a row with a single line of 10 points, and of every further one: 18 pixels."""
_HIGHEST_PT: Final = 409.0
"""The most that Excel takes."""
_SIZE_PT: Final = 10
_PADDING_PX: Final = 8
_DIGIT_PX: Final = 7.4
"""Of a digit of 10 points, in the widest of the faces that stand in for 等线."""
PX_PER_PT: Final = 96 / 72


class RowHeights:
    """Collects the wrapped texts of a sheet."""

    def __init__(self) -> None:
        self._texts: defaultdict[int, list[tuple[int, str, float]]] = defaultdict(list)

    def add(self, row: int, column: int, text: str, size_pt: float) -> None:
        """Take a wrapped text; rows and columns count from 1."""
        self._texts[row].append((column, text, size_pt))

    def needed(self, widths_px: Sequence[int]) -> dict[int, float]:
        """Return the heights in points of the rows whose texts take more than a line in columns of these widths."""
        heights = {}
        for row, texts in self._texts.items():
            height = max((lines_of(text, widths_px[column - 1], size) * size / _SIZE_PT for column, text, size in texts
                          if column <= len(widths_px)), default=1)
            if height > 1.01:
                heights[row] = min(height * ROW_PT, _HIGHEST_PT)
        return heights


def number_px(letters: int, least_px: int) -> int:
    """Return the width of a column for numbers of so many letters; a number that does not fit is shown as ###."""
    return max(least_px, ceil(letters * _DIGIT_PX) + _PADDING_PX)


def lines_of(text: str, width_px: int, size_pt: float) -> int:
    """Return how many lines `text` takes: wide characters are as wide as the font is high, others half of that."""
    room = max((width_px - _PADDING_PX) / (size_pt * PX_PER_PT / 2), 2)
    # A wide character is three bytes of UTF-8: characters + (bytes - characters) / 2 half widths.
    return sum(ceil((len(line) + len(line.encode("utf-8", "replace"))) / 2 / room) or 1 for line in text.split("\n"))

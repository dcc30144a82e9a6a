"""The cells of a sheet, written row by row as XML.

They are ours and not XlsxWriter's: text can only enter through `Cells.text` and `Cells.rich`, which make shared strings, so
that no text becomes a formula; and they take a third of the time.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from math import isfinite
from typing import Final

from convert.exporters.xlsx.looks import HEADER, SIZE_PT, Look
from convert.exporters.xlsx.texts import Texts, content

LINE_PT: Final = 13.5
HIGHEST_ROW_PT: Final = 409.0
EMPTY_PT: Final = 15.0
"""Height of a row without cells."""
WIDTH_CAP: Final = 60
"""Widest column, in characters of half width."""

Value = str | int | float | None


class Cells:
    """Rows and columns count from 1."""

    def __init__(self, texts: Texts, styles: Mapping[Look, int]) -> None:
        """`styles` has the number of every look."""
        self._texts = texts
        self._styles = styles
        self._rows: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        self._heights: dict[int, float] = {}
        self._wrapped: defaultdict[int, list[tuple[int, str, float]]] = defaultdict(list)
        self._widths: Sequence[float] = ()

    def text(self, row: int, column: int, value: str, look: Look) -> None:
        """Write `value` as text, whatever it looks like."""
        if not value:
            self.blank(row, column, look)
            return
        cell = f'<c r="{letters(column)}{row}" s="{self._styles[look]}" t="s"><v>{self._texts.plain(value)}</v></c>'
        self._rows[row].append((column, cell))
        if look.wrap:
            self._wrapped[row].append((column, value, look.size))

    def rich(self, row: int, column: int, before: str, figure: str, after: str, look: Look) -> None:
        """Write a text whose middle part stands out."""
        self._put(row, column, look, ' t="s"', f"<v>{self._texts.marked(before, figure, after)}</v>")
        self._wrapped[row].append((column, before + figure + after, look.size))

    def number(self, row: int, column: int, value: float | None, look: Look) -> None:
        """Write a number; None and what is not finite leave the cell empty."""
        if value is None or not isfinite(value):
            self.blank(row, column, look)
        else:
            self._put(row, column, look, "", f"<v>{number_text(value)}</v>")

    def formula(self, row: int, column: int, formula: str, value: Value, look: Look) -> None:
        """Write a formula (without `=`) of our own making, with the value that it has."""
        if isinstance(value, str):
            kind, cached = ' t="str"', f"<v>{content(value)}</v>"
            if look.wrap:
                self._wrapped[row].append((column, value, look.size))
        else:
            kind, cached = "", "" if value is None else f"<v>{number_text(value)}</v>"
        self._put(row, column, look, kind, f"<f>{content(formula)}</f>{cached}")

    def blank(self, row: int, column: int, look: Look) -> None:
        """Leave a cell empty, but with its borders."""
        self._rows[row].append((column, f'<c r="{letters(column)}{row}" s="{self._styles[look]}"/>'))

    def heading(self, row: int, names: Sequence[str]) -> None:
        """Write a row of column headings."""
        for column, name in enumerate(names, 1):
            self.text(row, column, name, HEADER)

    def height(self, row: int, points: float) -> None:
        """Set the height of a row; without it a row is as high as its wrapped texts need."""
        self._heights[row] = points

    def points(self, first: int, last: int) -> float:
        """Return how high the rows from `first` to `last` are, in points; the widths of the columns must be set."""
        needed = _Needed(self._widths)
        return sum(self._height_of(row, needed) if row in self._rows else EMPTY_PT for row in range(first, last + 1))

    def rows_xml(self) -> str:
        """Return the element `sheetData`."""
        parts = ["<sheetData>"]
        needed = _Needed(self._widths)
        for row in sorted(self._rows):
            parts.append(f'<row r="{row}" ht="{self._height_of(row, needed):g}" customHeight="1">')
            cells = self._rows[row]
            cells.sort()
            parts.extend([xml for _, xml in cells])
            parts.append("</row>")
        parts.append("</sheetData>")
        return "".join(parts)

    def _height_of(self, row: int, needed: "_Needed") -> float:
        return self._heights.get(row) or needed.height(self._wrapped.get(row, ()))

    def _put(self, row: int, column: int, look: Look, kind: str, inside: str) -> None:
        self._rows[row].append((column, f'<c r="{letters(column)}{row}" s="{self._styles[look]}"{kind}>{inside}</c>'))

    @property
    def dimension(self) -> str:
        """The range that the cells fill."""
        last = max((max(cells)[0] for cells in self._rows.values()), default=1)
        return f"A1:{letters(last)}{max(self._rows, default=1)}"


class _Needed:
    """How high wrapped texts are in columns of given widths; programs do not work it out themselves."""

    def __init__(self, widths: Sequence[float]) -> None:
        self._widths = widths
        self._rooms: dict[tuple[int, float], int] = {}
        self._lines: dict[tuple[str, int], int] = {}

    def height(self, texts: Sequence[tuple[int, str, float]]) -> float:
        """Return the height in points of a row with these wrapped texts (column, text, size)."""
        height = LINE_PT
        for column, text, size in texts:
            room = self._rooms.get((column, size)) or self._room(column, size)
            # No character has more than four bytes: such a text is a single line.
            if 5 * len(text) <= 2 * room and size <= SIZE_PT and "\n" not in text:
                continue
            lines = self._lines.get((text, room)) or self._count(text, room)
            height = max(height, lines * LINE_PT * size / SIZE_PT)
        return min(height + 4, HIGHEST_ROW_PT)

    def _room(self, column: int, size: float) -> int:
        """Return how many half widths of a font a column holds."""
        width = self._widths[column - 1] - 1 if column <= len(self._widths) else WIDTH_CAP
        room = self._rooms[column, size] = max(int(width * SIZE_PT / size), 2)
        return room

    def _count(self, text: str, room: int) -> int:
        """Return how many lines `text` takes."""
        # A wide character is three bytes of UTF-8: characters + (bytes - characters) / 2 half widths.
        lines = self._lines[text, room] = sum([-(-(len(line) + len(line.encode("utf-8", "replace"))) // (2 * room)) or 1
                                               for line in text.split("\n")])
        return lines


@cache
def letters(column: int) -> str:
    """Return the letters of a column: A for 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def number_text(value: float) -> str:
    """Return `value` as a cell holds it: whole numbers without a point, others with all the digits they have."""
    return str(int(value)) if isinstance(value, int) or (value == int(value) and abs(value) < 1e15) else repr(value)

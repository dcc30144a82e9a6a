"""What is handed from the process that opens a PDF to the one that reads the report: rows of letters, tables, pictures.

Coordinates are points; x from the left, y from the bottom of the page as it is seen.
"""

import msgspec


class Row(msgspec.Struct, array_like=True):
    """A line of letters."""

    text: str
    """Gaps as wide as a letter or wider are an ideographic space."""
    x0: float
    x1: float
    y: float
    """Of the baseline."""
    size: float
    """Size of most of its letters."""
    small: tuple[tuple[int, int], ...] = ()
    """Ranges of letters that are raised and smaller."""
    gaps: bool = False
    """It holds gaps wider than two letters, as between the columns of a table."""


class Grid(msgspec.Struct, array_like=True):
    """A table with lines."""

    cells: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[int, int, int, int], ...]
    """Row, column, rows, columns of merged cells."""
    edges: tuple[float, ...]
    """x of its vertical lines."""
    top: float
    bottom: float


class Photo(msgspec.Struct, array_like=True):
    """A picture (JPEG) on the page; without bytes when it is of another kind."""

    data: bytes
    x0: float
    x1: float
    top: float
    bottom: float


class Page(msgspec.Struct, array_like=True):
    """A page."""

    width: float
    height: float
    rows: list[Row] = []
    grids: list[Grid] = []
    photos: list[Photo] = []
    slanted: list[str] = []
    """Letters that stand at an angle: watermarks."""
    doubled: int = 0
    """Letters that were drawn twice to look bold."""
    unmapped: int = 0
    """Glyphs without a code."""
    letters: int = 0


class Extract(msgspec.Struct, array_like=True):
    """Everything that was found in a PDF."""

    pages: list[Page] = []
    model: bytes = b""
    """The report's own JSON, when it travels inside."""
    error: str = ""
    """Code of the sentence when the PDF cannot be read."""
    count: int = 0
    """Number that the sentence wants."""

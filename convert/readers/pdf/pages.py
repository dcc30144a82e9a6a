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
    bold: bool = False
    """It is set in a bold or black face, and the text is not."""
    edges: tuple[float, float] | None = None
    """Those of its column, on a page of columns."""
    rank: float | None = None
    """Height at which it is read, where that is not where it stands: the right column comes below the left one."""


class Grid(msgspec.Struct, array_like=True):
    """A table with lines."""

    cells: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[int, int, int, int], ...]
    """Row, column, rows, columns of merged cells."""
    edges: tuple[float, ...]
    """x of its vertical lines."""
    top: float
    bottom: float
    drawn: bool = True
    """Its columns are those that lines show, and not those that the letters leave free."""
    rows: list[Row] = []
    """The same letters as rows, of a table of one row: alone it is no table, but it may go on the one of the page before."""


class Photo(msgspec.Struct, array_like=True):
    """A picture (JPEG or PNG) on the page; without bytes when it cannot be shown."""

    data: bytes
    x0: float
    x1: float
    top: float
    bottom: float


class PdfPage(msgspec.Struct, array_like=True):
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

    pages: list[PdfPage] = []
    model: bytes = b""
    """The report's own JSON, when it travels inside."""
    error: str = ""
    """Code of the sentence when the PDF cannot be read."""
    count: int = 0
    """Number that the sentence wants."""

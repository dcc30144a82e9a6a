"""What the layout computes: pages of lines at fixed places. An exporter draws them and decides nothing.

Positions are millimetres from the top left of the paper; advances are millimetres; sizes are points.
"""

from math import fsum
from typing import Literal

import msgspec

from convert.style.sheet import StyleSheet


class Run(msgspec.Struct, frozen=True):
    """Letters of one face and size on a line."""

    text: str
    typeface: str
    """The typeface asked for: fangsong, latin …"""
    face: str
    """`Face.key` of the font that serves it."""
    size_pt: float
    x_mm: float
    """Left edge of the first letter."""
    advances_mm: tuple[float, ...]
    """For every letter, the distance to the next one; squeezing and justification are in it."""
    color: str = "000000"
    role: str = ""
    """Role of these letters where it differs from the line's: `lead_2` for a run-in heading."""
    mark: Literal["", "strong", "emphasis", "superscript", "subscript"] = ""
    link: str | None = None
    """Address, or `#id` of a block or note of this document."""
    shift_em: tuple[float, ...] = ()
    """For letters drawn left of their cell (an opening mark that lost its left half, a squeezed mark that gives way by a hair): how
    far, in em; empty when none is."""
    rise_mm: float = 0.0
    """How far above the line's baseline the letters stand (superscripts)."""
    scale: float = 1.0
    """Drawn so wide against their usual width; the advances are those on the page."""

    @property
    def width_mm(self) -> float:
        """From the left edge of the first letter to where a next one would begin; the same under every Python."""
        return fsum(self.advances_mm)


class Line(msgspec.Struct, frozen=True):
    """One line of text."""

    runs: tuple[Run, ...]
    baseline_mm: float
    role: str
    """Role of the style sheet: title, body, heading_1, table_cell, page_number …"""
    block: str
    """Id of the block; for slots their name (`front.title`, `closing`, `imprint.copy_recipients`), for the page number ``."""
    start: int
    """Offsets of the line in the text of the block (of the cell for tables)."""
    end: int
    cell: tuple[int, int] | None = None
    """Row and column in the table."""
    artifact: bool = False
    """True for what belongs to the page: page numbers, repeated header rows."""
    row: int | None = None
    """Which of the 22 rows it stands on, from 1, when it stands on the grid."""
    turned: bool = False
    """Read from top to bottom, as the page number beside a table that lies across the page (clause 8): `baseline_mm` then counts
    from the left of the paper, and `x_mm` of its runs from the top."""

    @property
    def left_mm(self) -> float:
        """Left edge of the first letter."""
        return self.runs[0].x_mm

    @property
    def right_mm(self) -> float:
        """Right edge of the last letter."""
        return self.runs[-1].x_mm + self.runs[-1].width_mm


class Stroke(msgspec.Struct, frozen=True):
    """A straight line: separators, table lines. Always an artifact."""

    x1_mm: float
    y1_mm: float
    x2_mm: float
    y2_mm: float
    thickness_mm: float
    color: str = "000000"
    role: str = ""
    """header_separator, imprint_outer, imprint_inner, table, footnote, letter_thick, letter_thin"""


class Picture(msgspec.Struct, frozen=True):
    """A figure, or the seal that the user gave."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    block: str
    """Id of the figure; `sign_off.seal` for the seal."""
    alt: str
    image: bytes
    media_type: str


class Reserved(msgspec.Struct, frozen=True):
    """A place kept free, for the seal. Nothing is drawn."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    role: str


Item = Line | Stroke | Picture | Reserved


class Page(msgspec.Struct, frozen=True):
    """One side of a sheet; `items` in reading order."""

    number: int
    """From 1."""
    items: tuple[Item, ...]
    label: str
    """The number as printed; empty when none is."""
    landscape: bool = False
    """Whether the paper lies across: its width is then the height of the upright one."""


class OutlineEntry(msgspec.Struct, frozen=True):
    """A heading in the PDF's outline."""

    level: int
    text: str
    block: str
    page: int
    y_mm: float


class TableFrame(msgspec.Struct, frozen=True):
    """What tagging and DOCX need to know about a table that was set."""

    block: str
    column_widths_mm: tuple[float, ...]
    header_rows: int
    aligns: tuple[Literal["left", "centre", "right"], ...] = ()
    """Side on which the cells of each column stand; headers and cells over several columns are centred."""
    scale: float = 1.0
    """Factor of the type size of its cells: below 1 when its numbers would not fit otherwise."""
    whole: bool = False
    """Whether its rows stand on one page."""
    landscape: bool = False
    """Whether it lies across pages of its own (clause 8)."""
    head_heights_mm: tuple[float, ...] = ()
    """Heights of its header rows."""


class LaidOut(msgspec.Struct, frozen=True):
    """The finished pages."""

    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...] = ()
    tables: tuple[TableFrame, ...] = ()
    title_lines: tuple[str, ...] = ()
    """The title as it was broken into lines; the DOCX breaks it at the same places."""
    slot_lines: dict[str, tuple[str, ...]] = {}
    """The same for every centred slot that takes more than one line, the title too: `front.occasion`, `attachments.0.title` …"""
    sheet: StyleSheet | None = None
    """The sheet with the distances that the layout adjusted so that the last page does not hold a single line; None when it
    adjusted none. The DOCX is written with it."""
    paper_mm: tuple[float, float] | None = None
    """Width and height of an upright page; None for pages that were not laid out but put together."""
    recipients_moved: bool = False
    """Whether 主送机关 went to the imprint because the first page would have shown no text (7.3.2)."""
    number_above: bool = False
    """Whether the 材料编号 stands above the 版头, at a place of its own."""
    places: dict[tuple[str, tuple[int, int] | None], tuple[tuple[int, int], ...]] = {}
    """For every block (and cell), its lines in order as start offset and page number; `page_of` looks here."""

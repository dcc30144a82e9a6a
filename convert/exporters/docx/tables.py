"""Real tables: fixed widths, header rows that repeat, rows that stay whole, a description for those who cannot see them."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from convert.exporters.docx.elements import Element, legal, paragraph, switch, w
from convert.exporters.docx.story import Story
from convert.layout.frame import TableFrame
from convert.model.blocks import Table
from convert.style.sheet import Role
from convert.units import mm_to_twips

_SHORT_ROW: Final = 400
"""A row with no more letters than this in one cell stays on one page."""
_ALIGN: Final = {"centre": "center", "right": "right"}


def add_table(story: Story, table: Table) -> None:
    """Append caption, unit and table."""
    frame = story.tables.get(table.id)
    if frame is not None and frame.landscape:
        story.lie_across()
    if table.caption:
        bookmark = table.id if table.id in story.targets else ""
        story.text(f"{table.id}.caption", "table_caption", table.caption, bookmark=bookmark)
    if table.unit:
        story.text(f"{table.id}.unit", "table_unit", table.unit)
    if frame is None:
        return
    edges = [mm_to_twips(edge) for edge in accumulate(frame.column_widths_mm, initial=0.0)]
    widths = [right - left for left, right in pairwise(edges)]
    properties = w("tblPr", w("tblStyle", val=story.styles.table()), w("tblW", w=sum(widths), type_="dxa"), w("jc", val="center"),
                   w("tblLayout", type_="fixed"),
                   w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
                   w("tblCaption", val=legal(table.caption or "表格")), w("tblDescription", val=legal(description(table, len(widths)))))
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    story.add_table(w("tbl", properties, grid, *(_row(story, table, frame, number, widths) for number in range(len(table.rows)))))
    if frame.landscape:
        story.end_across()


def description(table: Table, columns: int) -> str:
    """Return what a screen reader says before it enters the table."""
    heads = "、".join(cell for cell in table.rows[0] if cell) if table.header_rows else ""
    return f"{len(table.rows)}行{columns}列" + (f"，表头：{heads}" if heads else "")


def cell_size_pt(role: Role, scale: float) -> float:
    """Return the type size of the cells of a table in half points, as small as the layout made it."""
    return math.floor(role.type_size_pt * scale * 2 + 0.01) / 2


def _row(story: Story, table: Table, frame: TableFrame, number: int, widths: Sequence[int]) -> Element:
    header = number < table.header_rows
    properties = [w("cantSplit")] if max(map(len, table.rows[number]), default=0) <= _SHORT_ROW else []
    if header and number < len(frame.head_heights_mm):
        properties.append(w("trHeight", val=mm_to_twips(frame.head_heights_mm[number]), hRule="atLeast"))
    properties += [w("tblHeader")] if header else []
    cells = _cells(story, table, frame, number, widths, "table_header" if header else "table_cell")
    return w("tr", *([w("trPr", *properties)] if properties else []), *cells)


def _cells(story: Story, table: Table, frame: TableFrame, number: int, widths: Sequence[int], role: str) -> Iterator[Element]:
    row, column = table.rows[number], 0
    own = story.sheet.roles[role]
    style = story.styles.smaller(role, cell_size_pt(own, frame.scale))
    keep = [switch("keepNext", on=True)] if frame.whole and number + 1 < len(table.rows) else []
    while column < len(row):
        span, merge = _merge(table, number, column)
        properties = w("tcPr", w("tcW", w=sum(widths[column:column + span]), type_="dxa"), *([w("gridSpan", val=span)] if span > 1 else []),
                       *merge, *(_unpadded() if role == "table_header" else ()), w("vAlign", val="center"))
        letters = row[column]
        side = "centre" if span > 1 else frame.aligns[column] if column < len(frame.aligns) else "left"
        align = [w("jc", val=_ALIGN[side])] if role == "table_cell" and letters and side in _ALIGN else []
        yield w("tc", properties, paragraph(style, story.writer.runs(letters, own) if letters else (), keep + align))
        column += span


def _unpadded() -> list[Element]:
    """Return what gives the letters of a head, which are centred, the whole width of their cell: no program halves its brackets."""
    return [w("tcMar", w("left", w=0, type_="dxa"), w("right", w=0, type_="dxa"))]


def _merge(table: Table, row: int, column: int) -> tuple[int, list[Element]]:
    """Return how many columns the cell covers, and its part in a cell merged over rows."""
    for span in table.spans:
        if column == span.column and span.row <= row < span.row + span.rows:
            merge = [w("vMerge", val="restart") if row == span.row else w("vMerge")] if span.rows > 1 else []
            return max(1, span.columns), merge
    return 1, []

"""XLSX bytes to a report: an attachment whose tables are the sheets."""

import os
from io import BytesIO
from typing import Final

import msgspec

from convert.diagnostics import ConvertError, Outcome
from convert.model.blocks import CellSpan, Table
from convert.model.report import Report
from convert.readers.options import ReadOptions
from convert.readers.read_out import CellPart, ReadOut, finish, join_cell, make_table
from convert.readers.structure.lines import Hints, Role, SourceLine, block_line, make_line
from convert.readers.structure.source_text import SourceText, cell_text
from convert.readers.structure.tables import UNIT_LINE
from convert.readers.xlsx.grid import SeenSheet, SheetPart, see, sheet_too_large
from convert.readers.xlsx.guard import guard

_LABEL: Final = "附件"
_PLAIN_NAMES: Final = ("Sheet", "工作表")
"""How the names begin that spreadsheets give to sheets by themselves."""
_NOTES: Final = ("注", "备注", "说明", "资料来源", "数据来源", "填表", "制表")
_NAMED: Final = 5
_WIDE: Final = 4
_FEW: Final = 2
_UNREADABLE: Final = (KeyError, ValueError, TypeError, OSError, SyntaxError, AttributeError, EOFError, IndexError, NotImplementedError)
"""What openpyxl makes of broken files."""


def read_xlsx(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:
    """Return the sheets of a workbook as tables of an attachment, with what stands above and below them.

    Cells show what they show in a spreadsheet, as far as their formats are those of documents; what is hidden is listed as dropped.

    Raises:
        ConvertError: `readxlsx-…` for what cannot be opened, a `reader-…` code for what is no report.
    """
    guard(data, name)
    out = ReadOut(name)
    sheets = _sheets(data, name, out)
    full = [sheet for sheet in sheets if sheet.grids]
    if not full:
        raise ConvertError("reader-empty", path=name)
    lines: list[SourceLine] = []
    for sheet in full:
        heading = sheet.name if len(full) > 1 and not sheet.name.startswith(_PLAIN_NAMES) else ""
        for number, grid in enumerate(sheet.grids):
            lines += _lines_of(grid, out, "" if number else heading, titled=len(full) == 1 and not number)
    _tell(sheets, out)
    outcome = finish(out, lines, data, name=name, format="xlsx", choices=options.choices)
    front = outcome.value.front
    title = front.title or os.path.splitext(os.path.basename(name))[0]
    front = msgspec.structs.replace(front, label=front.label or _LABEL, title=title)
    return Outcome(msgspec.structs.replace(outcome.value, front=front), outcome.diagnostics)


def _sheets(data: bytes, name: str, out: ReadOut) -> list[SeenSheet]:
    from openpyxl import load_workbook

    from convert.corrections.baseline import SHEET

    try:
        formulas, values = (load_workbook(BytesIO(data), data_only=only) for only in (False, True))
    except _UNREADABLE:
        raise ConvertError("readxlsx-damaged", path=name) from None
    if SHEET in values.sheetnames:
        raise ConvertError("readxlsx-own", path=name)
    if values.chartsheets:
        out.notice("readxlsx-chart", "advisory", count=len(values.chartsheets))
    large = sheet_too_large(values.worksheets)
    if large is not None:
        raise ConvertError("readxlsx-too-large", path=name, sheet=large)
    return [see(sheet, formulas[sheet.title]) for sheet in values.worksheets]


def _tell(sheets: list[SeenSheet], out: ReadOut) -> None:
    """List what is hidden as dropped, and name the formulas that have no value."""
    for sheet in sheets:
        if sheet.hidden:
            out.drop("\n".join(sheet.hidden), "hidden-text")
        if sheet.without_value:
            out.notice("readxlsx-no-value", "advisory", sheet=sheet.name, count=len(sheet.without_value),
                       cells="、".join(sheet.without_value[:_NAMED]))


def _lines_of(grid: SheetPart, out: ReadOut, heading: str, *, titled: bool) -> list[SourceLine]:
    """Return the lines above a table, the table, and the lines below it; `heading` stands for a caption that is not there."""
    above = next((row for row in range(len(grid.rows)) if not _is_line(grid, row)), len(grid.rows))
    below = len(grid.rows)
    while below > above and _filled(grid, below - 1) == 1 and next(filter(None, grid.rows[below - 1])).startswith(_NOTES):
        below -= 1
    lines: list[SourceLine] = []
    words = [text for row in grid.rows[:above] for text in row if text]
    if heading and (titled or not any(not UNIT_LINE.fullmatch(text) for text in words)):
        words.insert(0, heading)
    for text, role in zip(words, _roles(words, titled=titled, above_table=below > above), strict=True):
        lines += _line(text, out, role)
    if below > above:
        lines.append(_table(grid, above, below, out))
    for row in grid.rows[below:]:
        lines += _line(next(filter(None, row)), out, "table_note")
    return lines


def _roles(words: list[str], *, titled: bool, above_table: bool) -> list[Role]:
    """Return what the lines above a table are: title, unit, the last of the others its caption, and what stands before that centred."""
    roles: list[Role] = ["unit" if UNIT_LINE.fullmatch(text) else "centred" if above_table else "text" for text in words]
    named = [number for number, role in enumerate(roles) if role != "unit"]
    if titled and named[:1] == [0]:
        roles[0] = "title"
        named = named[1:]
    if named and above_table:
        roles[named[-1]] = "caption"
    return roles


def _filled(grid: SheetPart, row: int) -> int:
    return sum(bool(text) for text in grid.rows[row])


def _is_line(grid: SheetPart, row: int) -> bool:
    """Tell whether a row at the head is a line of text above the table: one cell, or few of a wide table that tell its unit."""
    texts = [text for text in grid.rows[row] if text]
    return len(texts) == 1 or (len(texts) <= _FEW and len(grid.rows[row]) >= _WIDE and any(UNIT_LINE.fullmatch(text) for text in texts))


def _line(text: str, out: ReadOut, role: Role) -> list[SourceLine]:
    number = out.line
    line = make_line(out.add(" ".join(text.split())), number, hints=Hints(role=role, starts=True, paragraph=True))
    out.end_line()
    return [line] if line else []


def _table(grid: SheetPart, first: int, end: int, out: ReadOut) -> SourceLine:
    start, number = out.position, out.line
    table: Table = make_table([[_cell(text, out) for text in row] for row in grid.rows[first:end]])
    spans = tuple(CellSpan(row=span.row - first, column=span.column, rows=min(span.rows, end - span.row), columns=span.columns)
                  for span in grid.spans if first <= span.row < end)
    return block_line(msgspec.structs.replace(table, spans=spans), number, start)


def _cell(text: str, out: ReadOut) -> SourceText:
    return join_cell([CellPart(cell_text(out.add(line.strip())), out.gap()) for line in text.splitlines() if line.strip()])

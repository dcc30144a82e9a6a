"""Tables that lost their lines: cells apart by tabs, by wide gaps, by bars, or one below the other."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec



from convert.model.blocks import Spans, Table
from convert.readers.structure.lines import Line
from convert.readers.structure.passages import Passage
from convert.readers.structure.source_text import SourceText, compact, cut, strip
from convert.readers.structure.wording import is_terminated
from convert.text.characters import BLANK

UNIT_LINE: Final = re.compile(r"[（(]?\s*(?:计量|金额)?单位\s*[：:].{1,24}")
CAPTION: Final = re.compile(rf"(?:附?表|续表)\s*[\d一二三四五六七八九十]+(?:[-—.]\d+)?\s*[：:、.．]?.{{0,60}}")
_CAPTION_WITH_UNIT: Final = re.compile(rf"(.{{2,60}}?)[{BLANK}]+([（(]?(?:计量|金额)?单位\s*[：:].{{1,24}})")
_WIDE_GAP: Final = re.compile(f"\t[{BLANK}]*| {{3,}}| *\u3000[{BLANK}]+")
_FIGURE: Final = re.compile(r"[+\-－—±]?\d[\d,，.]*\s*[%％‰]?|[—－\-–…/]{1,3}|\.{2,3}")
_LONGEST_CELL: Final = 40
_LONGEST_CAPTION: Final = 45
_MOST_COLUMNS: Final = 12
_FEWEST_ROWS: Final = 2


class Cells(NamedTuple):
    """One row as it stands: the cells and where they came from."""

    cells: tuple[SourceText, ...]


class Region(NamedTuple):
    """Lines `start` to `end` make `table`."""

    start: int
    end: int
    table: Table


def find_tables(lines: Sequence[Line]) -> list[Line | Passage]:
    """Return `lines` with each run of lines that is a table replaced by one passage that holds the table."""
    elements: list[Line | Passage] = []
    at = 0
    while at < len(lines):
        region = _table_at(lines, at)
        if region is None:
            if lines[at].block is not None:
                elements.append(_with_caption(lines[at], elements))
            else:
                elements.append(lines[at])
            at += 1
        else:
            elements.append(Passage(first=lines[at], block=region.table))
            at = region.end
    return elements


def _with_caption(line: Line, above: list[Line | Passage]) -> Line:
    """Give a table that the reader made the caption and unit that stand above it; they leave `above`."""
    table = line.block
    if not isinstance(table, Table) or table.caption or table.unit:
        return line
    unit = above[-1] if above else None
    if isinstance(unit, Line) and (unit.hints.role == "unit" or (unit.hints.role is None and UNIT_LINE.fullmatch(unit.text))):
        table = msgspec.structs.replace(table, unit=unit.text, unit_source=unit.content.spans)
        above.pop()
    caption = above[-1] if above else None
    if isinstance(caption, Line) and _captions(caption, has_unit=bool(table.unit)):
        both = _CAPTION_WITH_UNIT.fullmatch(caption.raw.text) if not table.unit else None
        if both:
            table = msgspec.structs.replace(
                table, caption=both.group(1), caption_source=compact(cut(caption.raw, 0, both.end(1))).spans,
                unit=both.group(2), unit_source=compact(cut(caption.raw, both.start(2))).spans)
        else:
            table = msgspec.structs.replace(table, caption=caption.text, caption_source=caption.content.spans)
        above.pop()
    return msgspec.structs.replace(line, block=table)


def _captions(line: Line, *, has_unit: bool) -> bool:
    if line.hints.role is not None:
        return line.hints.role == "caption"
    return (CAPTION.fullmatch(line.text) is not None and not is_terminated(line.text)) or (
        has_unit and line.hints.level is None and _may_be_caption(line))


def _table_at(lines: Sequence[Line], at: int) -> Region | None:
    line = lines[at]
    if line.block is not None or line.hints.starts or line.hints.role not in (None, "caption", "unit"):
        return None
    start = at
    caption, unit = None, None
    if at + 1 < len(lines) and _may_be_caption(line):
        caption, start = line, at + 1
    if start < len(lines) and UNIT_LINE.fullmatch(lines[start].text):
        unit, start = lines[start], start + 1
    for first, title in ((start, caption), (at, None)):
        rows, end = _rows_across(lines, first) if first < len(lines) else ([], first)
        if not rows and first < len(lines) and (title is not None or unit is not None or first == at):
            rows, end = _rows_down(lines, first)
        if rows:
            return Region(at, end, _table(rows, title, unit if first == start else None))
    return None


def _may_be_caption(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_CAPTION or is_terminated(text) or "，" in text or line.block is not None:
        return False
    return line.ordinal is None and _WIDE_GAP.search(line.raw.text) is None and not UNIT_LINE.fullmatch(text) and not _FIGURE.fullmatch(text)


def _split_row(line: Line) -> tuple[SourceText, ...]:
    """Return the cells of a line, one when it is no row."""
    if line.block is not None or line.hints.role is not None:
        return ()
    raw = line.raw.text
    if raw.count("|") >= 2 and raw.startswith("|"):
        return _pieces(line, re.compile(r"\|"), skip_outer=True)
    if _WIDE_GAP.search(raw) is None:
        return (line.content,)
    return _pieces(line, re.compile("\t") if "\t" in raw else _WIDE_GAP, skip_outer=False)


def _pieces(line: Line, gap: re.Pattern[str], *, skip_outer: bool) -> tuple[SourceText, ...]:
    pieces: list[SourceText] = []
    at = 0
    for match in gap.finditer(line.raw.text):
        pieces.append(compact(strip(cut(line.raw, at, match.start()))))
        at = match.end()
    pieces.append(compact(strip(cut(line.raw, at))))
    return tuple(pieces[1:-1] if skip_outer and not pieces[-1].text else pieces[1:] if skip_outer else pieces)


def _rows_across(lines: Sequence[Line], at: int) -> tuple[list[tuple[SourceText, ...]], int]:
    """Rows whose cells stand on one line."""
    rows: list[tuple[SourceText, ...]] = []
    end = at
    while end < len(lines):
        cells = _split_row(lines[end])
        if len(cells) < 2 or any(len(cell.text) > _LONGEST_CELL and is_terminated(cell.text) for cell in cells):
            break
        if end > at and lines[end].blank_before > 1 and _may_be_caption(lines[end]):
            break
        rows.append(cells)
        end += 1
    columns = max((len(row) for row in rows), default=0)
    if len(rows) < _FEWEST_ROWS or columns < 2 or not _rows_agree(rows, columns):
        return [], at
    return [row + (SourceText("", ()),) * (columns - len(row)) for row in rows], end


def _rows_agree(rows: Sequence[tuple[SourceText, ...]], columns: int) -> bool:
    """Two columns need figures or many rows to be told from names set side by side."""
    same = sum(len(row) == columns for row in rows)
    figures = sum(_FIGURE.fullmatch(cell.text) is not None for row in rows for cell in row[1:])
    return same * 2 >= len(rows) and (figures >= len(rows) / 2 or (columns >= 3 and len(rows) >= 3))


def _rows_down(lines: Sequence[Line], at: int) -> tuple[list[tuple[SourceText, ...]], int]:
    """Rows whose cells stand one below the other: a label, then the same number of figures, again and again."""
    end = at
    while end < len(lines) and _may_be_cell(lines[end]):
        end += 1
    cells = [line.content for line in lines[at:end]]
    figures = [_FIGURE.fullmatch(cell.text) is not None for cell in cells]
    first_figure = figures.index(True) if True in figures else 0
    if first_figure < 2:
        return [], at
    best: tuple[list[tuple[SourceText, ...]], int] = ([], at)
    for columns in range(2, min(first_figure, _MOST_COLUMNS) + 1):
        rows, used = _rows_of(cells, figures, columns)
        if len(rows) > 1 + _FEWEST_ROWS and used > best[1] - at:
            best = (rows, at + used)
    return best


def _may_be_cell(line: Line) -> bool:
    text = line.text
    return (line.block is None and line.hints.role is None and len(text) <= _LONGEST_CELL and not is_terminated(text)
            and "，" not in text and (line.ordinal is None or _FIGURE.fullmatch(text) is not None))


def _rows_of(cells: Sequence[SourceText], figures: Sequence[bool], columns: int) -> tuple[list[tuple[SourceText, ...]], int]:
    """Return the rows of a table of `columns` columns that begins with its head, and how many cells they use."""
    empty = SourceText("", ())
    rows: list[tuple[SourceText, ...]] = [tuple(cells[:columns])]
    at = used = columns
    while at < len(cells):
        if figures[at]:
            break
        values = 0
        while at + 1 + values < len(cells) and figures[at + 1 + values] and values < columns - 1:
            values += 1
        if values not in (0, columns - 1):
            break
        rows.append((cells[at], *cells[at + 1:at + 1 + values], *([empty] * (columns - 1 - values))))
        at += 1 + values
        if values:
            used = at
    while rows and len(rows) > 1 and not any(cell.text for cell in rows[-1][1:]):
        rows.pop()
    return (rows, used) if any(any(cell.text for cell in row[1:]) for row in rows[1:]) else ([], 0)


def _table(rows: Sequence[tuple[SourceText, ...]], caption: Line | None, unit: Line | None) -> Table:
    spans: Spans = tuple(span for row in rows for cell in row for span in cell.spans)
    return Table(
        id="", rows=tuple(tuple(cell.text for cell in row) for row in rows), header_rows=_header_rows(rows),
        caption=caption.text if caption else "", unit=unit.text if unit else "", source=spans,
        cell_sources=tuple(tuple(cell.spans for cell in row) for row in rows),
        caption_source=caption.content.spans if caption else (), unit_source=unit.content.spans if unit else ())


def _header_rows(rows: Sequence[tuple[SourceText, ...]]) -> int:
    count = 0
    for row in rows:
        if any(_FIGURE.fullmatch(cell.text) and any(c.isdigit() for c in cell.text) for cell in row[1:]):
            break
        count += 1
    return min(max(count, 1), 3, len(rows)) if count < len(rows) else 1



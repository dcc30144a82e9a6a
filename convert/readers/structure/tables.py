"""Tables that lost their lines: cells apart by tabs, by wide gaps, by bars, or one below the other."""

from collections.abc import Sequence, Set
from itertools import pairwise
from typing import Final

import msgspec

from convert.model.blocks import Spans, Table
from convert.patterns import Regex, regex
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.passages import Passage
from convert.readers.structure.source_text import EMPTY, SourceText, cell_text, compact, concat, cut, split_at, split_at_blanks, strip
from convert.readers.structure.wording import (
    ATTACHMENT_LABEL,
    holds,
    is_terminated,
    names_attachment,
)
from convert.text.characters import BLANK, LETTER
from convert.text.ordinals import CAPTION_NUMBER

UNIT_LINE: Final = regex(r"[（(]?\s*(?:计量|金额|数量)?单位\s*[：:].{1,24}")
CAPTION: Final = regex(rf"(?:附?表|续表|专栏)\s*{CAPTION_NUMBER}\s*[：:、.．]?.{{0,60}}")
_CAPTION_WITH_UNIT: Final = regex(rf"(.{{2,60}}?)[{BLANK}]+([（(]?(?:计量|金额|数量)?单位\s*[：:].{{1,24}})")
_CAPTION_GAP: Final = regex(rf"((?:附?[表图]|续表|专栏)[{BLANK}]*{CAPTION_NUMBER})[{BLANK}]+(?=\S)")
_WIDE_GAP: Final = regex(f"\t[{BLANK}]*| {{3,}}| *\u3000[{BLANK}]+")
_LABELLED: Final = regex(rf"{LETTER}{{2,10}}[：:]\s*[\d（(]")
"""A particular with a figure, as 监督电话：0954-… is; a caption has none."""
_CLOSE_GAP: Final = regex(f"[{BLANK}]{{2,}}")
_BARE_LABEL: Final = regex("附[件表录图][：:]?")
_TAB: Final = regex("\t")
_BAR: Final = regex(r"\|")
_BAR_RULE: Final = regex(r"[\s:|-]*-[\s:|-]*|\s*\|-+(?:\+-+)+\|\s*")
"""The line below the head of a table with bars; Emacs crosses it by plus signs, and with nothing but dashes around them."""
FIGURE: Final = regex(r"[+\-－—±]?\d[\d,，.]*\s*[%％‰]?|[—－\-–…/]{1,3}|\.{2,3}")
"""A cell with a figure, or with what stands for none."""
_LONGEST_CELL: Final = 40
_LONGEST_CAPTION: Final = 45
_MOST_COLUMNS: Final = 12
_FEWEST_ROWS: Final = 2
_BLANK: Final = regex(f"[{BLANK}]")
_ONE_LETTER: Final = regex(LETTER)
_COUNTED: Final = regex("序号|编号|名次|排名|位次")
"""The head of a column that counts the rows."""
_FEWEST_SPACED: Final = 3
"""Rows, the head counted, of a table whose cells single blanks part."""
_MOST_LABEL_ROWS: Final = 6
"""Labels without figures one after the other in a table whose cells stand one below the other."""
_NO_CELL, _LABEL_CELL, _FIGURE_CELL = range(3)

Row = tuple[SourceText, ...]


class _Head(msgspec.Struct, frozen=True):
    """Caption and unit above a table and how many lines they take."""

    caption: SourceText = EMPTY
    unit: SourceText = EMPTY
    lines: int = 0


def find_tables(lines: Sequence[SourceLine], alone: Set[int] = frozenset()) -> list[SourceLine | Passage]:
    """Return `lines` with each run of lines that is a table replaced by one passage that holds the table.

    Lines whose numbers are in `alone` are no cells.

    A table that the reader made gets the caption and the unit that stand above it.
    """
    finder = _Finder(lines, alone)
    elements: list[SourceLine | Passage] = []
    at = 0
    while at < len(lines):
        found = finder.table_at(at)
        if found is None:
            elements.append(lines[at])
            at += 1
        else:
            table, end = found
            elements.append(Passage(first=lines[at], block=table))
            at = end
    return elements


class _Finder:
    """Looks for tables line by line. Runs that are no table are remembered, so that none is gone over twice."""

    def __init__(self, lines: Sequence[SourceLine], alone: Set[int]) -> None:
        self.lines = lines
        self.kinds = bytes(_NO_CELL if line.number in alone else _cell_kind(line) for line in lines)
        self.no_rows_before = 0
        """Below this index no table has its cells side by side."""

    def table_at(self, at: int) -> tuple[Table, int] | None:
        """Return the table that begins at line `at`, caption and unit included, and the index after it."""
        line = self.lines[at]
        if line.block is None and (line.hints.role not in (None, "caption", "unit") or line.hints.level is not None):
            return None
        for head in self._heads(at):
            start = at + head.lines
            if start >= len(self.lines):
                continue
            ready = self.lines[start].block
            if isinstance(ready, Table) and not ready.caption and not ready.unit:
                return msgspec.structs.replace(ready, caption=head.caption.text, caption_source=head.caption.spans,
                                               unit=head.unit.text, unit_source=head.unit.spans), start + 1
            rows, end = self._rows_across(start)
            if not rows:
                rows, end = self._rows_spaced(start)
            if not rows:
                rows, end = self._rows_down(start, _FEWEST_ROWS if head.unit.text else _FEWEST_ROWS + 1)
            if rows and head.lines and not head.unit.text and not _is_caption(line):
                bare, bare_end = self._rows_down(at, _FEWEST_ROWS + 1)
                if bare_end >= end and all(cell.text for row in bare for cell in row):
                    return _table(bare, _Head()), bare_end  # the line is the first cell and no caption
            if rows:
                return _table(rows, head), end
        return None

    def _heads(self, at: int) -> list[_Head]:
        """Return what the lines from `at` may be above a table, the likeliest first."""
        line = self.lines[at]
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if line.block is not None:
            return [_Head()]
        both = _CAPTION_WITH_UNIT.fullmatch(line.raw.text)
        if both:
            return [_Head(caption_text(cut(line.raw, 0, both.end(1))), compact(cut(line.raw, both.start(2))), 1)]
        heads: list[_Head] = []
        if _is_unit(line):
            heads.append(_Head(unit=line.content, lines=1))
        elif following is not None and following.block is None and _is_unit(following) and self._may_be_caption(at):
            heads.append(_Head(caption_text(line.raw), following.content, 2))
        elif following is not None and self._may_be_caption(at) and (following.block is None or _is_caption(line)):
            heads.append(_Head(caption_text(line.raw), lines=1))
        return [*heads, _Head()]

    def _may_be_caption(self, at: int) -> bool:
        line = self.lines[at]
        text = line.text
        if at and line.hints.role is None and ATTACHMENT_LABEL.fullmatch(self.lines[at - 1].text):
            return False
        if line.hints.role is not None or _is_caption(line):
            return line.hints.role in (None, "caption")
        if _BARE_LABEL.fullmatch(text) or (at and names_attachment(self.lines[at - 1].text, text)):
            return False
        return not (len(text) > _LONGEST_CAPTION or is_terminated(text) or _LABELLED.match(text) or holds(text, "，")
                    or line.ordinal is not None or line.hints.level is not None or "|" in text
                    or _WIDE_GAP.search(line.raw.text) or FIGURE.fullmatch(text))

    def _rows_across(self, at: int) -> tuple[list[Row], int]:
        """Rows whose cells stand on one line."""
        if at < self.no_rows_before:
            return [], at
        rows: list[Row] = []
        end = at
        while end < len(self.lines):
            cells = _split_row(self.lines[end])
            if cells is None:
                end += 1
                continue
            if len(cells) == 1 and rows and self._is_label_row(end):
                if self._begins_other(end + 1, max(map(len, rows))):
                    break
                rows.append(cells)
                end += 1
                continue
            if rows and len(cells) < len(rows[0]):
                cells = _split_closer(self.lines[end], len(rows[0])) or cells
            if len(cells) < 2 or any(len(cell.text) > _LONGEST_CELL and is_terminated(cell.text) for cell in cells):
                break
            rows.append(cells)
            end += 1
        columns = max((len(row) for row in rows), default=0)
        if len(rows) < _FEWEST_ROWS or not _rows_agree(rows, columns):
            self.no_rows_before = end
            return [], at
        return [row + (EMPTY,) * (columns - len(row)) for row in rows], end

    def _rows_spaced(self, at: int) -> tuple[list[Row], int]:
        """Rows whose cells single blanks part, as a table copied from a page has them: as many in each, one column of figures alone."""
        if not _BLANK.search(self.lines[at].raw.text):
            return [], at
        head = _spaced(self.lines[at])
        columns = len(head)
        if columns < 2 or any(FIGURE.fullmatch(cell.text) for cell in head[1:]):
            return [], at
        figures = list(range(0 if _COUNTED.fullmatch(head[0].text) else 1, columns))
        rows = [head]
        while at + len(rows) < len(self.lines):
            cells = _spaced(self.lines[at + len(rows)])
            if len(cells) == columns + 1:
                cells = _with_spread_name(cells)
            if len(cells) != columns:
                break
            figures = [column for column in figures if FIGURE.fullmatch(cells[column].text)]
            if not figures:
                return [], at
            rows.append(cells)
        fewest = _FEWEST_SPACED if columns > _FEWEST_ROWS else _FEWEST_SPACED + 1
        return (rows, at + len(rows)) if len(rows) >= fewest else ([], at)

    def _begins_other(self, at: int, columns: int) -> bool:
        """Tell whether the rows from `at` on are those of another table: two of them agree, but not with the `columns` above."""
        rows = [_split_row(line) or () for line in self.lines[at:at + 2]]
        return len(rows) > 1 and 1 < len(rows[0]) == len(rows[1]) != columns

    def _is_label_row(self, at: int) -> bool:
        """Tell whether a line with one cell stands between rows: 其中： or the name of a group."""
        following = _split_row(self.lines[at + 1]) if at + 1 < len(self.lines) else ()
        return self.kinds[at] == _LABEL_CELL and self.lines[at].blank_before == 0 and following is not None and len(following) > 1

    def _rows_down(self, at: int, fewest: int) -> tuple[list[Row], int]:
        """Rows whose cells stand one below the other: a label, then the same number of figures, at least `fewest` times."""
        if at and ATTACHMENT_LABEL.fullmatch(self.lines[at - 1].text):
            return [], at
        first_figure = self.kinds.find(_FIGURE_CELL, at, at + _MOST_COLUMNS + 1) - at
        best: tuple[list[Row], int] = ([], at)
        for columns in range(2, first_figure + 1):
            for labels in (1, 2):
                rows, end = self._rows_of(at, columns, labels) if labels < columns else ([], at)
                if len(rows) > fewest + 1 - labels and (end, -_gaps(rows)) > (best[1], -_gaps(best[0])):
                    best = (rows, end)
        return best

    def _rows_of(self, start: int, columns: int, labels: int) -> tuple[list[Row], int]:
        """Return the rows of a table of `columns` columns that begins with its head, and the index after them.

        A row has as many `labels` (name, or name and unit) and then figures; a name without figures is a row of its own,
        as long as a row with figures follows.
        """
        if self.kinds[start:start + columns] != bytes((_LABEL_CELL,)) * columns:
            return [], start
        rows: list[Row] = [tuple(line.content for line in self.lines[start:start + columns])]
        at = end = start + columns
        kept = 1
        while at < len(self.lines) and self.kinds[at] == _LABEL_CELL:
            whole = self.kinds[at:at + columns] == bytes((_LABEL_CELL,)) * labels + bytes((_FIGURE_CELL,)) * (columns - labels)
            if not whole and (labels > 1 or self.kinds[at + 1:at + 2] != bytes((_LABEL_CELL,))):
                break
            cells = [line.content for line in self.lines[at:at + (columns if whole else 1)]]
            rows.append((*cells, *([EMPTY] * (columns - len(cells)))))
            at += len(cells)
            if whole:
                end, kept = at, len(rows)
            elif len(rows) - kept > _MOST_LABEL_ROWS:
                break
        return rows[:kept], end


def _gaps(rows: Sequence[Row]) -> int:
    return sum(not cell.text for row in rows for cell in row)


def caption_text(raw: SourceText) -> SourceText:
    """Return a caption without stray blanks, but with the gap between its number and its words."""
    match = _CAPTION_GAP.match(raw.text)
    if match is None:
        return compact(raw)
    gap = match.end(1)
    return concat((compact(cut(raw, 0, gap)), cut(raw, gap, gap + 1), compact(cut(raw, match.end()))))


def _is_unit(line: SourceLine) -> bool:
    return line.hints.role == "unit" or (line.hints.role is None and UNIT_LINE.fullmatch(line.text) is not None)


def _is_caption(line: SourceLine) -> bool:
    return line.hints.role == "caption" or (
        line.hints.role is None and CAPTION.fullmatch(line.text) is not None and not is_terminated(line.text))


def _split_row(line: SourceLine) -> Row | None:
    """Return the cells of a line, none when it is no row; None for the line of dashes below the head of a table with bars."""
    if line.block is not None or line.hints.role is not None or line.hints.starts:
        return ()
    raw = line.raw.text
    if raw.count("|") >= 2 and (raw.startswith("|") or raw.endswith("|") or " | " in raw or _BAR_RULE.fullmatch(raw)):
        if _BAR_RULE.fullmatch(raw):
            return None
        pieces = _pieces(line, _BAR)[raw.startswith("|"):]
        return pieces if pieces[-1].text else pieces[:-1]
    if _WIDE_GAP.search(raw) is None:
        return (line.content,)
    return _pieces(line, _TAB if "\t" in raw else _WIDE_GAP)


def _split_closer(line: SourceLine, columns: int) -> Row | None:
    """Return the cells of a row whose gaps are narrower than those of the rows above it, when they are as many as the `columns`."""
    pieces = _pieces(line, _CLOSE_GAP) if "\t" not in line.raw.text else ()
    return pieces if len(pieces) == columns else None


def _spaced(line: SourceLine) -> Row:
    """Return the cells that blanks part on a line without sentence; none where there are none."""
    if line.block is not None or line.hints.role is not None or line.hints.level is not None or any(
            mark in line.text for mark in "，。；："):
        return ()
    cells = tuple(split_at_blanks(line.raw))
    return cells if len(cells) <= _MOST_COLUMNS and all(len(cell.text) <= _LONGEST_CELL for cell in cells) else ()


def _with_spread_name(cells: Row) -> Row:
    """Return `cells` with the two characters of a name that a blank spreads as one: 王 翠."""
    at = next((index for index, (left, right) in enumerate(pairwise(cells)) if _ONE_LETTER.fullmatch(left.text) and _ONE_LETTER.fullmatch(
        right.text)), None)
    return cells if at is None else (*cells[:at], concat(cells[at:at + 2]), *cells[at + 2:])


def _pieces(line: SourceLine, gap: Regex[str]) -> Row:
    return tuple(cell_text(strip(piece)) for piece in split_at(line.raw, gap))


def _rows_agree(rows: Sequence[Row], columns: int) -> bool:
    """Two columns need figures to be told from names set side by side."""
    same = sum(len(row) == columns for row in rows)
    figures = sum(FIGURE.fullmatch(cell.text) is not None for row in rows for cell in row[1:])
    return same * 2 >= len(rows) and (figures * 2 >= len(rows) or (columns >= 3 and len(rows) > _FEWEST_ROWS))


def _cell_kind(line: SourceLine) -> int:
    """Tell what `line` may be in a table whose cells stand one below the other."""
    text = line.text
    if (line.block is not None or line.hints.role is not None or line.hints.starts or len(text) > _LONGEST_CELL
            or is_terminated(text) or holds(text, "，")):
        return _NO_CELL
    if FIGURE.fullmatch(text):
        return _FIGURE_CELL
    other = line.ordinal is not None or UNIT_LINE.fullmatch(text) or ATTACHMENT_LABEL.fullmatch(text)
    return _NO_CELL if other else _LABEL_CELL


def _table(rows: Sequence[Row], head: _Head) -> Table:
    spans: Spans = tuple(span for row in rows for cell in row for span in cell.spans)
    return Table(
        id="", rows=tuple(tuple(cell.text for cell in row) for row in rows), header_rows=_header_rows(rows),
        caption=head.caption.text, unit=head.unit.text, source=spans,
        cell_sources=tuple(tuple(cell.spans for cell in row) for row in rows),
        caption_source=head.caption.spans, unit_source=head.unit.spans)


def _header_rows(rows: Sequence[Row]) -> int:
    """Return how many rows stand above the first row with figures; rows with nothing but a label are no head."""
    count = 0
    for row in rows:
        if any(cell.text and FIGURE.fullmatch(cell.text) for cell in row[1:]) or (count and not any(cell.text for cell in row[1:])):
            break
        count += 1
    return min(max(count, 1), 3) if count < len(rows) else 1

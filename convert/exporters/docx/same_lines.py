"""What makes a word processor break lines where the layout did: letter spacing, line by line.

Word processors break lines greedily and differ in what they add between Chinese and Latin letters: Word nothing, as the
styles say; LibreOffice 7.4 a fifth of the type size, whatever they say. For every line the range of letter spacing is
computed under which both keep its letters and neither takes the next ones in. Where that range holds zero nothing is
written; otherwise the line's letters stand closer or wider by the least amount that does it, in twips (0.018 mm).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import msgspec

from convert.exporters.docx.measure import HUNG, SHARED, Measured, Part, Widths, hangs, head_of, meet, parts_of
from convert.exporters.docx.runs import LinePlan, Spacing
from convert.exporters.docx.settings import NO_LINE_END, NO_LINE_START
from convert.exporters.docx.styles import BODY_SIZE_PT
from convert.layout.frame import LaidOut, Line, TableFrame
from convert.layout.punctuation import LATIN
from convert.model.blocks import CellSpan, Table
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.style.sheet import Role, StyleSheet
from convert.units import mm_to_pt, mm_to_twips

if TYPE_CHECKING:
    from convert.fonts import FontSet

_GAPS_EM: Final = (0.0, 0.2)
"""What programs add between a Chinese character and a Latin letter."""
_MARGIN_PT: Final = 1.6
_ROUNDING_PT: Final = 0.5
"""What an indent in characters is wider than in the layout."""
_MOST_EM: Final = 0.3
"""The widest letter spacing. Letters set wide are what justification makes of such a line anyway."""


class _Bounds(msgspec.Struct, frozen=True):
    least_em: float
    """The closest letter spacing: beyond it a reader would see it."""
    doubt_pt: float
    """What a line may be wider than it is taken for."""


_TEXT_BOUNDS: Final = _Bounds(-0.1, 0.0)
_CELL_BOUNDS: Final = _Bounds(-0.16, 2.0)
"""Programs differ in whether the lines of a table take room from its cells."""
_TORN: Final = frozenset("…—")
"""Two of them belong together, but LibreOffice parts them."""
_CLOSED: Final = frozenset(NO_LINE_START)
_OPENED: Final = frozenset(NO_LINE_END)


_LinesOf = dict[tuple[str, tuple[int, int] | None], list[Line]]
"""Lines by block and cell."""


class PagePlan(msgspec.Struct, frozen=True):
    """What it takes to have a word processor set the pages of the layout."""

    lines: dict[str, LinePlan] = {}
    """By the id of the block or the name of the slot; by `cell_key` for cells."""
    columns: dict[str, list[int]] = {}
    """Widths of the columns of a table in twips, by its id."""


def plan_pages(laid_out: LaidOut, sheet: StyleSheet, fonts: "FontSet", report: Report) -> PagePlan:
    """Return what the lines of every block and the columns of every table need to come out as in `laid_out`."""
    measure = _Measure(sheet, fonts)
    lines_of = _lines_by_block(laid_out)
    spans = {block.id: block.spans for block in all_blocks(report) if isinstance(block, Table)}
    columns = _columns(laid_out.tables, lines_of, spans, measure, sheet) if laid_out.tables else {}
    scales = {frame.block: frame.scale for frame in laid_out.tables}
    plans = {}
    for (block, cell), lines in lines_of.items():
        role = sheet.roles.get(lines[0].role)
        if role is None or not block or (cell is not None and block not in scales):
            continue
        explicit, room, scale, key = role.align in ("centre", "right") and cell is None, None, 1.0, block
        if cell is not None:
            key, scale = cell_key(block, *cell), scales[block]
            room = _cell_room(columns[block], cell, spans.get(block, ()), sheet)
        spacing = tuple(measure.block(lines, role, explicit=explicit, room_pt=room, scale=scale))
        starts = frozenset() if explicit else frozenset(_latin_starts(lines))
        if spacing or starts:
            plans[key] = LinePlan(spacing, starts)
    return PagePlan(plans, columns)


def _columns(frames: Sequence[TableFrame], lines_of: _LinesOf, spans: Mapping[str, Sequence[CellSpan]], measure: "_Measure",
             sheet: StyleSheet) -> dict[str, list[int]]:
    """Return the widths of the columns of every table, by its id."""
    from convert.exporters.docx.columns import fitted_widths

    cells: dict[str, dict[tuple[int, int], list[Line]]] = {frame.block: {} for frame in frames}
    for (block, cell), lines in lines_of.items():
        if cell is not None and block in cells:
            cells[block][cell] = lines
    return {frame.block: fitted_widths(frame, cells[frame.block], spans.get(frame.block, ()), partial(measure.cell_line, frame.scale),
                                       sheet) for frame in frames}


def cell_key(block: str, row: int, column: int) -> str:
    """Return the key of a cell in `PagePlan.lines`."""
    return f"{block}[{row},{column}]"


def cell_size_pt(role: Role, scale: float) -> float:
    """Return the type size of the cells of a table in half points, as small as the layout made it."""
    return math.floor(role.type_size_pt * scale * 2 + 0.01) / 2


def _cell_room(widths: Sequence[int], cell: tuple[int, int], spans: Sequence[CellSpan], sheet: StyleSheet) -> float:
    from convert.exporters.docx.columns import taken_twips

    wide = next((span.columns for span in spans if (span.row, span.column) == cell), 1)
    return (sum(widths[cell[1]:cell[1] + wide]) - taken_twips(sheet)) / 20


def _latin_starts(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the offsets of the lines that begin with a Latin letter after a line that ends with a closing mark."""
    for before, line in pairwise(lines):
        begin = line.runs[0].text[:1]
        if (begin.isascii() or begin in SHARED) and _begins_latin(before.runs[-1].text.rstrip()[-1:], begin):
            yield line.start


def _begins_latin(last: str, begin: str) -> bool:
    """Return whether a line begins with a Latin letter after a closing mark, or with a mark of both scripts after one.

    `last` is the letter at the end of the line before, `begin` the first of the line.

    LibreOffice has to be told to break there, and would then break inside the word as well.
    """
    return last in _CLOSED if begin.isascii() else last.isascii() and begin in SHARED


def _lines_by_block(laid_out: LaidOut) -> _LinesOf:
    blocks: _LinesOf = {}
    for page in laid_out.pages:
        for item in page.items:
            if isinstance(item, Line) and not item.artifact and item.runs:
                blocks.setdefault((item.block, item.cell), []).append(item)
    return blocks


class _Measure:
    """Lines as the DOCX has them: whole point sizes, body text scaled."""

    def __init__(self, sheet: StyleSheet, fonts: "FontSet") -> None:
        self._sheet = sheet
        self._widths = Widths(fonts)
        self._room_pt = (mm_to_twips(sheet.page.width_mm) - mm_to_twips(sheet.docx.margin_left_mm)
                         - mm_to_twips(sheet.docx.margin_right_mm)) / 20
        self._cell_pt = mm_to_pt(sheet.grid.cell_mm)

    def block(self, lines: Sequence[Line], role: Role, *, explicit: bool, room_pt: float | None = None,
              scale: float = 1.0) -> Iterator[Spacing]:
        """Yield the spacing of the lines of a block that need one.

        Args:
            lines: Its lines.
            role: Its role.
            explicit: Whether its breaks are written down.
            room_pt: Width of a line where it is not that of the type area.
            scale: What the type size of the role is multiplied with.
        """
        size = cell_size_pt(role, scale)
        set_size = size * (self._sheet.docx.char_scale_percent / 100 if size == BODY_SIZE_PT and room_pt is None else 1.0)
        bounds = _TEXT_BOUNDS if room_pt is None else _CELL_BOUNDS
        widths = self._widths
        parts_by_line = [parts_of(line) for line in lines]
        for number, (line, parts) in enumerate(zip(lines, parts_by_line, strict=True)):
            if not parts:
                continue
            last = parts[-1][0][-1]
            begin, ahead = "", []
            if not explicit and number + 1 < len(lines):
                begin, ahead = lines[number + 1].runs[0].text[:1], parts_by_line[number + 1]
            meets = meet(last, begin)
            room = self._room(role, line) if room_pt is None else room_pt
            whole = widths.measured(parts, set_size)
            hung = hangs(parts)
            own = widths.without_last(whole, parts, set_size) if hung else whole
            if _stands(own, widths.first(ahead, set_size) if ahead else None, room, size, bounds, meets=meets):
                continue
            chunk = self._next_chunk(last, begin, ahead, set_size) if ahead else None
            twips = _twips(own, chunk, room, size, bounds, meets=meets)
            if twips and hung:
                # LibreOffice loses a mark that hangs in a line of letters set closer or wider, so such a line holds its mark.
                twips = _twips(whole, chunk, room, size, bounds, meets=meets)
            if twips:
                label = max(0, sum(len(run.text) for run in line.runs) - (line.end - line.start))
                yield line.start, line.start + whole.letters - label, twips

    def cell_line(self, scale: float, line: Line) -> float:
        """Return how wide a line of a cell is in points where a gap is added between scripts."""
        size = cell_size_pt(self._sheet.roles[line.role], scale)
        found = self._widths.measured(parts_of(line), size)
        return found.width_pt + found.junctions * max(_GAPS_EM) * size + _MARGIN_PT

    def _room(self, role: Role, line: Line) -> float:
        """Return the width that a word processor has for a line; where it begins is taken from the layout."""
        indent = 0.0
        if role.align in ("left", "justify"):
            indent = mm_to_pt(line.runs[0].x_mm - self._sheet.page.margin_binding_mm)
            indent += _ROUNDING_PT if indent > 1 else 0.0
        return self._room_pt - indent - role.indent_right_ic * self._cell_pt

    def _next_chunk(self, last: str, begin: str, parts: Sequence[Part], size_pt: float) -> Measured:
        """Return the least that a word processor would take from the next line, which begins with `begin` and has `parts`."""
        text = "".join(part[0] for part in parts)
        end = 1 if _begins_latin(last, begin) else _chunk_end(text)
        if end > 1 and text[end - 1] in HUNG:
            end -= 1
        return self._widths.measured(head_of(parts, end), size_pt)


def _stands(own: Measured, next_pt: float | None, room_pt: float, size_pt: float, bounds: _Bounds, *, meets: bool) -> bool:
    """Return whether a line breaks at its end as it is, in every program.

    It does when it has room for the widest gaps and, without any gap, none for the first letter of the next line, which is
    `next_pt` wide. For the lines that do not, `_twips` looks at all that would be taken from the next line.
    """
    if room_pt - _MARGIN_PT - (own.width_pt + (own.junctions + meets) * (max(_GAPS_EM) * size_pt)) < 0:
        return False
    return next_pt is None or room_pt + bounds.doubt_pt + _MARGIN_PT - (own.width_pt + next_pt) <= 0


def _twips(own: Measured, chunk: Measured | None, room_pt: float, size_pt: float, bounds: _Bounds, *, meets: bool) -> int:
    """Return the spacing nearest to none under which the line holds its letters and no more, in every program if any does.

    `meets`: LibreOffice wants room for its gap at the end of the line too.
    """
    low, high = -math.inf, math.inf
    for gap in _GAPS_EM:
        least, most = _range(own, chunk, room_pt, gap * size_pt, own.junctions + meets, bounds.doubt_pt)
        low, high = max(low, least), min(high, most)
    if low > high:
        low, high = least, most
    if low > high:
        return 0
    nearest = min(max(0.0, low), high)
    twips = -int(-nearest) if nearest < 0 and -nearest == int(-nearest) else (int(nearest) - 1 if nearest < 0 else -int(-nearest // 1))
    return twips if bounds.least_em * size_pt * 20 <= twips <= _MOST_EM * size_pt * 20 else 0


def _range(own: Measured, chunk: Measured | None, room_pt: float, gap_pt: float, junctions: int,
           doubt_pt: float) -> tuple[float, float]:
    """Return between which spacings in twips a program that adds `gap_pt` breaks the line at its end."""
    width = own.width_pt + junctions * gap_pt
    letters = max(1, own.letters - (own.stretches if gap_pt else 1))
    high = (room_pt - _MARGIN_PT - width) / letters * 20
    if chunk is None:
        return -1000.0, high
    taken = width + chunk.width_pt + chunk.junctions * gap_pt
    return (room_pt + doubt_pt + _MARGIN_PT - taken) / letters * 20, high


def _chunk_end(text: str) -> int:
    """Return where a word processor could break next: after a Latin word or a character, and the marks that cling to it."""
    end = 0
    while end < len(text) and text[end] in _OPENED:
        end += 1
    match = LATIN.match(text, end)
    if match and not text[end].isspace():
        end += len(match.group().split(" ")[0]) or 1
    else:
        end += 1
    while end < len(text) and text[end] in _CLOSED - _TORN:
        end += 1
    return min(end, len(text))

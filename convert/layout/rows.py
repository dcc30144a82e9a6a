"""Rows: what stands on a page as one and cannot be cut. And pages, filled with rows."""

from collections.abc import Iterable, Sequence
from math import fsum

import msgspec

from convert.layout.frame import Item, Line, OutlineEntry, Stroke
from convert.layout.paragraph import Typesetter
from convert.style.sheet import StyleSheet

_EPSILON_MM = 0.01
_ON_GRID = 0.005
"""How far a row may be off the grid, in rows, and still bear its number."""


class PageRow(msgspec.Struct):
    """A row, or several that must not be parted. Items are placed in mm from its top."""

    height_mm: float
    items: tuple[Item, ...]
    space_before_mm: float = 0.0
    """Left out at the top of a page."""
    space_after_mm: float = 0.0
    keep: bool = False
    """Whether the next row must stand on the same page."""
    notes: tuple[str, ...] = ()
    """Ids of the notes that it refers to."""
    new_page: bool = False
    outline: tuple[tuple[int, str, str], ...] = ()
    """Level, text and block of the headings that begin here."""
    repeat: tuple["PageRow", ...] = ()
    """Rows to set again when this one begins a page: the head of its table."""
    solid: bool = False
    """Whether its lines reach its edges (tables): then it stays in the type area without the half gaps of text rows."""
    overhang_mm: float = 0.0
    """Room that must be free below it, where no text may stand that reaches `overhang_x_mm`: for the lower part of a seal."""
    overhang_x_mm: tuple[float, float] = (0.0, 0.0)
    """Left and right edge of what hangs over."""
    landscape: bool = False
    """Whether it stands on a page that lies across; its places are those of such a page."""
    page_end: tuple[Item, ...] = ()
    """Items to add when the page ends with this row: the line below a table that goes on."""


def shifted(item: Item, down_mm: float, right_mm: float = 0.0, row: int | None = None) -> Item:
    """Return `item` moved; a line gets the number of the grid row that it came to stand on."""
    if isinstance(item, Line):
        runs = item.runs if not right_mm else tuple(
            msgspec.structs.replace(run, x_mm=run.x_mm + right_mm) for run in item.runs)
        return Line(runs, item.baseline_mm + down_mm, item.role, item.block, item.start, item.end, item.cell,
                    item.artifact, row or item.row, item.turned)
    if isinstance(item, Stroke):
        return msgspec.structs.replace(item, x1_mm=item.x1_mm + right_mm, x2_mm=item.x2_mm + right_mm,
                                       y1_mm=item.y1_mm + down_mm, y2_mm=item.y2_mm + down_mm)
    return msgspec.structs.replace(item, x_mm=item.x_mm + right_mm, y_mm=item.y_mm + down_mm)


def joined(lines: Sequence[Line]) -> Line:
    """Return the lines as one: a label and the text beside it."""
    first, last = lines[0], lines[-1]
    return Line(tuple(run for line in lines for run in line.runs), first.baseline_mm, last.role, last.block, last.start,
                last.end, last.cell, last.artifact)


def text_rows(lines: Sequence[Line], setter: Typesetter, role: str, *, keep: bool | None = None) -> list[PageRow]:
    """Return a row for each of `lines`, with the distances of `role` before the first and after the last."""
    own = setter.sheet.roles[role]
    pitch = setter.style(role).pitch_mm
    unit = setter.sheet.grid.line_pitch_mm
    keep = own.keep_with_next if keep is None else keep
    rows = [PageRow(pitch, (line,), keep=keep) for line in lines]
    if rows:
        rows[0].space_before_mm = own.space_before_lh * unit
        rows[-1].space_after_mm = own.space_after_lh * unit
    return rows


class PageDraft:
    """A page that is being filled."""

    def __init__(self, top_mm: float, bottom_mm: float, *, landscape: bool = False) -> None:
        self.items: list[Item] = []
        self.foot: list[PageRow] = []
        self.y_mm = top_mm
        self.bottom_mm = bottom_mm
        self.landscape = landscape
        self.empty = True
        self.overhang: tuple[float, float, float] | None = None
        """Left edge, right edge and bottom of a seal that reaches below its row."""
        self.taken_mm = 0.0
        """Room at the bottom that the imprint takes; notes stand above it."""


class PageBuilder:
    """Puts rows on pages, in order."""

    def __init__(self, sheet: StyleSheet, notes: "dict[str, list[PageRow]] | None" = None) -> None:
        """Start with an empty first page; `notes` are the rows of each note."""
        grid = sheet.grid
        self._sheet = sheet
        self._pitch_mm = grid.line_pitch_mm
        self._notes = notes or {}
        self._half_gap_mm = (grid.line_pitch_mm - grid.char_height_mm) / 2
        self.top_mm = sheet.page.margin_head_mm - self._half_gap_mm
        """Top of the first row; the first character begins half a row gap below."""
        self.page = self._draft()
        """The page that is being filled."""
        self.drafts = [self.page]
        self.outline: list[OutlineEntry] = []
        self._carried: list[PageRow] = []
        self._last: tuple[PageRow, float] | None = None

    @property
    def left_mm(self) -> float:
        """Room left on the page, in mm."""
        page = self.page
        below = max(page.y_mm, page.overhang[2]) if page.overhang else page.y_mm
        return page.bottom_mm - page.taken_mm - below - _height(page.foot) - self._separator(page.foot)

    def _draft(self, *, landscape: bool = False) -> PageDraft:
        """Return an empty page, its rows reaching half a gap over the type area."""
        grid = self._sheet.grid
        if landscape:
            area = landscape_area(self._sheet)
            return PageDraft(area.top_mm - self._half_gap_mm, area.bottom_mm + self._half_gap_mm, landscape=True)
        return PageDraft(self.top_mm, self.top_mm + grid.lines_per_page * grid.line_pitch_mm)

    def start_page(self, *, landscape: bool = False) -> None:
        """End the page, whatever room is left."""
        self._end_page()
        self.page = self._draft(landscape=landscape)
        self.drafts.append(self.page)
        if self._carried:
            carried, self._carried = self._carried, []
            self._add_notes(carried)

    def begin_below(self, y_mm: float, items: Iterable[Item]) -> None:
        """Put `items` at their places on the page, and begin the first row at `y_mm`."""
        self.page.items.extend(items)
        self.page.y_mm = y_mm
        self.page.empty = False

    def _end_page(self) -> None:
        if self._last is not None:
            row, y = self._last
            self.page.items.extend(shifted(item, y) for item in row.page_end)
            self._last = None

    def add(self, rows: Sequence[PageRow]) -> None:
        """Place `rows`. A row that keeps the next moves to a new page together with it."""
        admitted = 0
        for place, row in enumerate(rows):
            if row.landscape != self.page.landscape or (row.new_page and not self.page.empty):
                self._turn_page(landscape=row.landscape)
            group: Sequence[PageRow] = (row,)
            if place >= admitted:
                if row.keep:
                    group = _group(rows, place)
                admitted = place + len(group)
            if not self.page.empty and not self._fits(group):
                self.start_page(landscape=row.landscape)
            self._place(row)

    def _turn_page(self, *, landscape: bool) -> None:
        """Begin a page of the other kind; an empty one is taken as it is."""
        if self.page.empty and not self.page.items and not self.page.foot:
            self.drafts.pop()
            self.page = self._draft(landscape=landscape)
            self.drafts.append(self.page)
        else:
            self.start_page(landscape=landscape)

    def _fits(self, group: Sequence[PageRow]) -> bool:
        last = group[-1]
        needed = fsum([row.space_before_mm + row.height_mm + row.space_after_mm for row in group]) - last.space_after_mm
        needed += last.overhang_mm + (self._half_gap_mm if last.solid else 0.0) + self._pushed(group[0])
        page = self.page
        foot = page.foot
        if self._notes:
            foot = [*foot, *(line for row in group for name in row.notes for line in self._notes.get(name, ())[:1])]
        room = page.bottom_mm - page.y_mm - _height(foot)
        return needed <= room - self._separator(foot) + _EPSILON_MM

    def _place(self, row: PageRow) -> None:
        page = self.page
        if page.empty:
            page.y_mm += self._half_gap_mm if row.solid else 0.0
            for again in row.repeat if len(self.drafts) > 1 else ():
                self._draw(again)
        else:
            page.y_mm += self._pushed(row)
            page.y_mm += row.space_before_mm
        page.empty = False
        number = len(self.drafts)
        for level, text, block in row.outline:
            self.outline.append(OutlineEntry(level, text, block, number, page.y_mm))
        self._draw(row)
        for name in row.notes:
            self._add_notes(self._notes.get(name, ()))

    def _pushed(self, row: PageRow) -> float:
        """Return how far a row must begin lower, in mm, so that it does not meet what hangs over from above."""
        if self.page.overhang is None:
            return 0.0
        left, right, bottom = self.page.overhang
        lines = [item for item in row.items if isinstance(item, Line)]
        if len(lines) == len(row.items) and not any(line.left_mm < right and line.right_mm > left for line in lines):
            return 0.0
        return max(0.0, bottom - self.page.y_mm - row.space_before_mm)

    def _draw(self, row: PageRow) -> None:
        page = self.page
        self._last = (row, page.y_mm) if row.page_end else None
        number = self._row_number(page.y_mm) if row.height_mm == self._pitch_mm else None
        for item in row.items:
            page.items.append(shifted(item, page.y_mm, row=number))
        page.y_mm += row.height_mm + row.space_after_mm
        if row.overhang_mm:
            page.overhang = (*row.overhang_x_mm, page.y_mm - row.space_after_mm + row.overhang_mm)

    def _row_number(self, y_mm: float) -> int | None:
        """Return which of the rows of the grid begins at `y_mm`, from 1."""
        place = (y_mm - self.top_mm) / self._pitch_mm
        nearest = round(place)
        return nearest + 1 if abs(place - nearest) < _ON_GRID else None

    def _add_notes(self, rows: Iterable[PageRow]) -> None:
        """Set note rows at the foot; what finds no room goes to the foot of the next page."""
        for row in rows:
            if self._carried or row.height_mm + self._separator([row]) > self.left_mm + _EPSILON_MM:
                self._carried.append(row)
            else:
                self.page.foot.append(row)

    def _separator(self, foot: Sequence[PageRow]) -> float:
        return self._sheet.grid.row_gap_mm if foot else 0.0

    def place_carried_notes(self) -> None:
        """Begin pages until no note waits for room."""
        while self._carried:
            self.start_page()

    def finish(self) -> list[list[Item]]:
        """Return the items of every page, notes at the foot."""
        self.place_carried_notes()
        self._end_page()
        for draft in self.drafts:
            if draft.foot:
                draft.items.extend(self._foot_items(draft))
        return [draft.items for draft in self.drafts]

    @property
    def landscape_pages(self) -> set[int]:
        """The numbers of the pages that lie across."""
        return {number for number, draft in enumerate(self.drafts, 1) if draft.landscape}

    def _foot_items(self, draft: PageDraft) -> Iterable[Item]:
        page, foot = self._sheet.page, draft.foot
        y = draft.bottom_mm - draft.taken_mm - self._half_gap_mm - _height(foot)
        left, gap = page.margin_binding_mm, self._sheet.grid.row_gap_mm / 4
        yield Stroke(left, y - gap, left + page.type_area_width_mm / 3, y - gap, self._sheet.table.line_mm, role="footnote")
        for row in foot:
            for item in row.items:
                yield shifted(item, y)
            y += row.height_mm


class Area(msgspec.Struct, frozen=True):
    """The room of a page for text, in mm from the top left of its paper."""

    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float

    @property
    def bottom_mm(self) -> float:
        """Where it ends."""
        return self.top_mm + self.height_mm


def landscape_area(sheet: StyleSheet) -> Area:
    """Return the type area of a page that is turned so that its left edge, the 订口, is the upper one (clause 8)."""
    page = sheet.page
    return Area(page.height_mm - page.margin_head_mm - page.type_area_height_mm, page.margin_binding_mm, page.type_area_height_mm,
                page.type_area_width_mm)


def _height(rows: Sequence[PageRow]) -> float:
    return fsum(row.height_mm for row in rows)


def _group(rows: Sequence[PageRow], place: int) -> Sequence[PageRow]:
    """Return the row at `place` and those that must stand on its page."""
    end = place
    while end + 1 < len(rows) and rows[end].keep and not rows[end + 1].new_page:
        end += 1
    return rows[place:end + 1]

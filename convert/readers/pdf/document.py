"""PDF bytes to a report."""

import os
import subprocess
import sys
from typing import Final

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.model.blocks import CellSpan, Figure, Mark
from convert.model.codec import from_json
from convert.model.letters import letters
from convert.model.report import Furniture, Report
from convert.readers.options import ReadOptions
from convert.readers.own_file import same_letters
from convert.readers.pdf.flow import Measure, goes_on, measure, place_of
from convert.readers.pdf.furniture import find_furniture
from convert.readers.pdf.pages import Extract, Grid, Page, Photo, Row
from convert.readers.pictures import picture_type
from convert.readers.read_out import ReadOut, finish, make_table
from convert.readers.structure.lines import Hints, Line, block_line, make_line
from convert.readers.structure.source_text import SourceText, concat

TIME_LIMIT: Final = 26.0
"""Seconds after which the process that opens the PDF is ended."""
_UNMAPPED_SHARE: Final = 0.2
_SAME_EDGE: Final = 3.0
_COLUMNS_PER_LETTER: Final = 2
_MM_PER_POINT: Final = 25.4 / 72
_SHOWN_PAGES: Final = 8


def read_pdf(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:  # noqa: ARG001
    """Return the report that a PDF with text holds.

    A file that this program wrote gives the report that it was made from, as long as its pages show that text.

    Raises:
        ConvertError: a `readpdf-…` code for what cannot be opened or has no text, a `reader-…` code for what is no report.
    """
    found = open_apart(data, name)
    furniture = find_furniture(found.pages)
    changed: tuple[Diagnostic, ...] = ()
    if found.model:
        report = _own_report(found, furniture)
        if report is not None:
            return Outcome(report, (Diagnostic(code="readpdf-own", grade="note", path=name),))
        changed = (Diagnostic(code="readpdf-changed", grade="note", path=name),)
    _refuse_without_text(found, name)
    flow = _Flow(found, furniture, name)
    outcome = finish(flow.out, flow.lines(), data, name=name, format="pdf")
    return Outcome(outcome.value, (*changed, *outcome.diagnostics))


def open_apart(data: bytes, path: str) -> Extract:
    """Return what a process of its own found in the PDF `data`, within its limits of memory and time.

    Raises:
        ConvertError: `readpdf-limits` when it needed too much, or the code that it gave.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    try:
        done = subprocess.run([sys.executable, "-m", "convert.readers.pdf.child"], input=data, capture_output=True,
                              timeout=TIME_LIMIT, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise ConvertError("readpdf-limits", path=path) from None
    if done.returncode:
        raise ConvertError("readpdf-limits", path=path)
    found = msgspec.msgpack.decode(done.stdout, type=Extract)
    if found.error:
        raise ConvertError(found.error, path=path, count=found.count)
    return found


def _own_report(found: Extract, furniture: dict[tuple[int, int], str]) -> Report | None:
    try:
        report = from_json(found.model)
    except ConvertError:
        return None
    shown = "".join(_page_letters(page, number, furniture) for number, page in enumerate(found.pages))
    return report if same_letters(report, shown, tables_in_order=False) else None


def _page_letters(page: Page, number: int, furniture: dict[tuple[int, int], str]) -> str:
    parts = [(row.y, row.text) for index, row in enumerate(page.rows) if (number, index) not in furniture]
    parts += [(grid.top, "".join(text for row in grid.cells for text in row)) for grid in page.grids]
    return letters("".join(text for _, text in sorted(parts, key=lambda part: -part[0])))


def _refuse_without_text(found: Extract, path: str) -> None:
    total = sum(page.letters for page in found.pages)
    if not total:
        pictures = any(page.photos for page in found.pages)
        raise ConvertError("readpdf-scan" if pictures else "readpdf-empty", path=path, count=len(found.pages))
    if sum(page.unmapped for page in found.pages) > _UNMAPPED_SHARE * total:
        raise ConvertError("readpdf-no-codes", path=path)


class _Flow:
    """Goes over the pages once and makes the lines."""

    def __init__(self, found: Extract, furniture: dict[tuple[int, int], str], path: str) -> None:
        self.out = ReadOut(path)
        self._pages = found.pages
        self._furniture = furniture
        self._measure: Measure = measure([_without(page, number, furniture) for number, page in enumerate(found.pages)])
        self._lines: list[Line] = []
        self._above: tuple[Row, int] | None = None
        self._table: tuple[int, Grid, list[list[SourceText]], list[CellSpan]] | None = None
        """The table that was the last thing, with the index of its line."""

    def lines(self) -> list[Line]:
        """Return the lines of all pages."""
        for number, page in enumerate(self._pages):
            self._read(page, number)
        self._account()
        return self._lines

    def _read(self, page: Page, number: int) -> None:
        items: list[tuple[float, int, Row | Grid | Photo]] = [(row.y, index, row) for index, row in enumerate(page.rows)]
        items += [(grid.top, -1, grid) for grid in page.grids]
        items += [(photo.top, -1, photo) for photo in page.photos]
        first = number > 0
        for _, index, item in sorted(items, key=lambda item: (-item[0], item[1])):
            if isinstance(item, Row):
                reason = self._furniture.get((number, index))
                if reason:
                    self._drop(item.text, reason)
                    continue
                self._row(item, number, page_break=first)
            elif isinstance(item, Grid):
                self._grid(item, page_break=first)
            else:
                self._photo(item)
                continue
            first = False
        for text in page.slanted:
            self._drop(" ".join(text.split()), "watermark")

    def _drop(self, text: str, reason: str) -> None:
        placed = self.out.add(text)
        self.out.end_line()
        if placed.text:
            self.out.furniture.append(Furniture(text=text, source=placed.spans, reason=reason))

    def _row(self, row: Row, page: int, *, page_break: bool) -> None:
        place = place_of(row, page, self._measure)
        reason = goes_on(self._above, row, page, self._measure) if self._above is not None else None
        apart = self._above is not None and self._above[1] == page and self._above[0].y - row.y > 1.6 * self._measure.pitch
        placed = self.out.add(row.text)
        start = placed.spans[0][0]
        marks = tuple(Mark(kind="superscript", start=start + first, end=start + last) for first, last in row.small)
        hints = Hints(starts=place.starts and reason is None, continues=reason, centred=place.centred, right=place.right,  # type: ignore[arg-type]
                      size_pt=round(row.size, 1), marks=marks)
        line = make_line(placed, self.out.line, blank_before=int(apart), page_break=page_break, hints=hints)
        self.out.end_line()
        if line is not None:
            self._lines.append(msgspec.structs.replace(line, indent=round(place.indent * _COLUMNS_PER_LETTER)))
            self._above, self._table = (row, page), None

    def _grid(self, grid: Grid, *, page_break: bool) -> None:
        start, number = self.out.position, self.out.line
        rows = [[self._cell(text) for text in row] for row in grid.cells]
        spans = [CellSpan(row=row, column=column, rows=high, columns=wide) for row, column, high, wide in grid.spans]
        if page_break and self._table is not None and _same_edges(self._table[1], grid):
            index, first, above, merged = self._table
            self._repeat(above, rows)
            merged.extend(msgspec.structs.replace(span, row=span.row + len(above)) for span in spans)
            above.extend(rows)
            self._lines[index] = self._made(first, above, merged, self._lines[index].number, self._lines[index].start)
            return
        if len(rows) < 2 or len(grid.edges) <= 2:
            self._loose(rows)
            return
        self._table = (len(self._lines), grid, rows, spans)
        self._lines.append(self._made(grid, rows, spans, number, start))
        self._above = None

    def _made(self, grid: Grid, rows: list[list[SourceText]], spans: list[CellSpan], number: int, start: int) -> Line:  # noqa: ARG002
        table = msgspec.structs.replace(make_table(rows), spans=tuple(spans))
        return block_line(table, number, start)

    def _repeat(self, above: list[list[SourceText]], rows: list[list[SourceText]]) -> None:
        """The head of a table stands again on the next page: list it as dropped."""
        count = 0
        while count < min(3, len(rows), len(above)) and [cell.text for cell in rows[count]] == [cell.text for cell in above[count]] and any(
                cell.text for cell in rows[count]):
            count += 1
        for row in rows[:count]:
            content = concat(row)
            self.out.furniture.append(Furniture(text=content.text, source=content.spans, reason="repeated-header"))
        del rows[:count]

    def _cell(self, text: str) -> SourceText:
        parts = []
        for line in text.split("\n"):
            parts.append(self.out.add(line))
            self.out.end_line()
        return concat(parts)

    def _loose(self, rows: list[list[SourceText]]) -> None:
        """A frame around text, or a single row of cells, is no table."""
        for row in rows:
            for cell in row:
                line = make_line(cell, self.out.line, hints=Hints(starts=True)) if cell.text else None
                if line is not None:
                    self._lines.append(line)
        self._above, self._table = None, None

    def _photo(self, photo: Photo) -> None:
        media_type = picture_type(photo.data) if photo.data else None
        if media_type is None:
            self.out.notice("readpdf-picture", "advisory")
            return
        figure = Figure(id="", image=photo.data, media_type=media_type, width_mm=round((photo.x1 - photo.x0) * _MM_PER_POINT, 1))
        self._lines.append(block_line(figure, self.out.line, self.out.position))
        self._above, self._table = None, None

    def _account(self) -> None:
        doubled = sum(page.doubled for page in self._pages)
        if doubled:
            self.out.notice("readpdf-doubled", count=doubled)
        unmapped = sum(page.unmapped for page in self._pages)
        if unmapped:
            self.out.notice("readpdf-unmapped", "advisory", count=unmapped)
        scans = [number for number, page in enumerate(self._pages, 1) if not page.letters and page.photos]
        if scans:
            shown = "、".join(map(str, scans[:_SHOWN_PAGES])) + ("…" if len(scans) > _SHOWN_PAGES else "")
            self.out.notice("readpdf-scan-pages", "advisory", pages=shown, count=len(scans))


def _same_edges(first: Grid, second: Grid) -> bool:
    return len(first.edges) == len(second.edges) and all(
        abs(one - other) <= _SAME_EDGE for one, other in zip(first.edges, second.edges, strict=True))


def _without(page: Page, number: int, furniture: dict[tuple[int, int], str]) -> Page:
    rows = [row for index, row in enumerate(page.rows) if (number, index) not in furniture]
    return Page(page.width, page.height, rows)

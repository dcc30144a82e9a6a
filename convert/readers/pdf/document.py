"""PDF bytes to a report."""

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from convert.apart import run_apart
from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.model.agreement import first_difference, table_ids
from convert.model.blocks import Block, Figure, Mark, Paragraph
from convert.model.codec import from_json
from convert.model.elements import Note
from convert.model.letters import letters
from convert.model.report import Choice, Furniture, Report
from convert.readers.options import ReadOptions
from convert.readers.pdf.flow import FlowMeasure, goes_on, goes_on_below_block, is_caption, measure, place_of
from convert.readers.pdf.footnotes import Footnote, find_footnotes
from convert.readers.pdf.furniture import edge_rows, find_furniture
from convert.readers.pdf.pages import Extract, Grid, PdfPage, Photo, Row
from convert.readers.pdf.running_table import RunningTable
from convert.readers.pictures import can_be_drawn, picture_type
from convert.readers.read_out import CellPart, ReadOut, finish, join_cell
from convert.readers.structure.lines import Hints, SourceLine, block_line, make_line
from convert.readers.structure.source_text import SourceText, cell_text, compact, concat, cut, strip
from convert.structs import learnt
from convert.text.raised import plain_or_raised

TIME_LIMIT: Final = 26.0
"""Seconds after which the process that opens the PDF is ended."""
_UNMAPPED_SHARE: Final = 0.2
_SHORT_CAPTION: Final = 3.0
"""Letters by which a caption ends before the edge of the text, at least."""
_COLUMNS_PER_LETTER: Final = 2
_BACKGROUND: Final = 0.8
"""Share of the page from which a picture stands behind its text."""
_MM_PER_POINT: Final = 25.4 / 72
_SHOWN_PAGES: Final = 8


def read_pdf(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:
    """Return the report that a PDF with text holds.

    A file that this program wrote gives the report that it was made from, as long as its pages show that text.

    Raises:
        ConvertError: a `readpdf-…` code for what cannot be opened or has no text, a `reader-…` code for what is no report.
    """
    return report_of(open_apart(data, name), data, name=name, format="pdf", choices=options.choices)


def report_of(found: Extract, data: bytes, *, name: str, format: Literal["pdf", "ofd"],  # noqa: A002
              choices: tuple[Choice, ...] = ()) -> Outcome[Report]:
    """Return the report that the pages of a fixed-layout file show, or the one that travels inside as long as they show it.

    Raises:
        ConvertError: a `readpdf-…` or `readofd-…` code for what has no text, a `reader-…` code for what is no report.
    """
    furniture = find_furniture(found.pages)
    changed: tuple[Diagnostic, ...] = ()
    if found.model:
        report = _own_report(found, furniture)
        if report is not None:
            return Outcome(report, (Diagnostic(code=f"read{format}-own", grade="note", path=name),))
        changed = (Diagnostic(code=f"read{format}-changed", grade="note", path=name),)
    _refuse_without_text(found, name, format)
    flow = _Flow(found, furniture, name, f"read{format}")
    outcome = finish(flow.out, flow.lines(), data, name=name, format=format, notes=flow.notes, choices=choices)
    return Outcome(outcome.value, (*changed, *outcome.diagnostics))


def open_apart(data: bytes, path: str) -> Extract:
    """Return what a process of its own found in the PDF `data`, within its limits of memory and time.

    Raises:
        ConvertError: `readpdf-limits` when it needed too much, or the code that it gave.
    """
    answer = run_apart("convert.readers.pdf.child", data, TIME_LIMIT)
    if answer is None:
        raise ConvertError("readpdf-limits", path=path)
    found = msgspec.msgpack.decode(answer, type=learnt(Extract))
    if found.error:
        raise ConvertError(found.error, path=path, count=found.count)
    return found


def _own_report(found: Extract, furniture: dict[tuple[int, int], str]) -> Report | None:
    try:
        report = from_json(found.model)
    except ConvertError:
        return None
    shown = _letters_shown(found, furniture)
    return report if first_difference(_as_read(report), shown, loose=table_ids(report)) is None else None


def _as_read(report: Report) -> Report:
    """Return the report with what its pages show raised as it is read from them: note marks and powers as raised digits."""
    attachments = (msgspec.structs.replace(each, body=tuple(map(_with_raised, each.body))) for each in report.attachments)
    return msgspec.structs.replace(report, body=tuple(map(_with_raised, report.body)), attachments=tuple(attachments))


def _with_raised(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    text = block.text
    for mark in block.marks:
        if mark.kind in ("note", "superscript"):
            before, after = text[:mark.start], text[mark.end:]
            text = before + plain_or_raised(text[mark.start:mark.end], before) + after
    return msgspec.structs.replace(block, text=text)


def _letters_shown(found: Extract, furniture: dict[tuple[int, int], str]) -> str:
    """Return the letters of all pages, footnotes last: a paragraph may go on above the next page's."""
    em = measure([_without(page, number, furniture) for number, page in enumerate(found.pages)]).em
    text, notes = [], []
    for number, page in enumerate(found.pages):
        own = {index: reason for (page_number, index), reason in furniture.items() if page_number == number}
        noted = [index for note in find_footnotes(page, own, em) for index in note.rows]
        notes += [page.rows[index].text for index in noted]
        parts = [(row.y, row.text) for index, row in enumerate(page.rows) if index not in own and index not in noted]
        parts += [(grid.top, "".join(text for row in grid.cells for text in row)) for grid in page.grids]
        text += [one for _, one in sorted(parts, key=lambda part: -part[0])]
    return letters("".join((*text, *notes)))


def _refuse_without_text(found: Extract, path: str, form: str) -> None:
    total = sum(page.letters for page in found.pages)
    if not total:
        pictures = any(page.photos for page in found.pages)
        raise ConvertError(f"read{form}-scan" if pictures else f"read{form}-empty", path=path, count=len(found.pages))
    if sum(page.unmapped for page in found.pages) > _UNMAPPED_SHARE * total:
        raise ConvertError(f"read{form}-no-codes", path=path)


class _Flow:
    """Goes over the pages once and makes the lines."""

    def __init__(self, found: Extract, furniture: dict[tuple[int, int], str], path: str, family: str) -> None:
        """`family` is how the codes of what is noticed begin."""
        self._family = family
        self.out = ReadOut(path)
        self._pages = found.pages
        self._furniture = furniture
        self._measure: FlowMeasure = measure([_without(page, number, furniture) for number, page in enumerate(found.pages)])
        inked = [row for page in found.pages for row in page.rows]
        self._all_bold = sum(len(row.text) for row in inked if row.bold) * 2 > sum(len(row.text) for row in inked)
        self._lines: list[SourceLine] = []
        self.notes: list[Note] = []
        self._footnotes: list[Footnote] = []
        """Those of the page that is being read."""
        self._edges: set[int] = set()
        """The rows at its head and foot."""
        self._above: tuple[Row, int] | None = None
        """The row above, with its page."""
        self._cut: tuple[Row, int, int] | None = None
        """The last row of running text, with its page and the index behind its line: a table or picture may cut its paragraph."""
        self._behind: int | None = None
        """Where the lines go that go on a paragraph cut by what stands there."""
        self._table: RunningTable | None = None
        """The table that was the last thing."""
        self._table_at = 0

    def lines(self) -> list[SourceLine]:
        """Return the lines of all pages."""
        for number, page in enumerate(self._pages):
            self._read(page, number)
        self._end_table()
        self._account()
        return self._lines

    def _read(self, page: PdfPage, number: int) -> None:
        items: list[tuple[float, int, Row | Grid | Photo]] = [
            (row.y if row.rank is None else row.rank, index, row) for index, row in enumerate(page.rows)]
        items += [(grid.top, -1, grid) for grid in page.grids]
        items += [(photo.top, -1, photo) for photo in page.photos]
        first = number > 0
        own = {index: reason for (page_number, index), reason in self._furniture.items() if page_number == number}
        self._footnotes = find_footnotes(page, own, self._measure.em)
        noted = {index for note in self._footnotes for index in note.rows}
        self._edges = {index for index, _ in edge_rows(page)}
        for _, index, item in sorted(items, key=lambda item: (-item[0], item[1])):
            if isinstance(item, Row):
                if index in own:
                    self._drop(item.text, own[index])
                if index in own or index in noted:
                    continue
                self._row(item, number, index, page_break=first)
            elif isinstance(item, Grid):
                self._grid(item, number, page_break=first)
            else:
                self._photo(item, page)
                continue
            first = False
        for note in self._footnotes:
            self._note(note, page)
        for text in page.slanted:
            self._drop(" ".join(text.split()), "watermark")

    def _note(self, note: Footnote, page: PdfPage) -> None:
        parts: list[SourceText] = []
        for index in note.rows:
            parts.append(compact(self.out.add(page.rows[index].text)))
            self.out.end_line()
        content = strip(cut(concat(parts), len(note.written)))
        self.notes.append(Note(id=f"n{len(self.notes) + 1}", marker=note.marker, text=content.text, source=content.spans))

    def _drop(self, text: str, reason: str) -> None:
        placed = self.out.add(text)
        self.out.end_line()
        if placed.text:
            self.out.furniture.append(Furniture(text=text, source=placed.spans, reason=reason))

    def _row(self, row: Row, page: int, index: int, *, page_break: bool) -> None:
        place = place_of(row, page, self._measure)
        reason = goes_on(self._above, row, page, self._measure) if self._above is not None else None
        if reason is None:
            reason, self._behind = self._after_block(row, page)
        apart = self._above is not None and self._above[1] == page and self._above[0].y - row.y > 1.6 * self._measure.pitch
        placed = self.out.add(row.text)
        start = placed.spans[0][0]
        marks = (*(Mark(kind="superscript", start=start + first, end=start + last) for first, last in row.small),
                 *self._note_marks(index, start))
        hints = Hints(starts=place.starts and reason is None, continues=reason, centred=place.centred, right=place.right,  # type: ignore[arg-type]
                      size_pt=round(row.size, 1), inside=index not in self._edges, bold=row.bold and not self._all_bold, marks=marks)
        line = make_line(placed, self.out.line, blank_before=int(apart), page_break=page_break, hints=hints)
        self.out.end_line()
        if line is not None:
            self._place(msgspec.structs.replace(line, indent=round(place.indent * _COLUMNS_PER_LETTER)), row, page)

    def _place(self, line: SourceLine, row: Row, page: int) -> None:
        """Put a line behind the others, or where the paragraph stands that it goes on."""
        self._end_table()
        at = len(self._lines) if self._behind is None else self._behind
        self._lines.insert(at, line)
        self._behind = None if self._behind is None else at + 1
        if is_caption(row.text) and row.x1 < self._measure.edges(page)[1] - _SHORT_CAPTION * self._measure.em:
            self._above = None
        else:
            self._above, self._cut = (row, page), (row, page, at + 1)

    def _after_block(self, row: Row, page: int) -> tuple[str | None, int | None]:
        """Return why `row` goes on the paragraph above a table or picture, and where that paragraph ends."""
        if self._cut is None or self._above is not None:
            return None, None
        above, above_page, at = self._cut
        if not goes_on_below_block((above, above_page), row, page, self._measure):
            return None, None
        return "hard-wrap" if page == above_page else "page-break", at

    def _note_marks(self, index: int, start: int) -> Iterator[Mark]:
        """Yield the marks of the footnotes that row `index` refers to, whose text begins at offset `start`."""
        for number, note in enumerate(self._footnotes, len(self.notes) + 1):
            row, at = note.reference
            if row == index:
                yield Mark(kind="note", start=start + at, end=start + at + len(note.marker), target=f"n{number}")

    def _grid(self, grid: Grid, page: int, *, page_break: bool) -> None:
        if grid.rows and not (page_break and self._table is not None and self._table.takes(grid)):
            for row in grid.rows:
                self._row(row, page, -1, page_break=page_break and row is grid.rows[0])
            return
        start, number = self.out.position, self.out.line
        rows = [[self._cell(text) for text in row] for row in grid.cells]
        if page_break and self._table is not None and self._table.takes(grid):
            for head in self._table.add(grid, rows):
                self.out.furniture.append(Furniture(text=head.text, source=head.spans, reason="repeated-header"))
            return
        self._end_table()
        if len(rows) < 2 or len(grid.edges) <= 2:
            self._loose(rows)
            return
        self._table, self._table_at = RunningTable(grid, rows), len(self._lines)
        self._lines.append(block_line(self._table.made(), number, start))
        self._above = None

    def _end_table(self) -> None:
        """Nothing more comes to the table: put all of it in its place."""
        if self._table is not None:
            self._lines[self._table_at] = msgspec.structs.replace(self._lines[self._table_at], block=self._table.made())
            self._table = None

    def _cell(self, text: str) -> SourceText:
        return join_cell([CellPart(cell_text(self.out.add(line)), self.out.gap()) for line in text.split("\n")])

    def _loose(self, rows: list[list[SourceText]]) -> None:
        """A frame around text, or a single row of cells, is no table."""
        for row in rows:
            for cell in row:
                line = make_line(cell, self.out.line, hints=Hints(starts=True)) if cell.text else None
                if line is not None:
                    self._lines.append(line)
        self._end_table()
        self._above = None

    def _photo(self, photo: Photo, page: PdfPage) -> None:
        media_type = picture_type(photo.data) if photo.data else None
        behind = page.letters and (photo.x1 - photo.x0) * (photo.top - photo.bottom) > _BACKGROUND * page.width * page.height
        if media_type is None or behind or not can_be_drawn(photo.data):
            self.out.notice(f"{self._family}-picture", "advisory")
            return
        in_table = any(grid.bottom <= (photo.top + photo.bottom) / 2 <= grid.top for grid in page.grids)
        figure = Figure(id="", image=photo.data, media_type=media_type, width_mm=round((photo.x1 - photo.x0) * _MM_PER_POINT, 1))
        self._lines.append(block_line(figure, self.out.line, self.out.position))
        if not in_table:
            self._end_table()
            self._above = None

    def _account(self) -> None:
        doubled = sum(page.doubled for page in self._pages)
        if doubled:
            self.out.notice(f"{self._family}-doubled", count=doubled)
        unmapped = sum(page.unmapped for page in self._pages)
        if unmapped:
            self.out.notice(f"{self._family}-unmapped", "advisory", count=unmapped)
        scans = [number for number, page in enumerate(self._pages, 1) if not page.letters and page.photos]
        if scans:
            shown = "、".join(map(str, scans[:_SHOWN_PAGES])) + ("…" if len(scans) > _SHOWN_PAGES else "")
            self.out.notice(f"{self._family}-scan-pages", "advisory", pages=shown, count=len(scans))


def _without(page: PdfPage, number: int, furniture: dict[tuple[int, int], str]) -> PdfPage:
    rows = [row for index, row in enumerate(page.rows) if (number, index) not in furniture]
    return PdfPage(page.width, page.height, rows)

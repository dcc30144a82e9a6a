"""Text read out of a format that has no characters to count: its ranges count the characters of what was read out.

Everything is appended to one text, line by line, the letters that are dropped included, so that nothing of the document
is without a place.
"""

import os
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.digest import sha256_of
from convert.model.blocks import Figure, Table
from convert.model.elements import Note
from convert.model.report import Choice, Furniture, Report, SourceInfo
from convert.patterns import regex
from convert.readers.encoding import Decoded
from convert.readers.options import MAX_CHARACTERS
from convert.readers.structure.draft import dropped_notice
from convert.readers.structure.lines import Hints, Role, SourceLine, make_line
from convert.readers.structure.recognise import recognise
from convert.readers.structure.source_text import EMPTY, SourceText, concat, keep_blanks, strip
from convert.readers.structure.tables import FIGURE, UNIT_LINE
from convert.readers.structure.wording import OWN_LABEL, is_terminated
from convert.readers.text import check_lines, with_character_account
from convert.text.ordinals import CAPTION_NUMBER
from convert.text.radicals import unify_radicals

_FIGURE_CAPTION: Final = regex(rf"图\s*{CAPTION_NUMBER}[：:、.．\s]*[^。；]{{0,60}}")
_MOST_HEADER_ROWS: Final = 3
_LONGEST_CAPTION: Final = 45
_LONGEST_TITLE: Final = 80
_FEWEST_COLUMNS: Final = 2
_FEWEST_ROWS: Final = 2
_TABLE_NOTES: Final = ("注", "备注", "说明", "资料来源", "数据来源", "填表", "制表", "合计", "总计")
"""What begins a row of one cell that says something about the table and does not divide it."""


class ReadOut:
    """The text that was read out so far, and what was dropped and noticed on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.furniture: list[Furniture] = []
        self.diagnostics: list[Diagnostic] = []
        self.line = 1
        """Number of the line that is being written."""
        self.radicals = ""
        """Radicals that were replaced by the characters that they stand for."""
        self.first_radical = -1
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """Everything that was read out."""
        return "".join(self._parts)

    @property
    def position(self) -> int:
        """Offset at which the next letter will stand."""
        return self._length

    def add(self, text: str) -> SourceText:
        """Append `text`, which holds no line break, and return it with its place.

        Raises:
            ConvertError: `reader-too-long`.
        """
        if not text:
            return EMPTY
        start = self._length
        text, radicals, first = unify_radicals(text)
        if radicals:
            self.first_radical = self.first_radical if self.radicals else start + first
            self.radicals += radicals
        self._parts.append(text)
        self._length += len(text)
        if self._length > MAX_CHARACTERS:
            raise ConvertError("reader-too-long", path=self.path, characters=self._length, limit=MAX_CHARACTERS)
        return SourceText(text, ((start, self._length),))

    def end_line(self) -> None:
        """Append a line break."""
        self._parts.append("\n")
        self._length += 1
        self.line += 1

    def gap(self) -> SourceText:
        """Append a line break and return the blank that it may stand for."""
        at = self._length
        self.end_line()
        return SourceText("\u3000", ((at, at + 1),))

    def drop(self, text: str, reason: str) -> None:
        """Append `text`, which does not belong to the report, and list it as dropped for `reason`."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        for line in lines:
            placed = self.add(line)
            self.end_line()
            self.furniture.append(Furniture(text=line, source=placed.spans, reason=reason))

    def notice(self, code: str, grade: str = "note", **args: str | int | float) -> None:
        """Record something worth telling, at the line that is being written."""
        self.diagnostics.append(Diagnostic(code=code, grade=grade, path=self.path, line=self.line, args=args))  # type: ignore[arg-type]


def finish(out: ReadOut, lines: Sequence[SourceLine], data: bytes, *, name: str, format: str,  # noqa: A002
           notes: Sequence[Note] = (), choices: Sequence[Choice] = ()) -> Outcome[Report]:
    """Return the report that `lines` of the text in `out` make.

    Raises:
        ConvertError: `reader-empty`, `reader-no-words`, `reader-too-many-lines`, `reader-line-too-long`.
    """
    text = out.text
    captioned = with_table_captions(with_figure_captions(with_title_rows(lines)))
    check_lines(captioned, text, name)
    source = SourceInfo(name=os.path.basename(name), format=format, sha256=sha256_of(data), characters=len(text))
    outcome = recognise(captioned, source=source, path=name, notes=tuple(notes), choices=choices)
    report = outcome.value
    noticed = outcome.diagnostics
    if not report.front.title and lines and isinstance(lines[0].block, Figure):
        noticed = (Diagnostic(code="reader-title-picture", grade="advisory", path=name, line=1), *noticed)
    if out.furniture:
        report = msgspec.structs.replace(report, furniture=report.furniture + tuple(out.furniture))
        noticed = (*(each for each in noticed if each.code not in ("reader-dropped", "reader-dropped-texts")),
                   dropped_notice(report.furniture, name))
    return with_character_account(Outcome(report, (*out.diagnostics, *noticed)), Decoded(
        text, "utf-8", has_mark=False, radicals=out.radicals, first_radical=out.first_radical), name)


def with_title_rows(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return `lines` with the rows at the head of a table that are one cell over its whole width set above it: title, caption, unit.

    They stay in the table when such rows stand further down too, as they do where they divide it.
    """
    found: list[SourceLine] = []
    for line in lines:
        count = _title_rows(line.block) if isinstance(line.block, Table) else 0
        if not isinstance(line.block, Table) or not count:
            found.append(line)
            continue
        alone = count > 1 or not any(other.block is None for other in found)
        for row in range(count):
            words = SourceText(line.block.rows[row][0], line.block.cell_sources[row][0])
            title = make_line(words, line.number, blank_before=line.blank_before)
            if title is not None:
                role: Role | None = "unit" if UNIT_LINE.fullmatch(title.text) else None if alone else "caption"
                found.append(msgspec.structs.replace(title, hints=Hints(role=role, starts=True, paragraph=True, centred=role != "unit")))
        found.append(msgspec.structs.replace(line, block=_without_rows(line.block, count)))
    return found


def _title_rows(table: Table) -> int:
    """Return how many rows at the head of `table` are one cell over its whole width, above rows of several cells."""
    width = len(table.rows[0]) if table.rows else 0
    whole = {span.row for span in table.spans if span.column == 0 and span.columns == width and span.rows == 1}
    count = next((row for row in range(len(table.rows)) if row not in whole), len(table.rows))
    below = [row for row in whole if row >= count and not table.rows[row][0].startswith(_TABLE_NOTES)]
    titles = [table.rows[row][0] for row in range(count)]
    if width < _FEWEST_COLUMNS or len(table.rows) - count < _FEWEST_ROWS or below or not table.cell_sources:
        return 0
    return count if all(0 < len(title) <= _LONGEST_TITLE and title[-1] not in "。；！？" for title in titles) else 0


def _without_rows(table: Table, count: int) -> Table:
    sources = table.cell_sources[count:]
    return msgspec.structs.replace(
        table, rows=table.rows[count:], cell_sources=sources, source=tuple(span for row in sources for cell in row for span in cell),
        spans=tuple(msgspec.structs.replace(span, row=span.row - count) for span in table.spans if span.row >= count),
        header_rows=table.header_rows - count if table.header_rows > count else count_figureless_rows(table.rows[count:]))


def with_figure_captions(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return `lines` with 图1 … below a picture made the picture's caption."""
    found: list[SourceLine] = []
    for line in lines:
        above = found[-1].block if found else None
        if (isinstance(above, Figure) and not above.caption and line.block is None and line.hints.role in (None, "caption", "centred")
                and _FIGURE_CAPTION.fullmatch(line.text) and not is_terminated(line.text)):
            caption = keep_blanks(strip(line.raw))
            figure = msgspec.structs.replace(above, caption=caption.text, source=caption.spans)
            found[-1] = msgspec.structs.replace(found[-1], block=figure)
        else:
            found.append(line)
    return found


def with_table_captions(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return `lines` with the short centred line above a table called its caption, below the head of the document."""
    found = list(lines)
    body = next((index for index, line in enumerate(found) if line.block is None and is_terminated(line.text)
                 and OWN_LABEL.fullmatch(line.text) is None), len(found))
    for index in range(body + 1, len(found) - 1):
        line = found[index]
        if OWN_LABEL.fullmatch(found[index - 1].text):
            continue  # the title of an attachment that is one table
        unit = UNIT_LINE.fullmatch(found[index + 1].text) is not None and index + 2 < len(found)
        if (isinstance(found[index + 1 + unit].block, Table) and line.block is None and line.hints.role is None and line.hints.centred
                and len(line.text) <= _LONGEST_CAPTION and line.ordinal is None and not is_terminated(line.text)
                and UNIT_LINE.fullmatch(line.text) is None):
            found[index] = msgspec.structs.replace(line, hints=msgspec.structs.replace(line.hints, role="caption"))
    return found


class CellPart(msgspec.Struct, frozen=True):
    """A line, a paragraph or an inner cell of a table's cell."""

    text: SourceText
    gap: SourceText
    """The blank that follows it where it has to stand apart."""
    apart: bool = False
    """It is a cell of a table inside the cell."""


def join_cell(parts: Sequence[CellPart]) -> SourceText:
    """Return the parts of a cell as one text: inner cells apart, and figures too, which would make another figure together."""
    found: list[SourceText] = []
    before: CellPart | None = None
    for part in parts:
        if not part.text.text:
            continue
        figures = before is not None and FIGURE.fullmatch(before.text.text) and FIGURE.fullmatch(part.text.text)
        if before is not None and (before.apart or part.apart or figures):
            found.append(before.gap)
        found.append(part.text)
        before = part
    return concat(found)


def make_table(rows: Sequence[Sequence[SourceText]], *, header_rows: int | None = None) -> Table:
    """Return a table of cells; without `header_rows` the rows above the first figures are its head."""
    width = max((len(row) for row in rows), default=0)
    whole = [[*row, *[EMPTY] * (width - len(row))] for row in rows]
    return Table(
        id="", rows=tuple(tuple(cell.text for cell in row) for row in whole),
        header_rows=count_header_rows(whole) if header_rows is None else header_rows,
        source=tuple(span for row in whole for cell in row for span in cell.spans),
        cell_sources=tuple(tuple(cell.spans for cell in row) for row in whole))


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a figure and nothing else."""
    return FIGURE.fullmatch(text) is not None and any(letter.isdigit() for letter in text)


def count_header_rows(rows: Sequence[Sequence[SourceText]]) -> int:
    """Return how many rows stand above the first one that holds a figure outside its first cell."""
    return count_figureless_rows([[cell.text for cell in row] for row in rows])


def count_figureless_rows(rows: Sequence[Sequence[str]]) -> int:
    """Return how many of the rows of a table are its head: those above the first figure outside the first column."""
    count = 0
    for row in rows:
        if any(map(is_figure, row[1:])):
            break
        count += 1
    return min(max(count, 1), _MOST_HEADER_ROWS, len(rows)) if count < len(rows) else min(1, len(rows))

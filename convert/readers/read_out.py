"""Text read out of a format that has no characters to count: its ranges count the characters of what was read out.

Everything is appended to one text, line by line, the letters that are dropped included, so that nothing of the document
is without a place.
"""

import os
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.model.blocks import Figure, Table
from convert.model.elements import Note
from convert.model.report import Furniture, Report, SourceInfo
from convert.patterns import regex
from convert.readers.encoding import Decoded
from convert.readers.options import MAX_CHARACTERS
from convert.readers.structure.lines import Line
from convert.readers.structure.recognise import recognise
from convert.readers.structure.source_text import EMPTY, SourceText, compact
from convert.readers.structure.tables import UNIT_LINE
from convert.readers.structure.wording import is_terminated
from convert.readers.text import check_lines, with_character_account
from convert.text.digest import sha256_of

_FIGURE_CAPTION: Final = regex(r"图\s*[\d一二三四五六七八九十]+(?:[-—.]\d+)?[：:、.．\s]*[^。；]{0,60}")
_FIGURE: Final = regex(r"[+\-－—±]?\d[\d,，.]*\s*[%％‰]?|[—－\-–…/]{1,3}|\.{2,3}")
_MOST_HEADER_ROWS: Final = 3
_LONGEST_CAPTION: Final = 45


class ReadOut:
    """The text that was read out so far, and what was dropped and noticed on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.furniture: list[Furniture] = []
        self.diagnostics: list[Diagnostic] = []
        self.line = 1
        """Number of the line that is being written."""
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


def finish(out: ReadOut, lines: Sequence[Line], data: bytes, *, name: str, format: str,  # noqa: A002
           notes: Sequence[Note] = ()) -> Outcome[Report]:
    """Return the report that `lines` of the text in `out` make.

    Raises:
        ConvertError: `reader-empty`, `reader-no-words`, `reader-too-many-lines`, `reader-line-too-long`.
    """
    text = out.text
    captioned = with_table_captions(with_figure_captions(lines))
    check_lines(captioned, text, name)
    source = SourceInfo(name=os.path.basename(name), format=format, sha256=sha256_of(data), characters=len(text))
    outcome = recognise(captioned, source=source, path=name, notes=tuple(notes))
    report = outcome.value
    noticed = outcome.diagnostics
    if out.furniture:
        report = msgspec.structs.replace(report, furniture=report.furniture + tuple(out.furniture))
        noticed = (*(each for each in noticed if each.code != "reader-dropped"), _dropped(report, name))
    return with_character_account(Outcome(report, (*out.diagnostics, *noticed)), Decoded(text, "utf-8", has_mark=False), name)


def _dropped(report: Report, path: str) -> Diagnostic:
    reasons = ", ".join(sorted({each.reason for each in report.furniture}))
    return Diagnostic(code="reader-dropped", grade="note", path=path, args={"count": len(report.furniture), "reasons": reasons})


def with_figure_captions(lines: Sequence[Line]) -> list[Line]:
    """Return `lines` with 图1 … below a picture made the picture's caption."""
    found: list[Line] = []
    for line in lines:
        above = found[-1].block if found else None
        if (isinstance(above, Figure) and not above.caption and line.block is None and line.hints.role in (None, "caption", "centred")
                and _FIGURE_CAPTION.fullmatch(line.text) and not is_terminated(line.text)):
            figure = msgspec.structs.replace(above, caption=line.text, source=line.content.spans)
            found[-1] = msgspec.structs.replace(found[-1], block=figure)
        else:
            found.append(line)
    return found


def with_table_captions(lines: Sequence[Line]) -> list[Line]:
    """Return `lines` with the short centred line above a table called its caption, below the head of the document."""
    found = list(lines)
    body = next((index for index, line in enumerate(found) if line.block is None and is_terminated(line.text)), len(found))
    for index in range(body + 1, len(found) - 1):
        line = found[index]
        unit = UNIT_LINE.fullmatch(found[index + 1].text) is not None and index + 2 < len(found)
        if (isinstance(found[index + 1 + unit].block, Table) and line.block is None and line.hints.role is None and line.hints.centred
                and len(line.text) <= _LONGEST_CAPTION and line.ordinal is None and not is_terminated(line.text)
                and UNIT_LINE.fullmatch(line.text) is None):
            found[index] = msgspec.structs.replace(line, hints=msgspec.structs.replace(line.hints, role="caption"))
    return found


def make_table(rows: Sequence[Sequence[SourceText]], *, header_rows: int | None = None) -> Table:
    """Return a table of cells; without `header_rows` the rows above the first figures are its head."""
    cells = [[compact(cell) for cell in row] for row in rows]
    width = max((len(row) for row in cells), default=0)
    whole = [row + [EMPTY] * (width - len(row)) for row in cells]
    return Table(
        id="", rows=tuple(tuple(cell.text for cell in row) for row in whole),
        header_rows=count_header_rows(whole) if header_rows is None else header_rows,
        source=tuple(span for row in whole for cell in row for span in cell.spans),
        cell_sources=tuple(tuple(cell.spans for cell in row) for row in whole))


def count_header_rows(rows: Sequence[Sequence[SourceText]]) -> int:
    """Return how many rows stand above the first one that holds a figure outside its first cell."""
    count = 0
    for row in rows:
        if any(_FIGURE.fullmatch(cell.text) and any(letter.isdigit() for letter in cell.text) for cell in row[1:]):
            break
        count += 1
    return min(max(count, 1), _MOST_HEADER_ROWS, len(rows)) if count < len(rows) else min(1, len(rows))

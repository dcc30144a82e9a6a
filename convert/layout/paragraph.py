"""Text into lines: runs of letters at their places, not yet on a page."""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Literal

import msgspec

from convert.fonts import INVISIBLE
from convert.layout.frame import Line, Run
from convert.layout.justify import fill
from convert.layout.line_break import BreakText, find_breaks
from convert.layout.metrics import FontMetrics, LineRules, TextStyle, line_rules
from convert.layout.punctuation import ARABIC_ORDINAL, BETWEEN_LATIN, EMPTY_LEFT, HAIR_EM, HALVED, LATIN, OVERLAP_EM
from convert.style.sheet import Align, StyleSheet

NOTE_SCALE = 0.6
"""Size of superscripts against the text around them."""
NOTE_RISE_EM = 0.38
"""How far they stand above the baseline, in em of the text around them."""
_LEAST_EM = 1e-6
"""What rounding may leave of nothing."""


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of a text that looks alike."""

    start: int
    end: int
    style: TextStyle
    role: str = ""
    mark: Literal["", "strong", "emphasis", "superscript", "subscript"] = ""
    link: str | None = None


class Measure(msgspec.Struct, frozen=True):
    """The room for a text: millimetres from the left of the paper."""

    left_mm: float
    width_mm: float
    first_mm: float = 0.0
    """Indent of the first line."""
    align: Align = "justify"


class FontSpan(msgspec.Struct, frozen=True):
    """A stretch of one font."""

    start: int
    end: int
    typeface: str
    face: str
    piece: Stretch


class Typesetter:
    """Sets text in the roles of a sheet. Styles and the widths of letters are kept as long as it lives."""

    def __init__(self, sheet: StyleSheet, fonts: FontMetrics) -> None:
        """Prepare for `sheet`; letters are measured by `fonts`."""
        self.sheet = sheet
        self._fonts = fonts
        self._styles: dict[tuple[str, float], TextStyle] = {}
        self._rules: dict[float, LineRules] = {}
        self._middles: dict[tuple[str, str], float] = {}

    def style(self, role: str, scale: float = 1.0) -> TextStyle:
        """Return the text style of a role."""
        found = self._styles.get((role, scale))
        if found is None:
            found = self._styles[role, scale] = TextStyle(role, self.sheet.roles[role], self.sheet, self._fonts, scale)
        return found

    def middle(self, role: str, char: str) -> float:
        """Return how far the middle of the ink of `char` lies above the baseline, in mm."""
        known = self._middles.get((role, char))
        if known is None:
            style = self.style(role)
            found = self._fonts.face_for(style.typeface, char).extent(char)
            known = style.em_mm * (found[0] + found[1]) / 2 if found else style.ascent_mm - style.em_mm / 2
            self._middles[role, char] = known
        return known

    def measure(self, role: str) -> Measure:
        """Return the room that a paragraph of `role` has in the type area."""
        page, own, cell = self.sheet.page, self.sheet.roles[role], self.sheet.grid.cell_mm
        left = own.indent_left_ic + own.hanging_ic
        return Measure(left_mm=page.margin_binding_mm + left * cell,
                       width_mm=page.type_area_width_mm - (left + own.indent_right_ic) * cell,
                       first_mm=(own.first_line_ic - own.hanging_ic) * cell, align=own.align)

    def lines(self, text: str, role: str, block: str, measure: Measure | None = None, *, pieces: Sequence[Stretch] = (),
              offset: int = 0, cell: tuple[int, int] | None = None, breaks: Sequence[int] = (), whole: Sequence[tuple[int, int]] = (),
              ) -> list[Line]:
        """Return the lines of `text`, baselines in mm from the top of each line's own row.

        Args:
            text: What to set.
            role: Role of the style sheet.
            block: Id for the lines.
            measure: Room; that of the role in the type area when left out.
            pieces: How stretches look that do not look like `role`; all of the text when given.
            offset: Where `text` begins in the text of the block.
            cell: Row and column in a table.
            breaks: Where lines must end; all line ends when given.
            whole: Stretches of the text that no line end tears where they find room on a line.
        """
        style = self.style(role)
        room = measure or self.measure(role)
        looks = pieces or (Stretch(0, len(text), style),)
        line = self._prepare(text, looks)
        least = room.width_mm - max(0.0, room.first_mm)
        for start, end in whole:
            line.keep_together(start, end, least)
        for piece in looks:
            if piece.mark in ("superscript", "subscript"):
                line.keep_raised(piece.start, piece.end, least)
        rules = self._rules_for(style)
        ends = list(breaks) or _ends(line, room, rules)
        spans = list(_spans(text, looks))
        if not INVISIBLE.isdisjoint(text):
            spans = _with_invisible(text, spans)
        baseline = (style.pitch_mm - style.em_mm) / 2 + style.ascent_mm
        set_lines: list[Line] = []
        start = 0
        for end in ends:
            first = start == 0
            left = room.left_mm + (room.first_mm if first else 0.0)
            width = room.width_mm - (room.first_mm if first else 0.0)
            stretch = room.align == "justify" and end < len(text) and text[end - 1] != "\n"
            runs = _set_line(line, spans, start, end, left, width, rules, room.align, stretch=stretch, role=role)
            set_lines.append(Line(runs, baseline, role, block, max(0, offset + start), max(0, offset + end), cell))
            start = end
        return set_lines

    def _rules_for(self, style: TextStyle) -> LineRules:
        found = self._rules.get(style.em_mm)
        if found is None:
            found = self._rules[style.em_mm] = line_rules(style, self.sheet)
        return found

    def _prepare(self, text: str, pieces: Sequence[Stretch]) -> BreakText:
        widths: list[float] = []
        for piece in pieces:
            widths += map(piece.style.widths.__getitem__, text[piece.start:piece.end])
            if not BETWEEN_LATIN.isdisjoint(text[piece.start:piece.end]):
                _narrow_signs(text, widths, piece)
        rules = self.sheet.text
        em = pieces[0].style.em_mm if pieces else 0.0
        if rules.cjk_latin_gap_em:
            _open_gaps(text, widths, rules.cjk_latin_gap_em * em)
        if rules.adjacent_marks_em < 2:
            _draw_marks_together(text, widths, (2 - rules.adjacent_marks_em) * em)
        ordinal = ARABIC_ORDINAL.match(text) if rules.ordinal_gap_em else None
        if ordinal:
            widths[ordinal.end() - 1] += rules.ordinal_gap_em * em
        line = BreakText(text, widths)
        if rules.strict_dash_start:
            line.keep_dashes_from_line_start()
        return line


def _ends(line: BreakText, room: Measure, rules: LineRules) -> list[int]:
    if not line.text:
        return []
    return find_breaks(line, room.width_mm - room.first_mm, room.width_mm, rules)


def _narrow_signs(text: str, widths: list[float], piece: Stretch) -> None:
    """Make the signs between Latin letters as narrow as those are."""
    for latin in LATIN.finditer(text, piece.start, piece.end):
        for place in range(*latin.span()):
            if text[place] in BETWEEN_LATIN:
                widths[place] = piece.style.latin_width(text[place])


def _open_gaps(text: str, widths: list[float], gap_mm: float) -> None:
    """Open a gap between Chinese and Latin letters."""
    for latin in LATIN.finditer(text):
        start, end = latin.span()
        if start and text[start] != " " and text[start - 1] not in HALVED:
            widths[start - 1] += gap_mm
        if end < len(text) and text[end - 1] != " " and text[end] not in HALVED:
            widths[end - 1] += gap_mm


def _draw_marks_together(text: str, widths: list[float], amount_mm: float) -> None:
    """Take the empty half out between two marks."""
    for place in range(len(text) - 1):
        if text[place] in HALVED and text[place + 1] in HALVED and text[place] not in EMPTY_LEFT:
            widths[place] -= amount_mm


def _spans(text: str, pieces: Sequence[Stretch]) -> Iterator[FontSpan]:
    """Yield the stretches of one font, in order."""
    for piece in pieces:
        style = piece.style
        place = piece.start
        for latin in LATIN.finditer(text, piece.start, piece.end):
            start, end = latin.span()
            if start > place:
                yield from _of_faces(text, FontSpan(place, start, style.typeface, style.face, piece))
            yield from _of_faces(text, FontSpan(start, end, style.latin_typeface, style.latin_face, piece))
            place = end
        if piece.end > place:
            yield from _of_faces(text, FontSpan(place, piece.end, style.typeface, style.face, piece))


def _with_invisible(text: str, spans: Sequence[FontSpan]) -> list[FontSpan]:
    """Give what is invisible to the stretch of the letter before it: joiners and selectors belong to that.

    Alone at the place of the next letter, readers of a page take it for a shadow of that and drop it.
    """
    found: list[FontSpan] = []
    for span in spans:
        start = span.start
        while found and start < span.end and text[start] in INVISIBLE and not text[start].isspace():
            start += 1
        if start > span.start:
            found[-1] = msgspec.structs.replace(found[-1], end=start)
        if start < span.end:
            found.append(span if start == span.start else msgspec.structs.replace(span, start=start))
    return found


def _of_faces(text: str, span: FontSpan) -> Iterator[FontSpan]:
    """Split a stretch where a letter is shown by another font than its neighbours."""
    others = span.piece.style.others
    if not others or others.keys().isdisjoint(text[span.start:span.end]):
        yield span
        return
    place = span.start
    while place < span.end:
        face = others.get(text[place], span.face)
        end = place + 1
        while end < span.end and others.get(text[end], span.face) == face:
            end += 1
        yield FontSpan(place, end, span.typeface, face, span.piece)
        place = end


def _set_line(line: BreakText, spans: list[FontSpan], start: int, end: int, left_mm: float, width_mm: float, rules: LineRules,
              align: Align, *, stretch: bool, role: str) -> tuple[Run, ...]:
    """Return the runs of one line. Stretches that are used up are taken from the front of `spans`."""
    text = line.text
    visible = start + len(text[start:end].rstrip(" \u3000\n")) or end
    advances, shifts = fill(line, start, visible, width_mm, rules, stretch=stretch)
    if visible < end:
        advances += [0.0] * (end - visible)
        shifts = shifts and shifts + [0.0] * (end - visible)
    x = left_mm
    if align in ("centre", "right"):
        spare = width_mm - fsum(advances)
        x += spare / 2 if align == "centre" else spare
    runs: list[Run] = []
    place = start
    used = 0
    for span in spans:
        if span.start >= end:
            break
        stop = min(span.end, end)
        own = tuple(advances[place - start:stop - start])
        in_em = [shift / rules.em_mm for shift in shifts[place - start:stop - start]] if shifts else []
        if not HALVED.isdisjoint(text[place:stop]):
            in_em = _give_way(text[place:min(stop, visible - 1)], span.piece.style, own, in_em or [0.0] * len(own))
        runs.append(_run(text[place:stop], span, x, own, role, in_em, rules.em_mm))
        x += fsum(own)
        place = stop
        used += span.end <= end
    del spans[:used]
    return tuple(runs)


def _run(text: str, span: FontSpan, x: float, advances: tuple[float, ...], role: str, shifts: Sequence[float],
         em_mm: float) -> Run:
    piece, style = span.piece, span.piece.style
    return Run(text, span.typeface, span.face, style.size_pt, x, advances, style.color,
               style.role if style.role != role else piece.role, piece.mark or ("strong" if style.bold else ""), piece.link,
               tuple(shifts) if any(shifts) else (), NOTE_RISE_EM * em_mm if piece.mark == "superscript" else 0.0)


def _give_way(text: str, style: TextStyle, advances: Sequence[float], shifts: Sequence[float]) -> list[float]:
    """Return the shifts in em with which marks reach no further into the letters behind them than readers of pages bear.

    An opening mark is drawn a hair less far to the left, any other one a hair to the left, as long as a hair is enough. `text` goes
    no further than the last but one letter of the line: nothing stands behind the last.
    """
    found = [min(shift, OVERLAP_EM) for shift in shifts]
    for place, letter in enumerate(text):
        if letter in HALVED and not found[place]:
            spare = (style.widths[letter] - advances[place]) / style.em_mm - OVERLAP_EM
            if _LEAST_EM < spare <= HAIR_EM:
                found[place] = spare
    return found

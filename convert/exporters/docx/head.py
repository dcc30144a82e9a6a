"""版头 and what the four formats put in its place (GB/T 9704-2012 7.2, 10), from the frames of the layout."""

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.exporters.docx.drawing import anchored_line
from convert.exporters.docx.elements import Element, paragraph, run, spacing, tabs, unruled_table, w
from convert.exporters.docx.places import (
    from_right_twips,
    indent_twips,
    left_mm,
    letters_of,
    spread_twips,
    top_mm,
)
from convert.exporters.docx.story import Story
from convert.exporters.docx.styles import bottom_border, line_twips
from convert.layout.frame import LaidOut, Line
from convert.layout.metrics import row_pitch
from convert.style.sheet import StyleSheet
from convert.units import mm_to_pt, mm_to_twips, pt_to_mm

_MARK: Final = "issuer_mark"
_MARK_LINE: Final = 1.1
"""Line height of the mark in em. Word processors put the baseline at four fifths of an exact line, so that the top of the
characters is the top of the line."""
_BASELINE: Final = 0.8
_ASCENT_EM: Final = 0.88
_WIDEST_BORDER_PT: Final = 31
_SAME_WIDTH_MM: Final = 1.0
_SLACK: Final = 20
"""Twips that a cell or frame is wider than its text."""
_LETTER_RULES: Final = ("letter_thick", "letter_thin")


def measured(sheet: StyleSheet, laid_out: LaidOut) -> StyleSheet:
    """Return the sheet with the 发文机关标志 in the size that the layout found, in half points and never larger."""
    marks = [line for page in laid_out.pages[:1] for line in page.items if isinstance(line, Line) and line.role == _MARK]
    if not marks:
        return sheet
    size = math.floor(min(line.runs[0].size_pt for line in marks) * 2 + 0.001) / 2
    steps = sorted({round(line.baseline_mm, 3) for line in marks if line.block == marks[0].block})
    pitch = steps[1] - steps[0] if len(steps) > 1 else _MARK_LINE * pt_to_mm(size)
    own = msgspec.structs.replace(sheet.roles[_MARK], type_size_pt=size, line_pitch_mm=pitch)
    return msgspec.structs.replace(sheet, roles={**sheet.roles, _MARK: own})


def add_head(story: Story) -> None:
    """Append the head of the first page, and the 材料编号 that stands above it."""
    writer = _HeadWriter(story)
    if story.number_above:
        for line in story.places.lines["front.material_number"]:
            writer.add_framed(line, "material_number")
    rows = story.places.rows("header.")
    if rows:
        writer.add(rows)


class _HeadWriter:
    """Turns rows of lines into paragraphs with tabs and distances, from the top of the type area downwards."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._sheet = story.sheet
        self._bottom_mm = story.sheet.docx.margin_top_mm

    def add(self, rows: Sequence[tuple[Line, ...]]) -> None:
        marks = [line for row in rows for line in row if line.role == _MARK]
        others = [row for row in rows if row[0].role != _MARK]
        drawn = self._drawn(*_LETTER_RULES)
        framed = bool(drawn) or self._is_above(marks)
        corner = [row for row in others if marks and row[0].baseline_mm < marks[0].baseline_mm]
        for row in corner:
            self._row(row, last=False)
        if framed:
            for line in marks:
                self._bottom_mm = max(self._bottom_mm, self.add_framed(line, _MARK))
            self._story.add(self._story.styles.gap(), drawn)
            self._bottom_mm += pt_to_mm(1.0)
        elif len(marks) > 1:
            self._joint_mark(marks)
        elif marks:
            self._row((marks[0],), last=len(corner) == len(others))
        rest = others[len(corner):]
        for place, row in enumerate(rest):
            self._row(row, last=place == len(rest) - 1)
        if (framed or len(marks) > 1) and not rest:
            self._story.add(self._story.styles.gap(), self._drawn("header_separator"), [spacing(after=self._after(0.0), line=20)])

    def _is_above(self, marks: Sequence[Line]) -> bool:
        """Tell whether the mark begins above the margin of the page, where only a frame can stand."""
        return bool(marks) and mm_to_twips(self._box(marks[0], _MARK)[0] - self._sheet.docx.margin_top_mm) < -_SLACK

    def _row(self, row: tuple[Line, ...], *, last: bool) -> None:
        """Append one row; the last one has the red line below it and the distance to what follows."""
        role = row[0].role if len(row) == 1 else "document_number"
        style = self._story.styles.paragraph(role)
        line = line_twips(self._sheet.roles[role], self._sheet)
        before = self._before(row[0], role)
        content, properties = self._content(row, role)
        border, used = self._separator(row, line) if last else ([], 0.0)
        if last and not border:
            content = [*content, *self._drawn("header_separator")]
        after = self._after(used) if last else 0
        self._story.add(style, content, [spacing(before=before, after=after, line=line), *border, *properties])

    def _before(self, line: Line, role: str) -> int:
        """Return the distance of a row from the one above, in twips, and go down to its bottom."""
        top, height = self._box(line, role)
        before = top - self._bottom_mm
        self._bottom_mm = top + height
        return max(0, mm_to_twips(before))

    def _box(self, line: Line, role: str) -> tuple[float, float]:
        """Return top and height of the row of a line: of the mark, its characters stand at the top."""
        own = self._sheet.roles[role]
        if role == _MARK:
            return line.baseline_mm - _ASCENT_EM * pt_to_mm(own.type_size_pt), own.line_pitch_mm or 0.0
        pitch = row_pitch(own, self._sheet)
        return top_mm(line, pitch), pitch

    def _after(self, used_mm: float) -> int:
        below = self._story.places.below("header.")
        if below is None:
            return 0
        role = self._sheet.roles[below.role]
        own = round(role.space_before_lh * self._sheet.docx.line_twips)
        return max(0, mm_to_twips(top_mm(below, row_pitch(role, self._sheet)) - self._bottom_mm - used_mm) - own)

    def _separator(self, row: tuple[Line, ...], line: int) -> tuple[list[Element], float]:
        """Return the red line as the border of its paragraph, and the height that it takes; nothing where no border can be it.

        A border is as wide as the text and stands below it, not far away.
        """
        rules = self._story.places.strokes("header_separator")
        if not rules:
            return [], 0.0
        rule = rules[0]
        gap = rule.y1_mm - row[0].baseline_mm - pt_to_mm(line / 20) * (1 - _BASELINE)
        distance = round(mm_to_pt(gap))
        if not 0 <= distance <= _WIDEST_BORDER_PT or abs(rule.x2_mm - rule.x1_mm - self._sheet.page.type_area_width_mm) > _SAME_WIDTH_MM:
            return [], 0.0
        return [bottom_border(rule.thickness_mm, rule.color, distance)], pt_to_mm(distance) + rule.thickness_mm

    def _content(self, row: tuple[Line, ...], role: str) -> tuple[list[Element], list[Element]]:
        """Return runs and properties of a row: one text by its style, several each at a tab stop."""
        begin, end = indent_twips(left_mm(row[0]), self._sheet), from_right_twips(row[-1].right_mm, self._sheet)
        if len(row) == 1 and abs(begin - end) < _SLACK:
            return self._letters(row[0], role), [w("jc", val="center")]
        if len(row) == 1 and min(begin, end) < _SLACK:
            return self._letters(row[0], role), [w("jc", val="left" if begin < end else "right")]
        content: list[Element] = []
        stops: list[tuple[str, int]] = []
        width = mm_to_twips(self._sheet.page.type_area_width_mm)
        for line in row:
            place, room = indent_twips(left_mm(line), self._sheet), from_right_twips(line.right_mm, self._sheet)
            at_edge = place < _SLACK
            if not at_edge:
                content.append(run("\t"))
                stops.append(("right", width) if room < _SLACK else ("left", place))
            content += self._letters(line, role)
        return content, [tabs(*stops), w("jc", val="left")]

    def _letters(self, line: Line, role: str) -> list[Element]:
        """Return the runs of a line; a name whose letters stand apart has them so by its style."""
        own = self._sheet.roles[line.role]
        base = line.role if line.role != role else ""
        text, spread = letters_of(line), spread_twips(line)
        if not spread:
            return self._story.writer.runs(text, own, base=base)
        wide = self._story.styles.spaced(base, spread)
        return [*self._story.writer.runs(text[:-1], own, base=wide), *self._story.writer.runs(text[-1:], own, base=base)]

    def _joint_mark(self, lines: Sequence[Line]) -> None:
        """The rows of a mark below each other; what stands at their right, in the middle of their height, in a cell of its own."""
        beside = [line for line in lines if left_mm(line) >= lines[0].right_mm]
        names = [line for line in lines if line not in beside]
        before = self._before(names[0], _MARK)
        top, height = self._box(names[-1], _MARK)
        self._bottom_mm = top + height
        left, end = min(map(left_mm, names)), max(line.right_mm for line in names)
        widths = [end - left] + ([max(line.right_mm for line in beside) - end] if beside else [])
        cells = [self._mark_rows(names, before, "center"), self._mark_rows(beside, before, "right")][:len(widths)]
        self._story.add_table(unruled_table([mm_to_twips(width) + _SLACK for width in widths], cells))

    def _mark_rows(self, lines: Sequence[Line], before: int, side: str) -> list[Element]:
        style, pitch = self._story.styles.paragraph(_MARK), line_twips(self._sheet.roles[_MARK], self._sheet)
        return [paragraph(style, self._letters(line, _MARK), [spacing(before=0 if place else before, line=pitch), w("jc", val=side)])
                for place, line in enumerate(lines)]

    def _drawn(self, *roles: str) -> list[Element]:
        """Return red lines at their places of the page: the double ones of a letter (10.1), a separator that is no border."""
        rules = self._story.places.strokes(*roles)
        return [anchored_line(self._story.number(), rule, "红色分隔线") for rule in rules]

    def add_framed(self, line: Line, role: str) -> float:
        """Append a row in a frame at its place, which is above the type area; text goes on below it. Return its bottom, in mm."""
        top, height = self._box(line, role)
        sheet = self._sheet
        left = left_mm(line) - sheet.page.margin_binding_mm + sheet.docx.margin_left_mm
        frame = w("framePr", w=mm_to_twips(line.right_mm - left_mm(line)) + 2 * _SLACK, h=mm_to_twips(height), hRule="exact",
                  wrap="notBeside", vAnchor="page", hAnchor="page", x=mm_to_twips(left) - _SLACK, y=mm_to_twips(top))
        pitch = spacing(line=line_twips(sheet.roles[role], sheet))
        self._story.add(self._story.styles.paragraph(role), self._letters(line, role), [frame, pitch])
        return top + height

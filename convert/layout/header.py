"""版头, and what the formats of clause 10 put in its place: fixed places on the first page (GB/T 9704-2012 7.2, 10)."""

from itertools import pairwise
from math import fsum

import msgspec

from convert.layout.frame import Item, Line, Run, Stroke
from convert.layout.labelled import span_spaced, width_of
from convert.layout.paragraph import Measure, Stretch, Typesetter
from convert.layout.rows import shifted
from convert.layout.title import break_title
from convert.model.elements import HeaderBlock
from convert.model.letters import mark_parts
from convert.style.sheet import Align, StyleSheet

_MARK_LEADING = 1.2
"""Row pitch of the names of a joint issue, in em of the mark."""
_MOST_MARK_SHARE = 0.36
"""Share of the type area's height that the names of a joint issue may take, so that the first page shows text."""
_SUFFIX_GAP_EM = 0.5
"""What lies between the names and 文件 at their right, in em of the mark."""
_ALIKE = 0.8
"""From this share of the longest row on, half of a name is spread to its length."""
_EPSILON_MM = 1e-6
_NAME_EM = 3
_LONGEST_SPREAD_EM = 4
"""Names up to this long are spread to one width."""
_NAME_GAP_EM = 1
_LABEL = "签发人："


class MarkRow(msgspec.Struct, frozen=True):
    """A row of the 发文机关标志."""

    text: str
    start: int
    """Offset in its name."""
    whole: bool
    """Whether it is a whole name."""


class MarkPlan(msgspec.Struct, frozen=True):
    """How a 发文机关标志 is set."""

    rows: tuple[MarkRow, ...]
    suffix: str
    em_mm: float
    widest: float
    """Width of the longest row in em."""
    height: float
    """From the top of the first row to the bottom of the last, in em."""


class HeaderSetter:
    """Sets the head of the first page."""

    def __init__(self, header: HeaderBlock, setter: Typesetter, number: str = "") -> None:
        """Prepare for `header`; `number` is a 材料编号 that stands at the left above everything."""
        self._header = header
        self._material_number = number
        self._setter = setter
        self._sheet: StyleSheet = setter.sheet
        self._left = self._sheet.page.margin_binding_mm
        self._right = self._left + self._sheet.page.type_area_width_mm
        self._char = self._sheet.grid.char_height_mm
        self._row = self._sheet.grid.line_pitch_mm
        self._cell = self._sheet.grid.cell_mm
        self.items: list[Item] = []
        self._corner_ends: list[tuple[float, float]] = []
        """Right edge and bottom of every row of the corner, in mm."""
        self.numbered = False
        """Whether the 材料编号 found room above."""

    def place(self) -> float:
        """Place everything in `items`; return where the first row of the main part begins, in mm from the paper's top."""
        rules = self._sheet.header
        self._number_above()
        if rules.kind == "letter":
            return self._letter()
        self._corner(self._sheet.page.margin_head_mm)
        bottom = self._mark()
        bottom = self._number_row(bottom)
        if rules.kind == "general" or (rules.kind == "minutes" and self._header.document_number):
            bottom += rules.separator_gap_mm
            self._separator(bottom)
        return bottom + rules.title_gap_lh * self._row - self._half_gap

    @property
    def _half_gap(self) -> float:
        return self._sheet.grid.row_gap_mm / 2

    def _text(self, text: str, role: str, slot: str, top_mm: float, room: Measure) -> Line:
        """Place one line with the top of its characters at `top_mm`."""
        return self._at(self._setter.lines(text, role, slot, room, breaks=(len(text),))[0], role, top_mm)

    def _at(self, line: Line, role: str, top_mm: float) -> Line:
        """Return a line with the top of its characters at `top_mm`."""
        style = self._setter.style(role)
        placed = shifted(line, top_mm - (style.pitch_mm - style.em_mm) / 2)
        assert isinstance(placed, Line)  # noqa: S101
        return placed

    def _number_above(self) -> None:
        """Place the 材料编号 in rows of its own above the head, as long as they leave the paper's edge free."""
        if not self._material_number:
            return
        room = Measure(self._left, self._sheet.page.type_area_width_mm, align="left")
        lines = self._setter.lines(self._material_number, "material_number", "front.material_number", room)
        mark_top = self._sheet.header.issuer_mark_top_mm if any(mark_parts(self._header)[0]) else self._sheet.page.margin_head_mm
        top = min(self._sheet.page.margin_head_mm, mark_top) - len(lines) * self._row
        if top < self._row:
            return
        for place, line in enumerate(lines):
            self.items.append(self._at(line, "material_number", top + place * self._row))
        self.numbered = True

    def _corner(self, top_mm: float) -> None:
        """份号, 密级和保密期限, 紧急程度: one row each, in this order, at the left edge (7.2.1-7.2.3)."""
        header = self._header
        classification = "★".join(filter(None, (header.classification, header.classification_term)))
        room = Measure(self._left, self._sheet.page.type_area_width_mm, align="left")
        for text, role in ((header.copy_number and header.copy_number.zfill(6), "copy_number"),
                           (classification, "classification"), (header.urgency, "urgency")):
            if text:
                line = self._text(text, role, f"header.{role}", top_mm, room)
                self.items.append(line)
                self._corner_ends.append((line.right_mm, top_mm + self._char))
                top_mm += self._row

    def _mark(self) -> float:
        """发文机关标志 (7.2.4); return its bottom."""
        names, beside = mark_parts(self._header)
        top = self._sheet.header.issuer_mark_top_mm
        if not names:
            return top
        suffix = self._sheet.header.suffix if beside is None else beside
        if len(names) > 1:
            return self._place_mark(self._planned(names, suffix), "header.issuing_authorities", "header.issuer_mark")
        slot = "header.issuer_mark" if self._header.issuer_mark else "header.issuing_authorities"
        text = names[0] if self._header.issuer_mark else names[0] + suffix
        plan = self._planned((text,), "")
        stem = text.removesuffix(self._sheet.header.suffix)
        if len(plan.rows) > 1 and stem and stem != text:
            beside_it = self._planned((stem,), text[len(stem):])
            plan = min(beside_it, plan, key=lambda one: len(one.rows))
        return self._place_mark(plan, slot, slot)

    def _planned(self, names: tuple[str, ...], suffix: str) -> "MarkPlan":
        """Return the rows of a mark: a name breaks when its characters would be smaller than those of the title."""
        page, rules = self._sheet.page, self._sheet.header
        beside = self._ems(suffix) + _SUFFIX_GAP_EM if suffix else 0.0
        room = page.type_area_width_mm / self._setter.style("title").em_mm - beside + _EPSILON_MM
        rows: list[MarkRow] = []
        for name in names:
            known = {char: self._ems(char) + rules.issuer_mark_spacing_em for char in set(name)}
            starts = (0, *break_title(name, known, max(room + rules.issuer_mark_spacing_em, 1.0)))
            rows += [MarkRow(name[start:end], start, whole=(start, end) == (0, len(name))) for start, end in pairwise(starts)]
        widest = max(self._ems(row.text) for row in rows)
        height = 1 + _MARK_LEADING * (len(rows) - 1)
        em = min(rules.issuer_mark_height_mm, page.type_area_width_mm / (widest + beside))
        if len(rows) > 1:
            em = min(em, page.type_area_height_mm * _MOST_MARK_SHARE / height)
        return MarkPlan(tuple(rows), suffix, em, widest, height)

    def _place_mark(self, plan: "MarkPlan", slot: str, suffix_slot: str) -> float:
        """Place the rows below each other, 文件 at their right, centred on their height; return the bottom."""
        em = plan.em_mm
        beside = self._ems(plan.suffix) * em if plan.suffix else 0.0
        across = plan.widest * em + (beside + _SUFFIX_GAP_EM * em if plan.suffix else 0.0)
        left = (self._left + self._right - across) / 2
        right = left + plan.widest * em
        top = self._mark_top(left)
        for place, row in enumerate(plan.rows):
            line = self._large(row.text, slot, em, top + place * _MARK_LEADING * em, left, right, row.start)
            self.items.append(_spread(line, left, right - left) if self._is_spread(row, plan) else line)
        if plan.suffix:
            middle = top + (plan.height - 1) * em / 2
            start = plan.rows[-1].start + len(plan.rows[-1].text) if slot == suffix_slot else 0
            self.items.append(self._large(plan.suffix, suffix_slot, em, middle, left + across - beside, left + across, start))
        return top + plan.height * em

    def _mark_top(self, left_mm: float) -> float:
        """Return where a mark begins that begins so far to the right: it goes below the rows of the corner that it would meet."""
        top = self._sheet.header.issuer_mark_top_mm
        met = [bottom for right, bottom in self._corner_ends if right > left_mm and bottom > top]
        return max(met) + self._sheet.grid.row_gap_mm if met else top

    def _is_spread(self, row: "MarkRow", plan: "MarkPlan") -> bool:
        """Tell whether a row is spread to the longest: names of a joint mark, and halves of about its length."""
        return len(plan.rows) > 1 and (row.whole or self._ems(row.text) > _ALIKE * plan.widest)

    def _ems(self, text: str) -> float:
        """Return the width of letters of the mark in em, drawn and spaced as the sheet has it."""
        rules = self._sheet.header
        natural = width_of(text, self._setter, "issuer_mark") / self._setter.style("issuer_mark").em_mm
        return natural * rules.issuer_mark_scale_percent / 100 + max(0, len(text) - 1) * rules.issuer_mark_spacing_em

    def _large(self, text: str, slot: str, em_mm: float, top_mm: float, left_mm: float, right_mm: float, start: int) -> Line:
        """Return a line of the mark, its characters `em_mm` high; it begins at `start` in the text of its slot."""
        own = self._setter.style("issuer_mark")
        scaled = self._setter.style("issuer_mark", em_mm / own.em_mm)
        middle = (left_mm + right_mm) / 2
        width = max(right_mm - left_mm, em_mm * len(text))  # nothing is squeezed before the letters are drawn narrower
        line = self._setter.lines(text, "issuer_mark", slot, Measure(middle - width / 2, width, align="centre"),
                                  pieces=(Stretch(0, len(text), scaled),), breaks=(len(text),), offset=start)[0]
        down = top_mm + em_mm * own.ascent_mm / own.em_mm - line.baseline_mm
        placed = shifted(line, down)
        assert isinstance(placed, Line)  # noqa: S101
        return self._shaped(placed, em_mm, middle)

    def _shaped(self, line: Line, em_mm: float, middle_mm: float) -> Line:
        """Return a line of the mark with its letters as wide and as far apart as the sheet has them, around its middle."""
        rules = self._sheet.header
        scale, gap = rules.issuer_mark_scale_percent / 100, rules.issuer_mark_spacing_em * em_mm
        if scale == 1 and not gap:
            return line
        runs: list[Run] = []
        last = line.runs[-1]
        x = middle_mm - (fsum(run.width_mm for run in line.runs) * scale + gap * (sum(len(run.text) for run in line.runs) - 1)) / 2
        for run in line.runs:
            advances = [advance * scale + gap for advance in run.advances_mm]
            if run is last:
                advances[-1] -= gap
            runs.append(msgspec.structs.replace(run, x_mm=x, advances_mm=tuple(advances), scale=scale))
            x = runs[-1].x_mm + runs[-1].width_mm
        return msgspec.structs.replace(line, runs=tuple(runs))

    def _number_row(self, mark_bottom: float) -> float:
        """发文字号 and 签发人 (7.2.5, 7.2.6); return the bottom of their last row."""
        if not self._header.document_number and not self._header.signatories:
            return mark_bottom
        top = self._signatories(mark_bottom + self._sheet.header.document_number_gap_lh * self._row)
        if self._header.signatories and self._header.document_number and self._number_meets_names():
            top += self._row
        if self._header.signatories:
            return self._number(top, "left", self._cell)
        own = self._sheet.roles["document_number"]
        return self._number(top, own.align, own.indent_left_ic * self._cell)

    def _number(self, top_mm: float, align: Align, indent_mm: float = 0.0) -> float:
        """Place 发文字号 on a row, broken when it is too long for it; return the bottom of the last row."""
        number, slot = self._header.document_number, "header.document_number"
        if number:
            room = Measure(self._left + indent_mm, self._right - self._left - indent_mm, align=align)
            for line in self._setter.lines(number, "document_number", slot, room):
                self.items.append(self._at(line, "document_number", top_mm))
                top_mm += self._row
            top_mm -= self._row
        return top_mm + self._char

    def _number_meets_names(self) -> bool:
        """Tell whether 发文字号 is too long to stand beside the last 签发人."""
        label = next(item for item in self.items if isinstance(item, Line) and item.role == "signatory_label")
        number = width_of(self._header.document_number or "", self._setter, "document_number")
        return self._left + 2 * self._cell + number > label.left_mm

    def _signatories(self, top_mm: float) -> float:
        """Place 签发人 at the right, 右空一字, two names a row; return the top of the last row.

        Names of two and three characters are spread to the longest, as the columns of names stand under each other (7.2.6).
        """
        names = self._header.signatories
        if not names:
            return top_mm
        em = self._setter.style("signatory").em_mm
        widths = [width_of(name, self._setter, "signatory") for name in names]
        widest = max([_NAME_EM * em, *(width for width in widths if width <= _LONGEST_SPREAD_EM * em + _EPSILON_MM)])
        shown = [max(width, widest) for width in widths]
        columns = 2 if len(names) > 1 else 1
        label = width_of(_LABEL, self._setter, "signatory_label")
        gap = _NAME_GAP_EM * em
        if columns == 2 and max(shown[::2]) + gap + max(shown[1::2]) + label > self._right - self._left - 2 * self._cell:
            columns = 1
        lefts = [self._right - self._cell - max(shown[columns - 1::columns])]
        if columns == 2:
            lefts.insert(0, lefts[0] - gap - max(shown[::2]))
        self.items.append(self._text(_LABEL, "signatory_label", "header.signatories", top_mm,
                                     Measure(lefts[0] - label, label, align="left")))
        for place, name in enumerate(names):
            row, column = divmod(place, columns)
            line = self._text(name, "signatory", "header.signatories", top_mm + row * self._row,
                              Measure(lefts[column], widths[place], align="left"))
            self.items.append(span_spaced(line, widest))
        return top_mm + (len(names) - 1) // columns * self._row

    def _separator(self, y_mm: float) -> None:
        rules = self._sheet.header
        if not rules.separator_thickness_mm:
            return
        axis = (self._left + self._right) / 2
        self.items.append(Stroke(axis - rules.separator_width_mm / 2, y_mm, axis + rules.separator_width_mm / 2, y_mm,
                               rules.separator_thickness_mm, rules.separator_color, "header_separator"))

    def _letter(self) -> float:
        """信函 (10.1): mark, double line, then 份号 … at the left and 发文字号 at the right, double line at the foot."""
        rules = self._sheet.header
        y = self._mark() + rules.first_double_line_gap_mm
        below = self._double_line(y, thick_first=True)
        top = below + self._sheet.grid.row_gap_mm
        before = len(self.items)
        self._corner(top)
        rows = len(self.items) - before
        bottom = top + (rows - 1) * self._row + self._char if rows else below
        if self._header.signatories:
            top = self._signatories(top)
            bottom = max(bottom, top + self._char)
            top += self._row
        if self._header.document_number:
            bottom = max(bottom, self._number(top, "right"))
        foot = self._sheet.page.height_mm - rules.second_double_line_bottom_mm
        total = rules.double_line_thick_mm + rules.double_line_space_mm + rules.double_line_thin_mm
        self._double_line(foot - total, thick_first=False)
        return bottom + rules.title_gap_lh * self._row - self._half_gap

    def _double_line(self, top_mm: float, *, thick_first: bool) -> float:
        """Place a thick and a thin red line, the upper edge of the first at `top_mm`; return the lower edge of the second."""
        rules = self._sheet.header
        lines = [(rules.double_line_thick_mm, "letter_thick"), (rules.double_line_thin_mm, "letter_thin")]
        axis = (self._left + self._right) / 2
        y = top_mm
        for thickness, role in lines if thick_first else lines[::-1]:
            self.items.append(Stroke(axis - rules.separator_width_mm / 2, y + thickness / 2, axis + rules.separator_width_mm / 2,
                                   y + thickness / 2, thickness, rules.separator_color, role))
            y += thickness + rules.double_line_space_mm
        return y - rules.double_line_space_mm


def _spread(line: Line, left_mm: float, width_mm: float) -> Line:
    """Spread a name over the width of the longest one."""
    moved = shifted(line, 0.0, left_mm - line.runs[0].x_mm)
    assert isinstance(moved, Line)  # noqa: S101
    return span_spaced(moved, width_mm)


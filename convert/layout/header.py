"""版头, and what the formats of clause 10 put in its place: fixed places on the first page (GB/T 9704-2012 7.2, 10)."""

from convert.layout.frame import Item, Line, Rule
from convert.layout.labelled import span_spaced, width_of
from convert.layout.paragraph import Measure, Piece, Typesetter
from convert.layout.rows import shifted
from convert.model.elements import HeaderBlock
from convert.style.sheet import StyleSheet

_MARK_LEADING = 1.2
"""Row pitch of the names of a joint issue, in em of the mark."""
_MOST_MARK_SHARE = 0.36
"""Share of the type area's height that the names of a joint issue may take, so that the first page shows text."""
_NAME_EM = 3
_NAME_GAP_EM = 1
_LABEL = "签发人："


class HeaderSetter:
    """Sets the head of the first page."""

    def __init__(self, header: HeaderBlock, setter: Typesetter) -> None:
        """Prepare for `header`."""
        self._header = header
        self._setter = setter
        self._sheet: StyleSheet = setter.sheet
        self._left = self._sheet.page.margin_binding_mm
        self._right = self._left + self._sheet.page.type_area_width_mm
        self._char = self._sheet.grid.char_height_mm
        self._row = self._sheet.grid.line_pitch_mm
        self.items: list[Item] = []

    def place(self) -> float:
        """Place everything in `items`; return where the first row of the main part begins, in mm from the paper's top."""
        rules = self._sheet.header
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
        line = self._setter.lines(text, role, slot, room, breaks=(len(text),))[0]
        style = self._setter.style(role)
        placed = shifted(line, top_mm - (style.pitch_mm - style.em_mm) / 2)
        assert isinstance(placed, Line)  # noqa: S101
        return placed

    def _corner(self, top_mm: float) -> None:
        """份号, 密级和保密期限, 紧急程度: one row each, in this order, at the left edge (7.2.1-7.2.3)."""
        header = self._header
        classification = "★".join(filter(None, (header.classification, header.classification_term)))
        room = Measure(self._left, self._sheet.page.type_area_width_mm, align="left")
        for text, role in ((header.copy_number and header.copy_number.zfill(6), "copy_number"),
                           (classification, "classification"), (header.urgency, "urgency")):
            if text:
                self.items.append(self._text(text, role, f"header.{role}", top_mm, room))
                top_mm += self._row

    def _mark(self) -> float:
        """发文机关标志 (7.2.4); return its bottom."""
        header, rules = self._header, self._sheet.header
        if len(header.issuing_authorities) > 1 and rules.kind == "general":
            return self._joint_mark(header.issuing_authorities)
        text = header.issuer_mark or "".join((*header.issuing_authorities[:1], rules.suffix if header.issuing_authorities else ""))
        if not text:
            return rules.issuer_mark_top_mm
        em = min(rules.issuer_mark_height_mm, self._sheet.page.type_area_width_mm / self._ems(text))
        slot = "header.issuer_mark" if header.issuer_mark else "header.issuing_authorities"
        self.items.append(self._large(text, slot, em, rules.issuer_mark_top_mm, self._left, self._right))
        return rules.issuer_mark_top_mm + em

    def _joint_mark(self, names: tuple[str, ...]) -> float:
        """The names below each other, 主办机关 first, 文件 at their right, centred on their height."""
        rules, page = self._sheet.header, self._sheet.page
        suffix = rules.suffix
        longest = max(self._ems(name) for name in names)
        across = longest + (self._ems(suffix) + 0.5 if suffix else 0.0)
        rows = 1 + _MARK_LEADING * (len(names) - 1)
        em = min(rules.issuer_mark_height_mm, page.type_area_width_mm / across,
                 page.type_area_height_mm * _MOST_MARK_SHARE / rows)
        top = rules.issuer_mark_top_mm
        left = self._left + (page.type_area_width_mm - across * em) / 2
        for place, name in enumerate(names):
            line = self._large(name, "header.issuing_authorities", em, top + place * _MARK_LEADING * em, left, left + longest * em)
            self.items.append(_spread(line, left, longest * em))
        if suffix:
            middle = top + (rows - 1) * em / 2
            right = left + across * em
            self.items.append(self._large(suffix, "header.issuer_mark", em, middle, right - self._ems(suffix) * em, right))
        return top + rows * em

    def _ems(self, text: str) -> float:
        return width_of(text, self._setter, "issuer_mark") / self._setter.style("issuer_mark").em_mm

    def _large(self, text: str, slot: str, em_mm: float, top_mm: float, left_mm: float, right_mm: float) -> Line:
        """Return a line of the mark, its characters `em_mm` high."""
        own = self._setter.style("issuer_mark")
        scaled = self._setter.style("issuer_mark", em_mm / own.em_mm)
        line = self._setter.lines(text, "issuer_mark", slot, Measure(left_mm, right_mm - left_mm, align="centre"),
                                  pieces=(Piece(0, len(text), scaled),), breaks=(len(text),))[0]
        down = top_mm + em_mm * own.ascent_mm / own.em_mm - line.baseline_mm
        placed = shifted(line, down)
        assert isinstance(placed, Line)  # noqa: S101
        return placed

    def _number_row(self, mark_bottom: float) -> float:
        """发文字号 and 签发人 (7.2.5, 7.2.6); return the bottom of their last row."""
        header, page = self._header, self._sheet.page
        if not header.document_number and not header.signatories:
            return mark_bottom
        top = mark_bottom + self._sheet.header.document_number_gap_lh * self._row
        if header.signatories:
            top = self._signatories(top)
        if header.document_number:
            indent = self._sheet.grid.cell_mm if header.signatories else 0.0
            room = Measure(self._left + indent, page.type_area_width_mm - indent,
                           align="left" if header.signatories else "centre")
            self.items.append(self._text(header.document_number, "document_number", "header.document_number", top, room))
        return top + self._char

    def _signatories(self, top_mm: float) -> float:
        """Place 签发人 at the right, 右空一字, two names a row; return the top of the last row."""
        names = self._header.signatories
        cell = self._sheet.grid.cell_mm
        em = self._setter.style("signatory").em_mm
        wide = [max(width_of(name, self._setter, "signatory"), _NAME_EM * em) for name in names]
        columns = 2 if len(names) > 1 else 1
        column_mm = max(wide) + _NAME_GAP_EM * em
        begin = self._right - cell - columns * column_mm + _NAME_GAP_EM * em
        label = width_of(_LABEL, self._setter, "signatory_label")
        self.items.append(self._text(_LABEL, "signatory_label", "header.signatories", top_mm,
                                     Measure(begin - label, label, align="left")))
        for place, name in enumerate(names):
            row, column = divmod(place, columns)
            line = self._text(name, "signatory", "header.signatories", top_mm + row * self._row,
                              Measure(begin + column * column_mm, wide[place], align="left"))
            self.items.append(span_spaced(line, wide[place]))
        return top_mm + (len(names) - 1) // columns * self._row

    def _separator(self, y_mm: float) -> None:
        rules = self._sheet.header
        axis = (self._left + self._right) / 2
        self.items.append(Rule(axis - rules.separator_width_mm / 2, y_mm, axis + rules.separator_width_mm / 2, y_mm,
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
        if self._header.document_number:
            self.items.append(self._text(self._header.document_number, "document_number", "header.document_number", top,
                                         Measure(self._left, self._sheet.page.type_area_width_mm, align="right")))
            rows = max(rows, 1)
        foot = self._sheet.page.height_mm - rules.second_double_line_bottom_mm
        total = rules.double_line_thick_mm + rules.double_line_space_mm + rules.double_line_thin_mm
        self._double_line(foot - total, thick_first=False)
        bottom = top + (rows - 1) * self._row + self._char if rows else below
        return bottom + rules.title_gap_lh * self._row - self._half_gap

    def _double_line(self, top_mm: float, *, thick_first: bool) -> float:
        """Place a thick and a thin red line, the upper edge of the first at `top_mm`; return the lower edge of the second."""
        rules = self._sheet.header
        lines = [(rules.double_line_thick_mm, "letter_thick"), (rules.double_line_thin_mm, "letter_thin")]
        axis = (self._left + self._right) / 2
        y = top_mm
        for thickness, role in lines if thick_first else lines[::-1]:
            self.items.append(Rule(axis - rules.separator_width_mm / 2, y + thickness / 2, axis + rules.separator_width_mm / 2,
                                   y + thickness / 2, thickness, rules.separator_color, role))
            y += thickness + rules.double_line_space_mm
        return y - rules.double_line_space_mm


def _spread(line: Line, left_mm: float, width_mm: float) -> Line:
    """Spread a name over the width of the longest one."""
    moved = shifted(line, 0.0, left_mm - line.runs[0].x_mm)
    assert isinstance(moved, Line)  # noqa: S101
    return span_spaced(moved, width_mm)


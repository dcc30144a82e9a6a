"""Where each element stands, next to where the standard wants it."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from convert.layout.folio import turned
from convert.layout.frame import Item, LaidOut, Line, Picture, Reserved, Stroke
from convert.layout.metrics import FontMetrics
from convert.model.report import Report
from convert.style.sheet import StyleSheet
from convert.text.characters import aligned

TOLERANCE_MM = 0.2


class Position(msgspec.Struct, frozen=True):
    """One measurement; millimetres."""

    element: str
    clause: str
    page: int
    quantity: str
    expected: float
    measured: float

    @property
    def agrees(self) -> bool:
        """Whether measured and expected differ by no more than 0.2 mm."""
        return abs(self.expected - self.measured) <= TOLERANCE_MM


class Ruler:
    """Measures finished pages."""

    def __init__(self, laid_out: LaidOut, sheet: StyleSheet) -> None:
        """Take `laid_out` as it was set with `sheet`."""
        self.laid_out = laid_out
        self.sheet = laid_out.sheet or sheet
        self._roles: dict[str, list[tuple[int, Item]]] = {}
        for page in laid_out.pages:
            for item in page.items:
                role = item.role if isinstance(item, Line | Stroke | Reserved) else item.block
                self._roles.setdefault(role, []).append((page.number, item))

    def all(self, role: str) -> list[tuple[int, Item]]:
        """Return the items of a role with their pages, in order."""
        return self._roles.get(role, [])

    def lines(self, role: str) -> list[tuple[int, Line]]:
        """Return the lines of a role."""
        return [(page, item) for page, item in self.all(role) if isinstance(item, Line)]

    def full_lines(self, role: str) -> list[Line]:
        """Return the lines of a role that reach the right edge: another of their text follows, and no long word stayed out of them."""
        lines = [line for _, line in self.lines(role)]
        right = self.sheet.page.margin_binding_mm + self.sheet.page.type_area_width_mm
        return [line for line, after in pairwise(lines) if line.block == after.block and right - line.right_mm < self.sheet.grid.cell_mm]

    def em(self, line: Line) -> float:
        """Return the height of the largest characters of a line in mm."""
        size = max(run.size_pt for run in line.runs)
        return size * 25.4 / 72

    def top(self, line: Line) -> float:
        """Return the top of a line's characters in mm from the paper's top."""
        return line.baseline_mm - _ASCENT * self.em(line)

    def bottom(self, line: Line) -> float:
        """Return the bottom of a line's characters."""
        return self.top(line) + self.em(line)


_ASCENT = 0.88
"""Top of the character box above the baseline, in em."""


def measure(report: Report, laid_out: LaidOut, sheet: StyleSheet, fonts: FontMetrics | None = None) -> tuple[Position, ...]:
    """Return the measured places of every element that the standard places.

    Args:
        report: What was set.
        laid_out: Its pages.
        sheet: The sheet that it was set with.
        fonts: The fonts that it was set in; they tell where the dashes of the page number are.
    """
    ruler = Ruler(laid_out, sheet)
    found = [*_grid(ruler), *_header(ruler), *_corners(ruler), *_front(ruler),
             *_indents(ruler), *_end(report, ruler), *_imprint(ruler), *_folio(ruler, fonts)]
    return tuple(found)


def _grid(ruler: Ruler) -> Iterator[Position]:
    page, grid = ruler.sheet.page, ruler.sheet.grid
    on_grid = [(number, line) for number, line in ruler.lines("body") if line.row]
    for number, line in on_grid[:1]:
        yield Position("正文行首", "5.2.1", number, "左", page.margin_binding_mm, min(one.left_mm for _, one in on_grid))
        expected = page.margin_head_mm + ((line.row or 1) - 1) * grid.line_pitch_mm
        yield Position(f"第{line.row}行", "5.2.3", number, "上", expected, ruler.top(line))
    full = [line.right_mm - page.margin_binding_mm for line in ruler.full_lines("body")]
    if full:
        yield Position("版心宽", "5.2.1", on_grid[0][0] if on_grid else 1, "宽", page.type_area_width_mm, max(full))
    last = next(((number, line) for number, line in on_grid if line.row == grid.lines_per_page), None)
    if last:
        yield Position("末行", "5.2.3", last[0], "下", page.margin_head_mm + page.type_area_height_mm, ruler.bottom(last[1]))


def _header(ruler: Ruler) -> Iterator[Position]:
    rules, grid = ruler.sheet.header, ruler.sheet.grid
    marks = ruler.lines("issuer_mark")
    numbers = ruler.lines("document_number")
    separators = ruler.all("header_separator")
    if marks:
        yield Position("发文机关标志", "7.2.4", marks[0][0], "上", rules.issuer_mark_top_mm, min(ruler.top(line) for _, line in marks))
    if rules.kind == "letter":
        yield from _letter_lines(ruler)
        return
    below = [line for _, line in numbers + ruler.lines("signatory")]
    if marks and below:
        mark_bottom = max(ruler.bottom(line) for _, line in marks)
        yield Position("发文字号（签发人首行）", "7.2.5", marks[0][0], "距标志", rules.document_number_gap_lh * grid.line_pitch_mm,
                       min(ruler.top(line) for line in below) - mark_bottom)
    for number, rule in separators:
        if isinstance(rule, Stroke) and below:
            yield Position("红色分隔线", "7.2.7", number, "距文号", rules.separator_gap_mm,
                           rule.y1_mm - max(ruler.bottom(line) for line in below))
            yield Position("红色分隔线", "7.2.7", number, "长", rules.separator_width_mm, rule.x2_mm - rule.x1_mm)
        titles = ruler.lines("title")
        if isinstance(rule, Stroke) and titles:
            yield Position("标题", "7.3.1", number, "距分隔线", rules.title_gap_lh * grid.line_pitch_mm,
                           ruler.top(titles[0][1]) - rule.y1_mm)


def _corners(ruler: Ruler) -> Iterator[Position]:
    """What stands at the edges of the 版头."""
    page, grid = ruler.sheet.page, ruler.sheet.grid
    corner = [("份号", "7.2.1", "copy_number"), ("密级和保密期限", "7.2.2", "classification"), ("紧急程度", "7.2.3", "urgency")]
    for name, clause, role in corner:
        for number, line in ruler.lines(role)[:1]:
            yield Position(name, clause, number, "左", page.margin_binding_mm, line.left_mm)
    signatories = ruler.lines("signatory")
    if signatories:
        right = page.margin_binding_mm + page.type_area_width_mm
        ends = [line.right_mm for _, line in signatories]
        yield Position("签发人", "7.2.6", signatories[0][0], "右空", grid.cell_mm, right - max(ends))


def _indents(ruler: Ruler) -> Iterator[Position]:
    """What begins two characters from the left."""
    left = ruler.sheet.page.margin_binding_mm + 2 * ruler.sheet.grid.cell_mm
    for name, clause, role in (("附件说明", "7.3.4", "attachment_note"), ("附注", "7.3.6", "document_note"),
                               ("出席人员", "10.3", "attendance")):
        for number, line in ruler.lines(role)[:1]:
            yield Position(name, clause, number, "左", left, line.left_mm)


def _letter_lines(ruler: Ruler) -> Iterator[Position]:
    rules, page = ruler.sheet.header, ruler.sheet.page
    thick = [(number, item) for number, item in ruler.all("letter_thick") if isinstance(item, Stroke)]
    marks = ruler.lines("issuer_mark")
    if len(thick) == 2 and marks:
        (number, first), (_, second) = thick
        yield Position("上双线", "10.1", number, "距标志", rules.first_double_line_gap_mm,
                       first.y1_mm - first.thickness_mm / 2 - ruler.bottom(marks[0][1]))
        yield Position("上双线", "10.1", number, "长", rules.separator_width_mm, first.x2_mm - first.x1_mm)
        yield Position("下双线", "10.1", number, "距下页边", rules.second_double_line_bottom_mm,
                       page.height_mm - second.y1_mm - second.thickness_mm / 2)


def _front(ruler: Ruler) -> Iterator[Position]:
    grid = ruler.sheet.grid
    axis = ruler.sheet.page.margin_binding_mm + ruler.sheet.page.type_area_width_mm / 2
    titles = ruler.lines("title")
    for number, line in titles[:1]:
        yield Position("标题", "7.3.1", number, "中轴", axis, (line.left_mm + line.right_mm) / 2)
    for role, clause in (("main_recipients", "7.3.2"), ("salutation", "7.3.2")):
        above = [*titles, *ruler.lines("occasion"), *ruler.lines("issuer")]
        for number, line in ruler.lines(role)[:1]:
            if above:
                gap = ruler.sheet.roles[role].space_before_lh * grid.line_pitch_mm + grid.row_gap_mm
                yield Position(ruler.sheet.roles[role].title, clause, number, "距上", gap,
                               ruler.top(line) - ruler.bottom(above[-1][1]))


def _end(report: Report, ruler: Ruler) -> Iterator[Position]:
    sheet = ruler.sheet
    rules, cell = sheet.sign_off, sheet.grid.cell_mm
    right = sheet.page.margin_binding_mm + sheet.page.type_area_width_mm
    seal = (report.sign_off.seal if report.sign_off else None) or ("seal" if ruler.all("sign_off.seal") else "none")
    dates, names = ruler.lines("date_of_issue"), ruler.lines("authority_signature")
    for number, line in dates[:1]:
        begin, end = line.left_mm, line.right_mm
        if seal == "none" and names:
            yield Position("成文日期", "7.3.5.2", number, "比署名右移", rules.no_seal_date_offset_ic * cell,
                           begin - names[-1][1].runs[0].x_mm)
        elif seal != "none":
            yield Position("成文日期", "7.3.5", number, "右空", rules.seal_date_right_ic * cell, right - end)
    for number, item in ruler.all("sign_off.seal"):
        if seal == "seal" and isinstance(item, Reserved | Picture):
            text = [line for page, line in dates if page == number]
            if text:
                begin, end = text[0].left_mm, text[0].right_mm
                if len(ruler.all("sign_off.seal")) == 1:
                    yield Position("印章", "7.3.5.1", number, "中轴", (begin + end) / 2, item.x_mm + item.width_mm / 2)
    for number, line in ruler.lines("attachment_label"):
        yield Position("附件标识", "7.3.7", number, "上", sheet.page.margin_head_mm, ruler.top(line))
    seen: set[int] = set()
    for number, line in ruler.lines("attachment_title"):
        if number not in seen:
            seen.add(number)
            yield Position("附件标题", "7.3.7", number, "上", sheet.page.margin_head_mm + 2 * sheet.grid.line_pitch_mm, ruler.top(line))


def _imprint(ruler: Ruler) -> Iterator[Position]:
    outer = [(number, item) for number, item in ruler.all("imprint_outer") if isinstance(item, Stroke)]
    if outer:
        number, line = outer[-1]
        yield Position("版记末线", "7.4.1", number, "下", ruler.sheet.imprint.bottom_mm, line.y1_mm)
        yield Position("版记首末线", "7.4.1", number, "粗", ruler.sheet.imprint.outer_line_mm, line.thickness_mm)


def _folio(ruler: Ruler, fonts: FontMetrics | None) -> Iterator[Position]:
    page, rules = ruler.sheet.page, ruler.sheet.page_number
    right = page.margin_binding_mm + page.type_area_width_mm
    numbers = [(number, turned(line, page.height_mm) if line.turned else line) for number, line in ruler.lines("page_number")[:2]]
    for number, line in numbers:
        ink = fonts.face_for(line.runs[0].typeface, "—").extent("—") if fonts else None
        if ink:
            yield Position("页码横线", "7.5", number, "中线", rules.dash_centre_mm,
                           line.baseline_mm - (ink[0] + ink[1]) / 2 * ruler.em(line))
        if rules.side == "outer" and not page.mirror:
            edge = right - line.right_mm if number % 2 else line.left_mm - page.margin_binding_mm
            yield Position("页码", "7.5", number, "空一字", rules.indent_mm, edge)


def element_table(report: Report, laid_out: LaidOut, sheet: StyleSheet, language: str = "zh",
                  fonts: FontMetrics | None = None) -> str:
    """Return the measurements as a table of text, one element a line; see `measure`."""
    head = ("要素", "条款", "页", "量", "应为/mm", "实为/mm", "合格") if language == "zh" else (
        "element", "clause", "page", "quantity", "expected mm", "measured mm", "ok")
    rows = [(one.element, one.clause, str(one.page), one.quantity, f"{one.expected:.2f}", f"{one.measured:.2f}",
             "✓" if one.agrees else "✗") for one in measure(report, laid_out, sheet, fonts)]
    return "\n".join(aligned([head, *rows]))

"""Pages as text: 22 numbered rows, so that a wrong break shows in a diff."""

from collections.abc import Iterator

from convert.layout.frame import LaidOut, Line, Page
from convert.style.sheet import StyleSheet

_BLANK = "　"


def dump_pages(laid_out: LaidOut, sheet: StyleSheet) -> str:
    """Return every page as a frame of numbered rows.

    A row that stands off the grid (a title) is shown with the nearest one and a `~`. Blanks at the head stand for the
    indent, one for every character.
    """
    return "\n".join(line for page in laid_out.pages for line in _dump_page(page, laid_out.sheet or sheet)) + "\n"


def _dump_page(page: Page, sheet: StyleSheet) -> Iterator[str]:
    yield f"┌─ {page.number}"
    rows: dict[int, list[Line]] = {}
    other: list[Line] = []
    for item in page.items:
        if isinstance(item, Line):
            number = item.row or _nearest_row(item, sheet)
            if item.role == "page_number":
                other.append(item)
            else:
                rows.setdefault(number, []).append(item)
    for number in range(1, max(sheet.grid.lines_per_page, *rows, 1) + 1):
        lines = sorted(rows.get(number, []), key=lambda line: (round(line.baseline_mm, 1), line.runs[0].x_mm))
        sign = " " if all(line.row for line in lines) else "~"
        yield f"│{number:2}{sign}{_text(lines, sheet)}".rstrip()
    yield "└─ " + "".join(run.text for line in other for run in line.runs)


def _nearest_row(line: Line, sheet: StyleSheet) -> int:
    grid = sheet.grid
    top = line.baseline_mm - 0.88 * grid.cell_mm - sheet.page.margin_head_mm
    return max(1, round(top / grid.line_pitch_mm) + 1)


def _text(lines: list[Line], sheet: StyleSheet) -> str:
    """Return the lines of one row, blanks where nothing stands."""
    left, cell = sheet.page.margin_binding_mm, sheet.grid.cell_mm
    text, end = "", left
    for line in lines:
        begin = line.runs[0].x_mm
        blanks = (begin - (end if begin >= end - cell / 2 else left)) / cell
        gap = int(round(blanks, 6) + 0.5)  # a half is up: Pythons differ in the last digit of a sum
        text += ("" if begin >= end - cell / 2 else " ⏎ ") + _BLANK * max(0, gap)
        text += "".join(run.text for run in line.runs)
        end = line.right_mm
    return text

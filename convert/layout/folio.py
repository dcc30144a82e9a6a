"""页码 (GB/T 9704-2012 7.5)."""

from collections.abc import Collection, Sequence

import msgspec

from convert.layout.frame import Item, Line, Page, Stroke
from convert.layout.paragraph import Measure, Typesetter
from convert.layout.rows import shifted

_DASH = "—"
"""Its middle stands at the height that the standard states."""


def number_pages(drafts: Sequence[Sequence[Item]], setter: Typesetter, unnumbered: Collection[int] = (),
                 landscape: Collection[int] = ()) -> tuple[Page, ...]:
    """Return the pages with their numbers: outer side, 空一字, the dashes centred at the height that the sheet states.

    Args:
        drafts: Items of every page.
        setter: Sets the number.
        unnumbered: Further pages that bear none, besides those the sheet names.
        landscape: Pages that lie across; their number stands where it does on the others when the sheet of paper is turned back.
    """
    sheet = setter.sheet
    pages: list[Page] = []
    for number, items in enumerate(drafts, 1):
        shown = sheet.page_number.shown and number not in sheet.page_number.hidden_pages and number not in unnumbered
        placed = list(items)
        if sheet.page.mirror and number % 2 == 0 and number not in landscape:
            across = sheet.page.width_mm - sheet.page.type_area_width_mm - 2 * sheet.page.margin_binding_mm
            placed = [shifted(item, 0.0, across) for item in placed]
        label = sheet.page_number.pattern.format(page=number) if shown else ""
        if shown:
            line = _number(label, number, setter)
            placed.append(turned(line, sheet.page.height_mm) if number in landscape else line)
        pages.append(Page(number, tuple(placed), label, landscape=number in landscape))
    return tuple(pages)


def turned(line: Line, paper_height_mm: float) -> Line:
    """Return a line of an upright page as it stands on one that was turned clockwise, where it reads from top to bottom; or back."""
    return msgspec.structs.replace(line, baseline_mm=paper_height_mm - line.baseline_mm, turned=not line.turned)


def turned_stroke(stroke: Stroke, paper_height_mm: float) -> Stroke:
    """Return a straight line of an upright page as it stands on one that was turned clockwise."""
    return msgspec.structs.replace(stroke, x1_mm=paper_height_mm - stroke.y1_mm, y1_mm=stroke.x1_mm, x2_mm=paper_height_mm - stroke.y2_mm,
                                   y2_mm=stroke.x2_mm)


def _number(label: str, number: int, setter: Typesetter) -> Line:
    sheet = setter.sheet
    rules, page = sheet.page_number, sheet.page
    left, width = page.margin_binding_mm, page.type_area_width_mm
    if page.mirror and number % 2 == 0:
        left = page.width_mm - width - left
    if rules.side == "centre":
        room = Measure(left, width, align="centre")
    elif number % 2:
        room = Measure(left, width - rules.indent_mm, align="right")
    else:
        room = Measure(left + rules.indent_mm, width - rules.indent_mm, align="left")
    line = setter.lines(label, "page_number", "", room)[0]
    baseline = rules.dash_centre_mm + setter.middle("page_number", _DASH)
    return Line(line.runs, baseline, "page_number", "", 0, len(label), artifact=True)

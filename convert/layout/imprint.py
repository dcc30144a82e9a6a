"""版记 (GB/T 9704-2012 7.4): at the bottom of the last page, which is an even one."""

from collections.abc import Sequence
from math import fsum

from convert.layout.frame import Item, Line, Stroke
from convert.layout.labelled import labelled_rows, width_of
from convert.layout.paragraph import Measure, Typesetter
from convert.layout.rows import PageBuilder, PageRow, shifted
from convert.model.elements import Imprint

_ROLE = "imprint"
_PRINTED = "印发"
_END = "。"
_WIDEST_DATE_SHARE = 0.5
"""A date wider than this share of the line stands on rows of its own."""
_OFFICE_GAP_EM = 1.0
"""What lies between 印发机关 and 印发日期 at least."""
_EPSILON_MM = 0.01

Part = Sequence[PageRow]


def imprint_parts(imprint: Imprint, setter: Typesetter) -> list[Part]:
    """Return the rows of the parts that thin lines separate: 主送 and 抄送, then 印发机关 and 印发日期."""
    room = setter.measure(_ROLE)
    right = room.left_mm + room.width_mm
    recipients: list[PageRow] = []
    for label, names, slot in (("主送：", imprint.main_recipients, "main_recipients"),
                               ("抄送：", imprint.copy_recipients, "copy_recipients")):
        if names:
            text = "，".join(names).rstrip("：:")
            recipients += labelled_rows(label, text if text.endswith(_END) else text + _END, setter, _ROLE, f"imprint.{slot}",
                                        left_mm=room.left_mm, right_mm=right)
    printing: list[PageRow] = []
    if imprint.printing_office or imprint.date_of_printing:
        printing = _printing_rows(imprint, setter, room)
    return [part for part in (recipients, printing) if part]


def _printing_rows(imprint: Imprint, setter: Typesetter, room: Measure) -> list[PageRow]:
    """Return the rows of 印发机关, 左空一字, and 印发日期 with 印发, 右空一字, beside its last row (7.4.3)."""
    date = imprint.date_of_printing or ""
    text = date if not date or date.endswith(_PRINTED) else date + _PRINTED
    taken = width_of(text, setter, _ROLE)
    beside = taken <= _WIDEST_DATE_SHARE * room.width_mm
    office_room = room.width_mm - (taken + _OFFICE_GAP_EM * setter.style(_ROLE).em_mm if text and beside else 0.0)
    office = _lines(imprint.printing_office or "", "printing_office", setter, Measure(room.left_mm, office_room, align="left"))
    dates = _lines(text, "date_of_printing", setter, Measure(room.left_mm, room.width_mm, align="right"))
    pitch = setter.style(_ROLE).pitch_mm
    if not (office and dates and beside):
        return [PageRow(pitch, (line,)) for line in (*office, *dates)]
    return [*(PageRow(pitch, (line,)) for line in office[:-1]), PageRow(pitch, (office[-1], dates[0]))]


def _lines(text: str, slot: str, setter: Typesetter, room: Measure) -> list[Line]:
    return setter.lines(text, _ROLE, f"imprint.{slot}", room) if text else []


def place_imprint(imprint: Imprint, setter: Typesetter, builder: PageBuilder) -> set[int]:
    """Put the imprint at the foot of the last page, on a new even page if need be; return the pages without number.

    A blank page before it, and then its own too, bear no number (7.5). One that is higher than a page goes over as many as it
    needs, the last one even.
    """
    parts = imprint_parts(imprint, setter)
    if not parts:
        return set()
    builder.place_carried_notes()
    pages = _pages_of(parts, setter.sheet.page.type_area_height_mm)
    even, last = setter.sheet.imprint.even_page, len(builder.drafts)
    fits = len(pages) == 1 and not builder.page.landscape and builder.left_mm - setter.sheet.grid.row_gap_mm / 2 >= _height(pages[0])
    in_place = fits and not (even and last % 2)
    unnumbered: set[int] = set()
    if even and not in_place and (last + len(pages)) % 2:
        builder.start_page()
        unnumbered = set(range(last + 1, last + 2 + len(pages)))
    for number, page in enumerate(pages):
        if not in_place:
            builder.start_page()
        ends = number == len(pages) - 1
        height = _height(page)
        top = setter.sheet.imprint.bottom_mm - height if ends else setter.sheet.page.margin_head_mm
        builder.page.items.extend(_placed(page, setter, top, begins=number == 0, ends=ends))
        builder.page.taken_mm = height
        builder.page.empty = False
    return unnumbered


def _pages_of(parts: Sequence[Part], room_mm: float) -> list[list[Part]]:
    """Return the parts, cut where a page is full."""
    pages: list[list[Part]] = [[]]
    left = room_mm
    for part in parts:
        rows: list[PageRow] = []
        for row in part:
            if row.height_mm > left + _EPSILON_MM:
                pages[-1].append(rows)
                pages.append([])
                rows, left = [], room_mm
            rows.append(row)
            left -= row.height_mm
        pages[-1].append(rows)
    return [[part for part in page if part] for page in pages]


def _height(parts: Sequence[Part]) -> float:
    return fsum(row.height_mm for part in parts for row in part)


def _placed(parts: Sequence[Part], setter: Typesetter, top_mm: float, *, begins: bool, ends: bool) -> list[Item]:
    rules, page = setter.sheet.imprint, setter.sheet.page
    left, right = page.margin_binding_mm, page.margin_binding_mm + page.type_area_width_mm
    items: list[Item] = []
    y = top_mm

    def line(thickness: float, role: str) -> None:
        if rules.shown_lines:
            items.append(Stroke(left, y, right, y, thickness, role=role))

    if begins:
        line(rules.outer_line_mm, "imprint_outer")
    for number, part in enumerate(parts):
        if number:
            line(rules.inner_line_mm, "imprint_inner")
        for row in part:
            items += [shifted(item, y) for item in row.items]
            y += row.height_mm
    if ends:
        line(rules.outer_line_mm, "imprint_outer")
    return items

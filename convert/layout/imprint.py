"""版记 (GB/T 9704-2012 7.4): at the bottom of the last page, which is an even one."""

from convert.layout.frame import Item, Rule
from convert.layout.labelled import labelled_rows, width_of
from convert.layout.paragraph import Measure, Typesetter
from convert.layout.rows import PageBuilder, Row, joined, shifted
from convert.model.elements import Imprint

_ROLE = "imprint"
_PRINTED = "印发"
_END = "。"


def imprint_parts(imprint: Imprint, setter: Typesetter) -> list[list[Row]]:
    """Return the rows of the parts that thin lines separate: 主送 and 抄送, then 印发机关 and 印发日期."""
    room = setter.measure(_ROLE)
    right = room.left_mm + room.width_mm
    recipients: list[Row] = []
    for label, names, slot in (("主送：", imprint.main_recipients, "main_recipients"),
                               ("抄送：", imprint.copy_recipients, "copy_recipients")):
        if names:
            text = "，".join(names).rstrip("：:")
            recipients += labelled_rows(label, text if text.endswith(_END) else text + _END, setter, _ROLE, f"imprint.{slot}",
                                        left_mm=room.left_mm, right_mm=right)
    printing: list[Row] = []
    if setter.sheet.imprint.shown_lines and (imprint.printing_office or imprint.date_of_printing):
        printing.append(_printing_row(imprint, setter, room))
    return [part for part in (recipients, printing) if part]


def _printing_row(imprint: Imprint, setter: Typesetter, room: Measure) -> Row:
    """Return the row of 印发机关, 左空一字, and 印发日期 with 印发, 右空一字 (7.4.3)."""
    lines = []
    if imprint.printing_office:
        lines += setter.lines(imprint.printing_office, _ROLE, "imprint.printing_office",
                              Measure(room.left_mm, room.width_mm, align="left"))[:1]
    if imprint.date_of_printing:
        date = imprint.date_of_printing
        text = date if date.endswith(_PRINTED) else date + _PRINTED
        begin = room.left_mm + room.width_mm - width_of(text, setter, _ROLE)
        lines += setter.lines(text, _ROLE, "imprint.date_of_printing", Measure(begin, room.width_mm, align="left"),
                              breaks=(len(text),))
    return Row(setter.style(_ROLE).pitch_mm, tuple(lines) if len(lines) > 1 else (joined(lines),))


def place_imprint(imprint: Imprint, setter: Typesetter, builder: PageBuilder) -> set[int]:
    """Put the imprint at the foot of the last page, on a new even page if need be; return the pages without number.

    A blank page before it, and then its own too, bear no number (7.5).
    """
    parts = imprint_parts(imprint, setter)
    if not parts:
        return set()
    rules = setter.sheet.imprint
    height = sum(row.height_mm for part in parts for row in part)
    fits = builder.left_mm - setter.sheet.grid.row_gap_mm / 2 >= height
    unnumbered: set[int] = set()
    last = len(builder.drafts)
    if not rules.even_page:
        if not fits:
            builder.start_page()
    elif last % 2:
        builder.start_page()
    elif not fits:
        builder.start_page()
        builder.start_page()
        unnumbered = {last + 1, last + 2}
    builder.page.items.extend(_placed(parts, setter, rules.bottom_mm - height))
    builder.page.empty = False
    return unnumbered


def _placed(parts: list[list[Row]], setter: Typesetter, top_mm: float) -> list[Item]:
    rules, page = setter.sheet.imprint, setter.sheet.page
    left, right = page.margin_binding_mm, page.margin_binding_mm + page.type_area_width_mm
    items: list[Item] = []
    y = top_mm

    def line(thickness: float, role: str) -> None:
        if rules.shown_lines:
            items.append(Rule(left, y, right, y, thickness, role=role))

    line(rules.outer_line_mm, "imprint_outer")
    for number, part in enumerate(parts):
        if number:
            line(rules.inner_line_mm, "imprint_inner")
        for row in part:
            items += [shifted(item, y) for item in row.items]
            y += row.height_mm
    line(rules.outer_line_mm, "imprint_outer")
    return items

"""What stands above the body of meeting material, and the closing line below it."""

from typing import Final

from convert.layout.paragraph import Typesetter
from convert.layout.rows import PageRow, text_rows
from convert.layout.title import break_title
from convert.model.report import Report
from convert.model.walk import front_texts

FRONT_ROLES: Final = {"label": "front_label", "date": "front_date"}
"""Roles of the slots that are not called as their slot is."""
_ON_THE_LEFT: Final = ("label", "material_number", "salutation")


def centred_rows(text: str, role: str, slot: str, setter: Typesetter, slot_lines: dict[str, tuple[str, ...]],
                 author_breaks: tuple[int, ...] = ()) -> list[PageRow]:
    """Return the rows of a centred text that is broken between words only."""
    room = setter.measure(role)
    style = setter.style(role)
    width = room.width_mm - 2 * abs(room.first_mm) + setter.sheet.text.title_tolerance_em * style.em_mm
    breaks = break_title(text, style.widths, width, author_breaks)
    lines = setter.lines(text, role, slot, room, breaks=breaks)
    if len(breaks) > 1:
        starts = (0, *breaks)
        slot_lines[slot] = tuple(text[start:end] for start, end in zip(starts, breaks, strict=False))
    return text_rows(lines, setter, role)


def front_rows(report: Report, setter: Typesetter, slot_lines: dict[str, tuple[str, ...]], *, number_above: bool = False) -> list[PageRow]:
    """Return the rows of the front matter in the order of the page; a label of the file's own stands as 7.3.7 has it.

    With `number_above`, the 材料编号 has its place above the 版头 and is not among them.
    """
    rows: list[PageRow] = []
    for name, text in front_texts(report):
        if number_above and name == "material_number":
            continue
        role, slot = FRONT_ROLES.get(name, name), f"front.{name}"
        if name in _ON_THE_LEFT:
            rows += text_rows(setter.lines(text, role, slot), setter, role)
        else:
            rows += centred_rows(text, role, slot, setter, slot_lines, report.front.title_breaks if name == "title" else ())
    return rows


def text_below_title(report: Report, *, addressed: bool) -> bool:
    """Tell whether the body follows the title directly; then the row that stands empty above 称谓 and 主送机关 stands above it.

    `addressed` says whether 主送机关 stand above the body.
    """
    front = report.front
    above = front.title or front.occasion or front.issuer or front.date
    called = front.salutation or addressed
    return bool(above and not called and report.body)

"""What stands above the body of meeting material, and the closing line below it."""

from convert.layout.paragraph import Typesetter
from convert.layout.rows import Row, text_rows
from convert.layout.title import break_title
from convert.model.blocks import Heading, Paragraph
from convert.model.elements import Front
from convert.model.report import Report


def centred_rows(text: str, role: str, slot: str, setter: Typesetter, slot_lines: dict[str, tuple[str, ...]],
                 author_breaks: tuple[int, ...] = ()) -> list[Row]:
    """Return the rows of a centred text that is broken between words only."""
    room = setter.measure(role)
    breaks = break_title(text, setter.style(role).widths, room.width_mm - 2 * abs(room.first_mm), author_breaks)
    lines = setter.lines(text, role, slot, room, breaks=breaks)
    if len(breaks) > 1:
        starts = (0, *breaks)
        slot_lines[slot] = tuple(text[start:end] for start, end in zip(starts, breaks, strict=False))
    return text_rows(lines, setter, role)


def front_rows(front: Front, setter: Typesetter, slot_lines: dict[str, tuple[str, ...]]) -> list[Row]:
    """Return the rows of the front matter in the order of the page."""
    rows: list[Row] = []
    if front.material_number:
        rows += text_rows(setter.lines(front.material_number, "material_number", "front.material_number"), setter,
                          "material_number")
    if front.organ_line:
        rows += centred_rows(front.organ_line, "organ_line", "front.organ_line", setter, slot_lines)
    if front.title:
        rows += centred_rows(front.title, "title", "front.title", setter, slot_lines, front.title_breaks)
    if front.occasion:
        rows += centred_rows(front.occasion, "occasion", "front.occasion", setter, slot_lines)
    if front.issuer:
        rows += centred_rows(front.issuer, "issuer", "front.issuer", setter, slot_lines)
    if front.salutation:
        rows += text_rows(setter.lines(front.salutation, "salutation", "front.salutation"), setter, "salutation")
    return rows


def text_below_title(report: Report, *, addressed: bool = True) -> bool:
    """Tell whether the body follows the title directly; then the row that stands empty above 称谓 and 主送机关 stands above it.

    `addressed` says whether 主送机关, where the report has one, stands above the body.
    """
    front = report.front
    above = front.title or front.occasion or front.issuer
    called = front.salutation or (addressed and report.main_recipients)
    return bool(above and not called and report.body and isinstance(report.body[0], Heading | Paragraph))

"""A label and a text beside it whose turnover lines stand under its first letter, as in 附件, 抄送 and 出席."""

from collections.abc import Iterator
from math import fsum
from typing import Final

from convert.layout.frame import Line
from convert.layout.paragraph import Measure, Typesetter
from convert.layout.rows import PageRow, joined
from convert.patterns import regex

_EPSILON_MM: Final = 1e-6
_ENTRY: Final = regex(r"(?<![^\s、，；。])\S\s+\S(?![^\s、，；。])[、，；。]?|[^\s、，；。]+[、，；。]*")


def labelled_rows(label: str, text: str, setter: Typesetter, role: str, block: str, *, left_mm: float, right_mm: float,
                  label_role: str | None = None, text_left_mm: float | None = None, names: bool = False) -> list[PageRow]:
    """Return the rows of `label` and `text`.

    Args:
        label: What stands before the text; belongs to the page, not to the text of the block.
        text: The text of the block.
        setter: Sets both.
        role: Role of the text.
        block: Name of the slot.
        left_mm: Where the label begins.
        right_mm: Where lines end.
        label_role: Role of the label where it has its own.
        text_left_mm: Where the text begins; after the label when left out.
        names: Whether the text lists persons, whose names no line tears.
    """
    named = setter.lines(label, label_role or role, block, Measure(left_mm, right_mm - left_mm, align="left"))
    begin = text_left_mm if text_left_mm is not None else left_mm + width_of(label, setter, label_role or role)
    room = Measure(begin, right_mm - begin)
    lines = setter.lines(text, role, block, room, breaks=_ends(text, setter, role, room.width_mm) if names else ())
    pitch = setter.style(role).pitch_mm
    rows: list[PageRow] = []
    for place, line in enumerate(lines):
        rows.append(PageRow(pitch, (_first(named, line) if place == 0 else line,)))
    return rows or [PageRow(pitch, tuple(named))]


def _ends(text: str, setter: Typesetter, role: str, room_mm: float) -> list[int]:
    """Return the offsets where lines of a list of persons end, each between two of them; none when a name is longer than a line."""
    ends: list[int] = []
    for start, end in name_spans(text):
        if width_of(text[start:end], setter, role) > room_mm:
            return []
        if width_of(text[ends[-1] if ends else 0:end], setter, role) > room_mm + _EPSILON_MM:
            ends.append(start)
    return [*ends, len(text)] if text else []


def name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every entry of a list of persons; two single letters with a blank between them are one name."""
    for match in _ENTRY.finditer(text):
        yield match.span()


def _first(label: list[Line], line: Line) -> Line:
    return joined([*label[:1], line])


def width_of(text: str, setter: Typesetter, role: str) -> float:
    """Return the natural width of `text` in mm."""
    known = setter.style(role).widths
    return fsum(known[char] for char in text)


def span_spaced(line: Line, width_mm: float) -> Line:
    """Return a line of one run whose letters are spread to `width_mm`: a name of two letters in the room of three."""
    import msgspec

    run = line.runs[0]
    spare = width_mm - run.width_mm
    gaps = len(run.advances_mm) - 1
    if len(line.runs) != 1 or gaps < 1 or spare <= 0:
        return line
    advances = (*(advance + spare / gaps for advance in run.advances_mm[:-1]), run.advances_mm[-1])
    return msgspec.structs.replace(line, runs=(msgspec.structs.replace(run, advances_mm=advances),))

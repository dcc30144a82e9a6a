"""Whether an installed face may take the place of a standard one."""

from functools import cache
from typing import Literal

from convert.fonts.face import Face

Reason = Literal["restricted", "pictures", "variable", "incomplete", "widths", "marks"]

_MARKS = "“”‘’—…·、。，；：？！（）《》"
"""Marks that take one em in Chinese text (GB/T 15834-2011 5.1). A face that draws one of them narrower would show gaps or crooked
quotation marks; it is not used at all, rather than letter by letter."""

_RESTRICTED = 0x0002 | 0x0200
"""fsType: no embedding without leave, or pictures only."""
_NO_SUBSET = 0x0100
_COVERAGE = 0.99
_SAMPLE = "国中人一龙"


@cache
def common_hanzi() -> tuple[int, ...]:
    """Return the code points of the 3755 hanzi of GB 2312, first level."""
    cells = (bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return tuple(ord(cell) for cell in cells if cell)


def unfitness(face: Face, *, latin: bool) -> Reason | None:
    """Return why `face` cannot serve a typeface of the standard; None when it can.

    Args:
        face: A face found on the machine.
        latin: Whether it is to show digits and Latin letters only.
    """
    file = face.file
    if face.fs_type & (_RESTRICTED | _NO_SUBSET):
        return "restricted"
    if not file.has_outlines:
        return "pictures"
    if "fvar" in file.tables:
        return "variable"
    if latin:
        return None if all(face.glyph(chr(code)) for code in range(0x20, 0x7F)) else "incomplete"
    hanzi = common_hanzi()
    if sum(1 for code in hanzi if file.glyph(code)) < _COVERAGE * len(hanzi):
        return "incomplete"
    if any(face.advance(letter) != 1.0 for letter in _SAMPLE):
        return "widths"
    return None if all(face.glyph(mark) and face.advance(mark) == 1.0 for mark in _MARKS) else "marks"

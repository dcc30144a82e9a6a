"""The letters of a finished OFD and where they stand, worked out from its objects alone (8.5, 11.3)."""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from convert.fonts import INVISIBLE
from convert.layout.frame import Line
from convert.patterns import regex
from convert.text.deltas import expanded
from convert.units import pt_to_mm
from convert.verify.ofd_faults import NAMESPACE

if TYPE_CHECKING:
    from convert.layout.frame import Page

_TEXT: Final = f"{{{NAMESPACE}}}TextObject"
_CODE: Final = f"{{{NAMESPACE}}}TextCode"
_NEAR_MM: Final = 0.02
_UNFIT: Final = regex(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, and is left out."""
_LEVEL: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class PlacedLetter(NamedTuple):
    """A letter and its origin, in millimetres from the top left of the page."""

    letter: str
    x: float
    y: float

    def is_at(self, other: "PlacedLetter | None") -> bool:
        """Tell whether `other` is the same letter at the same place; what is invisible has none."""
        if other is None or self.letter != other.letter:
            return False
        return self.letter in INVISIBLE or (abs(self.x - other.x) < _NEAR_MM and abs(self.y - other.y) < _NEAR_MM)


def ofd_letters(page: Any) -> list[PlacedLetter]:
    """Return the letters of a page in the order of its objects, blanks left out."""
    found = []
    for text in page.iter(_TEXT):
        left, top = (float(word) for word in text.get("Boundary").split()[:2])
        a, b, c, d, e, f = map(float, text.get("CTM").split()) if text.get("CTM") else _LEVEL
        for code in text.iterchildren(_CODE):
            x, y = float(code.get("X", 0)), float(code.get("Y", 0))
            steps = expanded(code.get("DeltaX") or "", len(code.text or ""))
            for index, letter in enumerate(code.text or ""):
                if not letter.isspace():
                    found.append(PlacedLetter(letter, left + a * x + c * y + e, top + b * x + d * y + f))
                x += steps[index] if index < len(steps) else 0.0
    return found


def wanted_letters(page: "Page") -> list[PlacedLetter]:
    """Return the letters that a page of the layout shows, in its order, blanks left out."""
    found = []
    for line in (item for item in page.items if isinstance(item, Line)):
        for run in line.runs:
            x, rise = run.x_mm, -run.rise_mm if line.turned else run.rise_mm
            for index, (letter, advance) in enumerate(zip(run.text, run.advances_mm, strict=True)):
                across, baseline = x - (pt_to_mm(run.size_pt) * run.shift_em[index] if run.shift_em else 0.0), line.baseline_mm - rise
                if not letter.isspace() and not _UNFIT.match(letter):
                    found.append(PlacedLetter(letter, *((baseline, across) if line.turned else (across, baseline))))
                x += advance
    return found

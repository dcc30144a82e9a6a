"""Making a line exactly as wide as its room: marks give width away in the order of clreq, gaps open evenly."""

from collections.abc import Sequence

from convert.layout.line_break import BreakText
from convert.layout.metrics import LineRules
from convert.layout.punctuation import EMPTY_LEFT, HALVED_AT_END, REDUCTION_ORDER, STOPS

_EPSILON_MM = 1e-6
_STOPS = frozenset(STOPS)


def fill(line: BreakText, start: int, end: int, room_mm: float, rules: LineRules, *,
         stretch: bool) -> tuple[list[float], list[float] | None]:
    """Return the advances of the letters from `start` to `end` in mm, and how far letters are drawn left of their place.

    Args:
        line: The text.
        start: First letter.
        end: End of the line.
        room_mm: Width to fill.
        rules: How far letters give way.
        stretch: Whether a short line is to be filled; never true for the last line of a paragraph.
    """
    advances = list(line.widths[start:end])
    spare = room_mm - line.width(start, end)
    if spare < -_EPSILON_MM and not rules.hanging:
        return _squeeze(line, start, end, -spare, rules, advances)
    if stretch and spare > _EPSILON_MM:
        gaps = end - start - 1 - line.tight.count(1, start + 1, end)
        if spare <= gaps * rules.stretch_mm:
            spread(advances, spare, line.tight[start:end])
    return advances, None


def spread(advances: list[float], amount_mm: float, tight: Sequence[int]) -> None:
    """Distribute `amount_mm` (negative to close) evenly over the gaps of a line that may change."""
    gaps = [place for place in range(len(advances) - 1) if not tight[place + 1]]
    if gaps:
        share = amount_mm / len(gaps)
        for place in gaps:
            advances[place] += share


def _squeeze(line: BreakText, start: int, end: int, needed: float, rules: LineRules,
             advances: list[float]) -> tuple[list[float], list[float] | None]:
    text = line.text
    shifts: list[float] | None = None
    if needed > rules.tolerance_mm + _EPSILON_MM:
        if text[end - 1] in HALVED_AT_END:
            given = min(needed, rules.end_saving_mm)
            advances[-1] -= given
            needed -= given
        for kind in REDUCTION_ORDER:
            if needed <= _EPSILON_MM:
                break
            if kind == _STOPS and not rules.squeeze_stops:
                continue
            places = [place for place in range(start, end - 1) if text[place] in kind]
            if not places:
                continue
            share = min(needed / len(places), rules.mark_saving_mm)
            needed -= share * len(places)
            for place in places:
                advances[place - start] -= share
                if text[place] in EMPTY_LEFT:
                    shifts = shifts or [0.0] * (end - start)
                    shifts[place - start] = share
    if needed > _EPSILON_MM:
        spread(advances, -needed, line.tight[start:end])
    return advances, shifts

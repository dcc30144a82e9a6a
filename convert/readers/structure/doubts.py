"""Places that can be read in two ways: what speaks for each reading, grouped where several lines are decided together."""

from collections.abc import Sequence
from typing import Final

import msgspec

from convert.model.report import Doubt
from convert.readers.structure.lines import SourceLine

_SHOWN: Final = 24

REASONS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "unnumbered": (("alone", "no-end-mark", "text-below"), ("no-number", "short-paragraph")),
    "closed-heading": (("numbered", "alone", "text-below"), ("ends-sentence", "short-paragraph")),
    "series": (("siblings-headings", "text-below"), ("siblings-items", "ends-sentence")),
    "series-items": (("siblings-items", "ends-sentence"), ("numbered", "siblings-headings")),
    "split-lead": (("page-cut", "siblings-run-in"), ("alone", "no-end-mark")),
    "joined-open-bracket": (("bracket-open", "line-below"), ("ends-sentence", "own-line")),
    "joined-after-quote": (("no-end-mark", "line-below"), ("quote-ends", "own-line")),
    "joined-short-line": (("no-end-mark", "wrapped-text"), ("short-line", "own-line")),
    "joined-full-line": (("line-full", "wrapped-text"), ("ends-sentence", "own-line")),
    "glued-closing": (("words-of-closing", "last-sentence"), ("same-paragraph", "no-own-line")),
    "glued-salutation": (("words-of-address", "colon"), ("same-paragraph", "no-own-line")),
    "title-without-kind": (("above-text", "alone"), ("names-no-kind", "short-paragraph")),
    "organ-line": (("title-whole-below", "names-organ"), ("title-with-organ", "alone")),
    "issued": (("below-signature", "names-kind"), ("no-label", "same-file")),
    "repeated-title": (("says-title", "repeated"), ("inside-page", "own-line")),
}
"""What speaks for the reading that was taken, and for the other one; each code has its sentence in `messages/doubt.py`."""

_GROUPED: Final = frozenset({"unnumbered", "closed-heading", "series", "series-items", "repeated-title"})
"""Kinds whose lines are decided together."""
_PLAIN: Final = {"body": "text", "paragraph": "text", "new paragraph": "text", "joined": "goes-on"}
"""Words for readings that are roles of lines."""


class _Entry(msgspec.Struct):
    kind: str
    chosen: str
    alternative: str
    group: str
    lines: list[int] = []
    texts: list[str] = []
    places: list[str] = []


class DoubtBook:
    """Collects the doubts of one recognition."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []

    def add(self, kind: str, lines: Sequence[SourceLine], *, place: str, chosen: str, alternative: str, group: str = "") -> None:
        """Note that `lines` were read as `chosen` and could be `alternative`; those of one `group` are decided together."""
        chosen, alternative = _PLAIN.get(chosen, chosen), _PLAIN.get(alternative, alternative)
        entry = next((one for one in self._entries if kind in _GROUPED and (one.kind, one.chosen, one.alternative, one.group) == (
            kind, chosen, alternative, group)), None)
        if entry is None:
            entry = _Entry(kind, chosen, alternative, group)
            self._entries.append(entry)
        for line in lines:
            if line.number not in entry.lines:
                entry.lines.append(line.number)
                entry.texts.append(shortened(line.text))
        if place and place not in entry.places:
            entry.places.append(place)

    def doubts(self) -> tuple[Doubt, ...]:
        """Return the doubts in reading order."""
        ordered = sorted(self._entries, key=lambda entry: entry.lines[0])
        return tuple(
            Doubt(id=f"d{number}", kind=entry.kind, line=entry.lines[0], lines=tuple(entry.lines), texts=tuple(entry.texts),
                  places=tuple(entry.places), chosen=entry.chosen, alternative=entry.alternative,
                  reasons=REASONS[entry.kind][0], against=REASONS[entry.kind][1])
            for number, entry in enumerate(ordered, 1))


def shortened(text: str) -> str:
    """Return the letters by which a line is shown and found again."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"

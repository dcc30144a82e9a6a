"""Showing text: every run as one string where its advances allow, so that it is copied as it stands (ISO 32000-1, 9.4)."""

from itertools import groupby
from typing import TYPE_CHECKING, Final

from convert.exporters.pdf.fonts import split_clusters
from convert.exporters.pdf.syntax import color, number, numbers, text_string
from convert.fonts import INVISIBLE
from convert.units import PT_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from convert.exporters.pdf.fonts import EmbeddedFont
    from convert.layout.frame import Run

_BOLD_STROKE_EM: Final = 0.025
"""Width of the outline that makes letters bold where the face has no bold of its own."""
_SAME_PT: Final = 0.002
"""Character spacings that are taken for one: a hundredth of the thickness of a hair line."""


class TextWriter:
    """Writes runs; remembers the state of the page so that only changes are written."""

    def __init__(self, fonts: "Mapping[str, EmbeddedFont]") -> None:
        self._fonts = fonts
        self._state: dict[str, str] = {}

    def start_page(self) -> None:
        """Forget the state: pages begin with the default."""
        self._state = {"color": "0 g", "spacing": "0 Tc", "rendering": "0 Tr"}

    def show(self, run: "Run", y: float, *, bold: bool) -> "Iterator[str]":
        """Yield the operators that show `run` with its baseline at `y` points from the bottom."""
        font = self._fonts[run.face]
        yield from self._set("font", f"/{font.resource} {number(run.size_pt)} Tf")
        yield from self._set("color", _fill(run.color))
        yield from self._set("rendering", f"2 Tr {number(run.size_pt * _BOLD_STROKE_EM)} w {_fill(run.color).upper()}"
                             if bold else "0 Tr")
        if len(run.advances_mm) != len(run.text):
            raise ValueError(f"{len(run.advances_mm)} advances for {len(run.text)} letters")
        x = run.x_mm * PT_PER_MM
        steps = _steps(run)
        if run.shift_em:
            x -= run.shift_em[0] * run.size_pt
        if INVISIBLE.isdisjoint(run.text):
            letters: Sequence[str] = run.text
        else:
            letters = split_clusters(run.text)
            steps = _cluster_steps(letters, steps)
        for start, end, needs_text in _pieces(letters, font.private):
            if needs_text:
                yield f"/Span<</ActualText{text_string(''.join(letters[start:end]))}>>BDC"
            yield from self._string(letters[start:end], x + sum(steps[:start]), y, steps[start:end], run.size_pt, font)
            if needs_text:
                yield "EMC"

    def _string(self, letters: "Sequence[str]", x: float, y: float, steps: "Sequence[float]", size: float,
                font: "EmbeddedFont") -> "Iterator[str]":
        """Yield the operators for letters in a row; `steps` lead in points from each to the next."""
        widths, codes = font.widths, font.codes
        extra = [step - widths[letter] * size for letter, step in zip(letters, steps, strict=True)][:-1]
        spacing = round(sorted(extra)[len(extra) // 2], 3) if extra else 0.0
        yield from self._set("spacing", f"{number(spacing)} Tc")
        yield f"1 0 0 1 {numbers(x, y)} Tm"
        if all(abs(one - spacing) < _SAME_PT for one in extra):
            yield f"<{''.join([codes[letter] for letter in letters])}>Tj"
            return
        parts, pending, owed = ["[<"], [], 0.0
        for letter, one in zip(letters, [*extra, spacing], strict=True):
            pending.append(codes[letter])
            owed += (one - spacing) / size * 1000
            kern = round(owed)
            if kern:
                parts.append(f"{''.join(pending)}>{-kern}<")
                pending = []
                owed -= kern
        yield f"{''.join(parts)}{''.join(pending)}>]TJ"

    def _set(self, key: str, operators: str) -> "Iterator[str]":
        if self._state.get(key) != operators:
            self._state[key] = operators
            yield operators


def _steps(run: "Run") -> list[float]:
    """Return the distance in points from where each letter is drawn to where the next is."""
    steps = [advance * PT_PER_MM for advance in run.advances_mm]
    if run.shift_em:
        shifts = [*run.shift_em, 0.0]
        steps = [step + (shifts[place] - shifts[place + 1]) * run.size_pt for place, step in enumerate(steps)]
    return steps


def _cluster_steps(clusters: "Sequence[str]", steps: "Sequence[float]") -> list[float]:
    """Return the distances between clusters from those between letters."""
    joined = []
    place = 0
    for cluster in clusters:
        joined.append(sum(steps[place : place + len(cluster)]))
        place += len(cluster)
    return joined


def _pieces(letters: "Sequence[str]", private: "frozenset[str]") -> "Iterator[tuple[int, int, bool]]":
    """Yield (start, end, whether the letters are private-use ones)."""
    if not private:
        yield 0, len(letters), False
        return
    start = 0
    for is_private, group in groupby(letters, private.__contains__):
        end = start + len(list(group))
        yield start, end, is_private
        start = end


def _fill(hexadecimal: str) -> str:
    red, green, blue = color(hexadecimal)
    return f"{number(red)} g" if red == green == blue else f"{numbers(red, green, blue)} rg"

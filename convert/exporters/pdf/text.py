"""Showing text: every run as one string where its advances allow, so that it is copied as it stands (ISO 32000-1, 9.4)."""

from itertools import groupby
from typing import TYPE_CHECKING, Final

from convert.exporters.pdf.fonts import split_clusters
from convert.exporters.pdf.syntax import color, number, numbers, text_string
from convert.units import PT_PER_MM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from convert.exporters.pdf.fonts import EmbeddedFont
    from convert.layout.frame import Run

_BOLD_STROKE_EM: Final = 0.025
"""Width of the outline that makes letters bold where the face has no bold of its own."""
_SAME_PT: Final = 0.002
"""Character spacings that are taken for one: a hundredth of the thickness of a hair line."""
_KERN_FROM: Final = 0.5
"""Thousandths of an em that a letter may stand off its place."""
_Look = tuple[str, float, str, bool]
"""Face, size, colour, boldness."""


class TextWriter:
    """Writes runs; remembers the state of the page so that only changes are written."""

    def __init__(self, fonts: "Mapping[str, EmbeddedFont]") -> None:
        self._fonts = fonts
        self._looks: dict[_Look, str] = {}
        self._look: _Look | None = None
        self._spacing = 0.0
        self.start_page()

    def start_page(self) -> None:
        """Forget the state: pages begin with the default."""
        self._look = None
        self._spacing = 0.0

    def forget_look(self) -> None:
        """Write the look of the next run again: something else has changed line width or colours."""
        self._look = None

    def show(self, run: "Run", y: str, operators: list[str], *, bold: bool) -> None:
        """Append the operators that show `run` with its baseline at `y`, points from the bottom as they are written."""
        if len(run.advances_mm) != len(run.text):
            raise ValueError(f"{len(run.advances_mm)} advances for {len(run.text)} letters")
        font = self._fonts[run.face]
        self._set_look((run.face, run.size_pt, run.color, bold), operators)
        x = run.x_mm * PT_PER_MM - (run.shift_em[0] * run.size_pt if run.shift_em else 0.0)
        if font.has_invisible or font.private or run.shift_em or not _is_even(run, font):
            self._pieces(run, x, y, font, operators)
            return
        extra = run.advances_mm[0] * PT_PER_MM - font.widths[run.text[0]] * run.size_pt if len(run.text) > 1 else 0.0
        self._set_spacing(round(extra, 3), operators)
        operators.append(f"1 0 0 1 {number(x)} {y} Tm <{''.join(map(font.codes.__getitem__, run.text))}>Tj")

    def _pieces(self, run: "Run", x: float, y: str, font: "EmbeddedFont", operators: list[str]) -> None:
        """Append the operators for a run whose letters stand unevenly, or not each for itself."""
        steps = _steps(run)
        letters: Sequence[str] = run.text
        if font.has_invisible:
            letters = split_clusters(run.text)
            steps = _cluster_steps(letters, steps)
        if not font.private:
            self._string(letters, x, y, steps, run.size_pt, font, operators)
            return
        start = 0
        for is_private, group in groupby(letters, font.private.__contains__):
            end = start + len(list(group))
            if is_private:
                operators.append(f"/Span<</ActualText{text_string(''.join(letters[start:end]))}>>BDC")
            self._string(letters[start:end], x + sum(steps[:start]), y, steps[start:end], run.size_pt, font, operators)
            if is_private:
                operators.append("EMC")
            start = end

    def _set_look(self, look: "_Look", operators: list[str]) -> None:
        if look == self._look:
            return
        self._look = look
        if look not in self._looks:
            face, size, color, bold = look
            rendering = f"2 Tr 1 j {number(size * _BOLD_STROKE_EM)} w {_fill(color).upper()}" if bold else "0 Tr"
            self._looks[look] = f"/{self._fonts[face].resource} {number(size)} Tf {_fill(color)} {rendering}"
        operators.append(self._looks[look])

    def _set_spacing(self, spacing: float, operators: list[str]) -> None:
        if spacing != self._spacing:
            self._spacing = spacing
            operators.append(f"{number(spacing)} Tc")

    def _string(self, letters: "Sequence[str]", x: float, y: str, steps: "Sequence[float]", size: float,
                font: "EmbeddedFont", operators: list[str]) -> None:
        """Append the operators for letters in a row; `steps` lead in points from each to the next."""
        codes, widths = font.codes, font.widths
        extra = [step - widths[letter] * size for letter, step in zip(letters, steps, strict=True)]
        extra.pop()
        in_order = sorted(extra)
        spacing = round(in_order[len(extra) // 2], 3) if extra else 0.0
        self._set_spacing(spacing, operators)
        even = not extra or (in_order[-1] - spacing < _SAME_PT and spacing - in_order[0] < _SAME_PT)
        shown = (f"<{''.join([codes[letter] for letter in letters])}>Tj" if even
                 else _kerned(letters, [(one - spacing) / size * 1000 for one in extra], codes))
        operators.append(f"1 0 0 1 {number(x)} {y} Tm {shown}")


def _is_even(run: "Run", font: "EmbeddedFont") -> bool:
    """Return whether all letters but the last have one width and one advance: the most usual line, and soon written."""
    advances, last = run.advances_mm, len(run.text) - 1
    if last < 1:
        return True
    if advances[:-1].count(advances[0]) != last:
        return False
    return font.has_one_width or len({font.widths[letter] for letter in run.text[:-1]}) == 1


def _kerned(letters: "Sequence[str]", extra: list[float], codes: "Mapping[str, str]") -> str:
    """Return the operator for letters that stand unevenly; `extra` are thousandths of an em after each but the last."""
    parts = ["[<"]
    owed = 0.0
    for letter, one in zip(letters, [*extra, 0.0], strict=True):
        parts.append(codes[letter])
        owed += one
        if abs(owed) > _KERN_FROM:
            kern = round(owed)
            parts.append(f">{-kern}<")
            owed -= kern
    parts.append(">]TJ")
    return "".join(parts)


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


def _fill(hexadecimal: str) -> str:
    red, green, blue = color(hexadecimal)
    return f"{number(red)} g" if red == green == blue else f"{numbers(red, green, blue)} rg"

"""Showing text: runs as strings where their advances are even, so that they are copied as they stand (ISO 32000-1, 9.4)."""

from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfdoc import PDFString

from convert.exporters.pdf.fonts import canvas_font
from convert.layout.punctuation import HAIR_EM, OVERLAP_EM
from convert.units import PT_PER_MM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.pdfgen.textobject import PDFTextObject

    from convert.exporters.pdf.canvas import ReportCanvas
    from convert.exporters.pdf.fonts import EmbeddedFont
    from convert.layout.frame import Run

_BOLD_STROKE_EM: Final = 0.025
"""Width of the outline that makes letters bold where the face has no bold of its own."""
_SAME_PT: Final = 0.002
"""Character spacings that are taken for one: a hundredth of the thickness of a hair line."""
_FILLED, _FILLED_AND_OUTLINED = 0, 2
_ROUND: Final = 1
_CLOCKWISE: Final = (0, -1, 1, 0)
_Look = tuple[str, float, str, bool]
"""Face, size, colour, boldness."""


@cache
def colour(hexadecimal: str) -> Color:
    """Return the colour `RRGGBB`."""
    return HexColor(f"#{hexadecimal}")


class TextWriter:
    """Writes runs into text objects; remembers the state of the page so that only changes are written."""

    def __init__(self, canvas: "ReportCanvas", fonts: "Mapping[str, EmbeddedFont]") -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._names = {key: canvas_font(font.resource).fontName for key, font in fonts.items()}
        self._object: PDFTextObject | None = None
        self.start_page(0.0)

    def start_page(self, height: float) -> None:
        """Begin a page that is `height` points high: pages begin with the default."""
        self._look: _Look | None = None
        self._spacing = 0.0
        self._scale = self._written_scale = 1.0
        self._height = height
        self._turned = False

    def forget_look(self) -> None:
        """Write the look of the next run again: something else has changed line width or colours."""
        self._look = None

    def show(self, run: "Run", baseline: float, *, bold: bool, turned: bool = False) -> None:
        """Show `run` with its baseline at `baseline`: points from the top, or of a turned line from the left."""
        if len(run.advances_mm) != len(run.text):
            raise ValueError(f"{len(run.advances_mm)} advances for {len(run.text)} letters")
        font, self._turned, self._scale = self._fonts[run.face], turned, run.scale
        self._set_look((run.face, run.size_pt, run.color, bold))
        x = run.x_mm * PT_PER_MM
        if font.has_invisible or font.private or run.shift_em or not _is_even(run, font):
            shifts = run.shift_em or (0.0,) * len(run.text)
            self._pieces(run, x - shifts[0] * run.size_pt, baseline, font, _steps(run, shifts))
            return
        extra = run.advances_mm[0] * PT_PER_MM - font.widths[run.text[0]] * run.size_pt * run.scale if len(run.text) > 1 else 0.0
        self._string(run.text, x, baseline, round(extra, 3))

    def close(self) -> None:
        """End the text object: something else is to be drawn."""
        if self._object is not None:
            self._object.setTextRenderMode(_FILLED)  # the next one takes it for granted
            self._canvas.drawText(self._object)
            self._object = None

    def _open(self) -> "PDFTextObject":
        if self._object is None:
            self._object = self._canvas.beginText()
            if self._look:
                face, size, _, bold = self._look
                self._object.setFont(self._names[face], size)
                self._object.setTextRenderMode(_FILLED_AND_OUTLINED if bold else _FILLED)
        return self._object

    def _pieces(self, run: "Run", x: float, baseline: float, font: "EmbeddedFont", steps: list[float]) -> None:
        """Show a run whose letters stand unevenly, or not each for itself; `steps` lead in points from each letter to the next."""
        letters = font.split(run.text)
        if font.has_invisible:
            steps = _cluster_steps(letters, steps)
        told = [letter in font.private for letter in letters]
        for place, (letter, following) in enumerate(pairwise(letters)):
            is_pair = not (letter.isalnum() or following.isalnum())
            if is_pair and font.widths[letter] - steps[place] / run.size_pt > OVERLAP_EM + HAIR_EM:
                told[place] = told[place + 1] = True  # both marks of a pair are squeezed: 》（
        start = 0
        for is_told, group in groupby(told):
            end = start + len(list(group))
            if is_told:
                self.close()
                self._canvas.begin_mark("Span", ActualText=PDFString("".join(letters[start:end])))
            self._unevenly(letters[start:end], x + sum(steps[:start]), baseline, steps[start:end], run.size_pt, font)
            if is_told:
                self.close()
                self._canvas.end_mark()
            start = end

    def _unevenly(self, letters: "Sequence[str]", x: float, baseline: float, steps: "Sequence[float]", size: float,
                  font: "EmbeddedFont") -> None:
        """Show letters in a row, anew behind each that is followed at another distance than usual.

        `steps` lead in points from each letter to the next.
        """
        extra = [step - font.widths[letter] * size * self._scale for letter, step in zip(letters, steps, strict=True)][:-1]
        spacing = round(sorted(extra)[len(extra) // 2], 3) if extra else 0.0
        start = 0
        for last, one in enumerate(extra):
            if abs(one - spacing) > _SAME_PT:
                self._string("".join(letters[start : last + 1]), x, baseline, spacing)
                x += sum(steps[start : last + 1])
                start = last + 1
        self._string("".join(letters[start:]), x, baseline, spacing)

    def _string(self, text: str, x: float, baseline: float, spacing: float) -> None:
        shown = self._open()
        if self._scale != self._written_scale:
            self._written_scale = self._scale
            shown.setHorizScale(self._scale * 100)
        spacing = round(spacing / self._scale, 3)  # it is scaled like the letters (ISO 32000-1, 9.3.4)
        if spacing != self._spacing:
            self._spacing = spacing
            shown.setCharSpace(spacing)
        if self._turned:
            shown.setTextTransform(*_CLOCKWISE, baseline, self._height - x)
        else:
            shown.setTextOrigin(x, self._height - baseline)
        shown.textOut(text)

    def _set_look(self, look: "_Look") -> None:
        if look == self._look:
            return
        before, self._look = self._look, look
        face, size, hexadecimal, bold = look
        if bold or before is None or before[3]:
            self.close()
        if bold:
            self._canvas.setLineJoin(_ROUND)
            self._canvas.setLineWidth(size * _BOLD_STROKE_EM)
            self._canvas.setStrokeColor(colour(hexadecimal))
        shown = self._open()
        shown.setFont(self._names[face], size)
        if before is None or before[2] != hexadecimal:
            shown.setFillColor(colour(hexadecimal))


def _is_even(run: "Run", font: "EmbeddedFont") -> bool:
    """Return whether all letters but the last have one width and one advance: the most usual line, and soon written."""
    advances, last = run.advances_mm, len(run.text) - 1
    if last < 1:
        return True
    if advances[:-1].count(advances[0]) != last:
        return False
    return font.has_one_width or len({font.widths[letter] for letter in run.text[:-1]}) == 1


def _steps(run: "Run", shifts: "Sequence[float]") -> list[float]:
    """Return the distance in points from where each letter is drawn to where the next is."""
    after = [*shifts[1:], 0.0]
    return [advance * PT_PER_MM + (shift - following) * run.size_pt
            for advance, shift, following in zip(run.advances_mm, shifts, after, strict=True)]


def _cluster_steps(clusters: "Sequence[str]", steps: "Sequence[float]") -> list[float]:
    """Return the distances between clusters from those between letters."""
    joined = []
    place = 0
    for cluster in clusters:
        joined.append(sum(steps[place : place + len(cluster)]))
        place += len(cluster)
    return joined

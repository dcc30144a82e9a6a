"""PDF files drawn for tests: Chinese words at places, lines, pictures."""

import io
from collections.abc import Callable, Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FACE = "STSong-Light"
WIDTH, HEIGHT = 595, 842


def drawn(*pages: Callable[["Pen"], None]) -> bytes:
    """Return a PDF whose pages were drawn one by one."""
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    for page in pages:
        page(Pen(canvas))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class Pen:
    """Draws on one page; places are points from the left foot."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, words: str, size: float = 16) -> None:
        """Draw `words` from `x` on baseline `y`."""
        self.canvas.setFont(FACE, size)
        self.canvas.drawString(x, y, words)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.canvas.line(x0, y0, x1, y1)

    def prose(self, y: float, *lines: str, indent: bool = True) -> None:
        """Draw a paragraph of full lines, 28 points apart."""
        for number, line in enumerate(lines):
            self.text(122 if indent and number == 0 else 90, y - 28 * number, line)

    def row(self, y: float, xs: Sequence[float], cells: Sequence[str], size: float = 12) -> None:
        """Draw cells on one baseline, each a little right of its edge."""
        for x, cell in zip(xs, cells, strict=True):
            self.text(x + 6, y, cell, size)

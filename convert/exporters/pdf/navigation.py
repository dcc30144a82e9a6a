"""Finding one's way: the outline by headings, and page labels as the pages print them (ISO 32000-1, 12.3.3 and 12.4.2)."""

from typing import TYPE_CHECKING, Final

from convert.units import PT_PER_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from convert.exporters.pdf.canvas import ReportCanvas
    from convert.layout.frame import LaidOut, Page

_AROUND_NUMBERS: Final = "—–-－ \u3000"
_ARABIC: Final = "D"


class Outline:
    """Marks the places of the headings while the pages are drawn, then lists them."""

    def __init__(self, canvas: "ReportCanvas", laid_out: "LaidOut") -> None:
        self._canvas = canvas
        self._entries = laid_out.outline
        self._by_page: dict[int, list[int]] = {}
        for index, entry in enumerate(laid_out.outline):
            self._by_page.setdefault(entry.page, []).append(index)

    def start_page(self, page: "Page", height: float) -> None:
        """Mark the headings of a page that is about to be drawn and is `height` points high."""
        for index in self._by_page.get(page.number, ()):
            top = height - self._entries[index].y_mm * PT_PER_MM
            self._canvas.bookmarkPage(_key(index), "XYZ", top=top)

    def finish(self) -> None:
        """List the headings; one below a heading two levels up stands one level below it."""
        if not self._entries:
            return
        levels: list[int] = []
        for index, entry in enumerate(self._entries):
            while levels and levels[-1] >= entry.level:
                levels.pop()
            self._canvas.addOutlineEntry(entry.text, _key(index), len(levels))
            levels.append(entry.level)
        self._canvas.showOutline()


def _key(index: int) -> str:
    return f" outline {index}"  # no block is called so


def add_page_labels(canvas: "ReportCanvas", pages: "Sequence[Page]") -> None:
    """Label the pages: numbers, which are printed between dashes, as they run; anything else as printed."""
    running: int | None = None
    for index, page in enumerate(pages):
        label = page.label.strip(_AROUND_NUMBERS) or str(page.number)
        if not (label.isascii() and label.isdigit()):
            canvas.addPageLabel(index, prefix=label)
            running = None
        elif running is None or int(label) != running + 1:
            canvas.addPageLabel(index, _ARABIC, int(label))
            running = int(label)
        else:
            running += 1

"""Where letters stand: on the pages, for a browser that draws over their pictures, and in the blocks by their source."""

from collections.abc import Iterator
from typing import Final

import msgspec

from convert.editing.passages import covers, offset_of
from convert.layout.frame import Line, Page, Picture, Run
from convert.model.blocks import Figure, Heading, Paragraph, Spans, Table
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.units import pt_to_mm

_ABOVE: Final = 0.95
_HEIGHT: Final = 1.25
"""Of a box around letters, in their size."""


class PageLine(msgspec.Struct, frozen=True, array_like=True):
    """A line of letters on a page, as the browser lays it over the picture: lengths in millimetres from the top left of the paper."""

    block: str
    """Id of the block or name of the slot; empty for a page number."""
    start: int
    end: int
    """Offsets in the text of the block, or of its cell."""
    text: str
    top: float
    height: float
    stops: tuple[float, ...]
    """Where each letter begins, and where the last one ends."""
    cell: tuple[int, int] | None = None


class PagePicture(msgspec.Struct, frozen=True, array_like=True):
    """A figure on a page."""

    block: str
    left: float
    top: float
    width: float
    height: float


class Target(msgspec.Struct, frozen=True, array_like=True):
    """Letters `start` to `end` of a block, or of its cell; the whole block where `end` is 0."""

    block: str
    start: int = 0
    end: int = 0
    cell: tuple[int, int] | None = None


def lines_of(page: Page) -> tuple[PageLine, ...]:
    """Return the lines of a page that read from left to right."""
    return tuple(_line(item) for item in page.items if isinstance(item, Line) and item.runs and not item.turned)


def pictures_of(page: Page) -> tuple[PagePicture, ...]:
    """Return the figures of a page."""
    return tuple(PagePicture(item.block, item.x_mm, item.y_mm, item.width_mm, item.height_mm)
                 for item in page.items if isinstance(item, Picture))


def _line(line: Line) -> PageLine:
    size = pt_to_mm(max(run.size_pt for run in line.runs))
    last = line.runs[-1]
    stops = (*(left for run in line.runs for left in _lefts(run)), last.x_mm + sum(last.advances_mm))
    text, top, height = "".join(run.text for run in line.runs), line.baseline_mm - _ABOVE * size, _HEIGHT * size
    return PageLine("" if line.artifact else line.block, line.start, line.end, text, round(top, 2), round(height, 2),
                    tuple(round(stop, 2) for stop in stops), line.cell)


def _lefts(run: Run) -> Iterator[float]:
    left = run.x_mm
    for advance in run.advances_mm:
        yield left
        left += advance


class Targets:
    """All texts of a report by their ranges in the source."""

    def __init__(self, report: Report) -> None:
        """Index `report`."""
        self._sources: list[tuple[str, Spans, str]] = []
        for block in all_blocks(report):
            if isinstance(block, Heading | Paragraph):
                text = block.ordinal + block.text if isinstance(block, Heading) else block.text
                self._sources.append((block.id, block.source, text))
            elif isinstance(block, Table | Figure):
                self._sources.append((block.id, block.source, ""))
        self._sources += [(slot, source, "") for slot, source in report.slot_sources.items()]

    def of_span(self, span: tuple[int, int], block: str | None = None) -> Target | None:
        """Return what stands at a range of the source: the whole block where letters cannot be counted over."""
        start, end = span
        for name, source, text in self._sources:
            if (block is None or name == block) and source and source[0][0] < end and start < source[-1][1]:
                if not text or not covers(source, text):
                    return Target(name)
                first, last = offset_of(source, start), offset_of(source, max(start, end - 1))
                return Target(name) if first is None or last is None else Target(name, first, last + 1)
        return Target(block) if block else None



"""Where letters stand on the pages, as boxes that a browser can draw."""

from collections import defaultdict
from typing import Final

from convert.layout.frame import LaidOut, Line, Picture, Run
from convert.model.blocks import Figure, Heading, Paragraph, Spans, Table
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.serve.passages import covers, offset_of
from convert.units import pt_to_mm

Box = tuple[int, float, float, float, float]
"""Page, then left, top, width, height in millimetres."""
_ABOVE: Final = 0.95
_HEIGHT: Final = 1.25
"""Of a box around letters, in their size."""


class Places:
    """All lines of the pages by block."""

    def __init__(self, report: Report, laid_out: LaidOut) -> None:
        """Index the pages of `report`."""
        self._lines: dict[str, list[tuple[int, Line]]] = defaultdict(list)
        self._pictures: dict[str, Box] = {}
        for page in laid_out.pages:
            for item in page.items:
                if isinstance(item, Line) and item.block and not item.artifact:
                    self._lines[item.block].append((page.number, item))
                elif isinstance(item, Picture):
                    self._pictures[item.block] = (page.number, item.x_mm, item.y_mm, item.width_mm, item.height_mm)
        self._sources: list[tuple[str, Spans, str]] = [
            (block.id, block.source, block.ordinal + block.text if isinstance(block, Heading) else block.text)
            for block in all_blocks(report) if isinstance(block, Heading | Paragraph)]
        self._others: list[tuple[str, Spans]] = [(block.id, block.source) for block in all_blocks(report)
                                                 if isinstance(block, Table | Figure)]
        self._others += report.slot_sources.items()

    def of(self, block: str, start: int | None = None, end: int | None = None, cell: tuple[int, int] | None = None) -> tuple[Box, ...]:
        """Return the boxes of a block, or of the letters `start` to `end` of it or of its cell."""
        boxes = []
        for page, line in self._lines.get(block, ()):
            if cell is not None and line.cell != cell:
                continue
            if start is None or end is None:
                boxes.append(_box(page, line, 0, None))
            elif line.start < end and start < line.end:
                boxes.append(_box(page, line, max(start - line.start, 0), min(end, line.end) - line.start))
        if not boxes and block in self._pictures:
            return (self._pictures[block],)
        return tuple(boxes)

    def of_span(self, span: tuple[int, int], block: str | None = None) -> tuple[Box, ...]:
        """Return the boxes of a range of the source; of its whole block where letters cannot be counted over."""
        start, end = span
        for name, source, text in self._sources:
            if (block is None or name == block) and source and source[0][0] < end and start < source[-1][1]:
                first, last = offset_of(source, start), offset_of(source, max(start, end - 1))
                if not covers(source, text) or first is None or last is None:
                    return self.of(name)
                return self.of(name, first, last + 1) or self.of(name)
        for name, source in self._others:
            if (block is None or name == block) and source and source[0][0] < end and start < source[-1][1]:
                return self.of(name)
        return self.of(block) if block else ()


def _box(page: int, line: Line, start: int, end: int | None) -> Box:
    """Return the box around the letters `start` to `end` of a line, counted from its first."""
    letters = [(run, index) for run in line.runs for index in range(len(run.text))]
    if end is None or len(letters) != line.end - line.start:
        start, end = 0, len(letters)
    chosen = letters[start:end] or letters
    if not chosen:
        return (page, 0.0, line.baseline_mm, 0.0, 0.0)
    left, right = _left(*chosen[0]), _left(*chosen[-1]) + chosen[-1][0].advances_mm[chosen[-1][1]]
    size = pt_to_mm(max(run.size_pt for run, _ in chosen))
    return (page, round(left, 2), round(line.baseline_mm - _ABOVE * size, 2), round(right - left, 2), round(_HEIGHT * size, 2))


def _left(run: Run, index: int) -> float:
    return run.x_mm + sum(run.advances_mm[:index])

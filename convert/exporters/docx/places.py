"""Where the layout put things: the numbers that only the finished pages know."""

from convert.layout.frame import LaidOut, Line, Picture


class Places:
    """The lines and pictures of the pages by slot; empty when there is no layout."""

    def __init__(self, laid_out: LaidOut | None) -> None:
        """Go over the pages once."""
        self.lines: dict[str, list[Line]] = {}
        self.pages: dict[str, int] = {}
        """First page of every slot."""
        self.last_pages: dict[str, int] = {}
        """Last page of every slot and block."""
        self.pictures: dict[str, list[Picture]] = {}
        self._above: dict[str, Line | None] = {}
        for page in laid_out.pages if laid_out else ():
            above: Line | None = None
            for item in page.items:
                if isinstance(item, Line) and not item.artifact:
                    self.last_pages[item.block] = page.number
                if isinstance(item, Line) and item.cell is None and not item.artifact:
                    if item.block not in self.lines:
                        self._above[item.block] = above
                        self.pages[item.block] = page.number
                    self.lines.setdefault(item.block, []).append(item)
                    above = item
                elif isinstance(item, Picture):
                    self.pictures.setdefault(item.block, []).append(item)

    def size_pt(self, slot: str) -> float | None:
        """Return the type size of the first line of a slot."""
        lines = self.lines.get(slot)
        return lines[0].runs[0].size_pt if lines and lines[0].runs else None

    def left_mm(self, slot: str, number: int = 0) -> float | None:
        """Return where a line of a slot begins."""
        lines = self.lines.get(slot)
        return lines[number].runs[0].x_mm if lines and number < len(lines) and lines[number].runs else None

    def right_mm(self, slot: str, number: int = 0) -> float | None:
        """Return where a line of a slot ends."""
        lines = self.lines.get(slot)
        if not lines or number >= len(lines) or not lines[number].runs:
            return None
        last = lines[number].runs[-1]
        return last.x_mm + sum(last.advances_mm)

    def drop_mm(self, slot: str) -> float | None:
        """Return how far the first line of a slot stands below the line above it; None at the top of a page."""
        above = self._above.get(slot)
        return self.lines[slot][0].baseline_mm - above.baseline_mm if above and slot in self.lines else None

    @property
    def imprint_pages_on(self) -> int:
        """How many pages after the last text the imprint stands."""
        page = max((page for slot, page in self.pages.items() if slot.startswith("imprint.")), default=0)
        before = max((page for slot, page in self.last_pages.items() if not slot.startswith("imprint.")), default=0)
        return page - before if page and before else 0

    @property
    def blank_before_imprint(self) -> bool:
        """Whether a blank page stands before the imprint; it and the imprint's own bear no number (7.5)."""
        return self.imprint_pages_on > 1

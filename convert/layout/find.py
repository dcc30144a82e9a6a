"""On which page a letter stands, and where links lead."""

from bisect import bisect_right

from convert.layout.frame import LaidOut, Line
from convert.units import pt_to_mm


def page_of(laid_out: LaidOut, block: str, offset: int, cell: tuple[int, int] | None = None) -> int | None:
    """Return the page, from 1, of the letter at `offset` of a block's text; None when the block was not set.

    Args:
        laid_out: The finished pages.
        block: Id of the block, or name of the slot (`front.title`, `closing` …).
        offset: Offset in the text of the block, of the cell for tables.
        cell: Row and column in a table.
    """
    places = laid_out.places.get((block, cell)) or laid_out.places.get((block, None))
    if not places:
        return None
    return places[max(0, bisect_right(places, (offset, 1 << 60)) - 1)][1]


def link_places(laid_out: LaidOut) -> dict[str, tuple[int, float]]:
    """Return page, from 1, and top in mm of what the links of the pages lead to.

    That is the first line of a block; of one without lines, such as pages that were made elsewhere, its entry in the outline.
    """
    lines = [(page.number, item) for page in laid_out.pages for item in page.items if isinstance(item, Line)]
    wanted = {run.link[1:] for _, line in lines for run in line.runs if run.link and run.link.startswith("#")}
    found: dict[str, tuple[int, float]] = {}
    for number, line in lines:
        if line.block in wanted and line.runs:
            found.setdefault(line.block, (number, line.baseline_mm - pt_to_mm(line.runs[0].size_pt)))
    for entry in laid_out.outline:
        if entry.block in wanted:
            found.setdefault(entry.block, (entry.page, entry.y_mm))
    return found

"""On which page a letter stands."""

from bisect import bisect_right

from convert.layout.frame import LaidOut


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

"""Many laid out documents become one: pages numbered on, ids kept apart, outline by item and material."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from convert.layout.folio import turned, turned_stroke
from convert.layout.frame import Item as PageItem
from convert.layout.frame import LaidOut, Line, OutlineEntry, Page, Picture, Stroke, TableFrame
from convert.model.blocks import Block, Mark, Paragraph
from convert.model.report import Report
from convert.model.walk import all_blocks

_OUTLINE_DEPTH = 2
"""Item and material stand above the headings of a report."""


class PacketBuilder:
    """Collects pages in the order of the packet."""

    def __init__(self, *, duplex: bool = False) -> None:
        """Begin without pages; `duplex` lets `turn` put in blank ones."""
        self._duplex = duplex
        self._plain: set[int] = set()
        """Pages without a number of the packet: cover, blank and separator pages."""
        self._places: dict[int, int | None] = {}
        """Where the number stands on pages of finished files: one of `NUMBER_PLACES`."""
        self._pages: list[Page] = []
        self._outline: list[OutlineEntry] = []
        self._tables: list[TableFrame] = []
        self._blocks: list[Block] = []

    @property
    def next_page(self) -> int:
        """Number of the page that comes next, from 1."""
        return len(self._pages) + 1

    def mark(self, level: int, text: str, block: str, page: int | None = None) -> None:
        """Add an entry to the outline that leads to the top of a page, the next one when none is given."""
        self._outline.append(OutlineEntry(level, text, block, page or self.next_page, 0.0))

    def turn(self) -> None:
        """Let what comes next begin on a right-hand page of a packet that is printed on both sides."""
        if self._duplex and self.next_page % 2 == 0:
            self.add_pages([[]], plain=True)

    def add_pages(self, drafts: Iterable[Sequence[PageItem]], *, plain: bool = False) -> None:
        """Add pages that no report has; `plain` ones get no number."""
        for items in drafts:
            if plain:
                self._plain.add(self.next_page)
            self._pages.append(Page(self.next_page, tuple(items), ""))

    def keep_pages(self, lying: Sequence[bool], places: Sequence[int | None]) -> None:
        """Keep pages for those of a finished file: how each lies, and where the number of the packet stands on it."""
        for place, across in enumerate(lying):
            self._places[self.next_page] = places[place] if place < len(places) else None
            self._pages.append(Page(self.next_page, (), "", across))

    def add_report(self, report: Report, laid_out: LaidOut, prefix: str) -> int:
        """Add the pages of a report, its ids made unique by `prefix`; return how many pages stand before them."""
        before = len(self._pages)
        for page in laid_out.pages:
            items = tuple(_renamed(item, prefix) for item in page.items)
            self._pages.append(Page(self.next_page, items, "", page.landscape))
        self._outline += [msgspec.structs.replace(entry, level=entry.level + _OUTLINE_DEPTH, block=prefix + entry.block,
                                                  page=entry.page + before) for entry in laid_out.outline]
        self._tables += [msgspec.structs.replace(table, block=prefix + table.block) for table in laid_out.tables]
        self._blocks += [_renamed_block(block, prefix) for block in all_blocks(report)]
        return before

    def finish(self, number_items: Callable[[int, int | None], tuple[PageItem, ...]],
               paper_height_mm: float) -> tuple[LaidOut, tuple[Block, ...]]:
        """Return the pages with the packet's numbers on them, and the blocks of all reports.

        `number_items` gives what stands on a page for its number and the place of that.
        """
        def number(page: Page) -> tuple[PageItem, ...]:
            items = number_items(page.number, self._places.get(page.number, 0))
            return tuple(_turned(item, paper_height_mm) for item in items) if page.landscape else items

        pages = tuple(page if page.number in self._plain else
                      Page(page.number, (*page.items, *number(page)), str(page.number), page.landscape) for page in self._pages)
        return LaidOut(pages=pages, outline=tuple(self._outline), tables=tuple(self._tables)), tuple(self._blocks)


def _turned(item: PageItem, paper_height_mm: float) -> PageItem:
    if isinstance(item, Line):
        return turned(item, paper_height_mm)
    return turned_stroke(item, paper_height_mm) if isinstance(item, Stroke) else item


def _renamed(item: PageItem, prefix: str) -> PageItem:
    if isinstance(item, Line):
        runs = item.runs
        if any(run.link and run.link.startswith("#") for run in runs):
            runs = tuple(msgspec.structs.replace(run, link=f"#{prefix}{run.link[1:]}") if run.link and run.link.startswith("#")
                         else run for run in runs)
        return msgspec.structs.replace(item, runs=runs, block=prefix + item.block if item.block else "")
    if isinstance(item, Picture):
        return msgspec.structs.replace(item, block=prefix + item.block)
    return item


def _renamed_block(block: Block, prefix: str) -> Block:
    if isinstance(block, Paragraph) and block.marks:
        marks = tuple(_renamed_mark(mark, prefix) for mark in block.marks)
        return msgspec.structs.replace(block, id=prefix + block.id, marks=marks)
    return msgspec.structs.replace(block, id=prefix + block.id)


def _renamed_mark(mark: Mark, prefix: str) -> Mark:
    if mark.kind == "note" and mark.target:
        return msgspec.structs.replace(mark, target=prefix + mark.target)
    return mark

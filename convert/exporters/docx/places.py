"""Where the layout put things: its frames as what a word processor wants, tabs, indents and distances in twips."""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Final

import msgspec

from convert.layout.frame import LaidOut, Line, Picture, Stroke
from convert.style.sheet import StyleSheet
from convert.units import mm_to_twips, pt_to_mm

_ASCENT_EM: Final = 0.88
"""Top of a character above its baseline."""
_FULL_MM: Final = 0.05
"""What a line lacks that fills its room."""


def tight_roles(laid_out: LaidOut, sheet: StyleSheet) -> frozenset[str]:
    """Return the centred roles of which a line fills its room to the edge: its letters were moved together for that."""
    room = sheet.page.type_area_width_mm - _FULL_MM
    return frozenset(line.role for page in laid_out.pages for line in page.items
                     if isinstance(line, Line) and line.cell is None and line.runs and line.role in sheet.roles
                     and sheet.roles[line.role].align == "centre" and line.right_mm - line.left_mm > room)


class Places:
    """The lines, rules and pictures of the pages by slot."""

    def __init__(self, laid_out: LaidOut, sheet: StyleSheet) -> None:
        """Go over the pages once. On the even pages of a mirrored sheet the type area lies elsewhere, and lines are told as if not."""
        self.lines: dict[str, list[Line]] = {}
        self.pages: dict[str, int] = {}
        """First page of every slot."""
        self.pictures: dict[str, list[Picture]] = {}
        self._strokes: dict[str, list[tuple[int, Stroke]]] = {}
        self._order: list[tuple[int, Line]] = []
        """Page and line, outside of tables, in reading order."""
        self._last_pages: dict[str, int] = {}
        across = sheet.page.width_mm - sheet.page.type_area_width_mm - 2 * sheet.page.margin_binding_mm
        for page in laid_out.pages:
            moved = sheet.page.mirror and page.number % 2 == 0
            for item in page.items:
                if isinstance(item, Stroke):
                    self._strokes.setdefault(item.role, []).append((page.number, item))
                elif isinstance(item, Picture):
                    self.pictures.setdefault(item.block, []).append(item)
                elif isinstance(item, Line) and not item.artifact:
                    self._last_pages[item.block] = page.number
                    if item.cell is None and item.runs:
                        self.pages.setdefault(item.block, page.number)
                        line = _shifted(item, -across) if moved else item
                        self.lines.setdefault(item.block, []).append(line)
                        self._order.append((page.number, line))

    def rows(self, slots: str) -> list[tuple[Line, ...]]:
        """Return the lines of all slots that begin with `slots`, by the rows that they share; each row from left to right."""
        return [row for _, row in self.rows_by_page(slots)]

    def rows_by_page(self, slots: str) -> list[tuple[int, tuple[Line, ...]]]:
        """Return the same with the page of each row."""
        found: dict[tuple[int, int], list[Line]] = {}
        for page, line in self._order:
            if line.block.startswith(slots):
                found.setdefault((page, round(line.baseline_mm * 10)), []).append(line)
        return [(place[0], tuple(sorted(found[place], key=left_mm))) for place in sorted(found)]

    def texts(self, slots: str) -> list[tuple[int, tuple[Line, ...]]]:
        """Return the lines of all slots that begin with `slots`, those of a text on a page together, in reading order, with its page."""
        found: list[tuple[int, list[Line]]] = []
        for page, line in self._order:
            if line.block.startswith(slots):
                if found and line.start and found[-1][0] == page and found[-1][1][-1].block == line.block:
                    found[-1][1].append(line)
                else:
                    found.append((page, [line]))
        return [(page, tuple(lines)) for page, lines in found]

    def strokes(self, *roles: str, page: int = 1) -> list[Stroke]:
        """Return the separators of these roles on a page, from the top."""
        found = [rule for role in roles for number, rule in self._strokes.get(role, ()) if number == page]
        return sorted(found, key=lambda rule: rule.y1_mm)

    def below(self, slots: str) -> Line | None:
        """Return the first line that follows those of the slots that begin with `slots`."""
        places = [place for place, (_, line) in enumerate(self._order) if line.block.startswith(slots)]
        after = self._order[places[-1] + 1:places[-1] + 2] if places else []
        return after[0][1] if after else None

    def above(self, line: Line) -> Line | None:
        """Return the line above another on its page."""
        before: tuple[int, Line] = (0, line)
        for page, one in self._order:
            if one is line:
                return before[1] if before[0] == page else None
            before = (page, one)
        return None

    def on_one_page(self, first: str, second: str) -> bool:
        """Whether the whole of two slots stands on one page."""
        return len({self.pages.get(first), self._last_pages.get(first), self.pages.get(second)}) == 1

    @property
    def last_text_page(self) -> int:
        """The last page that holds anything but the imprint; 0 when there is none."""
        return max((page for slot, page in self._last_pages.items() if not slot.startswith("imprint.")), default=0)

    @property
    def blank_before_imprint(self) -> bool:
        """Whether a blank page stands before the imprint; it and the imprint's own bear no number (7.5)."""
        page = min((page for slot, page in self.pages.items() if slot.startswith("imprint.")), default=0)
        return page > self.last_text_page + 1 > 1


class Labelled(msgspec.Struct, frozen=True):
    """A text with a label before it, whose turnover lines stand under its first letter."""

    label: str
    text: str
    left_mm: float
    """Where the label begins."""
    turnover_mm: float
    """Where the text begins, and its further lines."""
    breaks: tuple[int, ...]
    """Offsets in the text at which the layout begins a new line."""


def labelled(lines: Sequence[Line]) -> Labelled:
    """Return what the lines of a slot hold: the letters of the first beyond its own text are the label."""
    first = lines[0]
    count = max(0, sum(len(run.text) for run in first.runs) - (first.end - first.start))
    text = "".join(run.text for line in lines for run in line.runs)
    begin = left_mm(lines[1]) if len(lines) > 1 else next(_edges(first, count))
    return Labelled(text[:count], text[count:], left_mm(first), begin, tuple(line.end for line in lines[:-1]))


def _edges(line: Line, count: int) -> Iterator[float]:
    """Yield where the letter number `count` of a line begins."""
    for run in line.runs:
        if count < len(run.text):
            yield run.x_mm + fsum(run.advances_mm[:count])
        count -= len(run.text)
        if count < 0:
            return
    yield line.right_mm


def _shifted(line: Line, right_mm: float) -> Line:
    runs = tuple(msgspec.structs.replace(run, x_mm=run.x_mm + right_mm) for run in line.runs)
    return msgspec.structs.replace(line, runs=runs)


def letters_of(line: Line) -> str:
    """Return the letters of a line."""
    return "".join(run.text for run in line.runs)


def left_mm(line: Line) -> float:
    """Return where a line begins."""
    return line.runs[0].x_mm


def top_mm(line: Line, pitch_mm: float) -> float:
    """Return where the row of a line begins: its characters stand in the middle of its pitch."""
    em = pt_to_mm(line.runs[0].size_pt)
    return line.baseline_mm - (pitch_mm - em) / 2 - _ASCENT_EM * em


def spread_twips(line: Line) -> int:
    """Return by how much the letters of a name stand apart so that it fills its room: 0 when they do not."""
    advances = line.runs[0].advances_mm
    return max(0, mm_to_twips(advances[0] - advances[-1])) if len(line.runs) == 1 and len(advances) > 1 else 0


def indent_twips(place_mm: float, sheet: StyleSheet) -> int:
    """Return how far a place lies from the left edge of the type area."""
    return max(0, mm_to_twips(place_mm - sheet.page.margin_binding_mm))


def from_right_twips(place_mm: float, sheet: StyleSheet) -> int:
    """Return how far a place lies from the right edge of the type area."""
    return max(0, mm_to_twips(sheet.page.margin_binding_mm + sheet.page.type_area_width_mm - place_mm))

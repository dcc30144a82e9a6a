"""Which figures changed from one version of a report to the next: by the place in the text first, by what they are called then."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Final

import msgspec

from convert.comparing.order import ComparedPassage, paired
from convert.comparing.wording import TextChange, text_changes
from convert.exporters.xlsx.formats import decimals, figure_change_format, number_format
from convert.exporters.xlsx.options import ReportIndicators
from convert.exporters.xlsx.pairing import pair
from convert.exporters.xlsx.rows import IndicatorRow, collect
from convert.messages import Language, sentence
from convert.model.blocks import Heading, Paragraph, Table
from convert.model.indicator import Indicator
from convert.model.report import Report
from convert.model.walk import all_blocks

_CELL_END: Final = "\t"
_SCALES: Final = ((1e8, "亿"), (1e4, "万"))
_Place = tuple[int, int, int]
"""Of a figure: index of its passage, start and end in the text of that."""
_WIDTHS_PX: Final = (260, 110, 110, 110, 420)


class ChangedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that has another value now, came, or is gone."""

    name: str
    old: Indicator | None
    """None for one that came."""
    new: Indicator | None
    """None for one that is gone."""

    @property
    def difference(self) -> float | None:
        """New less old value, in the unit of both; None where there is none, or their units differ."""
        if self.old is None or self.new is None or self.old.unit != self.new.unit:
            return None
        places = max(decimals(self.old), decimals(self.new))
        return round(self.new.value - self.old.value, places)


def changed_figures(old: ReportIndicators, new: ReportIndicators) -> tuple[ChangedFigure, ...]:
    """Return what changed: figures that changed or came in the order of the new text, those that are gone last.

    A figure belongs to the one at its place in the text; where a passage was moved or written anew, to the one that means the same
    (`pairing`). A changed qualifier (近, 超) or unit is a change too.
    """
    pairs = list(_at_their_places(old, new))
    placed = {id(one) for pair_ in pairs for one in pair_}
    left = [one for one in old.indicators if id(one) not in placed]
    came = [one for one in new.indicators if id(one) not in placed]
    pairs += _by_meaning(old, new, left, came)
    before = {id(after): one for one, after in pairs}
    found_again = {id(one) for one, _ in pairs}
    gone = [one for one in left if id(one) not in found_again]
    found = [ChangedFigure(name=one.name, old=before.get(id(one)), new=one) for one in new.indicators]
    return (*(one for one in found if one.new is not None and (one.old is None or _says(one.old) != _says(one.new))),
            *(ChangedFigure(name=one.name, old=one, new=None) for one in gone))


def _says(one: Indicator) -> tuple[object, ...]:
    return one.value, one.value_high, one.unit, one.qualifier


def _at_their_places(old: ReportIndicators, new: ReportIndicators) -> Iterator[tuple[Indicator, Indicator]]:
    """Yield the figures that stand at one place of both versions."""
    texts = _Passages(old), _Passages(new)
    for first, second in paired(texts[0].passages, texts[1].passages):
        if first is None or second is None:
            continue
        sides = texts[0].figures(first), texts[1].figures(second)
        if sides[0] and sides[1]:
            changes = text_changes(texts[0].passages[first].text, texts[1].passages[second].text)
            yield from _in_passage(*sides, changes)


def _in_passage(old: Sequence[tuple[Indicator, _Place]], new: Sequence[tuple[Indicator, _Place]],
                changes: Sequence[TextChange]) -> Iterator[tuple[Indicator, Indicator]]:
    """Yield the figures of one passage that belong together: those between the same changes, and those in one, one after another."""
    before, after = _by_stretch(old, changes, 0), _by_stretch(new, changes, 1)
    for key, figures in before.items():
        others = after.get(key, [])
        if len(figures) == len(others):
            yield from ((one, other) for one, other in zip(figures, others, strict=True) if one.kind == other.kind)


def _by_stretch(figures: Sequence[tuple[Indicator, _Place]], changes: Sequence[TextChange], side: int) -> dict[int, list[Indicator]]:
    found: dict[int, list[Indicator]] = {}
    for one, place in figures:
        found.setdefault(_stretch(place, changes, side), []).append(one)
    return found


def _stretch(place: _Place, changes: Sequence[TextChange], side: int) -> int:
    """Return which stretch of a passage a figure stands in: odd in a change, even between two."""
    spans = [(one.new_start, one.new_end) if side else (one.old_start, one.old_end) for one in changes]
    touched = next((index for index, (start, end) in enumerate(spans) if place[1] < end and start < place[2]), None)
    return 2 * bisect_right(spans, place[1], key=itemgetter(0)) if touched is None else 2 * touched + 1


def _by_meaning(old: ReportIndicators, new: ReportIndicators, left: Sequence[Indicator],
                came: Sequence[Indicator]) -> Iterator[tuple[Indicator, Indicator]]:
    """Yield the figures that were not found at one place and yet mean the same."""
    if not left or not came:
        return
    tables = tuple(msgspec.structs.replace(table, indicators=tuple(figures), corrections=())
                   for table, figures in ((old, left), (new, came)))
    rows = collect(tables, "zh")
    first = next(index for index, table in enumerate(rows.tables) if table is tables[0])
    for one in pair(rows.tables, rows.rows).pairs:
        sides: tuple[IndicatorRow | None, ...] = one.rows if first == 0 else one.rows[::-1]
        if sides[0] is not None and sides[1] is not None:
            yield sides[0].indicator, sides[1].indicator


class _Passages:
    """The paragraphs and the rows of the tables of a report, with the figures in each."""

    def __init__(self, table: ReportIndicators) -> None:
        self.passages: list[ComparedPassage] = []
        self._at: dict[tuple[str, int | None], tuple[int, tuple[int, ...]]] = {}
        for block in all_blocks(table.report):
            if isinstance(block, Table):
                for number, row in enumerate(block.rows):
                    self._add(block.id, number, row, f"row of {len(row)}")
            elif isinstance(block, Heading | Paragraph):
                text = block.ordinal + block.text if isinstance(block, Heading) else block.text
                self._add(block.id, None, (text,), "heading" if isinstance(block, Heading) else "paragraph")
        self._figures: dict[int, list[tuple[Indicator, _Place]]] = {}
        for one in table.indicators:
            found = self._at.get((one.block, one.cell[0] if one.cell else None))
            if found is not None:
                begin = found[1][one.cell[1] if one.cell else 0]
                self._figures.setdefault(found[0], []).append((one, (found[0], begin + one.block_start, begin + one.block_end)))

    def figures(self, index: int) -> list[tuple[Indicator, _Place]]:
        """Return the figures of a passage with their places."""
        return sorted(self._figures.get(index, []), key=lambda item: item[1])

    def _add(self, block: str, row: int | None, cells: Sequence[str], kind: str) -> None:
        starts = [0]
        for cell in cells:
            starts.append(starts[-1] + len(cell) + 1)
        self._at[block, row] = len(self.passages), tuple(starts)
        self.passages.append(ComparedPassage(_CELL_END.join(cells), kind))


def table_of(changes: Sequence[ChangedFigure], language: Language) -> list[tuple[str, str, str, str]]:
    """Return the list as it is read: a heading, then name, old value, new value, difference of every figure."""
    none = sentence("xlsx-changed-none", language)
    heading = [sentence(f"xlsx-changed-{code}", language) for code in ("name", "old", "new", "difference")]
    return [(heading[0], heading[1], heading[2], heading[3]),
            *((one.name, _as_written(one.old) or none, _as_written(one.new) or none, _difference(one, language)) for one in changes)]


def _as_written(one: Indicator | None) -> str:
    """Return a figure as its text has it, with the unit that a cell leaves to its column."""
    text = "" if one is None else "".join(one.text.split())
    return text + one.unit if one is not None and text[-1:].isdecimal() else text


def _difference(one: ChangedFigure, language: Language) -> str:
    """Return the difference with its sign, in 万 or 亿 where both texts have it; empty where there is none."""
    change = one.difference
    if not change or one.old is None or one.new is None:
        return ""
    scale, word = next((found for found in _SCALES if all(found[1] in figure.text for figure in (one.old, one.new))), (1.0, ""))
    places = max(decimals(msgspec.structs.replace(figure, value=figure.value / scale)) for figure in (one.old, one.new))
    value = f"{change / scale:+,.{places}f}"
    if one.new.unit in ("%", "％"):
        return sentence("xlsx-changed-points", language, value=value)
    return f"{value}{word}{one.new.unit}"


def export_changes(changes: Sequence[ChangedFigure], when: datetime, language: Language, report: Report) -> bytes:
    """Return the list as a workbook of one sheet, the values as numbers.

    Args:
        changes: What `changed_figures` gave.
        when: Date of creation in the properties, UTC.
        language: Of headings.
        report: The new version, for the properties.
    """
    from convert.exporters.xlsx.book import IndicatorBook
    from convert.exporters.xlsx.looks import SMALL, TEXT, TITLE
    from convert.exporters.xlsx.main_table import look_of

    title = sentence("xlsx-changed-title", language)
    book = IndicatorBook(when, {"title": f"{report.front.title or report.source.name} {title}", "author": report.meta.author or "convert"})
    sheet = book.sheet(title)
    sheet.text(1, 1, title, TITLE)
    sheet.height(1, 26)
    head, (heading, *lines) = 3, table_of(changes, language)
    sheet.heading(head, [*heading, sentence("xlsx-column-sentence", language)])
    for row, (one, line) in enumerate(zip(changes, lines, strict=True), head + 1):
        sheet.text(row, 1, one.name, TEXT)
        for column, figure in ((2, one.old), (3, one.new)):
            if figure is None:
                sheet.text(row, column, line[column - 1], TEXT)
            else:
                sheet.number(row, column, figure.value, look_of(number_format(figure)))
        last = one.new or one.old
        if one.difference is not None and one.old is not None and one.new is not None:
            places = max(decimals(one.old), decimals(one.new))
            sheet.number(row, 4, one.difference, look_of(figure_change_format(one.new, one.difference, places)))
        else:
            sheet.blank(row, 4, TEXT)
        sheet.text(row, 5, last.sentence if last is not None else "", SMALL)
    sheet.widths(_WIDTHS_PX)
    sheet.freeze(head + 1, 2)
    sheet.print_setup(header=title, last_row=head + len(changes), columns=len(_WIDTHS_PX), title_row=head,
                      footer=sentence("xlsx-footer-page", language))
    return book.to_bytes()

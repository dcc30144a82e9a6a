"""对比 and 未对应指标: the same figures over years or districts, with change, rate and place among the districts as formulas."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from convert.exporters.xlsx.book import PRINTED_PX, IndicatorBook, WorkbookSheet, letters, quoted
from convert.exporters.xlsx.charts import COLORS, add_series, set_looks
from convert.exporters.xlsx.formats import decimals, figure_change_format, large_format, shown, shown_length
from convert.exporters.xlsx.heights import number_px
from convert.exporters.xlsx.labels import identity_of
from convert.exporters.xlsx.looks import CENTRED, LEGEND, LINK, ONE_LINE, SMALL, TEXT, TITLE, CellLook
from convert.exporters.xlsx.main_table import link_target, value_look, write_clause, write_link
from convert.exporters.xlsx.pairing import PairedFigure, Pairing
from convert.exporters.xlsx.rows import IndicatorRow, WorkbookRows

_HEAD: Final = 4
_FIXED: Final = ("name", "unit")
_FIXED_PX: Final = (220, 52)
_VALUE_PX, _CHANGE_PX, _RATE_PX, _PLACE_PX, _SECTION_PX, _WHERE_PX, _MOST_WHERE_PX = 96, 92, 70, 44, 120, 170, 300
_RATE: Final = CellLook(number_format="+0.0%;-0.0%;0.0%", align="right")
_PLACE: Final = CellLook(number_format="0", align="center")
_LINKED: Final = "#0563C1"
_UP: Final = "#C00000"
_DOWN: Final = "#00703C"
_CHARTS: Final = 6
_CHART_ROWS: Final = 12
"""Rows that a chart takes with the gap below it."""
_MOST_RANKED: Final = 12
"""Districts up to which each has its place among them."""
_RATED: Final = ("count", "amount", "duration")


class ComparedColumns(msgspec.Struct, frozen=True):
    """What is worked out of the reports: changes between years of one body, places among bodies of one year."""

    changes: tuple[tuple[int, int], ...]
    """Indices of an earlier and a later report of one body."""
    ranked: tuple[int, ...]
    """Indices of the reports of different bodies that are ranked; empty when there are no several."""


def compared_columns(rows: WorkbookRows) -> ComparedColumns:
    """Return which reports are compared with which."""
    known = [identity_of(table) for table in rows.tables]
    by_body: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    topics = len({(one.place, one.organ, one.year) for one in known}) < len(known)
    for index, one in enumerate(known):
        if one.year is not None:
            by_body[one.place, one.organ, one.topic if topics else ""].append(index)
    changes = tuple(pair for indices in by_body.values() for pair in pairwise(indices)
                    if known[pair[0]].year != known[pair[1]].year)
    latest = {(one.place, one.organ): index for index, one in enumerate(known)}
    years = {known[index].year for index in latest.values()}
    ranked = tuple(latest.values()) if len({place for place, _ in latest}) == len(latest) > 1 and len(years) == 1 else ()
    return ComparedColumns(changes, ranked if len(ranked) <= _MOST_RANKED else ())


def write_comparison(book: IndicatorBook, rows: WorkbookRows, pairing: Pairing) -> WorkbookSheet:
    """Add the sheet 对比: a line for every thing that several reports have."""
    sheet = book.sheet(rows.say("sheet-comparison"))
    compared = compared_columns(rows)
    sheet.text(1, 1, rows.say("comparison-title"), TITLE)
    sheet.height(1, 26)
    derived, widths = _derived(rows, compared)
    names = _unlike([*(rows.say(f"column-{code}") for code in _FIXED), *rows.labels, *derived, rows.say("column-subsection"),
                     rows.say("comparison-places")])
    legend = rows.say("comparison-legend", sheet=rows.say("sheet-unmatched")) if pairing.pairs else rows.say("comparison-none")
    sheet.merge(2, 1, len(names), legend, LEGEND)
    sheet.height(2, 28)
    sheet.table(rows.say("sheet-comparison").replace(" ", "_"), _HEAD, _HEAD + len(pairing.pairs), names)
    last = max(_HEAD + len(pairing.pairs), _HEAD + 1)
    sheet.height(_HEAD, 41)
    for line, one in enumerate(pairing.pairs, _HEAD + 1):
        _write_pair(sheet, line, one, rows, compared)
        sheet.text(line, len(names) - 1, one.last.subsection, ONE_LINE)
        sheet.text(line, len(names), "；".join(_where(row, rows) for row in one.rows if row), ONE_LINE)
    sheet.freeze(_HEAD + 1, 2)
    longest = max((shown_length(row.indicator) for one in pairing.pairs for row in one.rows if row), default=0)
    value_px = number_px(longest, _VALUE_PX)
    wider = [max(width, value_px) if width > _RATE_PX else width for width in widths]
    taken = [*_FIXED_PX, *([value_px] * len(rows.labels)), *wider, _SECTION_PX]
    sheet.widths([*taken, min(max(PRINTED_PX - sum(taken), _WHERE_PX), _MOST_WHERE_PX)])
    first = len(_FIXED) + len(rows.labels) + 1
    if compared.changes and pairing.pairs:
        _colour(sheet, first, first + 2 * len(compared.changes) - 1, last)
    sheet.print_setup(header=f"{' / '.join(rows.labels)} {rows.say('comparison-title')}", last_row=last, columns=len(names),
                      title_row=_HEAD, footer=rows.say("footer-page"), title_columns=1)
    return sheet


def write_unmatched(book: IndicatorBook, rows: WorkbookRows, pairing: Pairing) -> None:
    """Add the sheet 未对应指标 with what each figure might belong to, the likeliest first; none when all are paired."""
    if not pairing.unpaired:
        return
    sheet = book.sheet(rows.say("sheet-unmatched"))
    sheet.text(1, 1, rows.say("unmatched-title"), TITLE)
    sheet.height(1, 26)
    head = 3
    codes = ("number", "report", "name", "value", "unit")
    sheet.heading(head, [*(rows.say(f"column-{code}") for code in codes), rows.say("unmatched-near"), rows.say("unmatched-reason"),
                         rows.say("column-sentence"), rows.say("column-link")])
    line = head
    for line, item in enumerate(pairing.unpaired, head + 1):
        row = item.row
        sheet.jump(line, 1, rows.say("sheet-indicators"), f"A{row.number + 1}", str(row.number), LINK)
        sheet.text(line, 2, row.label, CENTRED)
        sheet.text(line, 3, row.indicator.name, TEXT)
        sheet.number(line, 4, row.indicator.value, value_look(row))
        sheet.text(line, 5, row.indicator.unit, CENTRED)
        offers = [rows.say("unmatched-offer", label=other.label, name=other.indicator.name, value=shown(other.indicator))
                  for other, _ in item.offers]
        sheet.text(line, 6, "\n".join(offers), SMALL)
        sheet.text(line, 7, rows.say("unmatched-several", times=item.times) if item.times > 1 else rows.say("unmatched-alone"), SMALL)
        write_clause(sheet, line, 8, row, rows)
        write_link(sheet, line, 9, row, rows)
    sheet.filter(head, line, 9)
    sheet.freeze(head + 1, 4)
    value_px = number_px(max(shown_length(item.row.indicator) for item in pairing.unpaired), _VALUE_PX)
    sheet.widths((36, 88, 190, value_px, 48, 250, 120, 392 - value_px, 52))
    sheet.print_setup(header=rows.say("unmatched-title"), last_row=line, columns=9, title_row=head, footer=rows.say("footer-page"))


def write_comparison_charts(book: IndicatorBook, rows: WorkbookRows, pairing: Pairing, data: WorkbookSheet) -> None:
    """Add the sheet 图表: a small chart for each of the leading indicators that all reports have. `data` is the sheet 对比."""
    chosen = [(line, one) for line, one in enumerate(pairing.pairs, _HEAD + 1)
              if one.complete and one.first.indicator.kind in ("count", "amount", "percent")]
    chosen = sorted(sorted(chosen, key=lambda item: (item[1].first.indicator.kind != "amount", item[0]))[:_CHARTS])
    if not chosen:
        return
    sheet = book.sheet(rows.say("sheet-charts"))
    sheet.text(1, 1, rows.say("sheet-charts"), TITLE)
    sheet.height(1, 26)
    sheet.widths([84] * 12)
    first, last = letters(len(_FIXED) + 1), letters(len(_FIXED) + len(rows.labels))
    for place, (line, one) in enumerate(chosen):
        unit = one.first.indicator.unit
        title = f"{one.name}（{unit}）" if unit else one.name
        chart = book.new_chart("column")
        add_series(chart, names=f"={quoted(data.title)}!${first}${_HEAD}:${last}${_HEAD}",
                   values=f"={quoted(data.title)}!${first}${line}:${last}${line}", color=COLORS[place % len(COLORS)], labels=True)
        set_looks(chart, title, least=min(row.indicator.value for row in one.rows if row), width_px=490, height_px=222)
        points = "、".join(f"{row.label} {shown(row.indicator)}" for row in one.rows if row)
        sheet.chart(3 + _CHART_ROWS * (place // 2), 1 + 6 * (place % 2), chart,
                    description=rows.say("chart-description", title=title, points=points))
    rows_used = 3 + _CHART_ROWS * ((len(chosen) + 1) // 2)
    sheet.print_setup(header=rows.say("sheet-charts"), last_row=rows_used, columns=12, title_row=None, footer=rows.say("footer-page"))


def _derived(rows: WorkbookRows, compared: ComparedColumns) -> tuple[list[str], list[int]]:
    """Return headings and widths of the columns that are worked out."""
    names: list[str] = []
    for earlier, later in compared.changes:
        labels = {"earlier": rows.labels[earlier], "later": rows.labels[later]}
        names += [rows.say("comparison-change", **labels), rows.say("comparison-rate", **labels)]
    widths = [_CHANGE_PX, _RATE_PX] * len(compared.changes)
    if compared.ranked:
        names += [rows.say("comparison-place-of", label=rows.labels[index]) for index in compared.ranked]
        names += [rows.say(f"comparison-{code}") for code in ("highest", "lowest", "spread")]
        widths += [_PLACE_PX + 24] * len(compared.ranked) + [_VALUE_PX] * 3
    return names, widths


def _unlike(names: Sequence[str]) -> list[str]:
    """Return headings of a table that differ from each other, as an Excel table wants them."""
    found: list[str] = []
    for name in names:
        number, unlike = 1, name
        while unlike.casefold() in (other.casefold() for other in found):
            number += 1
            unlike = f"{name}（{number}）"
        found.append(unlike)
    return found


def _write_pair(sheet: WorkbookSheet, line: int, one: PairedFigure, rows: WorkbookRows, compared: ComparedColumns) -> None:
    figure = one.last.indicator
    first = len(_FIXED) + 1
    sheet.text(line, 1, one.name + (rows.say("comparison-target") if figure.aspect == "target" else ""), TEXT)
    sheet.text(line, 2, figure.unit, CENTRED)
    for column, row in enumerate(one.rows, first):
        target = link_target(rows, row) if row else None
        if row and target:
            look = msgspec.structs.replace(value_look(row), color=_LINKED)
            sheet.linked_number(line, column, target, row.indicator.value, look)
        else:
            sheet.number(line, column, row.indicator.value if row else None, value_look(row or one.first))
    column = first + len(one.rows)
    places = max(decimals(row.indicator) for row in one.rows if row)
    for earlier, later in compared.changes:
        _write_change(sheet, line, column, one, (earlier, later), places)
        column += 2
    if compared.ranked:
        _write_places(sheet, line, column, one, compared.ranked)


def _write_change(sheet: WorkbookSheet, line: int, column: int, one: PairedFigure, pair: tuple[int, int], places: int) -> None:
    """Write the difference, with that many decimals, and the rate; there is none between 第二 and 前三, which say different things."""
    before, after = one.rows[pair[0]], one.rows[pair[1]]
    figure = one.last.indicator
    if before and after and figure.kind == "rank" and before.indicator.text[:1] != after.indicator.text[:1]:
        sheet.text(line, column, "—", CENTRED)
        sheet.text(line, column + 1, "—", CENTRED)
        return
    a, b = (f"{letters(len(_FIXED) + 1 + index)}{line}" for index in pair)
    values = [row.indicator.value if row else None for row in (before, after)]
    difference: float | str = round(values[1] - values[0], 6) if values[0] is not None and values[1] is not None else ""
    sheet.formula(line, column, f'IF(OR({a}="",{b}=""),"",ROUND({b}-{a},6))', difference, _change_look(one, difference, places))
    if figure.kind in _RATED:
        rate: float | str = (values[1] - values[0]) / abs(values[0]) if values[0] and values[1] is not None else ""
        sheet.formula(line, column + 1, f'IF(OR({a}="",{b}="",{a}=0),"",({b}-{a})/ABS({a}))', rate, _RATE)
    else:
        sheet.text(line, column + 1, "—", CENTRED)


def _change_look(one: PairedFigure, difference: float | str, places: int) -> CellLook:
    form = figure_change_format(one.last.indicator, difference if isinstance(difference, float) else None, places)
    return CellLook(number_format=form, align="right")


def _write_places(sheet: WorkbookSheet, line: int, column: int, one: PairedFigure, ranked: Sequence[int]) -> None:
    """Write the place of each district by the size of its figure, then highest, lowest and the spread."""
    cells = {index: f"{letters(len(_FIXED) + 1 + index)}{line}" for index in ranked}
    area = ",".join(cells.values())
    values = {index: row.indicator.value for index in ranked if (row := one.rows[index])}
    for index in ranked:
        greater = "+".join(f'IF({other}="",0,--({other}>{cells[index]}))' for other in cells.values() if other != cells[index])
        place: int | str = 1 + sum(value > values[index] for value in values.values()) if index in values else ""
        sheet.formula(line, column, f'IF({cells[index]}="","",1+{greater})', place, _PLACE)
        column += 1
    look = value_look(one.last)
    if not values:
        for step in range(3):
            sheet.blank(line, column + step, look)
        return
    high, low = max(values.values()), min(values.values())
    sheet.formula(line, column, f"MAX({area})", high, look)
    sheet.formula(line, column + 1, f"MIN({area})", low, look)
    sheet.formula(line, column + 2, f"ROUND({letters(column)}{line}-{letters(column + 1)}{line},6)", round(high - low, 6),
                  CellLook(number_format=large_format(high - low, one.last.indicator.text) or "#,##0.##", align="right"))


def _colour(sheet: WorkbookSheet, first: int, last: int, line: int) -> None:
    # Text (the empty string of a formula) is greater than any number: only numbers are coloured.
    top = f"{letters(first)}{_HEAD + 1}"
    sheet.highlight(_HEAD + 1, (first, last), line, formula=f"AND(ISNUMBER({top}),{top}>0)", color=_UP)
    sheet.highlight(_HEAD + 1, (first, last), line, below=0, color=_DOWN)


def _where(row: IndicatorRow, rows: WorkbookRows) -> str:
    page = row.indicator.page
    if page is None:
        return rows.say("comparison-place", label=row.label, number=row.number)
    return rows.say("comparison-place-page", label=row.label, number=row.number, page=page)

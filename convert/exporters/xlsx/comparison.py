"""对比 and 未对应指标: the same figures over years or districts, with change and rate as formulas."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from convert.exporters.xlsx.align import Alignment, Run
from convert.exporters.xlsx.book import Book, Sheet, quoted
from convert.exporters.xlsx.cells import letters
from convert.exporters.xlsx.chart_parts import Chart, Series
from convert.exporters.xlsx.charts import SCALE
from convert.exporters.xlsx.formats import change_format, decimals
from convert.exporters.xlsx.looks import CENTRED, LEGEND, NUMBER, TEXT, TITLE, Look
from convert.exporters.xlsx.main_table import value_look, write_link, write_sentence
from convert.exporters.xlsx.rows import Row, Rows, year_of

_HEAD: Final = 4
_FIXED: Final = ("section", "name", "unit", "kind", "aspect")
_RATE: Final = Look(number_format="+0.0%;-0.0%;0.0%", align="right")
_UP: Final = "C00000"
_DOWN: Final = "00703C"
_MOST_LINES: Final = 6
_CHARTS: Final = 3
_CHART_ROWS: Final = 21
"""Rows that a chart takes with the gap behind it: each has a page of its own."""


def write_comparison(book: Book, rows: Rows, alignment: Alignment) -> Sheet:
    """Add the sheet 对比: a line for every thing that several reports have."""
    sheet = book.sheet(rows.say("sheet-comparison"))
    runs = alignment.runs
    years = _by_year(rows)
    sheet.text(1, 1, rows.say("comparison-title"), TITLE)
    sheet.height(1, 26)
    first = len(_FIXED) + 1
    derived = _change_names(rows) if years else [rows.say(f"comparison-{code}")
                                                  for code in ("highest", "lowest", "spread")]
    names = _unlike([*(rows.say(f"column-{code}") for code in _FIXED), *rows.labels, *derived,
                     rows.say("comparison-places")])
    legend = rows.say("comparison-legend", sheet=rows.say("sheet-unmatched")) if runs else rows.say("comparison-none")
    sheet.text(2, 1, legend, LEGEND)
    sheet.merge(2, 1, min(len(names), 12))
    sheet.height(2, 28)
    sheet.heading(_HEAD, names)
    line = _HEAD
    for line, run in enumerate(runs, _HEAD + 1):
        _write_run(sheet, line, run, rows, years=years)
        sheet.text(line, len(names), _places(run, rows), TEXT)
    if not runs:
        line = _HEAD + 1
        for column in range(1, len(names) + 1):
            sheet.blank(line, column, TEXT)
    sheet.table(rows.say("sheet-comparison").replace(" ", "_"), _HEAD, line, names)
    sheet.freeze(_HEAD + 1, 3)
    sheet.widths([18, 28, 8, 7, 7, *([14] * len(rows.labels)), *([13] * len(derived)), 30])
    if years and runs:
        _colour(sheet, first + len(rows.labels), first + len(rows.labels) + len(derived) - 1, line)
    sheet.print_setup(header=" / ".join(rows.labels) + " " + rows.say("comparison-title"), last_row=line,
                      columns=len(names), title_row=_HEAD, footer=rows.say("footer-page"))
    return sheet


def write_unmatched(book: Book, rows: Rows, alignment: Alignment) -> None:
    """Add the sheet 未对应指标, with what each figure might belong to."""
    sheet = book.sheet(rows.say("sheet-unmatched"))
    sheet.text(1, 1, rows.say("unmatched-title"), TITLE)
    sheet.height(1, 26)
    head, line = 3, 3
    fixed = ("number", "report", "name", "value", "unit", "kind", "section")
    names = [*(rows.say(f"column-{code}") for code in fixed), rows.say("unmatched-reason"),
             rows.say("unmatched-near"), *(rows.say(f"column-{code}") for code in ("sentence", "page", "link"))]
    if alignment.unmatched:
        sheet.heading(head, names)
        for line, item in enumerate(alignment.unmatched, head + 1):
            row = item.row
            sheet.number(line, 1, row.number, NUMBER)
            sheet.text(line, 2, row.label, CENTRED)
            sheet.text(line, 3, row.indicator.name, TEXT)
            sheet.number(line, 4, row.indicator.value, value_look(row))
            sheet.text(line, 5, row.indicator.unit, CENTRED)
            sheet.text(line, 6, rows.say(f"kind-{row.indicator.kind}"), CENTRED)
            sheet.text(line, 7, row.section, TEXT)
            sheet.text(line, 8, rows.say("unmatched-several", times=item.times) if item.times > 1
                       else rows.say("unmatched-alone"), TEXT)
            near = item.near
            sheet.text(line, 9, f"{_place(near, rows)} {near.indicator.name}" if near else "", TEXT)
            write_sentence(sheet, line, 10, row, rows)
            sheet.number(line, 11, row.indicator.page, NUMBER)
            write_link(sheet, line, 12, row, rows)
        sheet.filter(head, line, len(names))
        sheet.freeze(head + 1, 4)
    else:
        sheet.text(head, 1, rows.say("unmatched-none"), LEGEND)
        sheet.merge(head, 1, 6)
        sheet.height(head, 20)
    sheet.widths([6, 12, 26, 14, 8, 7, 18, 20, 26, 52, 6, 8])
    sheet.print_setup(header=rows.say("unmatched-title"), last_row=line, columns=len(names),
                      title_row=head if alignment.unmatched else None, footer=rows.say("footer-page"))


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


def _change_names(rows: Rows) -> list[str]:
    names = []
    for earlier, later in pairwise(rows.labels):
        names += [rows.say("comparison-change", earlier=earlier, later=later),
                  rows.say("comparison-rate", earlier=earlier, later=later)]
    return names


def _write_run(sheet: Sheet, line: int, run: Run, rows: Rows, *, years: bool) -> None:
    row = run.first
    one = row.indicator
    sheet.text(line, 1, row.section, TEXT)
    sheet.text(line, 2, run.name, TEXT)
    sheet.text(line, 3, one.unit, CENTRED)
    sheet.text(line, 4, rows.say(f"kind-{one.kind}"), CENTRED)
    sheet.text(line, 5, rows.say(f"aspect-{one.aspect}"), CENTRED)
    first = len(_FIXED) + 1
    values = [found.indicator.value if found else None for found in run.rows]
    for column, found in enumerate(run.rows, first):
        sheet.number(line, column, found.indicator.value if found else None, value_look(found or row))
    places = max(decimals(found.indicator) for found in run.rows if found)
    unit = "百分点" if one.kind == "percent" and one.unit in ("%", "％") else ""
    change = Look(number_format=change_format(unit, places), align="right")
    after = first + len(values)
    if not years:
        area = f"{letters(first)}{line}:{letters(after - 1)}{line}"
        known = [value for value in values if value is not None]
        sheet.formula(line, after, f"MAX({area})", max(known), value_look(row))
        sheet.formula(line, after + 1, f"MIN({area})", min(known), value_look(row))
        sheet.formula(line, after + 2, f"ROUND({letters(after)}{line}-{letters(after + 1)}{line},6)",
                      round(max(known) - min(known), 6), value_look(row))
        return
    for index, (earlier, later) in enumerate(pairwise(values)):
        a, b = (f"{letters(first + index + step)}{line}" for step in (0, 1))
        column = after + 2 * index
        difference = round(later - earlier, 6) if earlier is not None and later is not None else ""
        sheet.formula(line, column, f'IF(OR({a}="",{b}=""),"",ROUND({b}-{a},6))', difference, change)
        if one.kind in ("count", "amount", "duration"):
            rate = (later - earlier) / abs(earlier) if earlier and later is not None else ""
            sheet.formula(line, column + 1, f'IF(OR({a}="",{b}="",{a}=0),"",({b}-{a})/ABS({a}))', rate, _RATE)
        else:
            sheet.blank(line, column + 1, _RATE)


def _colour(sheet: Sheet, first: int, last: int, line: int) -> None:
    # Text (the empty string of a formula) is greater than any number: only numbers are coloured.
    top = f"{letters(first)}{_HEAD + 1}"
    sheet.highlight(_HEAD + 1, (first, last), line, formula=f"AND(ISNUMBER({top}),{top}>0)", color=_UP)
    sheet.highlight(_HEAD + 1, (first, last), line, below=0, color=_DOWN)


def write_comparison_charts(book: Book, rows: Rows, alignment: Alignment, data: Sheet) -> None:
    """Add the sheet 图表: the runs that all reports have, a chart for each of the kinds and units most of them have.

    `data` is the sheet 对比.
    """
    units: dict[tuple[str, str], list[tuple[int, Run]]] = defaultdict(list)
    for line, run in enumerate(alignment.runs, _HEAD + 1):
        if run.complete and run.first.indicator.kind in ("count", "amount", "percent", "change"):
            units[run.first.indicator.kind, run.first.indicator.unit].append((line, run))
    if not units:
        return
    years = _by_year(rows)
    sheet = book.sheet(rows.say("sheet-charts"))
    sheet.text(1, 1, rows.say("sheet-charts"), TITLE)
    sheet.height(1, 26)
    at = 3
    for key in sorted(units, key=lambda key: -len(units[key]))[:_CHARTS]:
        unit = key[1]
        if at > _CHART_ROWS:
            sheet.page_break(at)
        chosen = units[key][:_MOST_LINES]
        title = rows.say("chart-run", kind=rows.say(f"kind-{key[0]}"), unit=unit or rows.say("no-unit"))
        values = [[row.indicator.value for row in run.rows if row] for _, run in chosen]
        points = "；".join(
            f"{run.name} " + "、".join(f"{label} {value:,.10g}" for label, value in zip(rows.labels, figures, strict=True))
            for (_, run), figures in zip(chosen, values, strict=True))
        sheet.charts.append(Chart(
            shape="line" if years else "column", title=title, row=at, column=1, width_cm=24,
            height_cm=9 + 0.5 * (len(chosen) // 3), legend=True,
            description=rows.say("chart-description", title=title, points=points),
            series=[Series(name=run.name, names_in=_reports(data, _HEAD, rows), values_in=_reports(data, line, rows),
                           names=rows.labels, values=figures)
                    for (line, run), figures in zip(chosen, values, strict=True)]))
        at += _CHART_ROWS
    sheet.widths([13] * 10)
    sheet.print_setup(header=rows.say("sheet-charts"), last_row=at - 1, columns=10, title_row=None,
                      footer=rows.say("footer-page"), scale=SCALE)


def _reports(data: Sheet, line: int, rows: Rows) -> str:
    """Return the cells of a line of 对比 that hold the figures of the reports."""
    first, last = letters(len(_FIXED) + 1), letters(len(_FIXED) + len(rows.labels))
    return f"{quoted(data.title)}!${first}${line}:${last}${line}"


def _by_year(rows: Rows) -> bool:
    """Whether the reports are told apart by their years, so that one comes after the other."""
    return all(year_of(table) is not None for table in rows.tables) and all(
        label.endswith("年") for label in rows.labels)


def _places(run: Run, rows: Rows) -> str:
    return "；".join(_place(row, rows) for row in run.rows if row)


def _place(row: Row, rows: Rows) -> str:
    page = row.indicator.page
    if page is None:
        return rows.say("comparison-place", label=row.label, number=row.number)
    return rows.say("comparison-place-page", label=row.label, number=row.number, page=page)

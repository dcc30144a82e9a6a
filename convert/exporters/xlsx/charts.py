"""图表: charts of figures that belong together: the parts of one whole, or one indicator over the years."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import msgspec

from convert.exporters.xlsx.book import IndicatorBook, WorkbookSheet, quoted
from convert.exporters.xlsx.formats import shown, shown_length
from convert.exporters.xlsx.heights import number_px
from convert.exporters.xlsx.looks import FACE, NUMBER, TEXT, TITLE, CellLook
from convert.exporters.xlsx.main_table import reference, value_look
from convert.exporters.xlsx.rows import IndicatorRow, WorkbookRows
from convert.exporters.xlsx.sameness import normal_name
from convert.patterns import regex

COLORS: Final = ("#1F4E79", "#C55A11", "#548235", "#7F6000", "#7030A0", "#404040", "#2E75B6", "#BF9000")
_SHARE: Final = regex("(?:占比|比重|占.{0,12}的?(?:比例|比重)|份额)$")
_FEWEST: Final = 3
_MOST: Final = 8
"""Charts of a sheet."""
_MOST_PARTS: Final = 40
"""Of a whole: more bars than that can be told apart by nobody."""
_WIDTH_PX, _HEIGHT_PX = 560, 300
_ROW_PX: Final = 20
_TITLE_PT: Final = 18.0
_VALUE_PX: Final = 110
_WHOLE_PERCENT: Final = (99.0, 101.0)
SCALE: Final = 85
"""Percent at which the sheet of charts fits the width of A4 landscape."""


class FigureGroup(msgspec.Struct, frozen=True):
    """Figures that belong together, under a title."""

    title: str
    rows: tuple[IndicatorRow, ...]
    over_years: bool = False


def groups_of(rows: WorkbookRows) -> list[FigureGroup]:
    """Return what of the report belongs together, in text order, one indicator over the years first."""
    own = [row for row in rows.rows if row.indicator.value_high is None]
    return [*_over_years(own, rows), *_parts(own, rows)][:_MOST]


def write_charts(book: IndicatorBook, rows: WorkbookRows, found: Sequence[FigureGroup]) -> None:
    """Add the sheet 图表 with `found`; none when there is nothing to show."""
    if not found:
        return
    sheet = book.sheet(rows.say("sheet-charts"))
    sheet.text(1, 1, rows.say("sheet-charts"), TITLE)
    sheet.height(1, 26)
    value_px = number_px(max(shown_length(row.indicator) for group in found for row in group.rows), _VALUE_PX)
    sheet.widths((40, 230, value_px, 30, *([84] * 7)))
    at = 3
    for group in found:
        if group is not found[0]:
            sheet.page_break(at)
        _write_group(book, sheet, at, group, rows)
        at += max(len(group.rows) + 3, _HEIGHT_PX // _ROW_PX + 2)
    sheet.print_setup(header=rows.say("sheet-charts"), last_row=at - 1, columns=11, title_row=None,
                      footer=rows.say("footer-page"), scale=SCALE)


def _over_years(own: Sequence[IndicatorRow], rows: WorkbookRows) -> Iterator[FigureGroup]:
    """Yield the indicators of which one report gives the results of three years or more."""
    series: dict[tuple[object, ...], dict[int, IndicatorRow]] = defaultdict(dict)
    for row in own:
        one = row.indicator
        if one.period is not None and one.aspect == "actual" and one.kind in ("count", "amount", "percent", "change"):
            series[row.table, normal_name(one.name), one.unit, one.kind, one.scope].setdefault(one.period, row)
    for by_year in series.values():
        if len(by_year) >= _FEWEST:
            ordered = tuple(by_year[year] for year in sorted(by_year))
            yield FigureGroup(rows.say("chart-years", name=ordered[-1].indicator.name), ordered, over_years=True)


def _parts(own: Sequence[IndicatorRow], rows: WorkbookRows) -> Iterator[FigureGroup]:
    """Yield the parts of wholes: shares of a sentence that make a hundred, and figures that add up to the one before them."""
    for _, group in groupby(own, key=lambda row: (row.table, row.indicator.block, row.indicator.sentence)):
        sentence_rows = list(group)
        shares = [row for row in sentence_rows if row.indicator.kind == "percent" and _SHARE.search(row.indicator.name)]
        if len(shares) >= _FEWEST and _WHOLE_PERCENT[0] <= sum(row.indicator.value for row in shares) <= _WHOLE_PERCENT[1]:
            yield FigureGroup(rows.say("chart-shares", name=shares[0].indicator.name), tuple(shares))
        yield from _sums(sentence_rows, rows)


def _sums(found: Sequence[IndicatorRow], rows: WorkbookRows) -> Iterator[FigureGroup]:
    """Yield the first figure that what follows it adds up to, with its parts."""
    alike: dict[tuple[object, ...], list[IndicatorRow]] = defaultdict(list)
    for row in reversed(found):
        one = row.indicator
        alike[one.kind, one.unit, one.aspect].append(row)
    for whole in found:
        one = whole.indicator
        following = alike[one.kind, one.unit, one.aspect]
        following.pop()
        if one.kind not in ("count", "amount") or not one.value:
            continue
        total = 0.0
        parts = following[: -_MOST_PARTS - 1 : -1]
        for count, part in enumerate(parts, 1):
            total += part.indicator.value
            if count >= _FEWEST and abs(total - one.value) <= 1e-6 * abs(one.value):
                yield FigureGroup(rows.say("chart-parts", name=one.name), tuple(parts[:count]))
                return


def _write_group(book: IndicatorBook, sheet: WorkbookSheet, at: int, group: FigureGroup, rows: WorkbookRows) -> None:
    """Write the figures and the chart from row `at` on."""
    sheet.height(at, _TITLE_PT)
    sheet.text(at, 1, group.title, CellLook(bold=True, size=12, border=False, text=True, color=COLORS[0], vertical="center"))
    sheet.heading(at + 1, [rows.say("column-number"), rows.say("column-period" if group.over_years else "column-name"),
                           rows.say("column-value")])
    first, last = at + 2, at + 1 + len(group.rows)
    for line, row in enumerate(group.rows, first):
        found = f"MATCH($A{line},{reference(rows, 'number')},0)"
        sheet.number(line, 1, row.number, NUMBER)
        if group.over_years:
            sheet.number(line, 2, row.indicator.period, CellLook(number_format='0"年"', align="center"))
        else:
            sheet.formula(line, 2, f'IFERROR(INDEX({reference(rows, "name")},{found})&"","")', row.indicator.name, TEXT)
        sheet.formula(line, 3, f'IFERROR(INDEX({reference(rows, "value")},{found}),"")', row.indicator.value, value_look(row))
    chart = book.new_chart("column" if group.over_years else "bar")
    own = quoted(sheet.title)
    add_series(chart, names=f"={own}!$B${first}:$B${last}", values=f"={own}!$C${first}:$C${last}", color=COLORS[0], labels=True)
    unit = group.rows[0].indicator.unit
    set_looks(chart, f"{group.title}（{unit}）" if unit else group.title, bars=not group.over_years,
              least=min(row.indicator.value for row in group.rows))
    points = "；".join(f"{row.indicator.period if group.over_years else row.indicator.name} {shown(row.indicator)}" for row in group.rows)
    sheet.chart(at, 5, chart, description=rows.say("chart-description", title=group.title, points=points))


def add_series(chart: Any, *, names: str, values: str, color: str, labels: bool = False) -> None:
    """Add figures to a chart of XlsxWriter; `names` and `values` are ranges of cells."""
    chart.add_series({"categories": names, "values": values, "fill": {"color": color}, "gap": 60,
                      "data_labels": {"value": labels, "font": {"name": FACE, "size": 9}}})


def set_looks(chart: Any, title: str, *, least: float, bars: bool = False, width_px: int = _WIDTH_PX, height_px: int = _HEIGHT_PX) -> None:
    """Give a chart its title, faces and size; `bars` run from the first downwards, from zero unless the `least` value is below it."""
    face = {"name": FACE, "size": 9}
    chart.set_title({"name": title, "name_font": {"name": FACE, "size": 11, "bold": True}, "overlay": False})
    chart.set_legend({"none": True})
    names, values = (chart.set_y_axis, chart.set_x_axis) if bars else (chart.set_x_axis, chart.set_y_axis)
    names({"num_font": face, "reverse": bars, "major_gridlines": {"visible": False}})
    values({"visible": False, "major_gridlines": {"visible": False}, **({"min": 0} if least >= 0 else {})})
    chart.set_size({"width": width_px, "height": height_px})

"""图表: native charts where they tell something, each with the figures that it draws beside it and a description."""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Final

import msgspec

from convert.exporters.xlsx.book import Book, Sheet, quoted
from convert.exporters.xlsx.cells import EMPTY_PT
from convert.exporters.xlsx.chart_parts import COLORS, Chart, Series
from convert.exporters.xlsx.formats import shown
from convert.exporters.xlsx.looks import NUMBER, TEXT, TITLE, Look
from convert.exporters.xlsx.main_table import reference, value_look
from convert.exporters.xlsx.rows import Row, Rows
from convert.units import PT_PER_MM

_MOST: Final = 12
"""Bars of a chart."""
_FEWEST: Final = 3
_UNITS: Final = 2
"""Charts of counts, one for a unit."""
_WIDTH_CM: Final = 15.5
SCALE: Final = 85
"""Percent at which the sheet of charts fits the width of A4 landscape."""
_PAGE_PT: Final = 580
"""Height of a page at that scale, a little less than it is."""
_HUNDRED: Final = 100
_PERCENT: Final = ("%", "％")


class Picture(msgspec.Struct, frozen=True):
    """What a chart shows: rows of figures under a title."""

    title: str
    rows: tuple[Row, ...]


def pictures(rows: Rows) -> list[Picture]:
    """Return the charts that tell something about the first report alone."""
    own = [row for row in rows.rows if row.table == 0 and row.indicator.value_high is None]
    found = []
    rates = [row for row in own if row.indicator.kind == "percent" and row.indicator.unit in _PERCENT
             and 0 < row.indicator.value <= _HUNDRED]
    found.append(_picture(rows.say("chart-percent"), rates))
    counts = [row for row in own if row.indicator.kind == "count" and row.indicator.unit]
    units = Counter(row.indicator.unit for row in counts)
    for unit in sorted(units, key=lambda unit: -units[unit])[:_UNITS]:
        found += [_picture(rows.say("chart-count", unit=unit), [row for row in counts if row.indicator.unit == unit])]
    changes = [row for row in own if row.indicator.kind == "change"]
    for unit in ("%", "百分点"):
        found += [_picture(rows.say("chart-change", unit=unit), [row for row in changes if row.indicator.unit == unit])]
    found.append(_picture(rows.say("chart-rank"), [row for row in own if row.indicator.kind == "rank"], up=True))
    return [picture for picture in found if picture is not None]


def write_charts(book: Book, rows: Rows, found: Sequence[Picture]) -> None:
    """Add the sheet 图表 with `found`; none when there is nothing to show."""
    if not found:
        return
    sheet = book.sheet(rows.say("sheet-charts"))
    sheet.text(1, 1, rows.say("sheet-charts"), TITLE)
    sheet.height(1, 26)
    sheet.widths([6, 34, 16, 4, 14, 14, 14, 14, 14, 14, 6])  # the last: programs that lack the face set columns narrower
    at, page_top = 3, 1
    for picture in found:
        _write_picture(sheet, at, picture, rows)
        last = _last_row(sheet, at, picture)
        if picture is not found[0] and sheet.points(page_top, last) > _PAGE_PT:
            sheet.page_break(at)
            page_top = at
        at = last + 2
    sheet.print_setup(header=rows.say("sheet-charts"), last_row=at - 2, columns=11, title_row=None,
                      footer=rows.say("footer-page"), scale=SCALE)


def _picture(title: str, rows: Sequence[Row], *, up: bool = False) -> Picture | None:
    """Return a chart of the largest (`up`: the smallest) figures, one a name; None when they are too few."""
    unlike: dict[str, Row] = {}
    for row in rows:
        unlike.setdefault(row.indicator.name, row)
    ordered = sorted(unlike.values(), key=lambda row: (row.indicator.value if up else -row.indicator.value, row.number))
    return Picture(title, tuple(ordered[:_MOST])) if len(ordered) >= _FEWEST else None


def _height_cm(picture: Picture) -> float:
    return max(5.5, 2.0 + 0.8 * len(picture.rows))


def _last_row(sheet: Sheet, at: int, picture: Picture) -> int:
    """Return the last row that the figures or the chart from row `at` on take."""
    last = at + len(picture.rows) + 1
    missing_pt = _height_cm(picture) * PT_PER_MM * 10 - sheet.points(at, last)
    return last + max(ceil(missing_pt / EMPTY_PT), 0)


def _write_picture(sheet: Sheet, at: int, picture: Picture, rows: Rows) -> None:
    """Write the figures and the chart from row `at` on."""
    sheet.text(at, 1, picture.title, Look(bold=True, size=12, border=False, text=True, color=COLORS[0]))
    sheet.heading(at + 1, [rows.say("column-number"), rows.say("column-name"), rows.say("column-value")])
    first = at + 2
    for line, row in enumerate(picture.rows, first):
        found = f"MATCH($A{line},{reference(rows, 'number')},0)"
        sheet.number(line, 1, row.number, NUMBER)
        sheet.formula(line, 2, f'IFERROR(INDEX({reference(rows, "name")},{found})&"","")', row.indicator.name, TEXT)
        sheet.formula(line, 3, f'IFERROR(INDEX({reference(rows, "value")},{found}),"")', row.indicator.value,
                      value_look(row))
    last = first + len(picture.rows) - 1
    values = [row.indicator.value for row in picture.rows]
    own = quoted(sheet.title)
    sheet.charts.append(Chart(
        shape="bar", title=picture.title, row=at, column=5, width_cm=_WIDTH_CM, height_cm=_height_cm(picture),
        labels=value_look(picture.rows[0]).number_format, from_zero=min(values) >= 0,
        description=rows.say("chart-description", title=picture.title, points="；".join(
            f"{row.indicator.name} {shown(row.indicator)}" for row in picture.rows)),
        series=[Series(names_in=f"{own}!$B${first}:$B${last}", values_in=f"{own}!$C${first}:$C${last}",
                       names=[row.indicator.name for row in picture.rows], values=values)]))

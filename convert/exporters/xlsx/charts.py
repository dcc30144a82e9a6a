"""图表: native charts where they tell something, each with the figures that it draws beside it and a description."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from convert.exporters.xlsx.book import Book
from convert.exporters.xlsx.chart_parts import Chart, Series
from convert.exporters.xlsx.formats import shown
from convert.exporters.xlsx.looks import TEXT, TITLE, Look
from convert.exporters.xlsx.main_table import reference, value_look
from convert.exporters.xlsx.places import on_sheet
from convert.exporters.xlsx.rows import Row, Rows
from convert.exporters.xlsx.sheet import Sheet
from convert.exporters.xlsx.texts import clean

_MOST: Final = 12
"""Bars of a chart."""
_FEWEST: Final = 3
_UNITS: Final = 2
"""Charts of counts, one for a unit."""
_COLORS: Final = ("1F4E79", "C55A11", "548235", "7F6000", "7030A0", "2E75B6", "A5A5A5", "C00000")
_WIDTH_CM: Final = 15.5
_ROW_CM: Final = 0.5
"""Height of an empty row, a little less than it is."""
SCALE: Final = 85
"""Percent at which the sheet of charts fits the width of A4 landscape."""
_PAGE_ROWS: Final = 35
"""Rows of a page at that scale."""
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
    at, page_top = 3, 1
    for picture in found:
        if at + _rows_of(picture) - page_top > _PAGE_ROWS:
            sheet.page_break(at)
            page_top = at
        _write_picture(sheet, at, picture, rows)
        at += _rows_of(picture)
    sheet.widths([6, 34, 16, 4, 14, 14, 14, 14, 14, 14])
    sheet.print_setup(header=rows.say("sheet-charts"), last_row=at - 2, columns=10, title_row=None,
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


def _rows_of(picture: Picture) -> int:
    """Return how many rows the figures or the chart take, with a gap behind them."""
    return max(len(picture.rows) + 3, int(_height_cm(picture) / _ROW_CM) + 2)


def _write_picture(sheet: Sheet, at: int, picture: Picture, rows: Rows) -> None:
    """Write the figures and the chart from row `at` on."""
    sheet.text(at, 1, picture.title, Look(bold=True, size=12, border=False, text=True, color="1F4E79"))
    sheet.heading(at + 1, [rows.say("column-number"), rows.say("column-name"), rows.say("column-value")])
    first = at + 2
    for line, row in enumerate(picture.rows, first):
        found = f"MATCH($A{line},{reference(rows, 'number')},0)"
        sheet.number(line, 1, row.number, Look(number_format="0", align="center"))
        sheet.formula(line, 2, f'IFERROR(INDEX({reference(rows, "name")},{found})&"","")', row.indicator.name, TEXT)
        sheet.formula(line, 3, f'IFERROR(INDEX({reference(rows, "value")},{found}),"")', row.indicator.value,
                      value_look(row))
    last = first + len(picture.rows) - 1
    title = clean(picture.title)
    series = Series(values=[row.indicator.value for row in picture.rows], place=on_sheet(sheet.title, 3, first, 3, last),
                    color=_COLORS[0], label_format=value_look(picture.rows[0]).number_format)
    points = "；".join(f"{row.indicator.name} {shown(row.indicator)}" for row in picture.rows)
    sheet.charts.append(Chart(
        kind="bars", title=title, description=rows.say("chart-description", title=picture.title, points=points), column=5, row=at,
        width_cm=_WIDTH_CM, height_cm=_height_cm(picture), labels=[clean(row.indicator.name) for row in picture.rows],
        labels_place=on_sheet(sheet.title, 2, first, 2, last), series=(series,),
        from_zero=min(row.indicator.value for row in picture.rows) >= 0))


def line_chart(sheet: Sheet, at: int, title: str, labels: Sequence[str], runs: Sequence[tuple[int, str]],
               values: Sequence[Sequence[float]], *, data: Sheet, head: int, first_column: int,
               shape: Literal["line", "bar"], description: str) -> None:
    """Add a chart of `runs` (row and name) over `labels` to `sheet`, from row `at` on.

    The figures stand on the sheet `data` from `first_column`, their headings in its row `head`.
    """
    last_column = first_column + len(labels) - 1
    series = [Series(values=figures, place=on_sheet(data.title, first_column, row, last_column, row), color=_COLORS[index % len(_COLORS)],
                     name=clean(name)[:255]) for index, ((row, name), figures) in enumerate(zip(runs, values, strict=True))]
    sheet.charts.append(Chart(
        kind="lines" if shape == "line" else "columns", title=clean(title), description=description, column=1, row=at, width_cm=24,
        height_cm=9 + 0.5 * (len(runs) // 3), labels=[clean(label) for label in labels],
        labels_place=on_sheet(data.title, first_column, head, last_column, head), series=series, legend=True))

"""图表: native charts where they tell something, each with the figures that it draws beside it and a description."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, Literal

import msgspec
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, NumData, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

from convert.exporters.xlsx.book import FACE, TEXT, TITLE, Book, Look, Sheet
from convert.exporters.xlsx.formats import shown
from convert.exporters.xlsx.main_table import reference, value_look
from convert.exporters.xlsx.rows import Row, Rows
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
    chart = BarChart()
    chart.type = "bar"
    chart.gapWidth = 40
    values = Reference(sheet.worksheet, min_col=3, min_row=first, max_row=last)
    names = Reference(sheet.worksheet, min_col=2, min_row=first, max_row=last)
    chart.add_data(values, titles_from_data=False)
    chart.set_categories(names)
    chart.legend = None
    series = chart.series[0]
    _cache(series, [row.indicator.name for row in picture.rows], [row.indicator.value for row in picture.rows])
    series.graphicalProperties = GraphicalProperties(solidFill=_COLORS[0])
    series.invertIfNegative = False
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False,
                                 showPercent=False, numFmt=value_look(picture.rows[0]).number_format)
    finish(chart, picture.title, rows.say("chart-description", title=picture.title, points="；".join(
        f"{row.indicator.name} {shown(row.indicator)}" for row in picture.rows)))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    if min(row.indicator.value for row in picture.rows) >= 0:
        chart.y_axis.scaling.min = 0
    chart.width, chart.height = _WIDTH_CM, _height_cm(picture)
    sheet.worksheet.add_chart(chart, f"E{at}")


def line_chart(sheet: Sheet, place: str, title: str, labels: Sequence[str], runs: Sequence[tuple[int, str]],
               values: Sequence[Sequence[float]], *, data: Sheet, head: int, first_column: int,
               shape: Literal["line", "bar"], description: str) -> None:
    """Add a chart of `runs` (row and name) over `labels` to `sheet`.

    The figures stand on the sheet `data` from `first_column`, their headings in its row `head`.
    """
    chart = LineChart() if shape == "line" else BarChart()
    last_column = first_column + len(labels) - 1
    categories = Reference(data.worksheet, min_col=first_column, max_col=last_column, min_row=head)
    for index, (row, name) in enumerate(runs):
        figures_of_run = Reference(data.worksheet, min_col=first_column, max_col=last_column, min_row=row)
        chart.add_data(figures_of_run, from_rows=True, titles_from_data=False)
        series = chart.series[index]
        series.tx = SeriesLabel(v=clean(name)[:255])
        color = _COLORS[index % len(_COLORS)]
        if shape == "line":
            series.graphicalProperties.line.solidFill = color
            series.graphicalProperties.line.width = 22225
            series.marker.symbol = "circle"
            series.marker.size = 6
            series.marker.graphicalProperties = GraphicalProperties(solidFill=color)
            series.smooth = False
        else:
            series.graphicalProperties = GraphicalProperties(solidFill=color)
    chart.set_categories(categories)
    for series, figures in zip(chart.series, values, strict=True):
        _cache(series, labels, figures)
    chart.legend.position = "b"
    chart.legend.txPr = _face(900)
    finish(chart, title, description)
    chart.width, chart.height = 24, 9 + 0.5 * (len(runs) // 3)
    sheet.worksheet.add_chart(chart, place)


def finish(chart: Any, title: str, description: str) -> None:
    """Give a chart what every program needs to draw it well: title, axes, faces, description."""
    title = clean(title)
    chart.title = title
    chart.title.overlay = False
    for paragraph in chart.title.tx.rich.p:
        paragraph.pPr = ParagraphProperties(defRPr=_characters(1200, bold=True))
        for run in paragraph.r or ():
            run.rPr = _characters(1200, bold=True)
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = _face(900)
        axis.majorGridlines = None
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill="D9D9D9")))
    chart.alt_title = title
    chart.alt_text = description


def _cache(series: Any, names: Sequence[str], values: Sequence[float]) -> None:
    """Store the figures in the chart too, for programs that show it without computing."""
    series.val.numRef.numCache = NumData(formatCode="General", ptCount=len(values), pt=[
        NumVal(idx=index, v=repr(value)) for index, value in enumerate(values)])
    cache = StrData(ptCount=len(names), pt=[StrVal(idx=index, v=clean(name)) for index, name in enumerate(names)])
    series.cat = AxDataSource(strRef=StrRef(f=series.cat.numRef.f, strCache=cache))


def _characters(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, latin=Font(typeface=FACE), ea=Font(typeface=FACE))


def _face(size: int) -> RichText:
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=_characters(size)), endParaRPr=_characters(size))])

"""Charts as parts of the package."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from convert.exporters.xlsx.book import Book
from convert.exporters.xlsx.chart_parts import Chart, Series, chart_part, drawing_part
from tests.exporters.xlsx.made import WHEN


def _chart(kind: Any, **others: Any) -> Chart:
    series = (Series(values=(1.5, 2), place="'图'!$B$1:$B$2", color="1F4E79", name="甲<乙"),)
    return Chart(kind=kind, title="甲&乙", description="甲 1.5；乙 2", column=5, row=3, width_cm=10, height_cm=5, labels=("甲", "乙"),
                 labels_place="'图'!$A$1:$A$2", series=series, **others)


def test_charts_are_read_back_with_kind_place_and_figures():
    book = Book()
    sheet = book.sheet("图")
    sheet.charts += [_chart("bars"), _chart("columns", legend=True), _chart("lines")]
    bars, columns, lines = load_workbook(BytesIO(book.to_bytes(WHEN)))["图"]._charts
    assert [bars.tagname, bars.barDir, columns.barDir, lines.tagname] == ["barChart", "bar", "col", "lineChart"]
    assert (bars.anchor._from.col, bars.anchor._from.row) == (4, 2)
    assert [point.v for point in bars.series[0].val.numRef.numCache.pt] == [1.5, 2]
    assert [point.v for point in lines.series[0].cat.strRef.strCache.pt] == ["甲", "乙"]
    assert (bars.legend, columns.legend.position) == (None, "b")


def test_bars_are_read_from_the_top_and_begin_at_zero_when_asked():
    part = chart_part(_chart("bars", from_zero=True)).decode()
    assert '<orientation val="maxMin"/>' in part
    assert '<min val="0"/>' in part
    assert '<min val="0"/>' not in chart_part(_chart("bars")).decode()


def test_a_drawing_says_what_its_charts_show():
    assert 'name="甲&amp;乙" descr="甲 1.5；乙 2" title="甲&amp;乙"' in drawing_part([_chart("lines")]).decode()

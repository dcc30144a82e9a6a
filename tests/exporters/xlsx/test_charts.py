"""图表."""

import itertools
import re

from convert.exporters.xlsx import export_xlsx
from convert.exporters.xlsx.charts import pictures
from convert.exporters.xlsx.rows import collect
from convert.ooxml.package import read_package
from tests.exporters.xlsx.made import OPTIONS, book_of, figure, made, table_of


def test_rates_and_largest_counts_are_drawn():
    found = pictures(collect([made()], "zh"))
    assert [picture.title for picture in found] == ["比率类指标（%）", "数量较大的指标（件）"]
    assert [row.indicator.value for row in found[0].rows] == [99.29, 98, 96.4, 95.5]


def test_ranks_are_drawn_with_the_best_first():
    ranks = [figure(f"第{rank}名", rank, kind="rank", unit="", text=f"第{rank}") for rank in (5, 1, 3)]
    picture, = pictures(collect([table_of(*ranks)], "zh"))
    assert [row.indicator.value for row in picture.rows] == [1, 3, 5]


def test_two_figures_are_no_chart():
    assert "图表" not in book_of(table_of(figure("甲", 1), figure("乙", 2, number=2))).sheetnames


def test_charts_have_descriptions_axes_chinese_faces_and_their_values():
    parts = read_package(export_xlsx([made()], OPTIONS).value)
    drawing = parts["xl/drawings/drawing1.xml"].decode()
    assert re.findall(r'title="([^"]*)"', drawing) == ["比率类指标（%）", "数量较大的指标（件）"]
    assert 'descr="比率类指标（%）：覆盖率 99.29%；合格率 98.00%；调解成功率 96.4%；办结率 95.5%。"' in drawing
    chart = parts["xl/charts/chart1.xml"].decode()
    assert chart.count('delete val="0"') == 2
    assert 'overlay val="0"' in chart
    assert chart.count("ea typeface") >= 3
    assert "99.29" in chart


def test_what_stands_between_two_page_breaks_is_no_higher_than_a_page():
    """Names of two lines make high rows: a page that took rows by their number printed an empty one after it."""
    names = [f"全区各级行政机关依法办理的第{number}类涉企行政许可事项总数" for number in range(12)]
    figures = [figure(name, 100 + 3 * number, unit=unit, number=12 * place + number + 1)
               for place, unit in enumerate(("件", "个")) for number, name in enumerate(names)]
    sheet = book_of(table_of(*figures))["图表"]
    breaks = [one.id for one in sheet.row_breaks.brk]
    assert breaks
    for first, last in itertools.pairwise([0, *breaks, sheet.max_row]):
        heights = [sheet.row_dimensions[row].height or 15 for row in range(first + 1, last + 1)]
        assert sum(heights) <= (595 - 1.35 * 72) / 0.85

"""图表."""

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

"""图表: only figures that belong together."""

import re

from convert.exporters.xlsx import export_xlsx
from convert.exporters.xlsx.charts import groups_of
from convert.exporters.xlsx.rows import collect
from convert.ooxml.package import read_package
from tests.exporters.xlsx.made import OPTIONS, book_of, figure, table_of
from tests.growth import grows_in_proportion


def _groups(*figures):
    return [(group.title, [row.indicator.value for row in group.rows]) for group in groups_of(collect([table_of(*figures)], "zh"))]


def _shares(*values):
    text = "，".join(f"第{number}类占比{value}%" for number, value in enumerate(values, 1)) + "。"
    return [figure(f"第{number}类占比", value, unit="%", kind="percent", text=f"{value}%", sentence=text) for number, value in enumerate(values, 1)]


def test_unlike_counts_are_not_drawn_because_they_have_one_unit():
    assert _groups(figure("法律顾问数", 5, unit="个"), figure("公园数", 6, unit="个", number=2), figure("站点数", 7, unit="个", number=3)) == []


def test_shares_that_make_a_whole_are_drawn_and_others_are_not():
    assert _groups(*_shares(50, 30, 20)) == [("第1类占比：构成", [50, 30, 20])]
    assert _groups(*_shares(50, 30, 10)) == []


def test_parts_that_add_up_to_the_figure_before_them_are_drawn():
    text = "受理100件，其中民事60件、行政30件、其他10件。"
    figures = [figure(name, value, sentence=text) for name, value in (("受理数", 100), ("民事", 60), ("行政", 30), ("其他", 10))]
    assert _groups(*figures) == [("受理数：其中", [60, 30, 10])]


def test_many_figures_of_one_sentence_take_time_in_proportion():
    assert grows_in_proportion(lambda size: _groups(*(figure("件数", number + 2, sentence="甲。", id=f"I{number}") for number in range(size))), 500)


def test_one_indicator_over_three_years_is_drawn_in_their_order():
    figures = [figure("案件数", value, period=year, number=year) for year, value in ((2024, 7), (2022, 5), (2023, 6))]
    assert _groups(*figures) == [("案件数：历年", [5, 6, 7])]
    assert _groups(*figures[:2]) == []


def test_without_such_figures_there_is_no_sheet():
    assert "图表" not in book_of(table_of(figure("甲", 1), figure("乙", 2, number=2))).sheetnames


def test_a_chart_has_a_description_axes_and_its_figures_follow_the_table():
    parts = read_package(export_xlsx([table_of(*_shares(50, 30, 20))], OPTIONS).value)
    drawing = parts["xl/drawings/drawing1.xml"].decode()
    assert re.search(r'descr="第1类占比：构成：第1类占比 50%；第2类占比 30%；第3类占比 20%。"', drawing)
    chart = parts["xl/charts/chart1.xml"].decode()
    assert chart.count("<c:v>50</c:v>") >= 1
    assert "图表" in chart
    names, values = chart[chart.index("<c:catAx>"):chart.index("</c:catAx>")], chart[chart.index("<c:valAx>"):chart.index("</c:valAx>")]
    assert 'orientation val="maxMin"' in names
    assert 'delete val="1"' not in names
    assert 'orientation val="minMax"' in values
    assert 'delete val="1"' in values
    sheet = book_of(table_of(*_shares(50, 30, 20)), values=False)["图表"]
    assert sheet["C5"].value == '=IFERROR(INDEX(指标总表[数值],MATCH($A5,指标总表[序号],0)),"")'



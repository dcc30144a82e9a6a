"""The figures that changed from one version to the next."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from convert.api import Settings, load
from convert.exporters.xlsx import changed as changed_module
from convert.exporters.xlsx.changed import ChangedFigure, changed_figures, export_changes, table_of
from convert.exporters.xlsx.options import ReportIndicators
from convert.verify import verify_xlsx
from tests.exporters.xlsx.made import WHEN, figure, report
from tests.growth import grows_in_proportion
from tests.texts import MEETING


def changed(old: str, new: str) -> list[tuple[str, ...]]:
    """Return the list of two texts, each the body of a report, without its heading."""
    tables = [load(f"青禾区2024年工作报告\n\n一、主要工作\n\n{text}\n".encode(), name="a.txt", settings=Settings(fonts="bundled")).table
              for text in (old, new)]
    return table_of(changed_figures(*tables), "zh")[1:]


def test_the_same_text_has_no_changed_figures():
    assert changed("全年办结案件1286件，同比增长12.5%。", "全年办结案件1286件，同比增长12.5%。") == []


@pytest.mark.parametrize(("old", "new", "change"), [
    ("全年办结案件1286件。", "全年办结案件1306件。", ("办结案件数", "1286件", "1306件", "+20件")),
    ("全年完成投资6800万元。", "全年完成投资7200万元。", ("完成投资", "6800万元", "7200万元", "+400万元")),
    ("群众满意度98.5%。", "群众满意度97.25%。", ("群众满意度", "98.5%", "97.25%", "-1.25个百分点")),
    ("全年办结案件近1300件。", "全年办结案件1300件。", ("办结案件数", "近1300件", "1300件", ""))])
def test_a_figure_at_its_place_is_told_with_its_difference(old: str, new: str, change: tuple[str, ...]):
    assert changed(old, new) == [change]


def test_figures_that_stand_between_changes_are_not_confused():
    old = "收入3万元，支出5万元，结余2万元。"
    assert [row[1:3] for row in changed(old, "支出5万元，结余4万元，收入3万元。")] == [("2万元", "4万元")]


def test_a_figure_in_a_passage_that_moved_is_found_by_its_meaning():
    first, second = "全年办结行政复议案件1286件，调解成功率达到96.4%。", "新建农村公路38公里，改造危桥12座。"
    assert changed(f"{first}\n\n{second}", f"{second}\n\n{first.replace('1286', '1306')}") == [("办结行政复议案件数", "1286件", "1306件", "+20件")]


def test_figures_that_came_stand_in_their_order_and_those_that_are_gone_last():
    rows = changed("新建农村公路38公里。\n\n改造危桥12座。", "发放贷款3笔。\n\n新建农村公路38公里。")
    assert [row[1:3] for row in rows] == [("—", "3笔"), ("12座", "—")]


def test_cells_of_a_table_are_compared_row_by_row():
    head, old = "|项目|数量（座）|\n|---|---|\n", "|水库|42|\n|水闸|27|\n"
    reports = [load(f"# 报告\n\n{head}{text}".encode(), name="a.md").table for text in (old, old.replace("27", "28").replace("|水库|42|\n", "|堤防|9|\n|水库|42|\n"))]
    assert [(one.old and one.old.value, one.new and one.new.value) for one in changed_figures(*reports)] == [(None, 9), (27, 28)]


def test_units_that_differ_have_no_difference():
    one = ChangedFigure(name="案件", old=figure(value=3), new=figure(value=4, unit="起"))
    assert (one.difference, ChangedFigure(name="案件", old=None, new=figure()).difference) == (None, None)
    assert ChangedFigure(name="率", old=figure(value=0.1), new=figure(value=0.3)).difference == 0.2


def test_the_list_as_a_workbook_holds_numbers():
    tables = [load(text.encode(), name="a.txt").table for text in (MEETING, MEETING.replace("1286 件", "1306 件").replace("36 项", "若干项"))]
    data = export_changes(changed_figures(*tables), WHEN, "zh", report())
    verify_xlsx(data)
    sheet = load_workbook(BytesIO(data)).active
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert rows[0] == ("指标", "原稿", "新稿", "差额", "原句")
    assert [row[1:4] for row in rows[1:]] == [(1286, 1306, 20), (36, "—", None)]
    assert all(row[4] for row in rows[1:])


@pytest.mark.parametrize(("old", "new", "form"), [
    ("群众满意度98.2%。", "群众满意度99.1%。", '+#,##0.0"百分点";-#,##0.0"百分点";#,##0.0"百分点"'),
    ("全年完成投资60.21亿元。", "全年完成投资65.45亿元。", r'+0\.00,,"亿";-0\.00,,"亿";0'),
    ("全年办结案件1286件。", "全年办结案件1306件。", "+#,##0;-#,##0;#,##0")])
def test_a_difference_is_shown_as_people_write_it(old: str, new: str, form: str):
    tables = [load(f"青禾区2024年工作报告\n\n一、主要工作\n\n{text}\n".encode(), name="a.txt").table for text in (old, new)]
    sheet = load_workbook(BytesIO(export_changes(changed_figures(*tables), WHEN, "zh", report()))).active
    assert sheet["D4"].number_format == form


def test_the_time_of_a_comparison_grows_in_proportion():
    old, new = report(), report("新建农村公路38公里。")

    def compare(count: int) -> None:
        tables = [ReportIndicators(report=one, indicators=tuple(figure(block=f"none{number}") for number in range(count))) for one in (old, new)]
        at_their_places = [*zip(tables[0].indicators, tables[1].indicators, strict=True)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(changed_module, "_at_their_places", lambda *_: iter(at_their_places))
            changed_figures(*tables)

    assert grows_in_proportion(compare, 1000)

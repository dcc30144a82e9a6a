"""对比 and 未对应指标."""

import pytest

from convert.exporters.xlsx import export_xlsx
from convert.ooxml.package import read_package
from convert.verify.package_faults import CheckedPackage
from convert.verify.xlsx_faults import xlsx_faults
from tests.exporters.xlsx.made import OPTIONS, book_of, figure, formulas, made, records, report, table_of


@pytest.fixture(scope="module")
def book():
    return book_of(made(2022, factor=0.5), made(2023), made(2024, factor=1.1))


def test_values_stand_side_by_side_with_change_and_rate(book):
    row = next(row for row in records(book["对比"], 4) if row["指标名称"] == "民事案件数")
    assert [row[name] for name in ("2022年", "2023年", "2024年")] == [3600, 7200, 7920]
    assert (row["2023年比2022年增减"], row["2023年比2022年增减率"]) == (3600, 1.0)
    assert row["2024年比2023年增减率"] == pytest.approx(0.1)
    assert row["出处"] == "2022年：序号3（第1页）；2023年：序号24（第1页）；2024年：序号45（第1页）"


def test_change_and_rate_are_formulas():
    found = formulas(book_of(made(2023), made(2024), values=False))
    assert found["对比!E5"] == '=IF(OR(C5="",D5=""),"",ROUND(D5-C5,6))'
    assert found["对比!F5"] == '=IF(OR(C5="",D5="",C5=0),"",(D5-C5)/ABS(C5))'


def test_a_rate_has_no_rate_of_change_but_percentage_points(book):
    sheet = book["对比"]
    row = next(row for row in sheet.iter_rows(min_row=5) if row[0].value == "覆盖率")
    assert row[6].value == "—"
    assert "百分点" in row[5].number_format


def test_directions_are_coloured(book):
    rules = [rule for area in book["对比"].conditional_formatting for rule in area.rules]
    assert sorted(rule.dxf.font.color.rgb for rule in rules) == ["FF00703C", "FFC00000"]


def test_each_chart_shows_one_indicator_over_the_reports():
    parts = read_package(export_xlsx([made(2022), made(2023), made(2024)], OPTIONS).value)
    charts = [content.decode() for name, content in parts.items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 6
    assert all(chart.count("<c:ser>") == 1 for chart in charts)
    assert all("'对比'!$C$4:$E$4" in chart for chart in charts)


def _districts_of(figures):
    return [table_of(*(figure(name, value * factor, number=number) for number, (name, value) in enumerate(figures, 1)),
                     report=report(f"{place}.txt", place=place), pdf_name=f"{place}.pdf")
            for place, factor in (("青禾区", 1), ("望川县", 3))]


def test_districts_have_their_place_highest_lowest_and_spread():
    row = records(book_of(*_districts_of((("甲类案件总数", 10), ("乙类案件总数", 20))))["对比"], 4)[0]
    assert (row["青禾区2024年"], row["望川县2024年"], row["最高"], row["最低"], row["相差"]) == (10, 30, 30, 10, 20)
    assert (row["青禾区2024年位次"], row["望川县2024年位次"]) == (2, 1)


def test_values_open_the_page_of_their_pdf():
    cell = book_of(*_districts_of((("甲类案件总数", 10),)))["对比"]["D5"]
    assert (cell.value, cell.hyperlink.target, cell.hyperlink.location) == (30, "望川县.pdf", "page=1")


def test_years_of_several_bodies_are_compared_within_each_body_and_ranked_in_the_last():
    tables = [table_of(figure("甲类案件总数", value, period=year), report=report(f"{place}{year}.txt", year=year, place=place))
              for place, year, value in (("青禾区", 2023, 1), ("青禾区", 2024, 2), ("望川县", 2023, 5), ("望川县", 2024, 4))]
    row, = records(book_of(*tables)["对比"], 4)
    assert (row["青禾区2024年比青禾区2023年增减"], row["望川县2024年比望川县2023年增减"]) == (1, -1)
    assert (row["青禾区2024年位次"], row["望川县2024年位次"]) == (2, 1)
    assert "青禾区2023年位次" not in row


def test_second_and_among_the_first_three_have_no_difference():
    tables = [table_of(figure("营商环境评价全市排名", rank, kind="rank", unit="", text=text, period=year), report=report(f"{year}.txt", year=year))
              for year, rank, text in ((2023, 2, "第二"), (2024, 3, "前三"))]
    row, = records(book_of(*tables)["对比"], 4)
    assert (row["2023年"], row["2024年"], row["2024年比2023年增减"]) == (2, 3, "—")


def test_unmatched_figures_are_listed_with_reason_and_offer():
    tables = [
        table_of(figure("民事案件数", 10, period=2023), report=report("a.txt", year=2023)),
        table_of(figure("刑事案件数", 12), report=report("b.txt", year=2024)),
    ]
    book = book_of(*tables)
    rows = records(book["未对应指标"], 3)
    assert [(row["报告"], row["指标名称"], row["原因"], row["可能对应"]) for row in rows] == [
        ("2023年", "民事案件数", "其他报告没有同名指标", "2024年 刑事案件数 12件"),
        ("2024年", "刑事案件数", "其他报告没有同名指标", "2023年 民事案件数 10件"),
    ]
    assert book["对比"]["A2"].value == "没有可以对应的指标。"


def test_when_all_are_paired_there_is_no_list_of_others():
    tables = [table_of(figure("甲类案件总数", 1, period=year), report=report(f"{year}.txt", year=year)) for year in (2023, 2024)]
    assert "未对应指标" not in book_of(*tables).sheetnames


@pytest.mark.parametrize(
    "names",
    [("=a.txt", "[b].txt"), ("a'b.txt", "A'B.txt"), ("甲" * 90 + ".txt", "_x0041_.txt"), ("序号.txt", "单位.txt")],
)
def test_hostile_file_names_become_sound_headings(names):
    tables = [table_of(figure("甲", number), report=report(name)) for number, name in enumerate(names, 1)]
    assert xlsx_faults(CheckedPackage(export_xlsx(tables, OPTIONS).value)) == ()

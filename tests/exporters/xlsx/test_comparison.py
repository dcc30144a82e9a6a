"""对比 and 未对应指标."""

import pytest

from convert.exporters.xlsx import export_xlsx
from convert.ooxml.check_xlsx import check_xlsx
from convert.ooxml.package import read_package
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
    assert found["对比!H5"] == '=IF(OR(F5="",G5=""),"",ROUND(G5-F5,6))'
    assert found["对比!I5"] == '=IF(OR(F5="",G5="",F5=0),"",(G5-F5)/ABS(F5))'


def test_a_rate_has_no_rate_of_change_but_percentage_points(book):
    sheet = book["对比"]
    row = next(row for row in sheet.iter_rows(min_row=5) if row[1].value == "覆盖率")
    assert row[9].value is None
    assert "百分点" in row[8].number_format


def test_directions_are_coloured(book):
    rules = [rule for area in book["对比"].conditional_formatting for rule in area.rules]
    assert sorted(rule.dxf.font.color.rgb for rule in rules) == ["FF00703C", "FFC00000"]


def test_runs_of_all_reports_are_drawn_as_lines():
    parts = read_package(export_xlsx([made(2022), made(2023), made(2024)], OPTIONS).value)
    charts = [content for name, content in parts.items() if name.startswith("xl/charts/chart")]
    assert charts
    assert all(b"lineChart" in chart for chart in charts)


def test_districts_have_highest_lowest_and_spread_and_bars():
    tables = [
        table_of(
            *(
                figure(name, value * factor, number=number)
                for number, (name, value) in enumerate((("甲数", 10), ("乙数", 20)), 1)
            ),
            report=report(f"{place}.txt", place=place),
        )
        for place, factor in (("青禾区", 1), ("望川县", 3))
    ]
    row = records(book_of(*tables)["对比"], 4)[0]
    assert (row["青禾区"], row["望川县"], row["最高"], row["最低"], row["相差"]) == (10, 30, 30, 10, 20)
    parts = read_package(export_xlsx(tables, OPTIONS).value)
    assert b"barChart" in parts["xl/charts/chart1.xml"]


def test_unmatched_figures_are_listed_with_reason_and_offer():
    tables = [
        table_of(figure("民事案件数", 10, period=2023), report=report("a.txt", year=2023)),
        table_of(figure("刑事案件数", 12), report=report("b.txt", year=2024)),
    ]
    book = book_of(*tables)
    rows = records(book["未对应指标"], 3)
    assert [(row["报告"], row["指标名称"], row["原因"], row["可能对应"]) for row in rows] == [
        ("2023年", "民事案件数", "其他报告没有同名指标", "2024年：序号2（第1页） 刑事案件数"),
        ("2024年", "刑事案件数", "其他报告没有同名指标", "2023年：序号1（第1页） 民事案件数"),
    ]
    assert book["对比"]["A2"].value == "没有可以对应的指标。"


def test_when_all_match_the_list_says_so():
    tables = [table_of(figure("甲", 1, period=year), report=report(f"{year}.txt", year=year)) for year in (2023, 2024)]
    assert book_of(*tables)["未对应指标"]["A3"].value == "所有指标均已对应。"


@pytest.mark.parametrize(
    "names",
    [("=a.txt", "[b].txt"), ("a'b.txt", "A'B.txt"), ("甲" * 90 + ".txt", "_x0041_.txt"), ("序号.txt", "单位.txt")],
)
def test_hostile_file_names_become_sound_headings(names):
    tables = [table_of(figure("甲", number), report=report(name)) for number, name in enumerate(names, 1)]
    assert check_xlsx(export_xlsx(tables, OPTIONS).value) == ()

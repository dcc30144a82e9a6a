"""What reports are called among others."""

import pytest

from convert.exporters.xlsx.labels import identity_of, own_places, report_labels, year_of
from convert.model.elements import Front
from convert.model.report import Meta
from tests.exporters.xlsx.made import figure, report, table_of


def _named(name: str, *, year: int | None, issuer: str = "", title: str = ""):
    made = report(name, year=year)
    return table_of(figure(), report=type(made)(source=made.source, meta=Meta(year=year), front=Front(title=title or None, issuer=issuer or None)))


def test_reports_of_one_body_are_called_by_their_years():
    tables = [_named(f"{year}.txt", year=year, issuer="青禾区人民政府") for year in (2023, 2024)]
    assert report_labels(tables) == ("2023年", "2024年")


def test_reports_of_several_bodies_are_called_by_body_and_year():
    tables = [_named("a.txt", year=2024, issuer="青禾区人民政府"), _named("b.txt", year=2024, issuer="望川县人民政府")]
    assert report_labels(tables) == ("青禾区2024年", "望川县2024年")
    tables = [_named("a.txt", year=2023, issuer="青禾区人民政府"), _named("b.txt", year=2024, issuer="望川县人民政府")]
    assert report_labels(tables) == ("青禾区2023年", "望川县2024年")


def test_organs_of_one_place_are_told_apart():
    tables = [_named("a.txt", year=2024, issuer="青禾区人民法院"), _named("b.txt", year=2024, issuer="青禾区人民检察院")]
    assert report_labels(tables) == ("青禾区人民法院2024年", "青禾区人民检察院2024年")


def test_reports_of_one_body_and_year_are_called_by_what_they_are_about():
    tables = [_named(f"{number}.txt", year=2024, issuer="青禾区人民政府", title=title) for number, title in enumerate((
        "青禾区人民政府关于2024年度法治政府建设情况的报告", "青禾区人民政府关于2024年预算执行情况的报告"))]
    assert report_labels(tables) == ("青禾区2024年法治政府建设", "青禾区2024年预算执行")


def test_what_is_known_of_nothing_is_called_by_its_file():
    tables = [_named(name, year=None) for name in ("甲.txt", "乙.docx", "甲.md")]
    tables = [type(table)(report=table.report, indicators=()) for table in tables]
    assert report_labels(tables) == ("甲", "乙", "甲（3）")


@pytest.mark.parametrize(("title", "place"), [
    ("关于2025年青禾市国民经济和社会发展计划执行情况的报告", "青禾市"), ("受区人民政府委托作关于预算的报告", ""), ("青禾区人民政府关于工作的报告", "青禾区"),
    ("关于2024年度工作的报告", "")])
def test_a_place_is_named_without_what_stands_before_it(title: str, place: str):
    assert identity_of(_named("a.txt", year=2024, title=title)).place == place
    assert own_places(_named("a.txt", year=2024, title=title)) == ((place,) if place else ())


def test_a_year_that_the_report_does_not_tell_is_that_of_most_results_or_of_the_file():
    table = table_of(figure(period=2023), figure(period=2023), figure(period=2024), figure(period=2025, aspect="target"), report=report(year=None))
    assert year_of(table) == 2023
    assert year_of(table_of(report=report("工作报告2022.txt", year=None))) == 2022
    assert year_of(table_of(report=report("工作报告.txt", year=None))) is None

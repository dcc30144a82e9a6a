"""A workbook that a person edited."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import msgspec
import pytest
from openpyxl import Workbook, load_workbook

from convert.corrections import apply_corrections, read_corrections
from convert.diagnostics import ConvertError
from convert.exporters.xlsx import XlsxOptions, export_xlsx
from convert.ooxml.package import read_package
from tests.archives import every_way, locked, with_parts
from tests.exporters.xlsx.made import OPTIONS, WHEN, figure, made, table_of
from tests.refused import refused


def _edited(edit: Callable[[Any], None], *tables: Any, options: XlsxOptions = OPTIONS) -> bytes:
    """The workbook of `tables` after `edit` changed its table of indicators and another program saved it."""
    book = load_workbook(BytesIO(export_xlsx(tables or (made(),), options).value))
    edit(next(sheet for sheet in book if sheet.title in ("指标总表", "Indicators")))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cell(sheet: Any, row: int, name: str) -> Any:
    """The cell of a row under the heading `name`."""
    return next(cell for cell, head in zip(sheet[row], sheet[1], strict=False) if head.value == name)


def _set(row: int = 4, **cells: Any) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        for name, value in cells.items():
            _cell(sheet, row, name.replace("__", "/")).value = value

    return edit


def test_a_workbook_that_nobody_edited_holds_no_corrections():
    for tables in ((made(),), (made(2023), made(2024)), (table_of(figure("_x0041_案件数", text="_x0041_件")),)):
        outcome = read_corrections(export_xlsx(tables, OPTIONS).value)
        assert (outcome.value.items, outcome.diagnostics) == ((), ())
        assert read_corrections(_edited(_set(), *tables)).value.items == ()


def test_changed_names_values_and_units_are_found():
    (change,) = read_corrections(_edited(_set(指标名称="民事案件受理数", 数值=7300, 单位="宗", 限定="约"))).value.items
    assert (change.action, change.report) == ("change", "青禾区2024.txt")
    assert change.fields == {"name": "民事案件受理数", "value": 7300, "unit": "宗", "qualifier": "约"}
    assert (change.before["name"], change.before["value"]) == ("民事案件数", 7200)


def test_a_number_typed_as_text_and_a_percentage_are_understood():
    def edit(sheet):
        _set(数值="5.2亿")(sheet)
        _set(row=9, 数值=0.961)(sheet)
        _cell(sheet, 9, "数值").number_format = "0.0%"
        _set(row=10, 时期="2022年")(sheet)

    data = _edited(edit, table_of(*(figure(f"第{name}数", value, unit=unit, kind=kind, text=text, number=number) for number, (name, value, unit, kind, text) in enumerate((
        ("一", 1, "件", "count", "1件"), ("二", 2, "件", "count", "2件"), ("三", 4e8, "元", "amount", "4亿元"), ("四", 4, "件", "count", "4件"), ("五", 5, "件", "count", "5件"),
        ("六", 6, "件", "count", "6件"), ("七", 7, "件", "count", "7件"), ("八", 95.5, "%", "percent", "95.5%"), ("九", 9, "件", "count", "9件")), 1))))
    outcome = read_corrections(data)
    assert [item.fields for item in outcome.value.items] == [{"value": 5.2e8}, {"value": pytest.approx(96.1)}, {"period": 2022}]
    assert outcome.diagnostics == ()


def test_a_percentage_stored_as_a_fraction_under_our_format_is_taken_and_told():
    outcome = read_corrections(_edited(_set(row=9, 数值=0.961)))
    assert [item.fields for item in outcome.value.items] == [{"value": 96.1}]
    assert [(told.code, told.args["guess"]) for told in outcome.diagnostics] == [("xlsx-correction-percent", "96.1%")]


def test_kind_and_aspect_are_read_in_both_languages():
    (change,) = read_corrections(_edited(_set(类别="比率", 目标__实际="target"))).value.items
    assert change.fields == {"kind": "percent", "aspect": "target"}


@pytest.mark.parametrize(("name", "value", "code"), [
    ("数值", "七千多", "xlsx-correction-value"), ("数值", "7300元", "xlsx-correction-unit"), ("时期", 2024.5, "xlsx-correction-year"),
    ("类别", "数目", "xlsx-correction-choice"), ("限定", "大概", "xlsx-correction-choice"), ("指标名称", None, "xlsx-correction-empty"),
    ("数值", None, "xlsx-correction-empty"), ("类别", None, "xlsx-correction-empty"), ("数值", 7.2, "xlsx-correction-odd-fraction"),
    ("数值", 72_000_000, "xlsx-correction-odd-size")])
def test_what_cannot_be_taken_is_told_with_its_row_and_column(name, value, code):
    outcome = read_corrections(_edited(_set(**{name: value})))
    assert outcome.value.items == ()
    assert [(told.code, told.args["row"], told.args["column"]) for told in outcome.diagnostics] == [(code, 4, name)]


def test_a_large_unit_that_is_written_out_needs_no_confirmation():
    outcome = read_corrections(_edited(_set(数值="7200万")))
    assert ([item.fields for item in outcome.value.items], outcome.diagnostics) == ([{"value": 7.2e7}], ())


def test_what_looks_wrong_is_taken_when_a_person_confirms_it():
    outcome = read_corrections(_edited(_set(数值=7.2, 待核="确认")))
    assert [item.fields for item in outcome.value.items] == [{"value": 7.2}]
    assert outcome.diagnostics == ()


def test_columns_that_come_from_the_text_say_that_they_are_not_taken_back():
    def edit(sheet):
        for row in (4, 6):
            _set(row=row, 原句="改过的句子", 页码=9)(sheet)

    outcome = read_corrections(_edited(edit))
    assert outcome.value.items == ()
    assert [(told.code, told.args["column"], told.args["rows"]) for told in outcome.diagnostics] == [
        ("xlsx-correction-column-ignored", "原句", "4、6"), ("xlsx-correction-column-ignored", "页码", "4、6")]


def test_a_renamed_column_is_named_and_read_all_the_same():
    def edit(sheet):
        _set(数值=7300)(sheet)
        _set(row=1, 数值="金额或数量")(sheet)

    outcome = read_corrections(_edited(edit))
    assert [item.fields for item in outcome.value.items] == [{"value": 7300}]
    assert [(told.code, told.args["column"], told.args["name"]) for told in outcome.diagnostics] == [
        ("xlsx-correction-column-renamed", "数值", "金额或数量")]


def test_a_missing_column_is_named_and_its_fields_stay():
    def edit(sheet):
        _set(数值=7300)(sheet)
        sheet.delete_cols(_cell(sheet, 1, "限定").column)

    outcome = read_corrections(_edited(edit))
    assert [item.fields for item in outcome.value.items] == [{"value": 7300}]
    assert [(told.code, told.args["column"]) for told in outcome.diagnostics] == [("xlsx-correction-column-missing", "限定")]


@pytest.mark.parametrize("name", ["数值", "键", "指标名称"])
def test_a_table_without_a_column_that_is_needed_is_refused_by_name(name):
    with pytest.raises(ConvertError) as caught:
        read_corrections(_edited(lambda sheet: sheet.delete_cols(_cell(sheet, 1, name).column)))
    assert (caught.value.diagnostic.code, caught.value.diagnostic.args["missing"]) == ("xlsx-corrections-foreign", name)


def test_deleted_rows_are_found_wherever_they_stood():
    def delete(sheet):
        sheet.delete_rows(10)
        sheet.delete_rows(3, 2)

    items = read_corrections(_edited(delete)).value.items
    assert [(item.action, item.before["name"]) for item in items] == [
        ("delete", "受理案件增速"),
        ("delete", "民事案件数"),
        ("delete", "满意率"),
    ]


def test_sorted_rows_are_no_corrections():
    def turn_over(sheet):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for line, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                sheet.cell(line, column).value = value

    assert read_corrections(_edited(turn_over)).value.items == ()


def test_added_and_copied_rows_are_found():
    def add(sheet):
        for column, cell in enumerate(list(sheet[4]), 1):
            sheet.cell(23, column).value = cell.value
        _set(row=23, 指标名称="再审案件数", 数值=5)(sheet)
        _set(row=24, 指标名称="巡回法庭数", 数值=3, 单位="个")(sheet)
        _set(row=26, 指标名称="没有数值")(sheet)

    outcome = read_corrections(_edited(add))
    assert [
        (item.action, item.fields["name"], item.fields["value"], item.fields["kind"]) for item in outcome.value.items
    ] == [("add", "再审案件数", 5, "count"), ("add", "巡回法庭数", 3, "other")]
    assert [told.code for told in outcome.diagnostics] == ["xlsx-correction-empty"]


def test_corrections_survive_run_after_run():
    """What was corrected once stays corrected, although each run reads the report anew."""

    def edit(sheet):
        _set(数值=7300)(sheet)
        _set(row=24, 指标名称="巡回法庭数", 数值=3, 整句=_cell(sheet, 3, "整句").value)(sheet)
        sheet.delete_rows(10)

    data = _edited(edit)
    for _ in range(3):
        corrections = read_corrections(data).value
        corrected = apply_corrections(made().indicators, corrections).value
        names = {one.name: one.value for one in corrected.indicators}
        assert (names["民事案件数"], names["巡回法庭数"], "满意率" in names, len(corrected.indicators)) == (7300, 3, False, 21)
        table = table_of(*corrected.indicators, report=made().report, corrections=corrected.items)
        data = export_xlsx([table], OPTIONS).value


def test_a_workbook_of_several_reports_corrects_each_report_alone():
    def edit(sheet):
        _set(row=4, 数值=7201)(sheet)
        _set(row=25, 数值=7202)(sheet)

    corrections = read_corrections(_edited(edit, made(2023), made(2024))).value
    assert [(item.report, item.fields) for item in corrections.items] == [
        ("青禾区2023.txt", {"value": 7201}),
        ("青禾区2024.txt", {"value": 7202}),
    ]
    for year, expected in ((2023, 7201), (2024, 7202)):
        outcome = apply_corrections(made(year).indicators, corrections, source=msgspec.structs.replace(made(year).report.source, sha256=str(year)))
        assert outcome.value.indicators[2].value == expected
        assert [told.code for told in outcome.diagnostics] == ["xlsx-corrections-applied"]


def test_an_english_workbook_is_read_too():
    data = _edited(_set(Value=7300), options=XlsxOptions(when=WHEN, language="en"))
    assert [item.fields for item in read_corrections(data).value.items] == [{"value": 7300}]


def test_a_renamed_sheet_is_found():
    def rename(sheet):
        sheet.title = "我的表"
        _set(数值=7300)(sheet)

    assert len(read_corrections(_edited(rename)).value.items) == 1


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04junk", b"<html>", b"\x00" * 100])
def test_what_is_no_workbook_is_refused_in_one_sentence(data: bytes):
    with pytest.raises(ConvertError) as caught:
        read_corrections(data, path="改过的.xlsx")
    assert (caught.value.diagnostic.code, caught.value.diagnostic.path) == (
        "xlsx-corrections-unreadable",
        "改过的.xlsx",
    )


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/core.xml"])
def test_a_damaged_workbook_is_refused_in_one_sentence_wherever_the_damage_is(name: str):
    data = export_xlsx((made(),), OPTIONS).value
    for way, damaged in {**every_way(data, name), "locked": locked(data)}.items():
        with refused("xlsx-corrections-unreadable"):
            pytest.fail(f"{way}: {read_corrections(damaged)}")


@pytest.mark.parametrize(("name", "before", "after"), [
    ("xl/worksheets/sheet1.xml", b't="s"><v>', b't="s"><v>9999'), ("xl/worksheets/sheet1.xml", b"</sheetData>", b"</row>"),
    ("xl/workbook.xml", b"</workbook>", b"")])
def test_a_workbook_whose_parts_make_no_sense_is_refused_in_one_sentence(name: str, before: bytes, after: bytes):
    data = export_xlsx((made(),), OPTIONS).value
    part = read_package(data)[name]
    assert before in part
    with pytest.raises(ConvertError) as caught:
        read_corrections(with_parts(data, {name: part.replace(before, after)}), path="改过的.xlsx")
    assert (caught.value.diagnostic.code, caught.value.diagnostic.path) == ("xlsx-corrections-unreadable", "改过的.xlsx")


def test_a_workbook_that_would_unpack_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    data = export_xlsx((made(),), OPTIONS).value
    size = sum(map(len, read_package(data).values()))
    monkeypatch.setattr("convert.corrections.read.SIZE_LIMIT", size)
    assert read_corrections(data).value.items == ()
    monkeypatch.setattr("convert.corrections.read.SIZE_LIMIT", size - 1)
    with refused("xlsx-corrections-unreadable"):
        read_corrections(data)


def test_a_workbook_of_another_program_is_refused():
    buffer = BytesIO()
    Workbook().save(buffer)
    with pytest.raises(ConvertError) as caught:
        read_corrections(buffer.getvalue())
    assert caught.value.diagnostic.code == "xlsx-corrections-foreign"


def test_what_cannot_be_taken_is_told_for_the_report_of_its_row_alone():
    tables = (made(2023), made(2024))

    def edit(sheet):
        last = next(row for row in range(2, sheet.max_row + 1) if _cell(sheet, row, "报告").value != _cell(sheet, 2, "报告").value)
        _set(row=last + 2, 数值="很多")(sheet)
        _set(row=2, 原句="另一句")(sheet)
        _cell(sheet, 1, "单位").value = "计量"

    data = _edited(edit, *tables)
    told = [[one.code for one in read_corrections(data, source=table.report.source).diagnostics] for table in tables]
    assert told == [["xlsx-correction-column-renamed", "xlsx-correction-column-ignored"], ["xlsx-correction-value"]]
    assert sorted(one.code for one in read_corrections(data).diagnostics) == sorted(told[0] + told[1])

"""A workbook that a person edited."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from convert.diagnostics import ConvertError
from convert.exporters.xlsx import Corrections, XlsxOptions, apply_corrections, export_xlsx, read_corrections
from tests.exporters.xlsx.made import OPTIONS, WHEN, figure, made, report, table_of


def _edited(edit: Callable[[Any], None], *tables: Any, options: XlsxOptions = OPTIONS) -> bytes:
    """The workbook of `tables` after `edit` changed its table of indicators and another program saved it."""
    book = load_workbook(BytesIO(export_xlsx(tables or (made(),), options).value))
    edit(next(sheet for sheet in book if sheet.title in ("指标总表", "Indicators")))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _set(**cells: Any) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        for cell, value in cells.items():
            sheet[cell] = value

    return edit


def test_a_workbook_that_nobody_edited_holds_no_corrections():
    for tables in ((made(),), (made(2023), made(2024)), (table_of(figure("_x0041_案件数", text="_x0041_件")),)):
        outcome = read_corrections(export_xlsx(tables, OPTIONS).value)
        assert (outcome.value, outcome.diagnostics) == (Corrections(), ())
        assert read_corrections(_edited(_set(), *tables)).value == Corrections()


def test_changed_names_values_and_units_are_found():
    (change,) = read_corrections(_edited(_set(B4="民事案件受理数", C4=7300, E4="宗", F4="约"))).value.items
    assert (change.action, change.row) == ("change", 4)
    assert change.fields == {"name": "民事案件受理数", "value": 7300, "unit": "宗", "qualifier": "约"}
    assert (change.before["name"], change.before["value"]) == ("民事案件数", 7200)


@pytest.mark.parametrize("written", ["7,300", "７３００", " 7 300 ", "7300.0", 7300])
def test_a_number_is_understood_as_people_write_it(written):
    (change,) = read_corrections(_edited(_set(C4=written))).value.items
    assert change.fields == {"value": 7300}


def test_kind_and_aspect_are_read_in_both_languages():
    (change,) = read_corrections(_edited(_set(G4="比率", H4="target"))).value.items
    assert change.fields == {"kind": "percent", "aspect": "target"}


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("C4", "七千", "xlsx-correction-value"),
        ("I4", 2024.5, "xlsx-correction-value"),
        ("G4", "数目", "xlsx-correction-choice"),
        ("F4", "大概", "xlsx-correction-choice"),
        ("B4", None, "xlsx-correction-empty"),
        ("C4", None, "xlsx-correction-empty"),
        ("G4", None, "xlsx-correction-empty"),
    ],
)
def test_what_is_of_the_wrong_type_is_told_and_not_taken(cell, value, code):
    outcome = read_corrections(_edited(_set(**{cell: value})))
    assert outcome.value == Corrections()
    assert [(told.code, told.args["row"]) for told in outcome.diagnostics] == [(code, 4)]


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

    assert read_corrections(_edited(turn_over)).value == Corrections()


def test_added_and_copied_rows_are_found():
    def add(sheet):
        for column, cell in enumerate(list(sheet[4]), 1):
            sheet.cell(23, column).value = cell.value
        sheet["B23"], sheet["C23"] = "再审案件数", 5
        sheet["B24"], sheet["C24"], sheet["E24"] = "巡回法庭数", 3, "个"
        sheet["B26"] = "没有数值"

    outcome = read_corrections(_edited(add))
    assert [
        (item.action, item.fields["name"], item.fields["value"], item.fields["kind"]) for item in outcome.value.items
    ] == [("add", "再审案件数", 5, "count"), ("add", "巡回法庭数", 3, "other")]
    assert [told.code for told in outcome.diagnostics] == ["xlsx-correction-empty"]


def test_corrections_survive_run_after_run():
    """What was corrected once stays corrected, although each run reads the report anew."""

    def edit(sheet):
        sheet["C4"] = 7300
        sheet["B24"], sheet["C24"], sheet["O24"] = "巡回法庭数", 3, sheet["O3"].value
        sheet.delete_rows(10)

    data = _edited(edit)
    for _ in range(3):
        corrections = read_corrections(data).value
        outcome = apply_corrections(made().indicators, corrections)
        names = {one.name: one.value for one in outcome.value}
        assert (names["民事案件数"], names["巡回法庭数"], "满意率" in names, len(outcome.value)) == (7300, 3, False, 21)
        table = table_of(*outcome.value, report=made().report, corrections=corrections)
        data = export_xlsx([table], OPTIONS).value


def test_a_workbook_of_several_reports_corrects_each_report_alone():
    def edit(sheet):
        sheet["D4"] = 1
        sheet["D25"] = 2

    corrections = read_corrections(_edited(edit, made(2023), made(2024))).value
    assert [(item.report, item.fields) for item in corrections.items] == [
        ("青禾区2023.txt", {"value": 1}),
        ("青禾区2024.txt", {"value": 2}),
    ]
    for year, expected in ((2023, 1), (2024, 2)):
        outcome = apply_corrections(made(year).indicators, corrections, report=f"青禾区{year}.txt")
        assert outcome.value[2].value == expected
        assert [told.code for told in outcome.diagnostics] == ["xlsx-corrections-applied"]


def test_an_english_workbook_is_read_too():
    data = _edited(_set(C4=7300), options=XlsxOptions(when=WHEN, language="en"))
    assert [item.fields for item in read_corrections(data).value.items] == [{"value": 7300}]


def test_a_renamed_sheet_is_found():
    def rename(sheet):
        sheet.title = "我的表"
        sheet["C4"] = 7300

    assert len(read_corrections(_edited(rename)).value.items) == 1


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04junk", b"<html>", b"\x00" * 100])
def test_what_is_no_workbook_is_refused_in_one_sentence(data: bytes):
    with pytest.raises(ConvertError) as caught:
        read_corrections(data, path="改过的.xlsx")
    assert (caught.value.diagnostic.code, caught.value.diagnostic.path) == (
        "xlsx-corrections-unreadable",
        "改过的.xlsx",
    )


def test_a_workbook_of_another_program_is_refused():
    buffer = BytesIO()
    Workbook().save(buffer)
    with pytest.raises(ConvertError) as caught:
        read_corrections(buffer.getvalue())
    assert caught.value.diagnostic.code == "xlsx-corrections-foreign"


def test_a_table_without_keys_is_refused():
    def cut(sheet):
        sheet["V1"] = "别的"

    with pytest.raises(ConvertError) as caught:
        read_corrections(_edited(cut, table_of(figure(), report=report())))
    assert caught.value.diagnostic.code == "xlsx-corrections-foreign"

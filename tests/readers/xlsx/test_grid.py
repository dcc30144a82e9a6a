"""A sheet as rows of texts."""

from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook

from convert.model.blocks import CellSpan
from convert.readers.xlsx.grid import see, sheet_too_large


def seen(rows: list[list[object]], change=lambda _: None):
    sheet = Workbook().active
    for row in rows:
        sheet.append(row)
    change(sheet)
    return see(sheet, sheet)


def test_empty_rows_cut_and_empty_columns_fall_out():
    sheet = seen([[None, "甲", None, "乙"], [None, 1, None, 2], [], ["丙"]])
    assert [grid.rows for grid in sheet.grids] == [[["甲", "乙"], ["1", "2"]], [["丙"]]]


def test_merged_cells_keep_their_size_among_what_is_left():
    def merge(sheet):
        sheet.merge_cells("A1:D1")
        sheet.merge_cells("A2:A4")
        sheet.column_dimensions["C"].hidden = True

    sheet = seen([["标题"], ["甲", 1, 2, 3], [None, 4, 5, 6], [None, 7, 8, 9]], merge)
    assert sheet.grids[0].rows == [["标题", "", ""], ["甲", "1", "3"], ["", "4", "6"], ["", "7", "9"]]
    assert sheet.grids[0].spans == [CellSpan(row=0, column=0, columns=3), CellSpan(row=1, column=0, rows=3)]
    assert sheet.hidden == ["2", "5", "8"]


def test_an_empty_row_inside_a_merged_cell_does_not_cut():
    sheet = seen([["甲", "1"], [], ["", "2"]], lambda sheet: sheet.merge_cells("A1:A3"))
    assert [len(grid.rows) for grid in sheet.grids] == [3]


def test_hidden_rows_and_sheets_are_listed():
    sheet = seen([["甲", "乙"], ["丙", "丁"]], lambda sheet: setattr(sheet.row_dimensions[2], "hidden", True))
    assert (sheet.grids[0].rows, sheet.hidden) == ([["甲", "乙"]], ["丙", "丁"])
    whole = seen([["甲"]], lambda sheet: setattr(sheet, "sheet_state", "hidden"))
    assert (whole.grids, whole.hidden) == ([], ["甲"])


def test_a_formula_without_value_is_named():
    formulas, values = Workbook().active, Workbook().active
    formulas["B2"], values["A1"], values["B2"] = "=1+1", "甲", None
    assert see(values, formulas).without_value == ["B2"]


def test_a_formula_whose_value_is_an_empty_text_has_one():
    """As Excel writes it: a text without letters."""
    computed, empty = BytesIO(), BytesIO()
    with xlsxwriter.Workbook(computed, {"in_memory": True}) as book:
        book.add_worksheet().write_formula("A1", '=""', None, "x")
    with ZipFile(computed) as source, ZipFile(empty, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<v>x</v>", b"<v></v>"))
    formulas, values = (load_workbook(empty, data_only=only).active for only in (False, True))
    assert (values["A1"].value, formulas["A1"].data_type) == (None, "f")
    assert see(values, formulas).without_value == []


@pytest.mark.parametrize(("far", "name"), [((1_000, 100), None), ((1_000, 101), "远"), ((19_000, 100), "远")])
def test_sheets_whose_cells_lie_too_far_apart_are_too_large_together(far: tuple[int, int], name: str | None):
    book = Workbook()
    book.active.cell(1_000, 100, "甲")
    book.create_sheet("远").cell(*far, "乙")
    assert sheet_too_large(book.worksheets) == name

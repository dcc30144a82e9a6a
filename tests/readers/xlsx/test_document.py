"""Workbooks as attachments."""

import io

import pytest
from openpyxl import Workbook

from convert.diagnostics import ConvertError
from convert.messages import render
from convert.model.blocks import CellSpan, Paragraph, Table
from convert.readers import read
from convert.readers.xlsx import document
from tests.archives import with_parts
from tests.exporters.xlsx.made import OPTIONS, export_xlsx, made


def saved(sheets: dict[str, list[list[object]]], change=lambda _: None) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


INCOME = [["2024年青禾区财政收支情况表"], ["填报单位：青禾区财政局", None, None, "单位：万元"], ["项目", "预算数", "执行数", "完成率"],
          ["税收收入", 9000, 8765.4, 0.974], ["非税收入", 3000, 3580.28, 1.193], ["注：本表为快报数。"]]


def test_a_sheet_is_an_attachment_with_title_caption_unit_table_and_note():
    report = read(saved({"Sheet1": INCOME}, lambda book: book.active.merge_cells("A1:D1")), name="表.xlsx").value
    assert (report.front.label, report.front.title, report.source.format) == ("附件", "2024年青禾区财政收支情况表", "xlsx")
    table, note = report.body
    assert isinstance(table, Table)
    assert (table.caption, table.unit, table.header_rows, table.spans) == ("填报单位：青禾区财政局", "单位：万元", 1, ())
    assert table.rows[1] == ("税收收入", "9000", "8765.4", "0.974")
    assert isinstance(note, Paragraph)
    assert (note.text, note.form) == ("注：本表为快报数。", "table_note")


def test_several_sheets_are_tables_called_by_their_sheets_and_the_file_gives_the_title():
    report = read(saved({"收入": [["项目", "金额"], ["税收", 1]], "支出": [["科目", "金额"], ["教育", 2]], "Sheet3": [["甲", "乙"], ["丙", 3]]}),
                  name="夹/财政收支.xlsx").value
    assert report.front.title == "财政收支"
    assert [(block.caption, block.rows[1]) for block in report.body if isinstance(block, Table)] == [
        ("收入", ("税收", "1")), ("支出", ("教育", "2")), ("", ("丙", "3"))]


def test_merged_cells_of_a_table_stay_merged_and_lines_of_a_cell_are_joined():
    rows = [["项目", "金额", None], [None, "计划", "实际"], ["卫生\n健康", 1, 2]]
    report = read(saved({"Sheet": rows}, lambda book: (book.active.merge_cells("A1:A2"), book.active.merge_cells("B1:C1"))), name="a.xlsx").value
    table = report.body[0]
    assert isinstance(table, Table)
    assert table.spans == (CellSpan(row=0, column=0, rows=2), CellSpan(row=0, column=1, columns=2))
    assert table.rows[2][0] == "卫生健康"
    assert table.header_rows == 2


def test_what_is_hidden_is_dropped_with_its_words_and_formulas_without_value_are_named():
    def hide(book):
        book["底稿"].sheet_state = "hidden"
        book["表"]["B3"] = "=SUM(B2:B2)"

    outcome = read(saved({"表": [["项目", "金额"], ["税收", 1], ["合计", None]], "底稿": [["草稿"]]}, hide), name="a.xlsx")
    assert [(one.text, one.reason) for one in outcome.value.furniture] == [("草稿", "hidden-text")]
    told = {one.code: one.args for one in outcome.diagnostics}
    assert told["readxlsx-no-value"] == {"sheet": "表", "count": 1, "cells": "B3"}


def test_two_cells_far_apart_are_refused_by_the_name_of_their_sheet_before_anybody_walks_between_them(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(document, "see", lambda *_: pytest.fail("the sheet was walked over"))
    data = saved({"近": [["甲"]], "远": [["甲"]]}, lambda book: book["远"].cell(19_000, 100, "乙"))
    with pytest.raises(ConvertError) as error:
        read(data, name="a.xlsx")
    assert (error.value.diagnostic.code, error.value.diagnostic.args) == ("readxlsx-too-large", {"sheet": "远"})
    assert "“远”" in render(error.value.diagnostic, "zh")


@pytest.mark.parametrize(("data", "code"), [
    (lambda: export_xlsx([made()], OPTIONS).value, "readxlsx-own"), (lambda: saved({"a": []}), "reader-empty"),
])
def test_a_workbook_of_our_own_or_without_words_is_refused(data, code: str):
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == code):
        read(data(), name="a.xlsx")


@pytest.mark.parametrize(("part", "code"), [("xl/_rels/workbook.xml.rels", "readxlsx-damaged"), ("[Content_Types].xml", "readxlsx-damaged"), ("xl/workbook.xml", "reader-empty")])
def test_a_workbook_whose_parts_make_no_sense_is_told(part: str, code: str):
    with pytest.raises(ConvertError) as caught:
        read(with_parts(saved({"Sheet": INCOME}), {part: b"<x/>"}), name="a.xlsx")
    assert caught.value.diagnostic.code == code

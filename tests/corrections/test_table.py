"""Finding the table of indicators."""

import pytest
from openpyxl import Workbook

from convert.corrections.table import find_table
from convert.diagnostics import ConvertError

CODES = ("number", "name", "value", "unit", "kind", "key")
NAMES = ["序号", "指标名称", "数值", "单位", "类别", "键"]


def _book(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def test_the_headings_may_stand_lower_and_in_another_order():
    told = []
    table = find_table(_book([], ["我的表"], [*reversed(NAMES)]), CODES, told, path=None)
    assert (table.head, table.columns["name"], table.columns["key"]) == (3, 4, 0)
    assert told == []


def test_a_renamed_column_between_its_neighbours_is_taken_and_named():
    told = []
    table = find_table(_book(["序号", "指标名称", "多少", "单位", "类别", "键"]), CODES, told, path=None)
    assert table.columns["value"] == 2
    assert [(one.code, one.args["name"]) for one in told] == [("xlsx-correction-column-renamed", "多少")]


def test_an_inserted_column_is_not_taken_for_another():
    told = []
    table = find_table(_book(["序号", "指标名称", "数值", "备注", "单位", "类别", "键"]), CODES, told, path=None)
    assert (table.columns["unit"], told) == (4, [])


def test_a_field_without_its_column_is_told_and_a_needed_one_refused():
    told = []
    find_table(_book(["序号", "指标名称", "数值", "单位", "键"]), CODES, told, path=None)
    assert [one.code for one in told] == ["xlsx-correction-column-missing"]
    with pytest.raises(ConvertError) as caught:
        find_table(_book(["序号", "指标名称", "单位", "类别", "键"]), CODES, [], path="a.xlsx")
    assert caught.value.diagnostic.args["missing"] == "数值"


def test_a_workbook_without_such_a_table_is_refused():
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "xlsx-corrections-foreign"):
        find_table(_book(["甲", "乙"]), CODES, [], path=None)

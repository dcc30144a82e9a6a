"""Rows and columns come and go; merged cells go along, and letters that go are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.editing.tables import TableChange, change_table, empty_table
from convert.model.blocks import CellSpan, Table
from tests.refused import refused

TABLE = Table(id="t1", rows=(("项目", "数额"), ("收入", "12"), ("", "9")), spans=(CellSpan(row=1, column=0, rows=2),))


def changed(change, at, table=TABLE):
    return change_table(table, TableChange(place="t1", change=change, at=at))


def test_an_empty_table_has_a_row_of_heads():
    table = empty_table("e1", 2, 3)
    assert (table.rows, table.header_rows) == ((("", "", ""), ("", "", "")), 1)


@pytest.mark.parametrize("size", [(0, 1), (1, 0), (1000, 1000)])
def test_a_table_of_no_size_and_of_any_size_is_refused(size):
    with refused("edit-table-size"):
        empty_table("e1", *size)


def test_a_row_inside_a_merged_cell_makes_it_higher():
    table, lost = changed("add-row", 2)
    assert table.rows == (("项目", "数额"), ("收入", "12"), ("", ""), ("", "9"))
    assert table.spans == (CellSpan(row=1, column=0, rows=3),)
    assert lost == ""


def test_a_row_above_a_merged_cell_moves_it_down_and_one_among_the_heads_is_a_head():
    table, _ = changed("add-row", 0)
    assert (table.spans[0].row, table.header_rows) == (2, 2)


def test_a_deleted_column_tells_its_letters_and_a_merged_cell_of_one_is_none():
    table, lost = changed("delete-row", 2)
    assert (table.rows, table.spans, lost) == ((("项目", "数额"), ("收入", "12")), (), "9")
    table, lost = changed("delete-column", 0)
    assert (table.rows, lost) == ((("数额",), ("12",), ("9",)), "项目　收入")


def test_the_last_row_is_not_deleted():
    with refused("edit-table-last"):
        changed("delete-row", 0, Table(id="t1", rows=(("甲", "乙"),)))


@given(st.integers(0, 3), st.sampled_from(["row", "column"]))
def test_added_and_deleted_again_is_what_it_was(at, which):
    at = min(at, 3 if which == "row" else 2)
    table, _ = changed(f"add-{which}", at)
    again, lost = changed(f"delete-{which}", at, table)
    assert (again.rows, again.spans, lost) == (TABLE.rows, TABLE.spans, "")

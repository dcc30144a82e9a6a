"""Rows and columns that show nothing."""

from convert.model.blocks import CellSpan, Table
from convert.readers.table_places import covered_columns, empty_columns, without_places


def table(rows, *spans, header_rows=1):
    sources = tuple(tuple(((row, row + 1),) for _ in cells) for row, cells in enumerate(rows))
    return Table(id="", rows=rows, header_rows=header_rows, spans=tuple(CellSpan(row=r, column=c, rows=h, columns=w) for r, c, h, w in spans),
                 cell_sources=sources)


def test_a_column_without_letters_goes_and_merged_cells_become_smaller():
    found = table((("甲", "", "", "丁"), ("1", "", "", "2")), (0, 0, 1, 3), (1, 1, 1, 2))
    assert empty_columns(found) == [1, 2]
    left = without_places(found, rows=[], columns=[1, 2])
    assert (left.rows, left.spans, len(left.cell_sources[0])) == ((("甲", "丁"), ("1", "2")), (), 2)


def test_a_column_that_every_row_reaches_over_is_none():
    assert covered_columns(table((("甲", "", "丙"), ("1", "", "2")), (0, 0, 1, 2), (1, 0, 1, 2))) == [1]
    assert covered_columns(table((("甲", "", "丙"), ("1", "", "2")), (0, 0, 1, 2))) == []


def test_rows_that_go_make_the_head_smaller_but_never_nothing():
    found = table((("", ""), ("甲", "乙"), ("1", "2")), (0, 0, 2, 1), header_rows=2)
    left = without_places(found, rows=[0], columns=[])
    assert (left.rows, left.header_rows, left.spans) == ((("甲", "乙"), ("1", "2")), 1, ())
    assert without_places(found, rows=[0, 1, 2], columns=[]) is found

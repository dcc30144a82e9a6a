"""A table over pages."""

from convert.readers.pdf.pages import Grid
from convert.readers.pdf.running_table import RunningTable
from convert.readers.structure.source_text import EMPTY, SourceText


def cells(*rows):
    return [[SourceText(text, ((0, len(text)),)) if text else EMPTY for text in row] for row in rows]


def grid(edges, *, spans=(), drawn=True):
    return Grid((), spans, edges, 700.0, 100.0, drawn)


HEAD = ("街道", "事项", "件")


def running(edges=(90.0, 200.0, 300.0, 400.0), *, rows=(HEAD, ("北街", "受理", "12")), **options):
    return RunningTable(grid(edges, **options), cells(*rows))


def test_a_head_that_comes_again_is_handed_back_and_merged_cells_stay_with_their_rows():
    table, more = running(), grid((90.0, 200.0, 300.0, 400.0), spans=((1, 0, 2, 1),))
    assert table.takes(more)
    assert [row.text for row in table.add(more, cells(HEAD, ("南街", "受理", "8"), ("", "办结", "7")))] == ["街道事项件"]
    made = table.made()
    assert made.rows == (HEAD, ("北街", "受理", "12"), ("南街", "受理", "8"), ("", "办结", "7"))
    assert [(span.row, span.column, span.rows) for span in made.spans] == [(2, 0, 2)]


def test_parts_that_show_other_borders_are_put_on_all_of_them():
    table, more = running(), grid((90.0, 200.0, 250.0, 300.0, 400.0))
    assert table.takes(more)
    table.add(more, cells(("南街", "受理", "办结", "8")))
    assert table.made().rows == (("街道", "事项", "", "件"), ("北街", "受理", "", "12"), ("南街", "受理", "办结", "8"))
    assert [(span.row, span.column, span.columns) for span in table.made().spans] == [(0, 1, 2), (1, 1, 2)]


def test_a_table_with_other_columns_or_another_width_is_another_one():
    assert not running().takes(grid((90.0, 200.0, 300.0, 460.0)))
    assert not running().takes(grid((90.0, 150.0, 260.0, 400.0)))
    assert running(drawn=False).takes(grid((90.0, 220.0, 290.0, 400.0), drawn=False))
    assert not running(drawn=False).takes(grid((90.0, 200.0, 400.0), drawn=False))


def test_a_row_that_the_page_cut_within_a_bracket_is_one_row():
    table = running(rows=(HEAD, ("北街", "受理（不少于", "12")))
    table.add(grid((90.0, 200.0, 300.0, 400.0)), cells(("", "3500字）", ""), ("南街", "办结", "8")))
    assert table.made().rows == (HEAD, ("北街", "受理（不少于3500字）", "12"), ("南街", "办结", "8"))

"""Tables from lines."""

import itertools

from convert.readers.pdf.glyphs import PdfStroke
from convert.readers.pdf.grid import find_grids
from tests.readers.pdf.test_rows import row

XS, YS = (100.0, 200.0, 300.0), (700.0, 680.0, 660.0)


def lattice(xs=XS, ys=YS, *, without=()):
    """Return the lines of a table, edge by edge, but for those in `without`."""
    rules = [PdfStroke(x0, y, x1, y) for y in ys for x0, x1 in itertools.pairwise(xs)]
    rules += [PdfStroke(x, y1, x, y0) for x in xs for y0, y1 in itertools.pairwise(ys)]
    return [rule for rule in rules if rule not in without]


WORDS = row("项目", x=110, y=685) + row("数量", x=210, y=685) + row("渠道", x=110, y=665) + row("12", x=210, y=665)


def test_crossing_lines_make_cells_and_the_rest_stays_text():
    outside = row("见下表。", y=720)
    grids, rest = find_grids(lattice(), WORDS + outside)
    assert [grid.cells for grid in grids] == [(("项目", "数量"), ("渠道", "12"))]
    assert rest == outside
    assert (grids[0].top, grids[0].bottom, grids[0].edges) == (700.0, 660.0, XS)


def test_a_missing_line_merges_cells():
    missing = [PdfStroke(200.0, 680.0, 200.0, 700.0)]
    grids, _ = find_grids(lattice(without=missing), row("各项数量", x=150, y=685) + WORDS[4:])
    assert grids[0].cells == (("各项数量", ""), ("渠道", "12"))
    assert grids[0].spans == ((0, 0, 1, 2),)


def test_lines_in_a_cell_stay_apart():
    grids, _ = find_grids(lattice(ys=(720.0, 680.0, 660.0)), row("项目", x=110, y=705) + row("名称", x=110, y=688) + WORDS[2:])
    assert grids[0].cells[0][0] == "项目\n名称"


def test_a_frame_around_text_is_no_table():
    grids, rest = find_grids(lattice(xs=(100.0, 300.0), ys=(700.0, 600.0)), WORDS)
    assert (grids, rest) == ([], WORDS)


def test_level_lines_alone_make_a_table_of_what_stands_apart():
    rules = [PdfStroke(100, y, 300, y) for y in (700, 682, 640)]
    grids, rest = find_grids(rules, WORDS + row("管护", x=110, y=646) + row("36", x=210, y=646))
    assert [grid.cells for grid in grids] == [(("项目", "数量"), ("渠道", "12"), ("管护", "36"))]
    assert rest == []


def test_lines_around_running_text_make_no_table():
    rules = [PdfStroke(100, y, 300, y) for y in (700, 690, 640)]
    text = row("全年整修渠道一百二十公里", x=110, y=670)
    assert find_grids(rules, text) == ([], text)


def test_upright_lines_alone_make_the_columns_of_a_table_whose_level_lines_stand_on_other_pages():
    rules = [PdfStroke(x, 640.0, x, 720.0) for x in XS]
    words = [*row("渠道", x=110, y=700), *row("12", x=210, y=700), *row("管护", x=110, y=660), *row("36", x=210, y=660)]
    grids, rest = find_grids(rules, words)
    assert ([grid.cells for grid in grids], rest) == ([(("渠道", "12"), ("管护", "36"))], [])

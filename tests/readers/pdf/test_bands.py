"""Bands between two lines of a table, cut into rows."""

import pytest

from convert.readers.pdf.bands import cuts, lines_across
from tests.readers.pdf.test_rows import row

XS = (100.0, 200.0, 300.0, 400.0)


def band(*rows, pitch=20):
    """Return the lines of a band: cells by column, rows `pitch` points apart."""
    glyphs = [glyph for number, cells in enumerate(rows) for column, text in enumerate(cells) if text
              for glyph in row(text, x=XS[column] + 5, y=700 - pitch * number)]
    return lines_across(glyphs, XS)


def count(*rows, is_head=False, pitch=20):
    return len(cuts(band(*rows, pitch=pitch), XS, is_head=is_head)) + 1


def test_letters_belong_to_the_column_of_their_middle():
    assert [{column: cell[0] for column, cell in line.cells.items()} for line in band(("稻谷", "吨", "12"), ("茶叶", "", "8"))] == [
        {0: "稻谷", 1: "吨", 2: "12"}, {0: "茶叶", 2: "8"}]


@pytest.mark.parametrize(("rows", "number"), [
    ((("稻谷", "吨", "12"), ("茶叶", "吨", "8"), ("蔬菜", "吨", "9")), 3),
    ((("稻谷", "吨", "12"),), 1),
    ((("户籍", "男性", "女性"), ("人口", "（人）", "（人）")), 1),
    ((("1", "张某", "局长"), ("2", "李某", "科长")), 2),
    ((("张某", "水务局", "局长"), ("李某", "财政局", "科长"), ("王某", "林业局", "科员")), 3),
    ((("街道", "受理", "办结"), ("北街", "12", "8")), 2),
    ((("", "12", ""), ("", "13", "")), 1),
    ((("其中：", "", ""), ("稻谷", "吨", "12"), ("茶叶", "吨", "8")), 3)])
def test_a_band_is_cut_where_figures_or_numbers_or_full_lines_stand_below_each_other(rows, number):
    assert count(*rows) == number


def test_words_of_a_head_stay_one_row():
    rows = (("户籍人口", "常住人口", "流动人口"), ("（万人）", "（万人）", "（万人）"), ("合计", "合计", "合计"))
    assert (count(*rows, is_head=True), count(*rows)) == (1, 3)


def test_a_label_close_to_its_figures_is_of_their_row_and_one_that_fills_its_column_goes_on():
    close = [*row("常住人口", x=105, y=706), *row("12", x=205), *row("8", x=305), *row("（万人）", x=105, y=694), *row("流动", x=105, y=660),
             *row("3", x=205, y=660), *row("2", x=305, y=660)]
    assert len(cuts(lines_across(close, XS), XS, is_head=False)) == 1
    assert count(("精制食用植物油及其加", "吨", "12"), ("工制品", "", ""), ("茶叶", "吨", "8")) == 2


def test_lines_of_text_that_fill_their_columns_are_one_row():
    assert count(("落实渠道管护责任人员", "落实渠道管护责任人员", "甲"), ("落实渠道管护责任人员", "落实渠道管护责任人员", "乙"), ("查", "查", "丙")) == 1

"""Tables of PDF files as programs really draw them."""

import pytest

from convert.model.blocks import Paragraph, Table
from convert.readers import read
from tests.readers.pdf.drawn import drawn

XS = (90, 220, 330, 430)
EDGE = 505
HEAD = ("产品名称", "单位", "产量", "增长（%）")
ROWS = (("稻谷", "万吨", "12.47", "2.3"), ("油菜籽", "万吨", "1.85", "-0.6"), ("茶叶", "吨", "3906", "7.1"), ("蔬菜", "万吨", "20.32", "4.8"))


def opening(pen):
    pen.text(170, 760, "望川县2023年统计公报", 22)
    pen.prose(720, "全年主要农产品产量保持稳定，详见下表。")


def table(pen, top=680, rows=ROWS, head=HEAD, pitch=24):
    if head:
        pen.row(top - 17, XS, head)
    for number, cells in enumerate(rows, 1 if head else 0):
        pen.row(top - 17 - pitch * number, XS, cells)
    return top - pitch * (len(rows) + bool(head))


def tables(data):
    return [block.rows for block in read(data, name="a.pdf").value.body if isinstance(block, Table)]


@pytest.mark.parametrize("lines", ["three", "without top", "columns alone", "columns and head", "all but between rows", "head alone"])
def test_rows_are_told_whatever_lines_are_drawn(lines):
    def page(pen):
        opening(pen)
        foot = table(pen)
        if lines in ("three", "all but between rows"):
            pen.line(90, 680, EDGE, 680)
        if lines != "columns alone":
            pen.line(90, 656, EDGE, 656)
        if lines in ("three", "without top", "all but between rows", "columns and head"):
            pen.line(90, foot, EDGE, foot)
        if lines == "columns alone":
            pen.line(90, foot, EDGE, foot)
            pen.line(90, 680, EDGE, 680)
        if lines in ("columns alone", "columns and head", "all but between rows"):
            for x in XS[1:] if lines != "all but between rows" else (*XS, EDGE):
                pen.line(x, foot, x, 680)
        pen.prose(foot - 40, "全县农业机械化水平稳步提高。")

    assert tables(drawn(page)) == [(HEAD, *ROWS)]


@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize("framed", [True, False])
def test_a_table_over_pages_is_one_table_with_one_head(repeated, framed):
    rows = tuple((f"第{number}村", "户", str(100 + number), f"{number / 10:.1f}") for number in range(1, 41))

    def lines(pen, top, foot, head):
        if framed:
            for x in (*XS, EDGE):
                pen.line(x, foot, x, top)
        if framed or head:
            pen.line(90, top, EDGE, top)
        if head:
            pen.line(90, top - 24, EDGE, top - 24)

    def first(pen):
        opening(pen)
        lines(pen, 680, table(pen, rows=rows[:20]), head=True)

    def second(pen):
        foot = table(pen, top=770, rows=rows[20:], head=HEAD if repeated else None)
        lines(pen, 770, foot, head=repeated)
        pen.line(90, foot, EDGE, foot)
        pen.prose(foot - 40, "全县农业机械化水平稳步提高。")

    report = read(drawn(first, second), name="a.pdf").value
    assert tables(drawn(first, second)) == [(HEAD, *rows)]
    assert [each.reason for each in report.furniture] == ["repeated-header"] * repeated


def test_a_label_over_two_lines_belongs_to_the_row_of_its_figures():
    def page(pen):
        opening(pen)
        for y in (680, 656, 600):
            pen.line(90, y, EDGE, y)
        pen.row(663, XS, ("", "北街", "南街", "东街"))
        pen.text(96, 636, "常住人口", 12)
        pen.row(627, XS, ("", "156.23", "114.82", "21.54"), 10.5)
        pen.text(96, 618, "（万人）", 12)
        pen.prose(560, "人口保持平稳。")

    assert tables(drawn(page)) == [(("", "北街", "南街", "东街"), ("常住人口（万人）", "156.23", "114.82", "21.54"))]


def test_a_head_over_two_columns_is_merged():
    def page(pen):
        opening(pen)
        for y in (680, 656, 600):
            pen.line(90, y, EDGE, y)
        pen.text(96, 663, "街道", 12)
        pen.text(300, 663, "受理和办结情况（件）", 12)
        pen.row(637, (90, 260, 430), ("北街", "120", "118"))
        pen.row(613, (90, 260, 430), ("南街", "96", "95"))

    assert tables(drawn(page)) == [(("街道", "受理和办结情况（件）", ""), ("北街", "120", "118"), ("南街", "96", "95"))]


def test_wrapped_words_in_a_framed_row_stay_one_row():
    cells = (("加强渠道管护，", "水务局、"), ("落实管护人员，", "农业农村"), ("每月巡查一次。", "局"))

    def page(pen):
        opening(pen)
        for y in (680, 656, 590, 560):
            pen.line(90, y, 300, y)
        for x in (90, 196, 300):
            pen.line(x, 560, x, 680)
        pen.row(663, (90, 196), ("任务", "责任单位"))
        for number, row in enumerate(cells):
            pen.row(640 - 18 * number, (90, 196), row)
        pen.row(568, (90, 196), ("整修渠道", "水务局"))
        pen.prose(520, "全县农业机械化水平稳步提高。")

    assert tables(drawn(page)) == [(("任务", "责任单位"), ("加强渠道管护，落实管护人员，每月巡查一次。", "水务局、农业农村局"), ("整修渠道", "水务局"))]


def test_lines_of_an_imprint_and_below_a_page_head_make_no_table():
    def page(pen):
        pen.text(90, 790, "望川县统计局　　　　2023年公报", 10)
        pen.line(90, 784, EDGE, 784)
        opening(pen)
        for y in (150, 122, 94):
            pen.line(90, y, EDGE, y)
        pen.text(96, 130, "抄送：县委办公室，县人大常委会办公室。", 14)
        pen.text(96, 102, "望川县人民政府办公室", 14)
        pen.text(380, 102, "2023年5月17日印发", 14)

    assert tables(drawn(page)) == []


FULL = "全年共受理群众诉求一万二千三百四十五件各街道办理见"


@pytest.mark.parametrize("cut_by", ["table", "page and table"])
def test_a_paragraph_that_a_table_cuts_is_joined_again(cut_by):
    def below(pen, y):
        pen.prose(y, "表1，总体办结率比上年提高1.2个百分点。", indent=False)
        pen.prose(y - 28, "下一步继续推进渠道管护，全面落实管护责任，做好巡")
        pen.text(90, y - 56, "查。")

    def first(pen):
        opening(pen)
        pen.prose(690, "望川县各项工作平稳有序，渠道管护全面落实，全年完", "成整修一百二十公里，落实管护人员三十六名，", indent=True)
        pen.text(90, 634, FULL)
        pen.text(220, 600, "表1　各街道办理情况", 12)
        for y in (590, 566, 518):
            pen.line(90, y, EDGE, y)
        pen.row(573, XS, ("街道", "受理", "办结", "率"))
        pen.row(549, XS, ("北街", "120", "118", "98"))
        pen.row(525, XS, ("南街", "96", "95", "99"))
        if cut_by == "table":
            below(pen, 480)

    pages = [first] if cut_by == "table" else [first, lambda pen: below(pen, 770)]
    report = read(drawn(*pages), name="a.pdf").value
    texts = [block.text for block in report.body if isinstance(block, Paragraph)]
    assert f"{FULL}表1，总体办结率比上年提高1.2个百分点。" in texts[1]
    assert "下一步继续推进渠道管护，全面落实管护责任，做好巡查。" in texts
    assert [block.caption for block in report.body if isinstance(block, Table)] == ["表1　各街道办理情况"]


def test_heads_that_stand_aside_from_their_figures_make_no_columns_of_their_own():
    """As where the head is centred and the figures are not, in a table that lines divide row by row."""
    def page(pen):
        opening(pen)
        for number in range(6):
            pen.line(90, 680 - 24 * number, EDGE, 680 - 24 * number)
        for x, head in zip((130, 255, 370, 445), HEAD, strict=True):
            pen.text(x, 663, head, 12)
        for number, cells in enumerate(ROWS, 1):
            pen.row(663 - 24 * number, XS, cells)

    assert tables(drawn(page)) == [(HEAD, *ROWS)]


def test_the_last_row_of_a_table_alone_on_the_next_page_belongs_to_it():
    def framed(pen, top, rows, head):
        foot = table(pen, top=top, rows=rows, head=head)
        for x in (*XS, EDGE):
            pen.line(x, foot, x, top)
        for number in range(len(rows) + bool(head) + 1):
            pen.line(90, top - 24 * number, EDGE, top - 24 * number)

    def first(pen):
        opening(pen)
        framed(pen, 680, ROWS[:3], HEAD)

    def second(pen):
        framed(pen, 770, ROWS[3:], None)
        pen.prose(700, "全县农业机械化水平稳步提高。")

    assert tables(drawn(first, second)) == [(HEAD, *ROWS)]
    assert tables(drawn(second)) == []


def test_lowered_and_bare_numbers_in_the_text_are_no_page_numbers():
    def page(pen):
        opening(pen)
        pen.text(122, 690, "全年排放CO")
        pen.text(212, 686, "2", 13.3)
        pen.text(219, 690, "下降3%，PM")
        pen.text(308, 686, "2.5", 13.3)
        pen.text(328, 690, "浓度25微克。")
        pen.prose(660, "全县农业机械化水平稳步提高。")

    report = read(drawn(page), name="a.pdf").value
    assert report.furniture == ()
    assert any("全年排放CO2下降3%，PM2.5浓度25微克。" in block.text for block in report.body)

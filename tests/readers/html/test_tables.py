"""Tables of a page."""

import pytest
from lxml import etree

from convert.readers import read
from convert.readers.html.tables import is_data_table, read_table
from convert.readers.read_out import ReadOut


def rows(html):
    return read_table(etree.HTML(f"<table>{html}</table>").find(".//table"), ReadOut("a.html"))


def test_spacer_columns_and_rows_that_give_widths_are_left_out():
    """As pages pasted from a spreadsheet have them."""
    found = rows('<tr height="0" style="height:0"><td width="72"></td><td width="8"></td><td width="72"></td></tr><tr><td colspan="2">项目</td><td>数量</td></tr>'
                 '<tr><td>渠道</td><td></td><td>12</td></tr><tr><td width="72"></td><td width="8"></td><td width="72"></td></tr>')
    assert (found.rows, found.spans) == ((("项目", "数量"), ("渠道", "12")), ())


def test_empty_rows_of_a_form_stay():
    assert rows("<tr><td>姓名</td><td>单位</td></tr><tr><td></td><td></td></tr><tr><td></td><td></td></tr>").rows == (("姓名", "单位"), ("", ""), ("", ""))


def test_a_label_merged_over_rows_covers_empty_cells():
    found = rows('<tr><td>街道</td><td>事项</td><td>件</td></tr><tr><td rowspan="2">北街</td><td>受理</td><td>12</td></tr><tr><td>办结</td><td>10</td></tr>')
    assert found.rows == (("街道", "事项", "件"), ("北街", "受理", "12"), ("", "办结", "10"))
    assert [(span.row, span.column, span.rows) for span in found.spans] == [(1, 0, 2)]


@pytest.mark.parametrize(("cell", "text"), [
    ("4320<sup>1</sup>个", "4320¹个"), ("1200m<sup>2</sup>", "1200m2"), ("120<br>118", "120　118"), ("户籍人口<p>（万人）</p>", "户籍人口（万人）"),
    ("要求<table><tr><td>窗口</td><td>5个</td></tr><tr><td>人员</td><td>12名</td></tr></table>", "要求　窗口　5个　人员　12名"),
    ('甲<span style="display:none">乙<sup>1</sup></span>丙', "甲丙"), ("甲&bsp;&nbsp;乙", "甲乙")])
def test_the_inside_of_a_cell(cell, text):
    assert rows(f"<tr><td>项</td><td>{cell}</td></tr>").rows[0][1] == text


def test_a_picture_in_a_cell_is_told():
    out = ReadOut("a.html")
    read_table(etree.HTML("<table><tr><td>甲<img src='a.png'></td><td>乙</td></tr></table>").find(".//table"), out)
    assert [each.code for each in out.diagnostics] == ["reader-picture-in-table"]


@pytest.mark.parametrize(("html", "caption", "first"), [
    ("<tr><td>甲<span><tr><td>一</td><td>二</td></tr></span></td><td>乙</td></tr>", "", ("甲", "乙")),
    ("<caption>表1<b><tr><td>甲</td><td>乙</td></tr><tr><td>一</td><td>二</td></tr>", "表1", ("甲", "乙"))])
def test_rows_that_begin_before_a_cell_or_caption_ends_are_read_once(html, caption, first):
    found = rows(html)
    assert (found.caption, found.rows) == (caption, (first, ("一", "二")))


def test_what_no_cell_shows_is_listed():
    out = ReadOut("a.html")
    table = read_table(etree.HTML("<table>前<caption>表1</caption><tr><td>甲<i hidden>藏</i></td>间<td>乙</td></tr><tr style='display:none'><td>隐</td></tr></table>")
                       .find(".//table"), out)
    assert (table.caption, table.rows) == ("表1", (("甲", "乙"),))
    assert [(each.text, each.reason) for each in out.furniture] == [
        ("前", "outside-cells"), ("藏", "hidden-text"), ("间", "outside-cells"), ("隐", "hidden-text")]
    assert [out.text[start:end] for each in out.furniture for start, end in each.source] == ["前", "藏", "间", "隐"]


LONG = "加强渠道管护，落实管护人员。" * 40


@pytest.mark.parametrize(("html", "data"), [
    (f'<table border="1"><tr><td>任务</td><td>措施</td></tr><tr><td>渠道</td><td>{LONG}</td></tr><tr><td>管护</td><td>落实</td></tr></table>', True),
    (f'<table border="1"><tr><td>任务</td><td>{LONG}</td></tr><tr><td>渠道</td><td>甲</td></tr><tr><td>管护</td><td>落实</td></tr></table>', True),
    (f'<table border="1"><tr><td>任务</td><td>{LONG}</td></tr><tr><td>渠道</td><td>甲</td></tr></table>', False),
    (f"<table><tr><td>任务</td><td>措施</td></tr><tr><td>渠道</td><td>{LONG}</td></tr><tr><td>管护</td><td>落实</td></tr></table>", False),
    ("<table><tr><td>甲</td><td><table><tr><td>乙</td></tr></table></td></tr><tr><td>丙</td><td>丁</td></tr></table>", False),
    ('<table><tr><td style="border:1px solid">甲</td><td><table><tr><td>乙</td></tr></table></td></tr><tr><td>丙</td><td>丁</td></tr></table>', True),
    ("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>", False)])
def test_what_is_a_table_of_data(html, data):
    assert is_data_table(etree.HTML(html).find(".//table")) is data


def test_a_page_whose_report_is_one_table_gives_title_and_table():
    page = ("<html><body><table border=1><tr><td colspan=3>附件2</td></tr><tr><td colspan=3>望川县渠道管护名单</td></tr><tr><td>序号</td><td>渠道</td><td>长度</td></tr>"
            "<tr><td>1</td><td>东渠</td><td>12</td></tr><tr><td>2</td><td>西渠</td><td>15</td></tr></table></body></html>")
    report = read(page.encode(), name="a.html").value
    assert [block.rows for block in report.body if hasattr(block, "rows")] == [(("序号", "渠道", "长度"), ("1", "东渠", "12"), ("2", "西渠", "15"))]


def test_an_empty_column_of_a_form_stays_and_one_beside_figures_goes():
    form = "<tr><td>名称</td><td colspan=3></td></tr><tr><td>金额</td><td>&nbsp;</td><td>期限</td><td>&nbsp;</td></tr>"
    assert rows(form).rows == (("名称", "", "", ""), ("金额", "", "期限", ""))
    assert rows("<tr><td>名称</td><td></td><td>数量</td></tr><tr><td>渠道</td><td></td><td>12</td></tr>").rows == (("名称", "数量"), ("渠道", "12"))

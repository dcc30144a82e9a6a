"""Elements to lines."""

import base64

import pytest
from lxml import etree

from convert.model.blocks import Figure, Table
from convert.readers.html.blocks import BlockReader
from convert.readers.html.page import measure_prose, parse_page
from convert.readers.html.tables import is_data_table
from convert.readers.options import ReadOptions
from convert.readers.read_out import ReadOut
from tests.readers.docx.build import PNG


def lines(body, **options):
    out = ReadOut("a.html")
    root = parse_page(f"<html><body>{body}</body></html>", path="a.html")
    reader = BlockReader(out, measure_prose(root), ReadOptions(**options))
    reader.read(next(root.iter("body")))
    return reader.with_levels(), out


def test_blocks_and_breaks_end_lines_and_blanks_collapse():
    found, _ = lines("<div>甲\n  乙<p>丙</p>丁<br>戊</div><p> </p><p>己</p>")
    assert [line.text for line in found] == ["甲乙", "丙", "丁", "戊", "己"]


def test_a_break_within_a_sentence_goes_on_and_after_one_begins_anew():
    found, _ = lines("<p>全年召开会议，<br>研究工作。<br>继续推进。</p>")
    assert [(line.hints.follows, line.hints.starts) for line in found] == [(False, False), (True, False), (False, True)]
    assert [line.hints.paragraph for line in found] == [True, False, False]


@pytest.mark.parametrize("opening", ["<pre>", '<div style="white-space: pre-wrap">'])
def test_lines_that_the_page_keeps_are_lines_of_a_text(opening):
    found, _ = lines(f"<p>甲</p>{opening}　　乙<b>丙</b>\n丁\n\n戊</pre></div><p>己\n庚</p>")
    assert [(line.text, line.indent, line.blank_before) for line in found] == [
        ("甲", 0, 0), ("乙丙", 4, 0), ("丁", 0, 0), ("戊", 0, 1), ("己庚", 0, 0)]
    assert [line.hints.paragraph or line.hints.starts or line.hints.follows for line in found] == [True, True, False, False, True]


@pytest.mark.parametrize(("html", "centred", "right", "indent"), [
    ("<center>甲</center>", True, False, 0), ('<p align="right">甲</p>', False, True, 0), ('<p style="text-align: center">甲</p>', True, False, 0),
    ('<div align="center"><p style="text-align:left">甲</p></div>', False, False, 0), ('<p style="text-indent:2em">甲</p>', False, False, 4),
    ("<p>　　甲</p>", False, False, 4), ('<p style="text-indent:32.0pt">甲</p>', False, False, 4)])
def test_place_and_indent(html, centred, right, indent):
    line, = lines(html)[0]
    assert (line.hints.centred, line.hints.right, line.indent) == (centred, right, indent)


def test_bold_lines_are_told_and_emphasis_inside_is_marked():
    found, out = lines('<p><b>一、做法</b></p><p>全年<strong>整修</strong>渠道<a href="https://example.org/">公告</a>。</p>')
    assert (found[0].hints.bold, found[0].hints.marks, found[1].hints.bold) == (True, (), False)
    assert [(mark.kind, out.text[mark.start:mark.end]) for mark in found[1].hints.marks] == [("strong", "整修"), ("link", "公告")]


def test_lists_get_their_numbers_or_are_items():
    found, _ = lines('<ol start="3"><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>')
    assert [(line.text, line.hints.role) for line in found] == [("3.甲", None), ("乙", "item"), ("4.丙", None)]


@pytest.mark.parametrize("inside", ["<p>甲</p>", "\n <p>甲</p>", "<div><p>甲</p></div>", "<p></p><p>甲</p>"])
def test_the_number_of_a_list_stands_before_the_paragraph_in_it(inside: str):
    found, _ = lines(f"<ol><li>{inside}<p>乙</p></li></ol>")
    assert [line.text for line in found] == ["1.甲", "乙"]


def test_what_is_hidden_or_of_the_site_is_dropped_and_listed():
    found, out = lines('<p>甲<span style="display:none">乙</span>丙</p><div class="share">分享到</div><select><option>选项</option></select>')
    assert [line.text for line in found] == ["甲丙"]
    assert [(each.text, each.reason) for each in out.furniture] == [("乙", "hidden-text"), ("分享到", "site-navigation"), ("选项", "site-navigation")]


def test_headings_have_levels():
    found, _ = lines("<h1>工作报告</h1><h3>做法</h3><h4>机制</h4>")
    assert [(line.hints.role, line.hints.level) for line in found] == [("title", None), (None, 1), (None, 2)]


def test_pictures_inside_the_page_are_taken_and_others_told():
    data = base64.b64encode(PNG).decode()
    found, out = lines(f'<p>甲<img src="data:image/png;base64,{data}" alt="图">乙</p><img src="http://example.org/a.png">')
    assert [line.text or type(line.block) for line in found] == ["甲", Figure, "乙"]
    assert [each.code for each in out.diagnostics] == ["reader-picture-remote"]


def test_a_table_of_data_has_its_caption_and_head():
    found, _ = lines("<table><caption>情况</caption><thead><tr><td>甲</td><td>乙</td></tr></thead><tr><td>丙</td><td>1</td></tr></table>")
    table = found[0].block
    assert isinstance(table, Table)
    assert (table.caption, table.rows, table.header_rows) == ("情况", (("甲", "乙"), ("丙", "1")), 1)


@pytest.mark.parametrize(("html", "data"), [
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", True), ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", False),
    ("<table><tr><td>a</td><td>b</td></tr></table>", False),
    ("<table><tr><td><table/></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", False),
    (f"<table><tr><td>{'字' * 400}</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", False)])
def test_which_tables_hold_data(html, data):
    assert is_data_table(etree.fromstring(html)) is data


@pytest.mark.parametrize(("html", "text", "marks"), [
    ("学位4320<sup>1</sup>个", "学位4320¹个", []), ("产量10<sup>8</sup>个", "产量10⁸个", []), ("绿地1200m<sup>2</sup>。", "绿地1200m2。", ["superscript"]),
    ('增长5%<span style="vertical-align: super">2</span>，', "增长5%²，", []), ("增长5%<sup>[2]</sup>，", "增长5%[2]，", ["superscript"]),
    ('学位4320<sup><a href="#fn">1</a></sup>个', "学位4320¹个", [])])
def test_raised_digits_make_no_other_figure(html, text, marks):
    line, = lines(f"<p>{html}</p>")[0]
    assert (line.text, [mark.kind for mark in line.hints.marks]) == (text, marks)

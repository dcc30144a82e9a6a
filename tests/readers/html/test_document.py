"""Web pages to a report, as a whole."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.diagnostics import ConvertError
from convert.model.blocks import Heading, Table
from convert.model.letters import letters, report_letters
from convert.readers import read

TITLE = "望川县人民政府关于2023年水利工作情况的报告"
BODY = ("受县人民政府委托，现将有关情况报告如下。", "一、主要做法", "全年整修渠道120公里，比上年增长8%。", "二、下一步打算", "继续管好水源地。")


def page(main, *, charset="utf-8", head="", around=True):
    """Return a page of a government site around `main`."""
    before = ('<div class="nav"><a href="/">首页</a><a href="/b">政务公开</a></div><div class="crumbs">当前位置：<a href="/">首页</a></div>'
              if around else "")
    after = '<div class="footer">主办单位：望川县人民政府办公室　ICP备0001号</div>' if around else ""
    return (f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{TITLE}_望川县人民政府网站</title>{head}</head>'
            f"<body>{before}{main}{after}</body></html>").encode(charset)


def editor(*paragraphs):
    return '<div class="TRS_Editor">' + "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs) + "</div>"


def test_only_the_main_text_of_a_site_is_read_and_the_rest_is_listed():
    outcome = read(page(f"<h1>{TITLE}</h1>" + editor(*BODY)), name="a.html")
    report = outcome.value
    assert report.front.title == TITLE
    assert [block.text for block in report.body] == ["受县人民政府委托，现将有关情况报告如下。", "主要做法", "全年整修渠道120公里，比上年增长8%。",
                                                     "下一步打算", "继续管好水源地。"]
    assert [each.text for each in report.furniture] == ["首页政务公开", "当前位置：首页", "主办单位：望川县人民政府办公室 ICP备0001号"]
    assert report.source.format == "html"


def test_without_a_title_on_the_page_its_name_in_the_head_is_taken():
    assert read(page(editor(*BODY)), name="a.html").value.front.title == TITLE


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030", "big5"])
def test_the_encoding_that_a_page_declares_is_used(charset):
    text = "全年工作平平安安，成效明白。"
    data = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><body><p>{text}</p></body></html>'
    outcome = read(data.encode(charset), name="a.html")
    assert text in "".join(text for _, text in report_letters(outcome.value))


def test_a_page_that_declares_a_wrong_encoding_is_still_read():
    data = page(editor(*BODY)).replace(b'charset="utf-8"', b'charset="gb2312"')
    assert read(data, name="a.html").value.source.encoding == "utf-8"


def test_headings_lists_marks_and_line_breaks_keep_their_meaning():
    main = ("<div id=zoom><h2>第一部分</h2><p>全县<b>扎实</b>推进各项工作。<br>项目进展顺利。</p><ul><li>整修渠道</li></ul>"
            "<ol><li>落实管护。</li></ol></div>")
    report = read(page(f"<h1>{TITLE}</h1>" + main), name="a.html").value
    assert isinstance(report.body[0], Heading)
    assert [(block.text, getattr(block, "form", None)) for block in report.body[1:]] == [
        ("全县扎实推进各项工作。", "body"), ("项目进展顺利。", "body"), ("整修渠道", "item"), ("1.落实管护。", "body")]
    assert [(mark.kind, mark.start, mark.end) for mark in report.body[1].marks] == [("strong", 2, 4)]


def test_tables_of_data_become_tables_with_their_merged_cells():
    table = ("<table><tr><th>项目</th><th colspan=2>数量</th></tr><tr><td rowspan=2>渠道</td><td>新建</td><td>12</td></tr>"
             "<tr><td>整修</td><td>120</td></tr></table>")
    report = read(page(editor(*BODY[:1]) .replace("</div>", table + "</div>")), name="a.html").value
    found = next(block for block in report.body if isinstance(block, Table))
    assert found.rows == (("项目", "数量", ""), ("渠道", "新建", "12"), ("", "整修", "120"))
    assert [(span.row, span.column, span.rows, span.columns) for span in found.spans] == [(0, 1, 1, 2), (1, 0, 2, 1)]


def test_tables_that_only_place_the_text_are_read_as_text():
    inner = "".join(f"<p>{text}</p>" for text in (TITLE, *BODY))
    report = read(page(f"<table><tr><td>{inner}</td></tr></table>"), name="a.html").value
    assert report.front.title == TITLE
    assert not any(isinstance(block, Table) for block in report.body)


def test_a_page_nested_a_thousand_deep_is_read_to_its_end():
    deep = "<div>" * 1000 + editor(TITLE, *BODY) + "</div>" * 1000
    assert len(read(page(deep), name="a.html").value.body) == 5


def test_a_page_nested_deeper_than_can_be_read_whole_is_refused():
    with pytest.raises(ConvertError) as caught:
        read(page("<div>" * 3000 + editor(TITLE, *BODY)), name="a.html")
    assert caught.value.diagnostic.code == "readhtml-too-deep"


def test_a_web_page_with_the_suffix_of_word_is_read_and_said_so():
    assert "readhtml-suffix" in [each.code for each in read(page(editor(TITLE, *BODY)), name="a.docx").diagnostics]


def test_a_page_without_text_says_so():
    with pytest.raises(ConvertError) as caught:
        read(b"<html><body><script>var a = 1;</script></body></html>", name="a.html")
    assert caught.value.diagnostic.code in ("reader-empty", "reader-no-words")


_WORDS = st.text(st.sampled_from("全区经济运行平稳年月日0123456789.%，。；：（）“”一二三、<>&ABc "), min_size=1, max_size=40)


@settings(max_examples=50, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=8))
def test_no_letter_of_the_page_is_lost(texts):
    """Every letter that the page shows is in the model, or in what is listed as dropped."""
    report = read(page(f"<h1>{TITLE}</h1>" + editor(*texts), around=False), name="a.html").value
    found = "".join(text for _, text in report_letters(report)) + "".join(each.text for each in report.furniture)
    assert sorted(letters(found)) == sorted(letters(TITLE + "".join(texts)))


def old_page(title, text, between=""):
    """Return a page laid out by tables without names, the title in a row of its own."""
    return (f"<html><head><title>::望川县::</title></head><body><table><tr><td><a href=/>首页</a></td></tr></table><table><tr><td>{title}</td></tr>"
            f"<tr><td>{between}</td></tr><tr><td><div>{'<br>'.join(text)}</div></td></tr></table></body></html>").encode()


@pytest.mark.parametrize("title", [f"<font size=4>{TITLE}</font>", f"<b>{TITLE}</b>", f'<p align="center">{TITLE}</p>'])
def test_a_title_without_a_telling_name_is_known_by_how_it_is_set(title):
    report = read(old_page(title, BODY), name="a.html").value
    assert (report.front.title, report.body[0].text) == (TITLE, BODY[0])


def test_a_link_and_plain_words_above_a_text_with_a_title_give_none():
    report = read(old_page("<b>各地工作通知</b>", (TITLE, *BODY)), name="a.html").value
    assert report.front.title == TITLE
    assert read(old_page(f"<a href=/1><b>{TITLE}</b></a>", BODY), name="a.html").value.front.title is None


def test_the_number_between_title_and_text_is_kept():
    main = f'<div class="tit">{TITLE}</div><div class="wh">望政〔2024〕6号</div><div class="time">2024-03-06</div>' + editor(*BODY, *BODY[2:] * 3)
    report = read(page(main), name="a.html").value
    assert (report.front.title, report.header.document_number) == (TITLE, "望政〔2024〕6号")
    assert "2024-03-06" in [each.text for each in report.furniture]


def test_a_title_without_any_setting_is_known_by_what_it_says_it_is_about():
    report = read(old_page("关于春季水利工程的通告", BODY), name="a.html").value
    assert (report.front.title, report.body[0].text) == ("关于春季水利工程的通告", BODY[0])

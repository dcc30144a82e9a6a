"""Which element holds the main text."""

import pytest
from lxml import etree

from convert.diagnostics import ConvertError
from convert.readers.html import page as module
from convert.readers.html.page import decode_page, is_foreign, is_hidden, is_toolbar, main_element, measure_prose, parse_page

PROSE = "<p>" + "全年工作平稳有序。" * 20 + "</p>"


def main(body):
    root = parse_page(f"<html><body>{body}</body></html>", path="a.html")
    return main_element(root, measure_prose(root))


@pytest.mark.parametrize("name", ['id="zoom"', 'class="TRS_Editor"', 'class="article-content x"', 'id="UCAP-CONTENT"', 'class="main content-box"'])
def test_known_names_are_found(name):
    assert main(f"<div class=w><div {name}>{PROSE}</div><div>{PROSE[:60]}</div></div>").get(name.partition("=")[0]) in name


def test_a_known_name_around_little_text_does_not_count():
    assert main(f'<div id="a"><div class="content"><p>短。</p></div><div id="b">{PROSE}</div></div>').get("id") == "b"


def test_without_a_known_name_the_innermost_holder_of_most_prose_is_taken():
    assert main(f'<div id="a"><ul><li><a href="/">{"链接" * 400}</a></li></ul><div id="b"><h1>报告</h1>{PROSE}</div></div>').get("id") == "b"


def test_text_right_in_the_body_makes_the_body_the_holder():
    assert main(PROSE).tag == "body"


def test_links_scripts_and_controls_are_no_prose():
    root = parse_page("<body><div><a>链接</a><script>var a</script><select><option>选项</option></select>正文</div></body>", path="a")
    assert measure_prose(root)[next(root.iter("div"))] == 2


@pytest.mark.parametrize(("html", "foreign"), [('<div class="share">分享</div>', True), ('<ul class="nav-1"><li>首页</li></ul>', True),
                                               ('<div class="shareholder">股东</div>', False), ("<p>正文</p>", False), ("<nav>首页</nav>", True)])
def test_toolbars_inside_the_text_belong_to_the_site(html, foreign):
    assert is_foreign(etree.fromstring(html), 10) is foreign
    assert not is_foreign(etree.fromstring(html), 1000)


@pytest.mark.parametrize(("html", "hidden"), [('<p style="DISPLAY: none">a</p>', True), ('<p hidden="">a</p>', True), ('<p style="color:red">a</p>', False)])
def test_what_the_page_does_not_show(html, hidden):
    assert is_hidden(etree.fromstring(html)) is hidden


def test_a_declared_encoding_that_does_not_fit_is_found_out():
    text = '<meta charset="gbk"><p>全年平稳，𠮷某。</p>'
    assert decode_page(text.encode(), None, path="a").encoding == "utf-8"
    assert decode_page(text.encode("gb18030"), None, path="a").encoding == "gb18030"
    assert decode_page(text.replace("gbk", "nonsense").encode(), None, path="a").encoding == "utf-8"


def test_the_number_of_tags_is_bounded(monkeypatch):
    monkeypatch.setattr(module, "MAX_TAGS", 3)
    with pytest.raises(ConvertError) as caught:
        parse_page("<p><b></b></p>", path="a")
    assert caught.value.diagnostic.code == "readhtml-too-large"


@pytest.mark.parametrize(("text", "toolbar"), [
    ("点击数：1234 【打印】【关闭】 字体：大 中 小 分享到：微信", True), ("打印 收藏 关闭窗口", True), ("分享到：微信 微博 QQ空间 打印本页", True), ("打印", False),
    ("打印店关闭120家", False), ("关闭煤矿12家，下载次数1234次", False), ("大中小企业", False)])
def test_a_line_of_buttons_is_a_toolbar(text, toolbar):
    assert is_toolbar(text) is toolbar


@pytest.mark.parametrize("text", ["", "  ", "<!-- 无 -->", "<!DOCTYPE html>"])
def test_a_page_without_any_element_is_empty(text: str):
    with pytest.raises(ConvertError) as caught:
        parse_page(text, path="a.html")
    assert (caught.value.diagnostic.code, caught.value.diagnostic.path) == ("reader-empty", "a.html")

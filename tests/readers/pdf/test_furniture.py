"""Page numbers and running heads."""

import pytest

from convert.readers.pdf.furniture import find_furniture
from convert.readers.pdf.pages import PdfPage, Row


def page(*texts, number=None, head=None):
    rows = [Row(head, 80, 200, 810, 9)] if head else []
    rows += [Row(text, 80, 500, 700 - 30 * index, 16) for index, text in enumerate(texts)]
    return PdfPage(595, 842, rows + ([Row(number, 280, 300, 60, 14)] if number else []))


def test_numbers_between_dashes_are_page_numbers_on_any_page():
    assert find_furniture([page("正文", number="— 1 —")]) == {(0, 1): "page-number"}
    assert find_furniture([page("正文", number="第 1 页 共 3 页")]) == {(0, 1): "page-number"}


def test_bare_numbers_are_page_numbers_when_they_count():
    pages = [page("正文", number=str(number)) for number in (3, 4, 5)]
    assert set(find_furniture(pages).values()) == {"page-number"}
    assert find_furniture([page("合计", number="120")]) == {}


def test_what_stands_on_the_edge_of_page_after_page_is_a_running_head():
    pages = [page("正文" + "一二三四"[number], head=f"工作报告 第{number}部分") for number in range(4)]
    assert find_furniture(pages) == {(number, 0): "running-head" for number in range(4)}
    assert find_furniture(pages[:2]) == {}


@pytest.mark.parametrize("line", ["责任单位：青禾区水务局", "完成时限：2024年底", "联系电话：0796-1234567", "这句话写完了。"])
def test_lines_of_the_text_on_the_edge_of_page_after_page_stay(line):
    assert find_furniture([page("正文", head=line) for _ in range(4)]) == {}


def test_text_in_the_middle_of_pages_is_none_however_often_it_comes():
    assert find_furniture([page("正文", "单位：万元", "正文")] * 4) == {}


@pytest.mark.parametrize("head", ["2024/12/1 13:50　　关于水利工作的通知_青禾县", "12/1/26, 1:50 PM　　关于水利工作的通知", "2024/12/1 下午1:50"])
def test_what_a_browser_prints_above_and_below_a_page_is_none_of_it(head):
    foot = "https://www.example.org/a_1.html　　1/1"
    assert find_furniture([page("正文", head=head, number=foot)]) == {(0, 0): "running-head", (0, 2): "running-head"}
    assert find_furniture([page("正文", head=head)]) == {}
    assert find_furniture([page("正文", number="https://www.example.org/a_1.html")]) == {}
    assert len(find_furniture([page("正文", number="https://www.example.org/a_1.html")] * 4)) == 4

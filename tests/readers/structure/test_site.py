"""The web page around a report."""

from convert.readers.structure.draft import Draft
from convert.readers.structure.site import drop_site_furniture
from tests.readers.structure.making import lines_of


def kept(text: str) -> list[str]:
    return [line.text for line in drop_site_furniture(lines_of(text), Draft())]


def test_head_and_foot_go():
    assert kept("首页 > 公开\n索引号：\n113308\n关于工作的报告\n正文一段。\n【打印】\n分享到微信") == [
        "关于工作的报告",
        "正文一段。",
    ]


def test_a_title_between_two_parts_of_the_head_stays():
    assert kept("打印\n关于工作的报告\n来源：市政府办\n正文一段。")[0] == "关于工作的报告"


def test_words_of_navigation_inside_a_report_stay():
    assert kept("关于工作的报告\n正文一段。\n打印\n正文两段。") == [
        "关于工作的报告",
        "正文一段。",
        "打印",
        "正文两段。",
    ]


def test_a_report_without_a_web_page_stays_whole():
    assert len(kept("关于工作的报告\n正文一段。")) == 2

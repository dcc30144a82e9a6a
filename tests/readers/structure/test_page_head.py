"""A title that a copied web page shows again above the report."""

import msgspec
import pytest

from convert.readers.structure.lines import Hints
from convert.readers.structure.page_head import told_again
from tests.readers.structure.making import lines_of

TITLE = "青禾县2024年度法治政府建设情况报告"


def begins(text: str) -> str:
    lines = lines_of(text)
    return lines[told_again(lines)].text


@pytest.mark.parametrize("head", [
    f"青禾县人民政府 2025年3月3日星期一\n无障碍 简体| 繁体\n{TITLE}\n来源:县府办 发布时间:2025-03-02 09:18",
    f"今天是:2025年3月3日 星期一\n工作报告\n您所在的位置:政务公开 > 工作报告\n{TITLE}\n文章来源:司法局 更新时间:2025/03/02 11:30:01",
    f"返回首页\n{TITLE}\nQH280XD/2025-6537\n县政府办公室\n2025-03-02",
    f"青政发〔2025〕7号《{TITLE}》\n浏览量:    时间:2025-03-02 23:45:19",
    f"返回顶部\n{TITLE}\n• 索引号:\n61072800/2025-001\n• 主题分类:\n• 发文机构:\n县政府网站\n• 发文日期:\n2025年03月02日 16:40\n• 内容概述:",
    f"{TITLE}\n时间：2025-03-02 17:15:05 公文范文 来源：网友投稿\n下面是小编为大家整理的{TITLE}，供大家参考。",
    f"（受权发布）{TITLE}\n新华社青禾3月2日电",
    f"• 手机版\n统计信息\n{TITLE}\n时间:2025-03-02   作者:青禾在线   来源:县政府网   阅读:69   评论:0\n内容摘要:{TITLE}，全文如下……",
    f"{TITLE}\n作者:法律资料网 时间:2025-03-02 11:34:10   浏览:95   来源:法律资料网\n下载地址: 点击此处下载\n{TITLE}\n青禾县人民政府",
    f"政务丨{TITLE}\n- 发布日期:2025-03-02\n- 浏览次数:\n4874268",
])
def test_the_report_begins_where_its_title_is_told_last(head: str):
    lines = lines_of(f"{head}\n{TITLE}\n2024年，全县依法行政水平提高。\n一、主要工作\n正文一段。")
    at = told_again(lines)
    assert (lines[at].text, lines[at + 1].text) == (TITLE, "2024年，全县依法行政水平提高。")


def test_the_mark_and_the_number_above_the_title_belong_to_it():
    text = ("青禾县人民政府文件\n发布时间：2025-03-02 10:45:55 来源：县府办\n青禾县人民政府文件\n青政发〔2025〕24号\n"
            "青禾县人民政府关于加强普通高等学校\n毕业生就业工作的通知\n各镇人民政府：\n通知如下。")
    lines = lines_of(text)
    assert [line.text for line in lines[told_again(lines):]][:2] == ["青禾县人民政府文件", "青政发〔2025〕24号"]


def test_a_notice_that_sends_the_document_out_is_the_title():
    text = ("首页 » 法规\n青禾县政务公开实施细则\n时间:2025-03-02 11:34:10 来源:法律资料网\n青禾县政务公开实施细则\n青禾县人民政府办公室\n"
            "关于印发青禾县政务公开实施细则的通知\n（青政发〔2025〕37号）\n各部门：\n现将实施细则印发给你们。")
    assert begins(text) == "关于印发青禾县政务公开实施细则的通知"


def test_the_organ_in_the_first_line_of_a_title_is_no_value_of_the_label_above():
    text = ("青禾县人民政府关于深化改革的意见\n发布日期：2025-03-02\n浏览次数：\n青禾县人民政府\n关于深化改革的意见\n各镇人民政府：\n意见如下。")
    assert begins(text) == "青禾县人民政府"


@pytest.mark.parametrize("again", [TITLE, "青禾县2024年度\n法治政府建设情况报告"])
def test_a_title_told_twice_in_a_row_needs_no_page_around_it(again: str):
    assert told_again(lines_of(f"{TITLE}\n{again}\n2024年，全县依法行政水平提高。")) == 1


def test_a_title_over_two_lines_is_told_again():
    assert begins("打印\n青禾县人大常委会执法检查组关于检查安全生产法实施情况的报告\n来源：县人大\n青禾县人大常委会执法检查组\n"
                  "关于检查安全生产法实施情况的报告\n主任、各位委员：\n报告如下。") == "青禾县人大常委会执法检查组"


@pytest.mark.parametrize("text", [
    f"{TITLE}\n2024年，全县依法行政水平提高。\n附件：{TITLE}\n{TITLE}\n正文。",
    f"首页 > 公开\n{TITLE}\n来源：县府办\n正文一段。\n{TITLE}\n正文两段。",
    f"{TITLE}\n青禾县司法局\n{TITLE}\n正文一段。",
    "首页 > 公开\n关于报送工作总结的通知\n来源：县府办\n各镇人民政府：\n请报送工作总结。\n工作总结\n正文一段。",
])
def test_a_title_told_in_the_text_or_without_a_page_around_it_is_none(text: str):
    assert told_again(lines_of(text)) == 0


def test_a_heading_of_the_page_is_a_telling_too():
    shown, *rest = lines_of(f"{TITLE}\n发布时间：2025-03-02　来源：县司法局\n{TITLE}\n各位代表：\n正文一段。")
    lines = [msgspec.structs.replace(shown, hints=Hints(role="title")), *rest]
    assert told_again(lines) == 2

"""The web page around a report."""

import pytest

from convert.model.blocks import Figure, Table
from convert.readers.structure.draft import Draft
from convert.readers.structure.lines import Hints, block_line, make_line
from convert.readers.structure.site import drop_blocks_above, drop_site_furniture
from convert.readers.structure.web import is_weak, site_furniture
from tests.readers.structure.making import lines_of


def kept(text: str) -> list[str]:
    return [line.text for line in drop_site_furniture(lines_of(text), Draft())]


def test_head_and_foot_go():
    assert kept("首页 > 公开\n索引号：\n113308\n关于工作的报告\n正文一段。\n【打印】\n分享到微信") == [
        "关于工作的报告",
        "正文一段。",
    ]


def test_who_runs_the_site_is_its_foot():
    assert kept("关于工作的报告\n正文一段。\n上一篇：关于检查的通知\n主办：青禾县人民政府　承办：县政府办公室\n青ICP备05001234号") == [
        "关于工作的报告", "正文一段。"]


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


def test_a_date_with_points_and_an_address_sign_nothing_away():
    assert kept("关于工作的公告\n正文一段。\n邮政编码：330038\n青禾县水务局\n2024.4.17")[-3:] == ["邮政编码：330038", "青禾县水务局", "2024.4.17"]


def test_particulars_of_a_meeting_below_its_title_stay():
    assert len(kept("青禾县党政联席会议纪要\n时间：2024年4月8日\n地点：三楼会议室\n会议研究了两个事项。")) == 4


def test_a_foot_keeps_its_hands_off_the_signature():
    assert kept("关于工作的通知\n正文一段。\n青禾县水务局\n2024年5月6日\n打印本页\n版权所有：青禾县")[-2:] == ["青禾县水务局", "2024年5月6日"]


def test_a_page_that_shows_another_title_above_gives_way_to_the_report():
    text = "云溪要闻\n2026年政府工作报告\n发表时间：\n2026-01-20 09:45:30\n来源：\n云溪日报\n政府工作报告\n——2026年1月15日在人民代表大会上\n各位代表：\n正文。"
    assert kept(text)[0] == "政府工作报告"


def test_the_caption_of_a_photograph_above_the_title_goes():
    assert kept("政府工作报告。 云溪融媒记者 陈小满 摄\n政府工作报告\n各位代表：\n正文。")[0] == "政府工作报告"


def test_pictures_above_the_title_stay_and_tables_of_metadata_go():
    table = Table(id="", rows=(("索引号", "A1"), ("发布机构", "市府办")), cell_sources=((((0, 3),), ((3, 5),)), (((5, 9),), ((9, 12),))))
    draft = Draft()
    lines = [block_line(Figure(id="", image=b"", media_type="image/png"), 1, 0), block_line(table, 2, 0), *lines_of("关于工作的报告\n正文一段。")]
    above, rest = drop_blocks_above(lines, draft)
    assert ([type(line.block) for line in above], [line.text for line in rest]) == ([Figure], ["关于工作的报告", "正文一段。"])
    assert [each.text for each in draft.furniture] == ["索引号", "A1", "发布机构", "市府办"]


def test_a_row_below_the_table_of_metadata_goes_with_it():
    table = Table(id="", rows=(("索引号", "A1"), ("发布机构", "市府办")), cell_sources=((((0, 3),), ((3, 5),)), (((5, 9),), ((9, 12),))))
    draft = Draft()
    _, rest = drop_blocks_above([block_line(table, 1, 0), *lines_of("主题词：　　水利　渠道\n关于工作的报告\n正文一段。")], draft)
    assert [line.text for line in rest] == ["关于工作的报告", "正文一段。"]
    assert draft.furniture[-1].text == "主题词：　　水利　渠道"


def test_a_menu_in_a_list_above_the_place_of_the_page_goes():
    items = [make_line(line.raw, line.number, hints=Hints(role="item")) for line in lines_of("网站首页\n新闻中心\n魅力青禾")]
    lines = [*items, *lines_of("您当前的位置：首页>公开\n关于工作的报告\n正文一段。")]
    assert [line.text for line in drop_site_furniture(lines, Draft())] == ["关于工作的报告", "正文一段。"]
    finished = [make_line(line.raw, line.number, hints=Hints(role="item")) for line in lines_of("全年整修渠道。\n落实管护人员一百二十名共同管护渠道")]
    assert len(drop_site_furniture([*finished, *lines[3:]], Draft())) == 5


def test_what_asks_who_leaves_a_page_and_offers_no_file_is_its_foot():
    assert kept("关于工作的报告\n正文一段。\n附件：\n关联稿件：\n上一篇：关于检查的通知\n您访问的链接即将离开“青禾县政府网”是否继续？\n继续访问") == [
        "关于工作的报告", "正文一段。"]
    assert kept("关于工作的报告\n正文一段。\n附件：\n一览表")[-2:] == ["附件：", "一览表"]


def test_the_name_of_a_part_of_the_site_above_the_title_goes():
    assert kept("信息公开\n青禾基金会行政管理制度\n第一章 总则\n第一条 本制度适用于全体人员。")[0] == "青禾基金会行政管理制度"


def test_two_labels_on_the_line_below_the_title_are_the_pages():
    (line,) = lines_of("时间：2014-03-25 00:00:00  来源：  作者：")
    assert (site_furniture(line), is_weak(line)) == ("site-metadata", False)


@pytest.mark.parametrize("line", [
    "今天是中国共产党成立103周年纪念日。", "以上是我为大家带来的汇报，谢谢大家。", "扫码办理渠道已经开通，欢迎使用。",
    "评论：干部作风有所好转", "●主要做法：", "导语：过去一年成绩显著。", "本报告由小编制小组起草。",
])
def test_a_line_of_a_report_that_pages_have_too_stays(line: str):
    assert line in kept(f"关于工作的报告\n{line}\n正文一段。")
    assert kept(f"关于工作的报告\n正文一段。\n{line}")[-1] == line


def test_the_link_to_an_attachment_that_the_text_names_goes():
    text = "关于公布抽查结果的公告\n现予公布。\n附件：抽查结果一览表\n青禾县水务局\n2024年3月6日\n附件：抽查结果一览表.docx"
    assert kept(text)[-2:] == ["青禾县水务局", "2024年3月6日"]
    assert kept(text.replace("结果一览表\n", "情况\n"))[-1] == "附件：抽查结果一览表.docx"


def test_the_form_of_a_telegram_stands_above_its_title():
    table = block_line(Table(id="", rows=(("发电单位", "青禾县防汛办"), ("等级", "特急")), header_rows=1, cell_sources=((), ())), 2, 0)
    mark, *text = lines_of("传真电报\n关于做好强降雨防范工作的通知\n各镇人民政府：\n现通知如下。")
    above, rest = drop_blocks_above([mark, table, *text], Draft())
    assert (above, rest[0].text) == ([mark, table], "关于做好强降雨防范工作的通知")
    unaddressed = [mark, table, text[0], text[2]]
    assert drop_blocks_above(unaddressed, Draft()) == ([], unaddressed)

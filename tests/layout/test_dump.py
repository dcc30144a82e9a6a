from convert.layout import lay_out
from convert.layout.dump import dump_pages
from convert.model.blocks import Heading, Lead, Paragraph
from convert.model.elements import Front
from tests.layout.square import FONTS, MEETING, report

SEEN = """\
┌─ 1
│ 1 第十七届人大常委会第九次会议材料一
│ 2
│ 3~　　　　　　　岚山市青禾区人民政府
│ 4~　　关于2024年度粮食安全工作情况的报告
│ 5~　　　　　——2024年12月26日在区人大常委会会议上
│ 6
│ 7~主任、各位委员：
│ 8~　　一、主要成效
│ 9~　　（一）压实责任。全区粮食播种面积12.5万亩，增长3.2%，
│10~粮食总产量达到6.8万吨，“米袋子”“菜篮子”供应充足；完
│11~成投资2.4亿元——其中财政资金1.1亿元，为近5年最高水平。
│12~　　以上报告，请予审议。
│13
│14
│15
│16
│17
│18
│19
│20
│21
│22
└─ — 1 —
"""


def test_a_page_as_text_shows_every_break():
    lead = Lead(level=2, ordinal="（一）", text="压实责任。")
    own = report(
        front=Front(
            material_number="第十七届人大常委会第九次会议材料一",
            title="岚山市青禾区人民政府关于2024年度粮食安全工作情况的报告",
            occasion="——2024年12月26日在区人大常委会会议上",
            salutation="主任、各位委员：",
        ),
        body=(
            Heading(id="h1", level=1, ordinal="一、", text="主要成效"),
            Paragraph(
                id="p1",
                lead=lead,
                text="（一）压实责任。全区粮食播种面积12.5万亩，增长3.2%，粮食总产量达到6.8万吨，“米袋子”“菜篮子”供应充足；"
                "完成投资2.4亿元——其中财政资金1.1亿元，为近5年最高水平。",
            ),
        ),
        closing="以上报告，请予审议。",
    )
    assert dump_pages(lay_out(own, MEETING, FONTS).value, MEETING) == SEEN


def test_two_texts_on_one_row_stand_side_by_side():
    text = dump_pages(lay_out(report(), MEETING, FONTS).value, MEETING)
    assert text.splitlines()[0] == "┌─ 1"
    assert len(text.splitlines()) == 24

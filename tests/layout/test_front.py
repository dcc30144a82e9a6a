from convert.layout.front import centred_rows, front_rows, text_below_title
from convert.model.blocks import Paragraph
from convert.model.elements import Front
from tests.layout.square import report, setter, text_of

FRONT = Front(
    material_number="区第十七届人大常委会第九次会议材料一",
    organ_line="青禾区人民政府",
    title="关于2024年度法治政府建设情况的报告",
    occasion="——2024年12月26日在青禾区第十七届人民代表大会常务委员会第九次会议上",
    issuer="区司法局局长　江一舟",
    salutation="主任、各位委员：",
)


def test_the_parts_stand_in_the_order_of_the_page():
    slots: dict[str, tuple[str, ...]] = {}
    rows = front_rows(FRONT, setter(), slots)
    blocks = [row.items[0].block.removeprefix("front.") for row in rows]
    assert list(dict.fromkeys(blocks)) == ["material_number", "organ_line", "title", "occasion", "issuer", "salutation"]
    assert [row.items[0].runs[0].typeface for row in rows[:3]] == ["heiti", "xiaobiaosong", "xiaobiaosong"]


def test_a_centred_text_of_several_lines_is_broken_between_words_and_told():
    slots: dict[str, tuple[str, ...]] = {}
    front_rows(FRONT, setter(), slots)
    assert slots == {"front.occasion": ("——2024年12月26日在青禾区", "第十七届人民代表大会常务委员会第九次会议上")}


def test_every_line_is_centred_on_the_type_area():
    for row in centred_rows("青禾区人民政府关于2024年度法治政府建设情况的报告", "title", "front.title", setter(), {}):
        line = row.items[0]
        end = line.runs[-1].x_mm + sum(line.runs[-1].advances_mm)
        assert abs(line.runs[0].x_mm + end - 2 * 106) < 1e-6


def test_the_authors_breaks_win():
    rows = centred_rows("青禾区人民政府工作报告", "title", "front.title", setter(), {}, (3,))
    assert [text_of(row.items[0]) for row in rows] == ["青禾区", "人民政府工作报告"]


def test_an_empty_front_has_no_rows():
    assert front_rows(Front(), setter(), {}) == []


def test_text_follows_the_title_directly_when_nobody_is_addressed():
    body = (Paragraph(id="p1", text="今年以来。"),)
    assert text_below_title(report(*body, front=Front(title="公告")))
    assert not text_below_title(report(*body, front=Front(title="公告", salutation="各位代表：")))
    assert not text_below_title(report(*body, front=Front(title="通知"), main_recipients="各镇："))
    assert text_below_title(report(*body, front=Front(title="通知"), main_recipients="各镇："), addressed=False)
    assert not text_below_title(report(*body, front=Front()))

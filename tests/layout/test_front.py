import pytest

from convert.layout.front import centred_rows, front_rows, text_below_title
from convert.model.blocks import Paragraph, Table
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
    rows = front_rows(report(front=FRONT), setter(), slots)
    blocks = [row.items[0].block.removeprefix("front.") for row in rows]
    assert list(dict.fromkeys(blocks)) == ["material_number", "organ_line", "title", "occasion", "issuer", "salutation"]
    assert [row.items[0].runs[0].typeface for row in rows[:3]] == ["heiti", "xiaobiaosong", "xiaobiaosong"]


def test_an_own_label_stands_at_the_left_and_the_title_two_rows_below():
    rows = front_rows(report(front=Front(label="附件2", title="工作安排")), setter(), {})
    assert [row.items[0].role for row in rows] == ["front_label", "title"]
    assert rows[0].items[0].runs[0].x_mm == setter().sheet.page.margin_binding_mm
    assert rows[0].items[0].runs[0].typeface == "heiti"
    assert rows[0].space_after_mm + rows[1].space_before_mm == setter().sheet.grid.line_pitch_mm


def test_a_centred_text_of_several_lines_is_broken_between_words_and_told():
    slots: dict[str, tuple[str, ...]] = {}
    front_rows(report(front=FRONT), setter(), slots)
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
    assert front_rows(report(), setter(), {}) == []


def test_text_follows_the_title_directly_when_nobody_is_addressed():
    body = (Paragraph(id="p1", text="今年以来。"),)
    assert text_below_title(report(*body, front=Front(title="公告")), addressed=False)
    assert not text_below_title(report(*body, front=Front(title="公告", salutation="各位代表：")), addressed=False)
    assert not text_below_title(report(*body, front=Front(title="通知"), main_recipients="各镇："), addressed=True)
    assert text_below_title(report(*body, front=Front(title="通知"), main_recipients="各镇："), addressed=False)
    assert not text_below_title(report(*body, front=Front()), addressed=False)
    assert text_below_title(report(body=(Table(id="t1", rows=(("甲",),)),), front=Front(title="对照表")), addressed=False)


def test_a_line_of_a_title_that_is_a_hair_too_long_is_moved_together():
    """20.5 em in a room of 20.1: two in a hundred are allowed, so that no name is torn for a figure."""
    rows = centred_rows("关于2024年重点建设项目和民生实事项目情况1", "title", "front.title", setter(), {})
    assert len(rows) == 1
    line = rows[0].items[0]
    assert line.left_mm == pytest.approx(28)
    assert line.right_mm == pytest.approx(184)
    assert len(centred_rows("关于2024年重点建设项目和民生实事项目情况12", "title", "front.title", setter(), {})) == 2

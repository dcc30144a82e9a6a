"""Front matter of a report."""

import pytest

from convert.readers.structure.draft import Draft
from convert.readers.structure.front import front_lines_end, read_front
from tests.readers.structure.making import lines_of

BODY = "\n现将有关情况报告如下，请予审议。"


def front_of(text: str, **given: object):
    return read_front(lines_of(text + BODY), Draft(), given)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("关于2023年预算执行情况\n和2024年预算草案的报告", "关于2023年预算执行情况和2024年预算草案的报告"),
        ("青禾区发展规划\n（征求意见稿）", "青禾区发展规划（征求意见稿）"),
        ("政府工作报告", "政府工作报告"),
        ("青禾区水利工程资金\n的公示", "青禾区水利工程资金的公示"),
        ("青禾区保护名录\n（代拟稿）", "青禾区保护名录（代拟稿）"),
        ("法治护航 行稳致远", "法治护航行稳致远"),
        ("柞溪县审计局\n2020年部门决算", "柞溪县审计局2020年部门决算"),
        ("2022年度\n青禾区部门决算", "2022年度青禾区部门决算"),
    ],
)
def test_titles(text: str, title: str):
    assert front_of(text).front.title == title


def test_the_acts_that_made_a_law_stand_in_one_bracket_over_several_lines():
    text = ("青禾县人民代表大会议事规则\n（1988年8月18日第六届人民代表大会第二次会议通过\n根据1997年10月17日第七届人民代表大会第七次会议《关于修改"
            "〈议事规则〉的决定》修正\n2011年5月27日第十届人民代表大会第四次会议修订）")
    assert front_of(text).front.occasion == (
        "（1988年8月18日第六届人民代表大会第二次会议通过　根据1997年10月17日第七届人民代表大会第七次会议《关于修改"
        "〈议事规则〉的决定》修正　2011年5月27日第十届人民代表大会第四次会议修订）")


def test_an_organ_above_a_whole_title_is_a_line_of_its_own():
    front = front_of("岚山市人民政府\n政务公开工作要点").front
    assert (front.organ_line, front.title) == ("岚山市人民政府", "政务公开工作要点")


def test_two_issuers_share_the_slot():
    assert (
        front_of("2023年统计公报\n岚山市统计局\n国家统计局岚山调查队").front.issuer
        == "岚山市统计局　国家统计局岚山调查队"
    )


def test_a_name_below_its_post_belongs_to_it():
    assert front_of("政府工作报告\n岚山市市长\n苏　合\n各位代表：").front.issuer == "岚山市市长　苏　合"


def test_a_text_that_begins_in_the_middle_has_no_title():
    found = read_front(lines_of("五是协调发展。全区平稳，成效明显。\n六是改善民生。"), Draft(), {})
    assert found.front.title is None
    assert len(found.body) == 2


def test_what_is_given_is_not_looked_for():
    found = front_of(
        "关于工作的报告\n各位代表：", **{"front.title": "关于工作的报告", "front.salutation": "各位委员："}
    )
    assert (found.front.title, found.front.salutation, found.body[0].text) == (None, None, "各位代表：")


def test_the_body_begins_at_running_text():
    assert front_lines_end(lines_of("关于工作的报告\n各位代表：" + BODY)) == 2


def test_the_rest_of_a_line_with_the_salutation_begins_the_body_with_its_number():
    found = front_of("关于工作的报告\n各位代表：一、全年工作。")
    assert found.front.salutation == "各位代表："
    assert (found.body[0].text, found.body[0].ordinal.mark) == ("一、全年工作。", "一、")


def test_the_day_of_a_newspaper_above_the_title_is_the_page_s():
    found = front_of("2024年3月6日 星期三\n青禾区政府工作报告\n各位代表：")
    assert (found.front.title, found.front.date, found.front.salutation) == ("青禾区政府工作报告", None, "各位代表：")
    assert front_of("2024年3月6日\n青禾区政府工作报告\n各位代表：").front.date == "2024年3月6日"


def test_the_caption_of_a_photograph_above_the_address_is_dropped():
    draft = Draft()
    found = read_front(lines_of("青禾区政府工作报告\n大会现场。 记者 苏小曼 摄\n各位代表：" + BODY), draft, {})
    assert (found.front.salutation, [each.reason for each in draft.furniture]) == ("各位代表：", ["photo-caption"])
    found = read_front(lines_of("青禾区水利工作报告\n大会现场。 记者 苏小曼 摄" + BODY), Draft(), {})
    assert [line.text for line in found.body][:1] == ["大会现场。记者苏小曼摄"]

"""What single lines of a title block are."""

import msgspec
import pytest

from convert.readers.structure.front_lines import (
    act_lines,
    address_lines,
    addresses,
    begins_paragraph,
    front_lines_end,
    is_occasion,
    is_post_and_name,
    is_reporter,
    is_title_over,
)
from convert.readers.structure.lines import Hints
from tests.readers.structure.making import lines_of


@pytest.mark.parametrize(
    "text",
    [
        "东山市第一中学：", "各系部及2024届本科毕业生：", "市科技局、各区财政局、生产建设兵团：", "王芳、李建国委员：", "同志们：",
        "主任、各位副主任、各位委员：", "各村（社区）党组织，镇直各单位：", "青禾建筑工程有限公司：", "全体业主：", "省委、省政府：",
        "各位代表、姐妹们：", "县人武部：", "各教研室：", "教育部:",
    ],
)
def test_whoever_is_written_to(text: str):
    assert addresses(text)


@pytest.mark.parametrize(
    "text",
    [
        "现将有关事项通知如下：", "公示时间：", "联系人：", "主持人：", "具体要求：", "牵头单位：", "根据工作安排，现就有关事项公告各单位：",
        "其中：", "附件：", "责任单位：", "2024年工作情况：",
    ],
)
def test_other_lines_with_a_colon_address_nobody(text: str):
    assert not addresses(text)


def test_an_address_may_be_wrapped():
    lines = lines_of("各市（州）人民政府，省政府各部委、各直属\n机构，各高等学校：\n正文一段。")
    assert address_lines(lines, 0) == 2
    assert address_lines(lines, 2) == 0


def test_the_body_begins_with_running_text():
    assert front_lines_end(lines_of("附件2：\n工作细则\n各学院：\n为了规范，制定本细则。")) == 3


@pytest.mark.parametrize(("text", "answer"), [("县长　林知行", True), ("市长", False), ("政府工作报告", False), ("王××", False)])
def test_a_post_with_a_name(text: str, *, answer: bool):
    assert is_post_and_name(lines_of(text)[0]) is answer


def test_reporters_and_occasions():
    assert is_reporter("青禾县统计局")
    assert not is_reporter("关于工作的报告")
    assert is_occasion("——2024年1月9日在青禾县人民代表大会上")
    assert not is_occasion("全县平稳。")


def test_lines_set_as_one_say_which_meeting_passed_it():
    def acts(*hints: Hints) -> int:
        texts = ("2025年10月18日青禾区第十七届人民代", "表大会常务委员会第二十四次会议通过")
        return act_lines([msgspec.structs.replace(lines_of(text)[0], hints=each) for text, each in zip(texts, hints, strict=True)])

    assert acts(Hints(centred=True), Hints(centred=True)) == 2
    assert acts(Hints(), Hints(continues="hard-wrap")) == 2
    assert acts(Hints(), Hints()) == 0


def test_a_title_goes_on_over_lines_set_as_titles_are():
    def titled(*, bold: bool) -> bool:
        return is_title_over([msgspec.structs.replace(line, hints=Hints(bold=bold)) for line in lines_of("关于网站检查\n情况的通报")])

    assert titled(bold=True)
    assert not titled(bold=False)


def test_the_page_tells_that_a_line_begins_a_paragraph():
    first, second = lines_of("为提高决策的科学性，我局决定\n举行听证会。")
    goes_on = msgspec.structs.replace(second, hints=Hints(continues="hard-wrap"))
    assert begins_paragraph([msgspec.structs.replace(first, hints=Hints(starts=True)), goes_on], 0)
    assert not begins_paragraph([msgspec.structs.replace(first, hints=Hints(starts=True, centred=True)), goes_on], 0)
    assert not begins_paragraph([msgspec.structs.replace(first, hints=Hints(starts=True)), second], 0)


def test_a_sentence_that_goes_on_at_the_margin_begins_a_paragraph():
    assert begins_paragraph(lines_of("　　今年以来，全区紧紧围绕年初的目标\n任务，扎实工作。"), 0)
    assert not begins_paragraph(lines_of("　　青禾区水务局、财政局关于水库的\n报告"), 0)

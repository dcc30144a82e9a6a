"""Turns of phrase by which the parts of a report are known."""

import pytest

from convert.readers.structure import wording


@pytest.mark.parametrize(
    "text", ["青禾区人民政府", "岚山市人大常委会执法检查组", "国家统计局岚山调查队", "市中级人民法院"]
)
def test_organs(text: str):
    assert wording.ORGAN.fullmatch(text)


@pytest.mark.parametrize("text", ["青禾区人民政府关于法治政府", "加强党的领导", "一般公共预算，财政局"])
def test_phrases_with_an_organs_noun_are_no_organs(text: str):
    assert not wording.ORGAN.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("市财政局局长　苏　合", "苏　合"),
        ("岚山市市长 林致远", "林致远"),
        ("区司法局局长  （受区人民政府委托）", None),
        ("县人民法院院长", None),
    ],
)
def test_persons(text: str, name: str | None):
    assert wording.PERSON.fullmatch(text).group("name") == name


@pytest.mark.parametrize(
    "text",
    [
        "青禾区第九届人大常委会第三十次会议材料二之一",
        "第八次会议文件（五）",
        "县委常委会审议材料",
        "市政府常务会议议题材料三",
    ],
)
def test_numbers_of_material(text: str):
    assert wording.MATERIAL_NUMBER.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "主任、各位副主任、各位委员：",
        "主任、各位副主任、秘书长，各位委员：",
        "各位代表：",
        "尊敬的各位领导、同志们：",
        "委员长、各位副委员长：",
    ],
)
def test_salutations(text: str):
    assert wording.SALUTATION.fullmatch(text)


@pytest.mark.parametrize("text", ["市人大常委会：", "各区人民政府，市政府各部门：", "市发展改革委：", "主任会议："])
def test_recipients(text: str):
    assert wording.RECIPIENTS.fullmatch(text)
    assert not wording.SALUTATION.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("工作平稳。", True),
        ("他说：“平稳。”", True),
        ("如下：", True),
        ("增长4.", False),
        ("入选“五十强”", False),
        ("做好，", False),
        ("The end.", True),
        ("", False),
    ],
)
def test_ends_of_sentences(text: str, *, ended: bool):
    assert wording.is_terminated(text) is ended


@pytest.mark.parametrize(("text", "end"), [("甲。乙。", 2), ("“甲。”乙。", 6), ("（见附件。）乙！", 8), ("没有", None)])
def test_the_first_sentence_ends_outside_quotes(text: str, end: int | None):
    assert wording.first_sentence_end(text) == end


@pytest.mark.parametrize(("text", "held"), [
    ("甲，乙", True), ("甲,乙", True), ("增长5,同比", True), ("共1,234件", False), ("时间:9:30", True), ("9:30", False), ("甲、乙", False)])
def test_marks_are_held_in_either_width(text: str, *, held: bool):
    assert wording.holds(text, "，：") is held

"""Closing, sign-off, attachment note, imprint."""

import pytest

from convert.readers.structure.draft import Draft
from convert.readers.structure.tail import (
    glued_closing,
    is_closing,
    note_lines,
    read_attachment_note,
    read_sign_off,
)
from tests.readers.structure.making import passages_of


@pytest.mark.parametrize(
    "text",
    [
        "以上报告，请予审议。",
        "以上说明和《条例（草案）》，请予审议。",
        "特此报告。",
        "请审议。",
        "妥否，请批示。",
        "以上报告当否，请指示。",
        "以上方案，请予审定批准。",
        "汇报完毕，不妥之处，请批评指正。",
    ],
)
def test_closings(text: str):
    assert is_closing(text)


@pytest.mark.parametrize(
    "text", ["现将草案提请审议。", "以上三项工作，成效明显。", "各部门要抓好落实。", "请各位代表放心。"]
)
def test_other_sentences_are_no_closing(text: str):
    assert not is_closing(text)


def test_a_closing_may_be_glued_to_the_text():
    assert glued_closing("再创佳绩。以上报告，请予审议。") == 5
    assert glued_closing("以上报告，请予审议。") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("正文一段。\n青禾区人民政府\n2024年3月5日", ("青禾区人民政府", (), None, None, "2024年3月5日")),
        ("正文一段。\n青禾区人民政府2024年3月5日", ("青禾区人民政府", (), None, None, "2024年3月5日")),
        (
            "正文一段。\n岚山市财政局　　岚山市审计局\n2024年3月5日",
            ("岚山市财政局", ("岚山市审计局",), None, None, "2024年3月5日"),
        ),
        ("正文一段。\n岚山市市长　苏合\n二○二四年三月五日", (None, (), "岚山市市长", "苏合", "二○二四年三月五日")),
        ("正文一段。\n岚山市市长\n苏　合\n2024年3月5日", (None, (), "岚山市市长", "苏合", "2024年3月5日")),
        ("特此报告。\n青禾区民政局（盖章）", ("青禾区民政局（盖章）", (), None, None, None)),
    ],
)
def test_sign_offs(text: str, expected: tuple[object, ...]):
    signed = read_sign_off(passages_of(text)).sign_off
    assert (signed.authority, signed.joint_authorities, signed.post, signed.signatory, signed.date) == expected


def test_a_seal_note_below_what_is_too_long_to_sign_stays():
    name = "青禾区第五次经济普查领导小组办公室"
    sign_off = read_sign_off(passages_of(f"请遵照执行。\n{'　　'.join([name] * 4)}\n（代章）\n2025年1月5日"))
    assert sign_off.taken == 1


def test_numbers_of_another_form_do_not_go_on_a_list_of_attachments():
    note, count = read_attachment_note(passages_of("附件：1.开学工作任务分解表\n二、工作要求"), Draft())
    assert (note.names, count) == (("开学工作任务分解表",), 1)


def test_an_organ_that_ends_a_text_without_closing_signs_nothing():
    assert read_sign_off(passages_of("正文一段。\n青禾区人民政府")) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("附件：主要指标表", ("主要指标表",)),
        ("附件：1.名单 2.说明", ("名单", "说明")),
        ("附件：1.名单\n2.2024年计划\n3.说明", ("名单", "2024年计划", "说明")),
        ("附：名单", ("名单",)),
        ("附件：2.名单", ("2.名单",)),
        ("附：（二）名单", ("（二）名单",)),
        ("附件：（一）名单\n（二）说明", ("名单", "说明")),
        ("附表1：主要指标", ("附表1：主要指标",)),
        ("附表：主要指标", ("附表：主要指标",)),
        ("附图1：甲地图\n附图2：乙地图", ("附图1：甲地图", "附图2：乙地图")),
    ],
)
def test_attachment_notes(text: str, names: tuple[str, ...]):
    passages = passages_of(text)
    note, count = read_attachment_note(passages, Draft())
    assert (note.names, count) == (names, len(passages))


SIGNED = "正文一段。\n青禾区水务局\n2024年3月6日\n"


@pytest.mark.parametrize(("text", "count"), [
    (SIGNED + "（此件公开发布）\n（联系人：苏合；电话：8234567）", 2), (SIGNED + "（联系人：苏合）\n公开方式：依申请公开", 2),
    (SIGNED + "主题词：水利　防汛　通知", 1), ("正文一段。\n（此件公开发布）", 1), ("正文一段。\n公开方式：依申请公开", 0), (SIGNED, 0)])
def test_what_stands_below_the_date(text: str, count: int):
    assert note_lines(passages_of(text)) == count

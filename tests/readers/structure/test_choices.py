"""What a person chose where a reading was in doubt."""

import pytest

from convert.diagnostics import ConvertError
from convert.model.blocks import Heading
from convert.model.report import Choice
from convert.readers import ReadOptions, choose, read
from convert.readers.structure.choices import choices_with, roles_of
from convert.readers.structure.draft import Draft
from tests.readers.structure.making import lines_of

TEXT = "县图书馆2023年度工作报告\n\n2023年，各项工作取得新进展。\n\n基本情况\n\n现有职工18人，藏书26万册。\n\n主要工作\n\n接待读者12.6万人次，举办活动86场。\n"
ISSUED = "现将安排印发给你们，请执行。\n青禾县人民政府\n2024年7月8日\n县法治工作安排\n今年安排如下。\n"


def report_of(text: str, choices: tuple[Choice, ...] = ()):
    return read(text.encode(), name="a.txt", options=ReadOptions(choices=choices)).value


def headings(report) -> list[str]:
    return [block.text for block in report.body if isinstance(block, Heading)]


def test_the_whole_decision_follows_a_choice():
    report = report_of(TEXT)
    assert headings(report) == ["基本情况", "主要工作"]
    chosen = report_of(TEXT, choose(report, "d1"))
    assert headings(chosen) == []
    assert [(choice.line, choice.text, choice.role) for choice in chosen.choices] == [(5, "基本情况", "text"), (9, "主要工作", "text")]


def test_a_choice_about_one_member_decides_for_its_series():
    text = "甲县工作报告\n（一）抓产业\n做强园区。\n（二）抓项目\n做优服务。\n"
    chosen = report_of(text, (Choice(line=2, text="（一）抓产业", role="text"),))
    assert headings(chosen) == []


def test_an_issued_document_can_be_kept_in_the_text():
    report = report_of(ISSUED)
    assert [one.title for one in report.attachments] == ["县法治工作安排"]
    (doubt,) = [one for one in report.doubts if one.kind == "issued"]
    assert report_of(ISSUED, choose(report, doubt.id)).attachments == ()


def test_a_choice_finds_its_line_again_when_others_were_added_above():
    lines = lines_of("新的一行\n又一行\n基本情况\n正文。\n基本情况")
    assert roles_of([Choice(line=4, text="基本情况", role="text")], lines, Draft()) == {3: "text"}


def test_a_choice_whose_line_is_gone_is_told():
    draft = Draft("a.txt")
    assert roles_of([Choice(line=4, text="已删去", role="text")], lines_of("正文。"), draft) == {}
    assert [each.code for each in draft.diagnostics] == ["doubt-choice-lost"]


def test_a_doubt_that_is_not_there_is_refused():
    with pytest.raises(ConvertError) as caught:
        choices_with(report_of(TEXT), "d9")
    assert caught.value.diagnostic.code == "doubt-unknown"

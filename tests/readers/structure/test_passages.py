"""Lines to whole paragraphs."""

import msgspec
import pytest

from convert.readers.structure.lines import Hints
from convert.readers.structure.passages import assemble
from convert.readers.structure.shape import measure_shape
from tests.readers.structure.making import lines_of, passages_of


def pieces(text: str) -> list[tuple[str, list[str]]]:
    return [(passage.text, [piece.reason for piece in passage.pieces]) for passage in passages_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全区平稳，连续获评先进，\n\n成效明显。", [("全区平稳，连续获评先进，成效明显。", ["page-break"])]),
        ("全区平稳，同比增长4.\n2%，成效明显。", [("全区平稳，同比增长4.2%，成效明显。", ["hard-wrap"])]),
        ("全区平稳，成效明显。\n下一步继续努力。", [("全区平稳，成效明显。", []), ("下一步继续努力。", [])]),
        ("一、主要成效\n全区平稳，成效明显。", [("一、主要成效", []), ("全区平稳，成效明显。", [])]),
        ("全区平稳，具体如下\n（一）经济。增长5%。", [("全区平稳，具体如下", []), ("（一）经济。增长5%。", [])]),
        ("落实《关于深化\n改革的意见》，见效。", [("落实《关于深化", []), ("改革的意见》，见效。", [])]),
        (
            "全面落实《关于做好。\n改革工作的意见》，见效。",
            [("全面落实《关于做好。改革工作的意见》，见效。", ["hard-wrap"])],
        ),
        ("We report, with pride, that\nall is well.", [("We report, with pride, that all is well.", ["hard-wrap"])]),
        ("为切实做好今冬水利\n工作，现通知如下。", [("为切实做好今冬水利工作，现通知如下。", ["hard-wrap"])]),
        ("为民办事\n全区平稳，成效明显。", [("为民办事", []), ("全区平稳，成效明显。", [])]),
        ("为切实做好今冬水利\n青禾区水务局", [("为切实做好今冬水利", []), ("青禾区水务局", [])]),
        ("附件：1.名单\n青禾区人民政府", [("附件：1.名单", []), ("青禾区人民政府", [])]),
    ],
)
def test_fragments_are_joined_and_paragraphs_are_not(text: str, expected: list[tuple[str, list[str]]]):
    assert pieces(text) == expected


def test_a_guessed_join_says_so():
    (passage,) = passages_of("全区平稳，入选“五十强”\n\n成效明显。")
    assert [piece.doubt for piece in passage.pieces] == ["joined-after-quote"]


def test_joining_stops_at_a_length_that_no_paragraph_has():
    assert len(passages_of("甲乙，丙丁戊\n" * 9000)) > 1


def test_a_number_alone_takes_the_name_below_it_though_the_format_ends_a_paragraph():
    def texts(text: str) -> list[str]:
        lines = [msgspec.structs.replace(line, hints=Hints(paragraph=True)) for line in lines_of(text)]
        return [passage.text for passage in assemble(lines, measure_shape(lines))]

    assert texts("第一章\n总则\n第一条 为加强管理，制定本规范。") == ["第一章总则", "第一条 为加强管理，制定本规范。"]
    assert texts("第二章\n本章适用于全区。") == ["第二章", "本章适用于全区。"]


PARAGRAPH = "　　全区各项工作平稳有序推进，群众更加满意。\n"


@pytest.mark.parametrize(("text", "last", "reason"), [
    ("　　一年来，工作平稳推进。\n\f各项任务按期完成，成效明显。", "一年来，工作平稳推进。各项任务按期完成，成效明显。", "page-break"),
    ("　　一年来，工作平稳推进，各项任务按期完成，比上年增长百分之三\n十二，成效明显。",
     "一年来，工作平稳推进，各项任务按期完成，比上年增长百分之三十二，成效明显。", "hard-wrap"),
    ("　　第四条　会议由主任召集并主持或者委托副主任召集\n并主持。", "第四条　会议由主任召集并主持或者委托副主任召集并主持。", "hard-wrap"),
    ("　　每个单位限报两队，每队五人，报名表于月底以前\n发到信箱：甲乙。", "每个单位限报两队，每队五人，报名表于月底以前发到信箱：甲乙。", "hard-wrap"),
])
def test_what_stands_at_the_margin_of_an_indented_text_goes_on(text: str, last: str, reason: str):
    assert pieces(PARAGRAPH * 4 + text)[-1] == (last, [reason])


def test_what_stands_at_the_margin_goes_on_where_the_format_made_each_line_a_paragraph():
    text = PARAGRAPH * 4 + "　　一年来，工作平稳推进，各项任务按期完成，成效\n明显。"
    lines = [msgspec.structs.replace(line, hints=Hints(paragraph=True)) for line in lines_of(text)]
    assert assemble(lines, measure_shape(lines))[-1].text == "一年来，工作平稳推进，各项任务按期完成，成效明显。"


def test_a_date_goes_on_nothing_though_the_format_says_so():
    above, date = lines_of("全区组织机构代码证书换发工作优秀单位和优秀个人名单表\n2024年3月5日")
    lines = [above, msgspec.structs.replace(date, hints=Hints(follows=True))]
    assert [passage.text for passage in assemble(lines, measure_shape(lines))] == [above.text, date.text]


def test_a_line_below_a_finished_one_begins_anew_where_a_running_title_between_them_is_gone():
    above, line = lines_of("全区平稳，成效明显。\n全年整修渠道。")
    lines = [above, msgspec.structs.replace(line, hints=Hints(follows=True))]
    assert [passage.text for passage in assemble(lines, measure_shape(lines))] == ["全区平稳，成效明显。", "全年整修渠道。"]

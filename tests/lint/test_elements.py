"""Elements: what a correct document may lack."""

import pytest

from convert.lint import check_report
from tests.lint.worlds import HEAD, codes, report_of


def test_a_heading_that_is_a_whole_sentence_list_is_left_alone():
    assert codes(
        "一、工作要求\n（一）各街道要提高认识，压实责任，确保各项任务落到实处；\n"
        "（二）各部门要密切配合，形成合力，确保按期完成。", "C42") == []


def test_the_colon_that_announces_numbered_items_may_stand():
    assert codes("（一）至少完成一项成果：\n1.发表论文一篇，并经评审通过，刊登于正式刊物。\n2.申请专利一项，并已经获得受理通知书。", "C42") == []


@pytest.mark.parametrize(("line", "expected"), [
    ("（一）总体要求。", ["C42"]), ("一、下一步工作安排：", ["C42"]), ("（一）经查证属实的。", []), ("（一）压实责任，形成合力。", []), ("（一）总体要求", [])])
def test_a_heading_is_a_phrase_without_end_mark(line: str, expected: list[str]):
    assert codes(f"{line}\n坚持稳中求进工作总基调，统筹推进各项重点工作，保持经济社会平稳健康发展。", "C42") == expected


def test_blanks_in_names_tables_and_latin_text_are_no_fault():
    assert codes("由王 建牵头，采用Open Data系统。", "C49") == ["C49"]
    text = HEAD + "由王 建牵头负责，各项工作全面完成。\n"
    from convert.lint import fix_text
    assert fix_text(text, report_of(text), report_of).value == text


def test_a_report_without_occasion_needs_neither_salutation_nor_request():
    text = "2024年青禾区国民经济和社会发展统计公报\n\n青禾区统计局\n\n2024年，全区经济平稳运行，各项任务全面完成。\n"
    assert [one.code for one in check_report(report_of(text), source_text=text)] == []

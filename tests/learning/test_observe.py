"""What finished documents look like."""

from collections.abc import Callable

import pytest

from convert.diagnostics import ConvertError
from convert.learning import observe
from convert.readers import read
from tests.learning.heads import as_letter, as_paragraphs
from tests.learning.samples import CENTRE, SENTENCE, TITLE, Sample, other_looks


def seen(*documents: bytes):
    return observe([(f"{number}.docx", data, read(data, name=f"{number}.docx").value) for number, data in enumerate(documents)])


def test_paper_parts_page_numbers_and_ordinals_are_seen():
    found = seen(other_looks())
    assert (found.paper.top_mm, found.paper.left_mm, found.standard, found.scale_percent) == (25, 30, "meeting", 100)
    title, body, first, second = (found.roles[name] for name in ("title", "body", "heading_1", "heading_2"))
    assert (title.family, title.size_pt, title.bold, title.align, title.pitch_pt, title.after_pt) == ("微软雅黑", 20, True, "centre", 32, 12)
    assert (body.family, body.size_pt, body.first_line_ic, body.pitch_pt) == ("宋体", 14, 2, 26)
    assert (first.family, first.size_pt, first.bold) == ("黑体", 15, True)
    assert (second.family, second.bold) == ("楷体", False)
    assert found.page_number is not None
    assert (found.page_number.pattern, found.page_number.centred, found.page_number.size_pt) == ("第{page}页", True, 10.5)
    assert found.ordinals == {1: "一、", 2: "（一）", 3: "1、"}


@pytest.mark.parametrize(("before", "total", "pattern"), [("第", "", "第{page}页"), ("第", "12", "{page}"), ("2024年报告 第", "", "{page}")])
def test_a_second_number_in_the_foot_is_not_frozen(before: str, total: str, pattern: str):
    sample = Sample()
    sample.add(TITLE, "黑体", 22, align=CENTRE)
    sample.add(SENTENCE, "宋体", 16, first=2)
    sample.number_pages(before, "页 共" if total else "页")
    if total:
        sample.add_total(total, "页")
    number = seen(sample.bytes()).page_number
    assert number is not None and number.pattern == pattern


def test_of_several_documents_most_letters_decide():
    small = Sample()
    small.add(TITLE, "黑体", 22, align=CENTRE)
    small.add("全年工作平稳有序，各项任务按期完成，成效明显好于往年。", "楷体", 12, first=2)
    assert seen(small.bytes(), other_looks()).roles["body"].family == "宋体"


def test_empty_paragraphs_are_distances_and_unfixed_lines_follow_the_grid():
    sample = Sample()
    sample.add(TITLE, "黑体", 22, align=CENTRE)
    sample.add("", "宋体", 16)
    sample.add(SENTENCE, "宋体", 16, first=2, line=None)
    sample.section._sectPr.xpath("w:docGrid")[0].set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}type", "lines")
    sample.section._sectPr.xpath("w:docGrid")[0].set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}linePitch", "312")
    body = seen(sample.bytes()).roles["body"]
    assert body.before_pt == 26
    assert body.pitch_pt == 46.8  # two lines of the grid of 15.6 pt, one and a half times


@pytest.mark.parametrize(("made", "standard"), [(as_paragraphs, "gbt9704"), (as_letter, "gbt9704-letter"), (other_looks, "meeting")])
def test_the_sheet_of_the_standard_for_its_form_is_known(made: Callable[[], bytes], standard: str):
    found = seen(made())
    assert (found.standard, found.red_head is None) == (standard, standard == "meeting")


def test_numbers_that_the_word_processor_counts_are_habits_too():
    sample = Sample()
    sample.add(TITLE, "黑体", 22, align=CENTRE)
    for text in ("工作情况", "存在问题"):
        sample.add(text, "黑体", 16)
        sample.count_last()
        sample.add(SENTENCE, "宋体", 16, first=2)
    assert seen(sample.bytes()).ordinals == {3: "1."}


def test_numbers_that_no_official_document_has_are_habits_too():
    sample = Sample()
    sample.add(TITLE, "黑体", 22, align=CENTRE)
    for number in (1, 2):
        sample.add(f"{number}. 工作情况", "黑体", 16)
        for below in (1, 2):
            sample.add(f"{number}.{below} 阵地建设", "楷体", 16)
            sample.add(SENTENCE, "宋体", 16, first=2)
    assert seen(sample.bytes()).ordinals == {1: "1.", 2: "1.1"}


def test_what_is_there_again_for_older_programs_counts_once():
    sample = Sample()
    sample.add(TITLE, "黑体", 22, align=CENTRE)
    sample.add(SENTENCE, "宋体", 16, first=2)
    sample.repeat_last_for_older_programs("楷体")
    assert seen(sample.bytes()).roles["body"].family == "宋体"


def test_a_document_without_text_teaches_nothing():
    sample = Sample()
    sample.add(TITLE, "黑体", 22, align=CENTRE)
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "style-learn-nothing"):
        seen(sample.bytes())

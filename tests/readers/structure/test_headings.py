"""Headings alone on their lines, run in, and sentences that are none."""

import pytest

from convert.readers.structure.headings import find_heading, find_unnumbered, is_figure_sentence, next_level
from tests.readers.structure.making import passages_of


def heading(text: str, following: str = "后面的正文写在这里，说明有关情况，字数足够多。"):
    passages = passages_of(f"{text}\n\n{following}")
    return find_heading(passages[0], passages[1])


@pytest.mark.parametrize(
    ("text", "level", "words", "run_in"),
    [
        ("一、主要成效", 1, "主要成效", False),
        ("（一）压实责任，统筹推进。全区开会。", 2, "压实责任，统筹推进。", True),
        ("1、提高认识。全面推进。", 3, "提高认识。", True),
        ("（2）检查方式。随机抽查。", 4, "检查方式。", True),
        ("第一章　总则", 1, "总则", False),
        ("（一）压实责任，统筹推进。", 2, "压实责任，统筹推进。", False),
        ("（三）2024年工作安排。重点如下。", 2, "2024年工作安排。", True),
    ],
)
def test_headings(text: str, level: int, words: str, *, run_in: bool):
    found = heading(text)
    assert (found.level, text[found.start : found.end], found.run_in) == (level, words, run_in)


@pytest.mark.parametrize(
    "text",
    [
        "1.新建学校6所，新增学位1800个；",
        "（一）收入完成28.64亿元，增长6.2%。其中税收较多。",
        "1.“三保”：指保民生。包括三项。",
        "（一）压实责任；统筹推进。全区开会。",
        "第一条　为了规范，制定本规则。",
        "一、" + "很长的标题" * 13,
        "正文没有序号。后面还有。",
    ],
)
def test_other_passages_are_no_headings(text: str):
    assert heading(text) is None


def test_a_short_line_before_text_is_a_heading_by_guess():
    passages = passages_of("前面说完了。\n2023年工作回顾\n过去一年，成绩明显。")
    found = find_unnumbered(passages[1], passages[0], passages[2], 1)
    assert (found.level, found.doubt) == (1, "unnumbered")


@pytest.mark.parametrize(
    "text", ["青禾区人民政府", "2024年3月5日", "（草案）", "12.5", "表1 收支表", "说明如下：", "一句完整的话。"]
)
def test_other_short_lines_are_no_headings(text: str):
    passages = passages_of(f"前面说完了。\n{text}\n过去一年，成绩明显。")
    assert find_unnumbered(passages[1], passages[0], passages[2], 1) is None


def test_figures_make_no_headings():
    assert is_figure_sentence("新增就业5.2万人，增长3%。")
    assert not is_figure_sentence("2024年“1+6+N”体系，全面建成。")


def test_an_unnumbered_heading_stands_below_the_open_one():
    assert [next_level(levels) for levels in ([], [1], [1, 2], [1, 2, 3, 4])] == [1, 2, 3, 4]

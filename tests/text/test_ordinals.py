"""Numbers of headings in all their forms."""

import pytest

from convert.text.ordinals import numeral_value, read_ordinal


@pytest.mark.parametrize(
    ("text", "level", "value", "mark", "canonical"),
    [
        ("一、总体要求", 1, 1, "一、", "一、"),
        ("十二、其他", 1, 12, "十二、", "十二、"),
        ("二．成效", 1, 2, "二．", "二、"),
        ("（三）保障", 2, 3, "（三）", "（三）"),
        ("(三)保障", 2, 3, "(三)", "（三）"),
        ("（三）、保障", 2, 3, "（三）、", "（三）"),
        ("㈡保障", 2, 2, "㈡", "（二）"),
        ("1.压实责任", 3, 1, "1.", "1."),
        ("1、压实责任", 3, 1, "1、", "1."),
        ("12．压实", 3, 12, "12．", "12."),
        ("⒉压实", 3, 2, "⒉", "2."),
        ("（1）排查", 4, 1, "（1）", "（1）"),
        ("(1)排查", 4, 1, "(1)", "（1）"),
        ("2）排查", 4, 2, "2）", "（2）"),
        ("⑵排查", 4, 2, "⑵", "（2）"),
        ("第一章　总则", 1, 1, "第一章", "第一章"),
        ("第二部分 工作", 1, 2, "第二部分", "第二部分"),
        ("第三节　程序", 2, 3, "第三节", "第三节"),
        ("2.2024年计划", 3, 2, "2.", "2."),
        ("二、一季度运行情况", 1, 2, "二、", "二、"),
    ],
)
def test_a_number_at_the_head_of_a_line_is_read(text: str, level: int, value: int, mark: str, canonical: str):
    found = read_ordinal(text)
    assert (found.level, found.value, found.mark, found.canonical) == (level, value, mark, canonical)


@pytest.mark.parametrize(
    "text",
    [
        "1.5%的企业",
        "3、4月份",
        "24、25日",
        "一、二产业增加值",
        "三、四季度工作",
        "第一，加强领导",
        "第三条例",
        "一是坚持",
        "2024年",
        "十分重要",
        "（此件公开）",
        "00.甲",
        "",
        "第一章的内容",
    ],
)
def test_figures_and_words_are_no_numbers_of_headings(text: str):
    assert read_ordinal(text) is None


@pytest.mark.parametrize("text", ["①商场", "第十条　内容", "⑳末项"])
def test_items_and_articles_have_no_level(text: str):
    assert read_ordinal(text).level is None


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("一", 1), ("十", 10), ("十五", 15), ("二十", 20), ("三十二", 32), ("一百零五", 105), ("12", 12), ("③", 3)],
)
def test_numerals_have_values(numeral: str, value: int):
    assert numeral_value(numeral) == value

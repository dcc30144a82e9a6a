"""Letters: blanks closed, signs made half-width, the way back kept."""

import pytest

from convert.indicators.letters import Letters


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("近 700 件次", "近700件次"),
        ("投资3. 1亿元", "投资3.1亿元"),
        ("4 9 2 5 0 万吨", "49250万吨"),
        ("12 34家", "12 34家"),
        ("１２，５８０，０００元", "12,580,000元"),
        ("1，484万辆", "1,484万辆"),
        ("2024，300家", "2024，300家"),
        ("9 8％", "98%"),
        ("GDP Index 5", "GDP Index 5"),
        ("1. 20家", "1. 20家"),
        ("增长\n5.4%", "增长5.4%"),
        ("产值(现价)12亿元,增长5.4%;其中:工业1,200家", "产值（现价）12亿元，增长5.4%；其中：工业1,200家"),
        ("比例为1:1.18", "比例为1:1.18"),
    ],
)
def test_numbers_are_closed_and_words_are_not(text, letters):
    assert Letters(text).text == letters


def test_a_place_leads_back_to_block_and_source():
    letters = Letters("共 12 家", ((10, 11), (13, 16), (18, 19)))
    assert letters.in_block(1, 3) == (2, 4)
    assert letters.in_block(0, 4) == (0, 6)
    assert Letters("共12家", ((10, 11), (13, 15), (18, 19))).in_source(1, 4) == (13, 19)


def test_without_spans_the_block_is_the_source():
    assert Letters("共12家").in_source(1, 3) == (1, 3)


def test_places_outside_the_spans_stay_inside_the_source():
    assert Letters("共12家", ((5, 7),)).in_source(0, 4) == (5, 7)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("学位4320¹个", "学位4320个"),
        ("收入¹²3.5亿元³", "收入3.5亿元"),
        ("学位4320[1]个", "学位4320个"),
        ("增长5.1％［12］。", "增长5.1%。"),
        ("建成12①个", "建成12个"),
        ("绿地1200m²", "绿地1200m²"),
        ("储量10⁸吨", "储量10⁸吨"),
        ("［1］注释", "［1］注释"),
    ],
)
def test_marks_of_notes_are_left_out(text, read):
    assert Letters(text).text == read

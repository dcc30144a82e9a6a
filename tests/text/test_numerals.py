"""Any number, written in any form, comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.text.numerals import (
    HALF_WIDTH,
    SUPERSCRIPTS,
    arabic_value,
    hanzi_value,
    number_words,
    read_number,
    scale_value,
    whole_run,
    written_in,
)

DIGITS = "零一二三四五六七八九"


def _section(value: int) -> str:
    """Write 1 to 9999 in Chinese, zeros inside told once."""
    out, zero = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + word
            zero = False
        else:
            zero = True
    return out


def in_hanzi(value: int) -> str:
    """Write `value` as a Chinese numeral: 305 → 三百零五, 120000 → 十二万."""
    out = ""
    for factor, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, value = divmod(value, factor)
        if part:
            gap = "零" if out and part < 1000 else ""
            out += gap + _section(part) + word
    return out[1:] if out.startswith("一十") else out


@given(st.integers(1, 10**12 - 1))
def test_a_chinese_numeral_comes_back(value):
    assert hanzi_value(in_hanzi(value)) == value


@given(st.integers(1, 10**12 - 1), st.integers(0, 999))
def test_a_chinese_numeral_with_decimals_comes_back(value, thousandths):
    digits = f"{thousandths:03d}"
    text = in_hanzi(value % 10**6 + 1) + "点" + "".join(DIGITS[int(digit)] for digit in digits)
    assert hanzi_value(text) == pytest.approx(value % 10**6 + 1 + thousandths / 1000)


@given(
    st.integers(0, 10**9),
    st.integers(0, 4),
    st.sampled_from(["", "百", "千", "万", "十万", "百万", "千万", "亿", "万亿"]),
    st.sampled_from(["{}", "{:,}"]),
    st.booleans(),
)
def test_digits_with_scale_come_back(value, decimals, scale, form, wide):
    whole, fraction = divmod(value, 10**decimals)
    text = form.format(whole) + (f".{fraction:0{decimals}d}" if decimals else "")
    if wide:
        text = text.translate({ord(character): ord(character) + 0xFEE0 for character in "0123456789."}).translate(HALF_WIDTH)
    number = read_number(text + scale + "元")
    assert number is not None
    assert number.value == value * scale_value(scale) / 10**decimals
    assert (number.start, number.end) == (0, len(text + scale))
    assert number.arabic
    assert number.scaled == bool(scale)


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("5亿8千万元", 580_000_000, 5),
        ("5亿8000万元", 580_000_000, 7),
        ("5亿零3百万元", 503_000_000, 6),
        ("5亿三千万元", 530_000_000, 5),
        ("13万2千人次", 132_000, 5),
        ("13万2千余人次", 132_000, 6),
        ("13万5千千瓦", 135_000, 5),
        ("1万2千米", 12_000, 4),
        ("1亿2千3百万", 123_000_000, 7),
        ("2千5百万元", 25_000_000, 5),
        ("3千5百元", 3_500, 4),
        ("3万5000元", 35_000, 6),
        ("3万500元", 30_500, 5),
        ("5万8千亿元", 5_800_000_000_000, 5),
        ("1万亿5千亿元", 1_500_000_000_000, 6),
        ("1000万千瓦", 10_000_000, 5),
        ("一千万千瓦", 10_000_000, 3),
        ("二亿三千余万元", 230_000_000, 6),
        ("三亿三千五百多万吨", 335_000_000, 8),
        ("三点五亿多元", 350_000_000, 5),
        ("十二点五万亿元", 12_500_000_000_000, 6),
        ("十几万人", 100_000, 3),
        ("二十几亿", 2_000_000_000, 4),
        ("一百五", 150, 3),
        ("三万五", 35_000, 3),
        ("512.3,23家", 512.3, 5),
        ("5万余个", 50_000, 3),
        ("三千余万元", 30_000_000, 4),
        ("23万余人次", 230_000, 4),
        ("6千余万元", 60_000_000, 4),
        ("6千多亿元", 600_000_000_000, 4),
        ("3百余万元", 3_000_000, 4),
        ("1.2千余万元", 12_000_000, 6),
        ("6千余元", 6_000, 3),
        ("3万余亿元", 3_000_000_000_000, 4),
        ("6千几百万元", 60_000_000, 5),
        ("三千几百万元", 30_000_000, 5),
        ("1亿6千几百万元", 160_000_000, 7),
        ("180余次", 180, 4),
        ("700多名", 700, 4),
        ("二〇二四年", 2024, 4),
        ("百亿美元", 10**10, 2),
        ("两千", 2000, 2),
        ("5千克", 5, 1),
        ("3百分点", 3, 1),
        ("1.98亿美元", 198_000_000, 5),
        ("一百零五", 105, 4),
    ],
)
def test_forms_of_reports(text, value, end):
    number = read_number(text)
    assert (number.value, number.end) == (value, end)


@pytest.mark.parametrize(("text", "more"), [("5万余个", True), ("三千余万元", True), ("6千余万元", True), ("6千余元", True), ("五万个", False)])
def test_yu_and_duo_inside_a_number_are_told(text, more):
    assert read_number(text).more is more


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("两三百处", 200, 300),
        ("三四十件", 30, 40),
        ("七八成", 7, 8),
        ("十五六个", 15, 16),
        ("一百二三十个", 120, 130),
        ("三四千万元", 30_000_000, 40_000_000),
        ("三四百余万元", 3_000_000, 4_000_000),
    ],
)
def test_neighbours_tell_a_range(text, low, high):
    number = read_number(text)
    assert (number.value, number.high) == (low, high)


PARTS = st.integers(1, 9999)


def _written(value: int, form: str) -> str:
    """Write `value` (1 to 9999) in digits, in digits with 千 and 百, or in Chinese."""
    if form == "hanzi":
        return _section(value)
    if form == "mixed" and value % 100 == 0:
        thousands, hundreds = divmod(value // 100, 10)
        return (f"{thousands}千" if thousands else "") + (f"{hundreds}百" if hundreds else "")
    return str(value)


@given(PARTS, st.none() | PARTS, st.none() | PARTS, st.sampled_from(["digits", "mixed"]), st.sampled_from(["", "余", "多", "几"]))
def test_a_number_of_several_scales_comes_back(hundred_millions, myriads, ones, form, more):
    ones = None if ones is None or ones < 1000 else ones // 100 * 100
    text, value = f"{_written(hundred_millions, form)}亿", hundred_millions * 10**8
    last = 8
    if myriads is not None:
        text, value, last = text + f"{_written(myriads, form)}万", value + myriads * 10**4, 4
    if ones is not None and last == 4:
        text, value = text + _written(ones, form), value + ones
    number = read_number(f"{text}{more}元")
    assert (number.value, number.end, number.more) == (value, len(text + more), bool(more))
    if myriads is not None and ones is None:
        inside = read_number(f"{text[:-1]}{more}万元")
        assert (inside.value, inside.end) == (value, len(text + more))


@pytest.mark.parametrize(
    "text",
    ["12,5%", "1,2345件", "1,234,5户", "3万5元", "5亿3000", "8千5万元", "1.2万3千", "1.2.3", "2024.4.17", *(f"10{sign}吨" for sign in SUPERSCRIPTS)],
)
def test_what_is_not_written_as_a_number_yields_no_piece_of_one(text):
    assert read_number(text) is None
    assert whole_run(text, 0) > 1


@pytest.mark.parametrize("text", ["十四五", "十四五规划", "三三三", "一二", "年", "", "点五"])
def test_what_only_looks_like_a_number_is_none(text):
    assert read_number(text) is None


def test_a_number_of_very_many_digits_is_none():
    assert read_number("1" * 61) is None
    assert read_number("一" * 61) is None


def test_decimals_are_exact():
    assert arabic_value("5.67", 10**12) == 5_670_000_000_000
    assert arabic_value("1.98", 10**8) == 198_000_000


@pytest.mark.parametrize(("value", "words"), [
    (51_280_000_000, "512.8亿"), (3.1e12, "3.1万亿"), (7200, "7,200"), (99.1, "99.1"), (-5.2e8, "-5.2亿"), (123_456_789, "123,456,789"), (0, "0")])
def test_numbers_are_written_as_people_do(value, words):
    assert number_words(value) == words


def test_a_number_that_four_decimals_do_not_hold_is_not_written_in_larger_units():
    assert (written_in(12_345, 1e4), written_in(123_456_789, 1e8)) == ("1.2345", "")

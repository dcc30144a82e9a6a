"""Any number, written in any form, comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.text.numerals import HALF_WIDTH, arabic_value, hanzi_value, read_number, scale_value

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
        ("5万余个", 50_000, 3),
        ("三千余万元", 30_000_000, 4),
        ("23万余人次", 230_000, 4),
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


@pytest.mark.parametrize(("text", "more"), [("5万余个", True), ("三千余万元", True), ("五万个", False)])
def test_yu_and_duo_inside_a_number_are_told(text, more):
    assert read_number(text).more is more


@pytest.mark.parametrize("text", ["十四五", "三三三", "一二", "年", "", "点五"])
def test_what_only_looks_like_a_number_is_none(text):
    assert read_number(text) is None


def test_a_number_of_very_many_digits_is_none():
    assert read_number("1" * 61) is None
    assert read_number("一" * 61) is None


def test_decimals_are_exact():
    assert arabic_value("5.67", 10**12) == 5_670_000_000_000
    assert arabic_value("1.98", 10**8) == 198_000_000

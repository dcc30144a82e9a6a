"""Quantities: number, unit, approximators, whatever they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.indicators.lexicon.approximators_data import PREFIXES, SUFFIXES
from convert.indicators.quantities import scan, units


@pytest.mark.parametrize(
    ("text", "value", "unit", "form"),
    [
        ("1,286家", 1286, "家", "plain"),
        ("5.67万亿元", 5.67e12, "元", "plain"),
        ("26.3微克/立方米", 26.3, "微克/立方米", "plain"),
        ("118户次", 118, "户次", "plain"),
        ("26案", 26, "案", "plain"),
        ("395天次", 395, "天次", "plain"),
        ("23万余人次", 230_000, "人次", "plain"),
        ("3.5万千瓦时", 35_000, "千瓦时", "plain"),
        ("1200元/人", 1200, "元/人", "plain"),
        ("15件（次）", 15, "件（次）", "plain"),
        ("86亿元人民币", 8.6e9, "元", "plain"),
        ("4.1个百分点", 4.1, "百分点", "step"),
        ("25个基点", 25, "基点", "step"),
        ("九成", 9, "成", "tenths"),
        ("一成半", 1.5, "成", "tenths"),
        ("百分之八十七点五", 87.5, "%", "percent"),
        ("千分之三", 3, "‰", "percent"),
        ("三分之一", 0.3333, "", "fraction"),
        ("比例为1∶1.18", 1.18, "", "ratio"),
        ("连续12年", 12, "年", "streak"),
        ("第三十九位", 39, "位", "rank"),
        ("前1%", 1, "%", "rank"),
        ("首位", 1, "位", "rank"),
        ("-1.2%", -1.2, "%", "percent"),
        ("36万适龄女生", 360_000, "", "plain"),
    ],
)
def test_a_quantity_is_read_whole(text, value, unit, form):
    quantity = scan(text)[-1]
    assert (quantity.value, quantity.unit, quantity.form) == (value, unit, form)


@pytest.mark.parametrize(
    ("text", "figure", "qualifier"),
    [
        *(
            (f"共{word}1200家", f"{word}1200家", meaning)
            for word, meaning in PREFIXES
            if word not in ("突破", "高于", "大于", "低于", "小于")
        ),
        *((f"1200家{word}", f"1200家{word}", meaning) for word, meaning in SUFFIXES),
        ("突破1200家", "1200家", "超"),
        ("180余次", "180余次", "余"),
        ("700多名", "700多名", "余"),
        ("节约5%", "5%", None),
        ("最近3家", "3家", None),
        ("上百家", "上百家", None),
        ("约1200家以上", "约1200家以上", "以上"),
    ],
)
def test_approximators_belong_to_the_figure(text, figure, qualifier):
    (quantity,) = scan(text)
    if text.startswith("约1200家以上"):
        assert quantity.qualifier in ("约", "以上")
    else:
        assert quantity.qualifier == qualifier
    assert text[quantity.start : quantity.end] == figure


@pytest.mark.parametrize("text", ["G40", "PM2.5", "5G", "3·15", "1:2:3", "11.9:38.8:49.3"])
def test_pieces_of_signs_are_no_quantities(text):
    assert [quantity for quantity in scan(text) if quantity.unit] == []


@given(st.from_regex(r"\A[1-9][0-9.,百千万亿]{0,8}\Z"))
def test_a_run_of_digits_and_scales_yields_no_piece_of_itself(run):
    starts = [quantity.number_start for quantity in scan(f"共{run}元")]
    lists = [run[: at - 1] for at in starts if at > 1]
    assert all(before[-1] == "," and ("." in before or before.rstrip(",")[-1] in "百千万亿") for before in lists), starts


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2至3千万元", 20_000_000, 30_000_000),
        ("3千至5千万元", 30_000_000, 50_000_000),
        ("三至五百万人", 3_000_000, 5_000_000),
        ("500至3万元", 500, 30_000),
        ("百分之三至五", 3, 5),
        ("百分之三至百分之五", 3, 5),
        ("七至八成", 7, 8),
        ("两三百名", 200, 300),
    ],
)
def test_a_scale_that_stands_once_is_that_of_both_ends(text, low, high):
    (quantity,) = scan(text)
    assert (quantity.value, quantity.high, quantity.end) == (low, high, len(text))


@pytest.mark.parametrize(("text", "value", "unit"), [("3个半小时", 3.5, "小时"), ("一年半", 1.5, "年"), ("2个半月", 2.5, "月")])
def test_a_half_behind_the_unit_counts(text, value, unit):
    (quantity,) = scan(text)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize("text", ["增长2倍多。", "历时3年多，"])
def test_more_behind_the_unit_belongs_to_the_figure(text):
    (quantity,) = scan(text)
    assert quantity.qualifier == "余"
    assert text[quantity.end - 1] == "多"


def test_a_range_is_one_quantity_and_a_move_is_two():
    (quantity,) = scan("3%—5%")
    assert (quantity.value, quantity.high) == (3, 5)
    assert [quantity.high for quantity in scan("从10个到20个")] == [None, None]
    (quantity,) = scan("3至5万人")
    assert (quantity.value, quantity.high) == (30_000, 50_000)


@given(st.sampled_from(sorted(units())), st.integers(1, 10**6))
def test_every_unit_is_read_behind_a_number(unit, number):
    (quantity, *_) = scan(f"{number}{unit}。")
    assert quantity.value == number
    assert quantity.end - quantity.start == len(f"{number}{unit}")


def test_a_unit_that_goes_on_as_another_word_is_none():
    assert scan("引进5万人才")[0].unit == ""
    assert scan("共3部门")[0].unit == ""

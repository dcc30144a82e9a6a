"""How figures look in their cells."""

import pytest

from convert.exporters.xlsx.formats import change_format, decimals, fallback_of, number_format, scaled_words, shown, shown_length
from tests.exporters.xlsx.made import figure


@pytest.mark.parametrize(("kind", "unit", "value", "text", "expected"), [
    ("percent", "%", 99.29, "99.29%", '#,##0.00"%"'),
    ("percent", "%", 98, "98.00%", '#,##0.00"%"'),
    ("percent", "%", 100, "100%", '#,##0"%"'),
    ("percent", "‰", 2.5, "2.5‰", '#,##0.0"‰"'),
    ("count", "件", 12000, "1.2万件", r'0\.0,"万"'),
    ("count", "件", 12340, "1.234万件", '[=12340]"1.234万";#,##0'),
    ("count", "件", 300000, "30万件", r'[=300000]"30万";0\.0,"万"'),
    ("amount", "元", 5.2e8, "5.2亿元", r'[=520000000]"5.2亿";0\.00,,"亿"'),
    ("amount", "元", 5.2e8, "5.20亿元", r'[=520000000]"5.2亿";0\.00,,"亿"'),
    ("amount", "元", 1.2e7, "1200", r'[=12000000]"1,200万";0\.0,"万"'),
    ("amount", "元", 58340, "58340元", "#,##0"),
    ("change", "元", -3e5, "30万元", r'[=-300000]"-30万";[<0]-0\.0,"万";+0\.0,"万"'),
    ("change", "元", 12340, "1.234万元", '[=12340]"+1.234万";[<0]-#,##0;+#,##0'),
    ("amount", "元", 6.124e9, "61.24亿元", r'0\.00,,"亿"'),
    ("amount", "元", 6.1243e9, "61.243亿元", r'[=6124300000]"61.243亿";0\.00000,"亿"'),
    ("amount", "元", 3.1e12, "3.1万亿元", '0.0,,,,"万亿"'),
    ("amount", "元", 1.5e12, "一万五千亿元", '0.0,,,,"万亿"'),
    ("amount", "元", 2e13, "二十万亿元", '0,,,,"万亿"'),
    ("count", "人", 123456789, "123456789人", "#,##0"),
    ("change", "元", -1.23e8, "1.23亿元", r'+0\.00,,"亿";-0\.00,,"亿";0'),
    ("change", "元", -1.2e8, "1.2亿元", r'[=-120000000]"-1.2亿";[<0]-0\.00,,"亿";+0\.00,,"亿"'),
    ("amount", "元", 3.5, "3.5元", "#,##0.0"),
    ("change", "%", -6.4, "6.4%", '+#,##0.0"%";-#,##0.0"%";#,##0.0"%"'),
    ("change", "百分点", 1.2, "1.2个百分点", "+#,##0.0;-#,##0.0;#,##0.0"),
    ("rank", "", 3, "第三", '"第"0'),
    ("rank", "", 10, "前十", '"前"0'),
    ("rank", "", 1, "首位", "#,##0"),
    ("ratio", "", 0.3333, "三分之一", "#,##0.0000"),
])
def test_the_format_shows_the_figure_as_the_text_has_it(kind, unit, value, text, expected):
    assert number_format(figure(value=value, unit=unit, kind=kind, text=text)) == expected


@pytest.mark.parametrize(("value", "text", "expected"), [
    (99.29, "99.29%", 2), (12000, "1.2万件", 0), (1.18, "1∶1.18", 2), (5.0, "5．0", 1), (0.123456, "0.123456", 4)])
def test_decimals_are_those_of_the_text_unless_it_is_scaled(value, text, expected):
    assert decimals(figure(value=value, text=text)) == expected


@pytest.mark.parametrize(("value", "text", "words"), [
    (5.2e8, "5.2亿元", "5.2亿"), (-3e5, "30万元", "30万"), (1.5e12, "一万五千亿元", "1.5万亿"), (2.1e7, "2100", "2,100万"), (2100, "2100", ""),
    (58340, "58340元", ""), (8000, "0.8万人", ""), (123456789, "123456789人", "")])
def test_large_numbers_are_written_as_people_do(value, text, words):
    assert scaled_words(value, text) == words


def test_the_format_for_any_number_stands_behind_that_for_one():
    assert fallback_of(r'[=520000000]"5.2亿";0\.00,,"亿"') == r'0\.00,,"亿"'
    assert fallback_of("#,##0") == "#,##0"


def test_a_difference_of_rates_is_in_percentage_points():
    assert change_format("百分点", 2) == '+#,##0.00"百分点";-#,##0.00"百分点";#,##0.00"百分点"'


def test_large_figures_in_words_are_as_people_write_them():
    assert shown(figure(value=6.124e9, unit="元", text="61.24亿元")) == "61.24亿元"
    assert shown(figure(value=3.1e12, unit="元", text="3.1万亿元")) == "3.1万亿元"


def test_a_figure_in_words_has_separators_and_its_range():
    assert shown(figure(value=30000, value_high=50000, unit="元", text="3至5万元")) == "3万–5万元"


@pytest.mark.parametrize(("value", "text", "letters"), [
    (6.124e9, "61.24亿元", 8), (1234567890.12, "1234567890.12元", 19), (7, "7件", 4), (2e13, "二十万亿元", 7), (1.234e4, "1.234万件", 9)])
def test_the_room_that_a_figure_needs_is_that_of_what_is_shown(value, text, letters):
    assert shown_length(figure(value=value, unit="元", kind="amount", text=text)) == letters

"""How figures look in their cells."""

import pytest

from convert.exporters.xlsx.formats import change_format, decimals, number_format, shown
from tests.exporters.xlsx.made import figure


@pytest.mark.parametrize(("kind", "unit", "value", "text", "expected"), [
    ("percent", "%", 99.29, "99.29%", '#,##0.00"%"'),
    ("percent", "%", 98, "98.00%", '#,##0.00"%"'),
    ("percent", "%", 100, "100%", '#,##0"%"'),
    ("percent", "‰", 2.5, "2.5‰", '#,##0.0"‰"'),
    ("count", "件", 12000, "1.2万件", "#,##0"),
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


def test_a_difference_of_rates_is_in_percentage_points():
    assert change_format("百分点", 2) == '+#,##0.00"百分点";-#,##0.00"百分点";#,##0.00"百分点"'


def test_a_figure_in_words_has_separators_and_its_range():
    assert shown(figure(value=30000, value_high=50000, unit="元", text="3至5万元")) == "30,000–50,000元"

"""What people write into cells."""

from datetime import date

import pytest

from convert.corrections.values import CellContent, RefusedValueError, check_keeping, field_value, meant_as_percent


def _read(field, value, unit="件", number_format="General"):
    return field_value(field, CellContent(value, number_format), unit)


@pytest.mark.parametrize(("written", "unit", "value"), [
    ("5.2亿", "元", 5.2e8), ("5.2亿元", "元", 5.2e8), ("3.1万亿元", "元", 3.1e12), ("7,300", "件", 7300), ("７３００", "件", 7300), (" 7 300 ", "件", 7300),
    ("7300件", "件", 7300), ("1.2万", "人次", 12000), ("-6.4", "%", -6.4), ("+6.4%", "%", 6.4), ("99.1 %", "%", 99.1), ("99.1％", "%", 99.1), ("二十万", "户", 200000),
    ("1e3", "件", 1000), (7300, "件", 7300), ("", "件", None), (None, "件", None)])
def test_a_number_is_understood_as_people_write_it(written, unit, value):
    assert _read("value", written, unit) == pytest.approx(value) if value is not None else _read("value", written, unit) is None


@pytest.mark.parametrize(("number_format", "unit", "value"), [("0.0%", "%", 99.1), ("0.00%;[Red]-0.00%", "%", 99.1), ('0.00"%"', "%", 0.991), (r"0\%", "%", 0.991),
                                                              ("0.0%", "‰", 991)])
def test_a_percentage_that_the_program_stored_as_a_fraction_is_what_was_typed(number_format, unit, value):
    assert _read("value", 0.991, unit, number_format) == pytest.approx(value)


@pytest.mark.parametrize(("written", "unit", "number_format", "code"), [
    ("七千多", "件", "", "xlsx-correction-value"), ("很多", "件", "", "xlsx-correction-value"), ("inf", "件", "", "xlsx-correction-value"),
    ("5.2亿元", "件", "", "xlsx-correction-unit"), ("50%", "件", "", "xlsx-correction-unit"), (0.5, "件", "0%", "xlsx-correction-unit"),
    (date(2024, 1, 1), "件", "", "xlsx-correction-value")])
def test_what_is_no_number_of_the_row_is_refused(written, unit, number_format, code):
    with pytest.raises(RefusedValueError) as caught:
        _read("value", written, unit, number_format)
    assert caught.value.code == code


@pytest.mark.parametrize(("written", "year"), [("2022年", 2022), (2022, 2022), ("2022年度", 2022), ("２０２２", 2022), ("二〇二二年", 2022), (date(2022, 5, 1), 2022), (None, None)])
def test_a_year_is_understood_as_people_write_it(written, year):
    assert _read("period", written) == year


@pytest.mark.parametrize("written", ["去年", 2024.5, 20, "2022年上半年"])
def test_what_is_no_year_is_refused(written):
    with pytest.raises(RefusedValueError):
        _read("period", written)


def test_kind_aspect_and_qualifier_are_choices_of_both_languages():
    assert (_read("kind", "比率"), _read("aspect", "target"), _read("qualifier", "约"), _read("qualifier", None)) == ("percent", "target", "约", None)
    for field, written in (("kind", "数目"), ("aspect", "大概"), ("qualifier", "左右吧")):
        with pytest.raises(RefusedValueError, match="xlsx-correction-choice"):
            _read(field, written)


@pytest.mark.parametrize(("value", "before", "unit", "meant"), [
    (0.991, 99.29, "%", True), (0.991, 0.98, "%", False), (0.3, 99.29, "%", False), (0.991, 99.29, "件", False), (1.2, 98, "%", True), (99.1, 99.29, "%", False)])
def test_a_fraction_over_a_percentage_is_meant_as_one(value, before, unit, meant):
    assert meant_as_percent(value, before, unit) is meant


@pytest.mark.parametrize(("value", "before", "unit", "code", "guess"), [
    (120, {"value": 99, "kind": "percent"}, "%", "xlsx-correction-odd-percent", ""),
    (12.5, {"value": 12, "kind": "count"}, "件", "xlsx-correction-odd-fraction", "12.5件"),
    (5.2, {"value": 5.0e8, "kind": "amount"}, "元", "xlsx-correction-odd-size", "5.2亿元"),
    (1.3, {"value": 12000, "kind": "count"}, "件", "xlsx-correction-odd-fraction", "1.3万件"),
    (7_200_000_000, {"value": 7200, "kind": "count"}, "件", "xlsx-correction-odd-size", "7.2e+09件")])
def test_a_value_out_of_keeping_is_asked_about(value, before, unit, code, guess):
    with pytest.raises(RefusedValueError) as caught:
        check_keeping(value, before, unit)
    assert (caught.value.code, caught.value.guess) == (code, guess)


@pytest.mark.parametrize(("value", "before", "unit"), [
    (7300, {"value": 7200, "kind": "count"}, "件"), (100, {"value": 99, "kind": "percent"}, "%"), (130, {"value": 120, "kind": "percent"}, "%"),
    (5.5, {"value": 5.2, "kind": "amount"}, "元"), (0, {"value": 5, "kind": "count"}, "件"), (3, {}, "件")])
def test_a_value_in_keeping_passes(value, before, unit):
    check_keeping(value, before, unit)

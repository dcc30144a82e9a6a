"""Dates in Arabic digits and in hanzi."""

import pytest

from convert.text.dates import Date, first_date, is_date, iso_date, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年12月26日", Date(2024, 12, 26)),
        ("2024年6月", Date(2024, 6, None)),
        ("二○二四年三月五日", Date(2024, 3, 5)),
        ("二〇二三年十二月二十六日", Date(2023, 12, 26)),
        ("一九九九年十月", Date(1999, 10, None)),
    ],
)
def test_a_date_is_read(text: str, date: Date):
    assert read_date(text) == date
    assert is_date(text)


@pytest.mark.parametrize("text", ["2024年", "12月26日", "二十四年三月", "2024年度工作"])
def test_other_texts_are_no_dates(text: str):
    assert not is_date(text)


def test_the_first_date_is_found_in_a_sentence():
    assert first_date("——2024年12月26日在会议上") == Date(2024, 12, 26)
    assert first_date("没有日期") is None


def test_only_whole_and_possible_dates_have_an_iso_form():
    assert Date(2024, 3, 5).iso() == "2024-03-05"
    assert Date(2024, 3, None).iso() is None
    assert Date(2024, 13, 5).iso() is None


@pytest.mark.parametrize(("text", "day"), [
    ("2024-11-08", "2024-11-08"), ("2024.4.17", "2024-04-17"), ("2024年11月8日", "2024-11-08"), ("二〇二四年二月二十九日", "2024-02-29"),
    ("2023年2月29日", None), ("2024-13-45", None), ("2024年11月", None), ("去年", None), ("", None)])
def test_a_day_of_the_calendar_in_any_usual_form(text, day):
    assert iso_date(text) == day

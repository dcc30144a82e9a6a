"""Raised digits."""

import pytest

from convert.text.raised import is_power_of_unit, plain_or_raised, raised_digits


@pytest.mark.parametrize(("text", "before", "read"), [
    ("1", "学位4320", "¹"), ("8", "10", "⁸"), ("-3", "10", "⁻³"), ("2", "1200m", "2"), ("3", "5.6 km", "3"), ("1", "system", "¹"), ("1,2", "4320", "¹,²"),
    ("[2]", "5%", "[2]"), ("①", "12", "①"), ("st", "1", "st"), ("-", "2", "-")])
def test_raised_text_never_makes_another_figure(text, before, read):
    assert plain_or_raised(text, before) == read


def test_what_is_no_digit_has_no_raised_form():
    assert (raised_digits(""), raised_digits("n"), raised_digits("10-12")) == ("", "", "¹⁰⁻¹²")
    assert not is_power_of_unit("")

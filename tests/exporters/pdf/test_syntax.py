"""How values are written."""

from datetime import datetime, timedelta, timezone

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.pdf.syntax import color, date, name, number, numbers, reference, text_string


@pytest.mark.parametrize(("value", "written"), [
    (0, "0"), (-0.0001, "0"), (1.5, "1.5"), (-2, "-2"), (1e-9, "0"), (12345.6789, "12345.679")])
def test_a_number_has_no_exponent_and_no_idle_zeros(value: float, written: str):
    assert number(value) == written


@given(st.floats(-1e6, 1e6))
def test_any_number_is_read_back_to_the_third_decimal(value: float):
    text = number(value)
    assert float(text) == float(f"{value:.3f}")
    assert not text.startswith("-0") or text.startswith("-0.")
    assert not ("." in text and text[-1] in "0.")


def test_numbers_stand_side_by_side():
    assert numbers(1, 2.5, -0.0) == "1 2.5 0"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_string_is_read_back(text: str):
    assert str(pikepdf.Object.parse(text_string(text).encode("ascii"))) == text


def test_a_lone_surrogate_does_not_break_a_text_string():
    assert text_string("a\ud800") == "<FEFF0061003F>"


@pytest.mark.parametrize("text", ["application/json", "GW#1", "仿宋", "a b(c)"])
def test_any_name_is_read_back(text: str):
    assert str(pikepdf.Object.parse(name(text).encode("ascii"))) == "/" + text


def test_a_date_is_in_utc_whatever_its_zone():
    assert date(datetime(2024, 3, 20, 8, 30, tzinfo=timezone(timedelta(hours=8)))) == "(D:20240320003000Z)"


def test_a_reference_names_the_first_generation():
    assert reference(12) == "12 0 R"


def test_a_colour_is_three_parts_of_one():
    assert color("FF0000") == (1, 0, 0)
    assert color("336699") == pytest.approx((0.2, 0.4, 0.6))

"""Arrays of numbers."""

import pytest

from convert.text.deltas import expanded, number_of, numbers_of


@pytest.mark.parametrize(("text", "numbers"), [
    ("g 3 2 1", [2, 2, 2, 1]), ("1.5 -2", [1.5, -2]), ("", []), ("g 2", []), ("g x 1", []), ("1 a", []), ("nan", []), ("1e3", []),
    ("g 0 2 1", [1]), (".5 +3", [0.5, 3])])
def test_arrays_are_written_out(text: str, numbers: list[float]):
    assert expanded(text, 100) == numbers


def test_an_absurd_count_ends_at_what_is_wanted():
    assert expanded("g 999999999999999999999 1 2", 5) == [1.0] * 5
    assert expanded("1 2 3", 2) == [1.0, 2.0]


@pytest.mark.parametrize(("word", "value"), [("3", 3.0), ("-0.5", -0.5), ("inf", None), ("", None), ("1 2", None), ("9" * 400, None)])
def test_a_number_is_plain_and_finite(word: str, value: float | None):
    assert number_of(word) == value


def test_as_many_numbers_as_asked_for_or_none():
    assert numbers_of("0 0 210 297", 4) == (0.0, 0.0, 210.0, 297.0)
    assert numbers_of("0 0 210", 4) is None
    assert numbers_of("0 0 210 x", 4) is None

"""The forms of values."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.diagnostics import UsageError
from convert.style.locate import path_of
from convert.style.properties import parse_section
from convert.style.sheet import Role

with open(path_of("base"), "rb") as base:
    WHOLE = {**tomllib.load(base)["role"]["default"], "title": "正文", "cite": "practice"}
"""What a role must have."""


@pytest.mark.parametrize(("value", "points"), [("三号", 16), ("22pt", 22), ("10 mm", pytest.approx(28.346, abs=0.001))])
def test_a_type_size_is_a_name_or_a_length(value: str, points: float):
    assert parse_section(Role, {**WHOLE, "type_size": value}, "role.x", "test").type_size_pt == points


@given(st.floats(0, 100).map(lambda number: round(number, 3)))
def test_a_number_of_characters_comes_back(number: float):
    assert parse_section(Role, {**WHOLE, "first_line": f"{number}ic"}, "role.x", "test").first_line_ic == number


@pytest.mark.parametrize("value", ["2", "2mm", "two", ""])
def test_a_value_without_its_unit_is_refused(value: str):
    with pytest.raises(UsageError) as caught:
        parse_section(Role, {**WHOLE, "first_line": value}, "role.x", "test")
    assert caught.value.diagnostic.args["key"] == "role.x.first_line"


@pytest.mark.parametrize(("key", "value", "form"), [
    ("align", "middle", "left | centre | right | justify"), ("bold", "yes", "true | false"), ("outline_level", "first", "1"),
    ("typeface", 3, "文字")])
def test_a_refused_value_is_told_with_its_key_and_what_may_stand_there(key: str, value: object, form: str):
    with pytest.raises(UsageError) as caught:
        parse_section(Role, {**WHOLE, key: value}, "role.x", "test")
    assert caught.value.diagnostic.args == {"key": f"role.x.{key}", "value": str(value), "form": form}

"""Registering rules."""

import re

import pytest

from convert.lint import rule_ids
from convert.lint.rule import RULES, left_alone, load_rules, rule
from convert.messages import check


def test_ids_are_one_letter_and_two_digits_and_sorted():
    ids = rule_ids()
    assert list(ids) == sorted(ids)
    assert all(re.fullmatch(r"[CPNEWFLD]\d\d", one) for one in ids)
    assert [f"C{number:02}" for number in range(1, 57)] == [one for one in ids if one[0] == "C"]


def test_every_rule_that_reports_has_a_sentence():
    assert [one.id for one in load_rules() if one.find is not None and one.id not in check.MESSAGES] == []


def test_an_id_is_given_once():
    load_rules()
    with pytest.raises(ValueError, match="C01"):
        left_alone("C01", cite="practice")
    with pytest.raises(ValueError, match="C02"):
        rule("C02", grade="note", cite="practice")(lambda _: iter(()))


def test_rules_are_chosen_by_their_subject():
    assert {one.id[0] for one in load_rules("pages")} == {"L"}
    assert {one.id[0] for one in load_rules("docx")} == {"D"}
    assert RULES["C19"].find is None

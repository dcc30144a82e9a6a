"""Pairing of marks."""

from hypothesis import given
from hypothesis import strategies as st

from convert.lint.marks import scan


def test_pairs_know_what_is_around_them():
    pairs = {(pair.start, pair.end, pair.inside) for pair in scan("“甲（乙）《丙〈丁〉》”").pairs}
    assert pairs == {(0, 11, ""), (2, 4, "“"), (5, 10, "“"), (7, 9, "“《")}


def test_half_width_and_full_width_brackets_may_pair():
    (pair,) = scan("（甲)").pairs
    assert (pair.opening, pair.closing) == ("（", ")")


def test_loners_are_told_by_side():
    found = scan("“甲）乙》")
    assert (found.unclosed, found.unopened) == ((0,), (2, 4))
    assert scan("“甲（乙”").unclosed == (2,)


def test_enumerators_and_apostrophes_are_no_brackets():
    assert scan("1）甲；2)乙；a）丙").unopened == ()
    assert scan("it’s").unopened == scan("’98年会").unopened == ()


@given(st.text("甲“”‘’（）()《》\"1", max_size=30))
def test_every_mark_is_in_one_pair_or_alone(text: str):
    found = scan(text)
    used = [at for pair in found.pairs for at in (pair.start, pair.end)] + [*found.unclosed, *found.unopened]
    assert len(used) == len(set(used))
    assert all(pair.start < pair.end for pair in found.pairs)

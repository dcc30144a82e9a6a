"""Radicals and the characters that they stand for."""

import pytest

from convert.text.radicals import stands_for, unify_radicals


@pytest.mark.parametrize(("radical", "character"), [
    ("⼀", "一"), ("⽤", "用"), ("⼾", "户"), ("⼯", "工"), ("⼆", "二"), ("⼗", "十"), ("⾯", "面"), ("⾭", "青"), ("⻘", "青"), ("⻓", "长"), ("⻔", "门"),
    ("⻅", "见"), ("⻋", "车"), ("⻢", "马"), ("⺠", "民"), ("⻄", "西"), ("\uf967", "不"), ("\uf9ba", "了"), ("\uf90a", "金")])
def test_a_radical_is_read_as_its_character(radical, character):
    assert stands_for(radical) == character


def test_parts_of_characters_and_unified_ideographs_stay():
    assert unify_radicals("⻌⺅﨎一").text == "⻌⺅﨎一"


def test_the_length_is_kept_and_what_changed_is_told():
    found = unify_radicals("⼾籍⽤电⼯作")
    assert found == ("户籍用电工作", "⼾⽤⼯", 0)
    assert unify_radicals("户籍用电") == ("户籍用电", "", -1)

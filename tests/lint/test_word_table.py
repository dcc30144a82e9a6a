"""Every line of the tables is a test of itself."""

import pytest

from convert.lint.word_table import ERRORS, SOURCES, VARIANTS, WordIndex, WrongWord, index_of, read_table
from tests.lint.worlds import checked

TABLES = (*ERRORS, *VARIANTS)
LINES = [line for name in TABLES for line in read_table(name)]


def _found(sentence: str) -> list[str]:
    (passage,) = [one for one in checked(sentence).running if one.text == sentence]
    told = [*index_of(*ERRORS).find(passage.bare), *index_of(*VARIANTS).find(passage.bare, judged=False)]
    return [word.wrong for _, word in told]


@pytest.mark.parametrize("name", TABLES)
def test_the_example_of_every_line_is_found_and_silent_when_mended(name: str):
    for line in read_table(name):
        assert line.example.count("@") == 1, line
        assert _found(line.example.replace("@", line.wrong)) == [line.wrong], line
        assert _found(line.example.replace("@", line.right)) == [], line


def test_the_innocent_sentence_of_a_line_holds_its_letters_and_is_silent():
    told = [line for line in LINES if line.innocent]
    assert {line.wrong for line in told} >= {line.wrong for line in LINES if line.before or line.after}
    for line in told:
        assert line.wrong in line.innocent, line
        assert _found(line.innocent) == [], line


def test_the_tables_are_in_order():
    assert sum(len(read_table(name)) for name in ERRORS) >= 800
    assert len({line.wrong for line in LINES}) == len(LINES)
    for line in LINES:
        assert line.source in SOURCES, line
        assert line.wrong != line.right and len(line.wrong) > 1, line


def test_a_guard_looks_at_both_sides():
    line = WrongWord("甲乙", "甲丙", before="!丁,戊己", after="(?!庚)")
    assert line.fits("甲乙", 0) and line.fits("己甲乙", 1)
    assert not line.fits("丁甲乙", 1) and not line.fits("戊己甲乙", 2) and not line.fits("甲乙庚", 0)
    wanted = WrongWord("甲乙", "甲丙", before="丁")
    assert wanted.fits("丁甲乙", 1) and not wanted.fits("甲乙", 0)


def test_a_longer_word_goes_before_a_shorter_one_and_nothing_is_found_twice():
    index = WordIndex([WrongWord("甲乙", "甲一"), WrongWord("甲乙丙", "甲二丙"), WrongWord("丙丁", "三丁")])
    assert [(at, word.wrong) for at, word in index.find("甲乙丙丁，甲乙", judged=False)] == [(0, "甲乙丙"), (5, "甲乙")]

"""Figures that do not agree with each other, as a whole."""

from convert.indicators.consistency import as_diagnostic, find_inconsistencies
from convert.messages import render
from tests.indicators.disagreeing import codes, figure


def test_the_same_figure_twice_is_told_as_a_note():
    figures = [figure("受理数", 100, "100件", "受理100件。"), figure("受理数", 100, "100件", "共受理100件。", block="p9")]
    (finding,) = find_inconsistencies(figures)
    assert (finding.code, finding.args["times"], as_diagnostic(finding).grade) == ("consistency-duplicate", 2, "note")


def test_a_finding_is_a_diagnostic_with_its_place_and_sentence():
    figures = [
        figure("受理案件数", 100, "100件", "全区受理案件100件。", scope="全区"),
        figure("受理案件数", 120, "120件", "全区受理案件120件。", scope="全区", block="p9", page=4),
    ]
    told = as_diagnostic(find_inconsistencies(figures)[0])
    assert (told.grade, told.block, told.span, told.page) == ("advisory", "p9", (6, 10), 4)
    assert render(told) == "“受理案件数”在文中前后不一：一处为100件，另一处为120件。"
    assert "100件" in render(told, "en")


def test_a_figure_that_its_sentence_does_not_hold_breaks_nothing():
    assert codes(figure("甲", 5, "5件", "没有数字。", start=0), figure("乙", 6, "6件", "", start=0)) == []

"""Corrections of indicators in the form of an edited workbook."""

import pytest

from convert.api import load
from convert.corrections import apply_corrections
from convert.corrections.keys import keys_of
from convert.diagnostics import Outcome
from convert.editing.edit import FigureAdd, FigureChange, FigureDrop, SetText
from convert.serve.figures import added_key, corrections_of
from tests.refused import refused
from tests.texts import MEETING

DOSSIER = load(MEETING.encode(), name="a.txt")
FOUND, REPORT = DOSSIER.indicators, DOSSIER.report
KEYS = keys_of(FOUND)
BLOCK = FOUND[0].block


def applied(*edits):
    corrections = corrections_of(FOUND, edits, None, report=REPORT)
    assert corrections is not None
    outcome = apply_corrections(FOUND, corrections, source=REPORT.source)
    return Outcome(outcome.value.indicators, outcome.diagnostics)


def test_later_changes_of_one_indicator_are_added_to_earlier_ones():
    changed = applied(FigureChange(key=KEYS[0], name="会议次数"), FigureChange(key=KEYS[0], value=25.0)).value
    assert (changed[0].name, changed[0].value) == ("会议次数", 25.0)
    assert len(changed) == len(FOUND)


def test_a_dropped_indicator_is_gone():
    assert len(applied(FigureDrop(key=KEYS[1])).value) == len(FOUND) - 1


def test_an_indicator_that_is_not_found_any_more_is_told_and_stops_nothing():
    outcome = applied(FigureChange(key="p9:0-4:000000000000", name="旧名"))
    assert len(outcome.value) == len(FOUND)
    assert [one.code for one in outcome.diagnostics] == ["xlsx-correction-lost"]


def test_an_added_indicator_stands_behind_those_of_its_sentence():
    added = applied(FigureAdd(block=BLOCK, start=FOUND[0].block_start, end=FOUND[0].block_end, name="新的", value=3.0, unit="%")).value
    at = [one.name for one in added].index("新的")
    assert (added[at].kind, added[at].sentence, added[at].text) == ("percent", FOUND[0].sentence, FOUND[0].text)


def test_every_field_of_an_indicator_is_changed_and_emptied():
    change = FigureChange(key=KEYS[0], value_high=30.0, qualifier="约", kind="amount", aspect="target", scope="全区", base="同比")
    one = applied(change).value[0]
    assert (one.value_high, one.qualifier, one.kind, one.aspect, one.scope, one.base) == (30.0, "约", "amount", "target", "全区", "同比")
    one = applied(change, FigureChange(key=KEYS[0], qualifier="", scope="", base="", without=("value_high", "period"))).value[0]
    assert (one.value_high, one.qualifier, one.scope, one.base, one.period) == (None, None, None, None, None)


def test_an_added_indicator_is_changed_and_dropped_by_the_key_that_the_page_has_of_it():
    add = FigureAdd(block=BLOCK, start=FOUND[0].block_start, end=FOUND[0].block_end, name="新的", value=3.0)
    first = added_key(FOUND[0].sentence, FOUND[0].text, "新的")
    change = FigureChange(key=first, name="更新的", value=4.0)
    changed = applied(add, change).value
    assert [(one.name, one.value) for one in changed if one.name.endswith("新的")] == [("更新的", 4.0)]
    second = added_key(FOUND[0].sentence, FOUND[0].text, "更新的")
    assert corrections_of(FOUND, (add, change, FigureDrop(key=second)), None, report=REPORT) is None
    assert len(applied(add, FigureDrop(key=second)).value) == len(FOUND) + 1


def test_changes_of_the_report_are_passed_over():
    assert corrections_of(FOUND, (SetText(place="closing", text=""),), None, report=REPORT) is None


@pytest.mark.parametrize(("edit", "code"), [
    (FigureChange(key=KEYS[0], name=" "), "edit-empty"), (FigureAdd(block="nowhere", start=0, end=1, name="甲", value=1.0), "edit-place"),
    (FigureAdd(block=BLOCK, start=0, end=99_999, name="甲", value=1.0), "edit-place"),
    (FigureAdd(block=BLOCK, start=0, end=1, name="", value=1.0), "edit-empty")])
def test_what_does_not_fit_is_refused(edit, code):
    with refused(code):
        corrections_of(FOUND, (edit,), None, report=REPORT)

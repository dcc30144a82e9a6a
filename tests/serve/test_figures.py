"""Corrections of indicators in the form of an edited workbook."""

import pytest

from convert.api import load
from convert.diagnostics import ConvertError
from convert.exporters.xlsx import apply_corrections
from convert.exporters.xlsx.rows import keys_of
from convert.serve.edit import FigureChange, FigureDrop, SetText
from convert.serve.figures import corrections_of
from tests.texts import MEETING

FOUND = load(MEETING.encode(), name="a.txt").indicators
KEYS = keys_of(FOUND)


def applied(*edits):
    corrections = corrections_of(FOUND, edits, None, report="a.txt")
    assert corrections is not None
    return apply_corrections(FOUND, corrections, report="a.txt").value


def test_later_changes_of_one_indicator_are_added_to_earlier_ones():
    changed = applied(FigureChange(key=KEYS[0], name="会议次数"), FigureChange(key=KEYS[0], value=25.0))
    assert (changed[0].name, changed[0].value) == ("会议次数", 25.0)
    assert len(changed) == len(FOUND)


def test_a_dropped_indicator_is_gone():
    assert len(applied(FigureDrop(key=KEYS[1]))) == len(FOUND) - 1


def test_other_corrections_are_passed_over():
    assert corrections_of(FOUND, (SetText(place="closing", text=""),), None, report="a.txt") is None


@pytest.mark.parametrize(("edit", "code"), [(FigureChange(key="no"), "serve-edit-figure"),
                                            (FigureChange(key=KEYS[0], name=" "), "serve-edit-empty")])
def test_what_does_not_fit_is_refused(edit, code):
    with pytest.raises(ConvertError, match=code):
        corrections_of(FOUND, (edit,), None, report="a.txt")

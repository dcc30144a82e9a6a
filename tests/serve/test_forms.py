"""Fields to corrections."""

import pytest

from convert.api import Settings, load
from convert.diagnostics import ConvertError
from convert.serve.edit import FigureChange, FigureDrop, Merge, Restore, SetRole, SetText, Split
from convert.serve.forms import edits_of
from convert.serve.view import make_view
from tests.texts import MEETING

VIEW = make_view(load(MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled")), (), b"")
FIGURE = VIEW.indicators[0]
SAME = {"do": "figure", "key": FIGURE.key, "name": FIGURE.name, "value": str(FIGURE.value), "unit": FIGURE.unit, "period": str(FIGURE.period)}


@pytest.mark.parametrize(("form", "edits"), [
    ({"do": "correct", "place": "closing", "role": "closing", "text": "请审议。"}, (SetText(place="closing", text="请审议。"),)),
    ({"do": "correct", "place": "closing", "role": "paragraph"}, (SetRole(place="closing", role="paragraph"),)),
    ({"do": "merge", "place": "p1"}, (Merge(place="p1"),)), ({"do": "split", "place": "p1", "at": "3"}, (Split(place="p1", at=3),)),
    ({"do": "restore", "at": "7"}, (Restore(at=7),)), ({"do": "figure-drop", "key": "k"}, (FigureDrop(key="k"),)),
    (SAME, ()), ({**SAME, "value": "１，２８６"}, (FigureChange(key=FIGURE.key, value=1286.0),)),
    ({**SAME, "period": "2022年"}, (FigureChange(key=FIGURE.key, period=2022),))])
def test_a_form_is_the_corrections_that_it_changes(form, edits):
    assert edits_of(form, VIEW) == edits


@pytest.mark.parametrize(("form", "code"), [
    ({}, "serve-edit-form"), ({"do": "merge"}, "serve-edit-form"), ({"do": "split", "place": "p1", "at": "-1"}, "serve-edit-form"),
    ({"do": "correct", "place": "x", "role": "y"}, "serve-edit-place"), ({**SAME, "key": "x"}, "serve-edit-figure"),
    ({**SAME, "value": "many"}, "serve-edit-number"), ({**SAME, "value": "nan"}, "serve-edit-number"), ({**SAME, "period": "去年"}, "serve-edit-year")])
def test_a_form_that_is_wrong_is_refused(form, code):
    with pytest.raises(ConvertError, match=code):
        edits_of(form, VIEW)

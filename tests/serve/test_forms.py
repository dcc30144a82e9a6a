"""What the page sends, to changes."""

import msgspec
import pytest

from convert.editing.edit import FigureChange, Merge, SetText
from convert.serve.forms import changes_of, number_of
from tests.refused import refused


def sent(*edits: object) -> bytes:
    return msgspec.json.encode({"revision": 3, "edits": edits})


def test_a_request_is_its_changes_in_order():
    request = changes_of(sent({"do": "text", "place": "closing", "text": "请审议。"}, {"do": "merge", "place": "p1"},
                              {"do": "figure", "key": "k", "value": "12万"}))
    assert request.revision == 3
    assert request.edits == (SetText(place="closing", text="请审议。"), Merge(place="p1"), FigureChange(key="k", value=120_000.0))


@pytest.mark.parametrize("data", [
    b"", b"[]", b"{}", sent({"do": "fly"}), sent({"do": "merge"}), sent({"do": "split", "place": "p1", "at": "three"}), sent("merge"), b"\xff",
    b'{"revision": 1, "edits": [], "more": 1}'])
def test_what_is_of_another_form_is_refused(data):
    with refused("edit-form"):
        changes_of(data)


@pytest.mark.parametrize("edit", [{"do": "figure", "key": "k", "name": "名" * 201}, {"do": "figure", "key": "k", "unit": "个" * 21}])
def test_names_and_units_have_an_end(edit):
    with refused("edit-figure-long"):
        changes_of(sent(edit))


@pytest.mark.parametrize(("text", "value"), [
    ("1286", 1286.0), ("１，２８６", 1286.0), ("99.3%", 99.3), ("12万", 120_000.0), ("1.5亿", 150_000_000.0), ("2万亿", 2e12), ("−6.4", -6.4),
    (" 3 000 ", 3000.0)])
def test_numbers_are_read_as_people_write_them(text, value):
    assert number_of(text) == value


@pytest.mark.parametrize("text", ["", "许多", "nan", "inf", "万", "1.2.3", "12个"])
def test_what_is_no_number_is_refused(text):
    with refused("edit-number"):
        number_of(text)

"""Elements, numbers, archives."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.ofd.package import OfdPackage, child, deltas, fit, number, numbers, root, serialised
from convert.text.deltas import expanded


@pytest.mark.parametrize(("value", "written"), [(0.0, "0"), (-0.00001, "0"), (1.5, "1.5"), (5.571428, "5.5714"), (-3.0, "-3"), (210, "210"), (100.0, "100")])
def test_numbers_are_short_and_plain(value: float, written: str):
    assert number(value) == written
    assert numbers(value, 0) == f"{written} 0"


@given(st.lists(st.floats(0, 20), min_size=1, max_size=60))
def test_distances_lead_to_every_place(steps: list[float]):
    places = list(accumulate(steps))
    written = expanded(" ".join(deltas(places, 0.004)), len(places))
    assert len(written) == len(places) - 1
    assert list(accumulate(written, initial=places[0])) == pytest.approx(places, abs=0.0041)


def test_distances_that_repeat_are_written_once():
    assert list(deltas([0.0, 2.0, 4.0, 6.0, 7.0, 8.0], 0.004)) == ["g 3 2", "1", "1"]


def test_numbers_of_a_document_occur_once():
    package = OfdPackage()
    assert [package.next_id() for _ in range(3)] == [1, 2, 3]
    assert package.last_id == 3


def test_an_element_has_what_it_is_given():
    parent = root("Page")
    child(parent, "Layer", ID=3, Type="Body", DrawParam=None, Visible=True, Size=1.50)
    child(parent, "Title", "a\x01<b")
    assert serialised(parent).decode().split("\n")[1] == (
        '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Layer ID="3" Type="Body" Visible="true" Size="1.5"/>'
        "<ofd:Title>a&lt;b</ofd:Title></ofd:Page>")


def test_what_xml_cannot_hold_is_left_out():
    assert fit("a\x00\ud800\uffff\t𠮷") == "a\t𠮷"


def test_the_identifier_stands_for_the_content():
    first, second = OfdPackage(), OfdPackage()
    for package, text in ((first, "甲"), (second, "乙")):
        package.add("Document.xml", child(root("Page"), "Title", text))
    assert len(first.digest()) == 32
    assert first.digest() != second.digest()

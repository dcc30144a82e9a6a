"""What only the finished pages know."""

import pytest

from convert.exporters.docx.places import Places
from tests.exporters.docx.made import formal, laid


def test_lines_are_found_by_slot_with_their_page_and_their_edges():
    places = Places(laid(formal()))
    assert places.pages["header.issuer_mark"] == 1
    assert places.right_mm("sign_off.date") == pytest.approx(184 - 4 * 156 / 28, abs=0.01)
    assert places.left_mm("document_note") == pytest.approx(28 + 2 * 156 / 28, abs=0.01)
    assert places.size_pt("header.issuer_mark") > 30


def test_the_imprint_stands_on_the_page_after_the_last_attachment():
    places = Places(laid(formal()))
    assert places.imprint_pages_on in (0, 1)
    assert not places.blank_before_imprint


def test_without_layout_nothing_is_known():
    places = Places(None)
    assert (places.size_pt("x"), places.left_mm("x"), places.right_mm("x"), places.drop_mm("x"), places.imprint_pages_on) == (
        None, None, None, None, 0)

"""Names and attributes in the XML."""

import pytest
from lxml import etree

from convert.readers.docx.names import WORD, attribute, child, integer, toggle
from tests.readers.docx.build import part

PROPERTIES = etree.fromstring(part("rPr", '<w:b/><w:i w:val="0"/><w:sz w:val="32"/>').encode())


def test_children_and_attributes_are_found_by_their_names():
    assert child(PROPERTIES, "sz").tag == f"{WORD}sz"
    assert attribute(PROPERTIES, "sz") == "32"
    assert (child(None, "sz"), attribute(PROPERTIES, "jc")) == (None, None)


def test_a_property_is_on_off_or_unsaid():
    assert (toggle(PROPERTIES, "b"), toggle(PROPERTIES, "i"), toggle(PROPERTIES, "vanish")) == (True, False, None)


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("12.7", 12), ("x", 5), (None, 5), ("1e400", 5), ("", 5)])
def test_what_is_no_number_gives_the_default(text, number):
    assert integer(text, 5) == number

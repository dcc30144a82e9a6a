"""Fields: code, result, and what shows without a result."""

import pytest
from lxml import etree

from convert.readers.docx.fields import Fields, form_value, simple_field
from convert.readers.docx.names import WORD
from tests.readers.docx.build import part


def form(content):
    return next(etree.fromstring(part("x", f"<w:ffData>{content}</w:ffData>").encode()).iter(f"{WORD}ffData"))


def test_fields_inside_fields_know_what_is_code():
    fields = Fields()
    fields.turn("begin")
    fields.instruct("IF ")
    fields.turn("begin")
    fields.turn("separate")
    assert fields.in_code
    fields.turn("end")
    fields.turn("separate")
    assert not fields.in_code
    fields.turn("end")
    fields.turn("end")
    assert not fields.in_contents


@pytest.mark.parametrize(("content", "shown"), [
    ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☑"), ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
    ("<w:ddList><w:result w:val='1'/><w:listEntry w:val='甲'/><w:listEntry w:val='乙'/></w:ddList>", "乙"),
    ("<w:ddList><w:listEntry w:val='甲'/></w:ddList>", "甲"), ("<w:ddList><w:result w:val='9'/></w:ddList>", ""), ("<w:textInput/>", "")])
def test_form_fields(content, shown):
    assert form_value(form(content)) == shown


def test_a_result_is_shown_instead_of_what_the_code_says():
    fields = Fields()
    fields.turn("begin")
    fields.instruct("EQ x")
    fields.turn("separate")
    fields.met_letters()
    assert fields.turn("end") == ""
    assert (simple_field(" EQ x "), simple_field("PAGE")) == ("x", "")

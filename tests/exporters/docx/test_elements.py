"""Elements of WordprocessingML, their children in the order of the schema."""

import pytest

from convert.exporters.docx.elements import complex_field, illegal_characters, legal, paragraph, run, set_property, spacing, switch, w
from tests.exporters.docx.made import docx_of, formal, meeting, part, plain_xml


def test_children_come_to_stand_in_the_order_of_the_schema():
    made = paragraph("body", [run("甲")], [w("jc", val="right"), switch("keepNext", on=True), spacing(line=592)])
    assert plain_xml(made) == (
        '<w:p><w:pPr><w:pStyle w:val="body"/><w:keepNext w:val="1"/><w:spacing w:before="0" w:after="0" w:line="592" w:lineRule="exact"/>'
        '<w:jc w:val="right"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>')
    assert plain_xml(w("rPr", w("sz", val=3), w("rStyle", val="x"))) == '<w:rPr><w:rStyle w:val="x"/><w:sz w:val="3"/></w:rPr>'


def test_a_property_is_put_at_its_place_or_instead_of_one_of_its_kind():
    own = paragraph("body", (), [w("jc", val="right")])[0]
    set_property(own, switch("keepNext", on=True))
    set_property(own, w("jc", val="left"))
    set_property(own, w("outlineLvl", val=1))
    assert plain_xml(own) == '<w:pPr><w:pStyle w:val="body"/><w:keepNext w:val="1"/><w:jc w:val="left"/><w:outlineLvl w:val="1"/></w:pPr>'


def test_an_unknown_child_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        w("rPr", w("sz", val=3), w("pStyle", val="x"))


@pytest.mark.parametrize(("text", "shown", "found"), [
    ("甲\x07乙", "甲\ufffd乙", ["\x07"]), ("甲\n乙", "甲\n乙", []), ("\ufffe", "\ufffd", ["\ufffe"]), ("平常", "平常", []), ("\v", "\ufffd", [])])
def test_characters_that_xml_cannot_hold(text, shown, found):
    assert legal(text) == shown
    assert illegal_characters(text) == found


def test_a_field_has_a_result_before_anyone_computes_it():
    text = "".join(map(plain_xml, complex_field("PAGE", "1", "strong")))
    assert text.count("fldCharType") == 3
    assert '<w:instrText xml:space="preserve"> PAGE </w:instrText>' in text
    assert text.count('<w:rStyle w:val="strong"/>') == 5
    assert "<w:t>1</w:t>" in text


@pytest.mark.parametrize(("report", "name"), [(formal(), "word/document.xml"), (meeting(), "word/footnotes.xml")])
def test_what_only_some_programs_know_names_a_vocabulary_that_is_declared_there(report, name):
    choices = list(part(docx_of(report), name).iter("{*}Choice"))
    assert choices
    assert all(choice.get("Requires") in choice.nsmap for choice in choices)

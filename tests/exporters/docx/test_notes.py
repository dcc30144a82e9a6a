"""Footnotes: a part of their own."""

import pytest

from convert.exporters.docx.notes import note_text
from convert.model.elements import Note
from convert.model.report import Report
from convert.ooxml.names import W
from tests.exporters.docx.made import SOURCE, docx_of, meeting, paragraphs, part


def test_a_note_has_its_marker_and_its_text():
    root = part(docx_of(meeting()), "word/footnotes.xml")
    assert [each.get(f"{{{W}}}id") for each in root] == ["-1", "0", "1"]
    assert "".join(node.text for node in root[2].iter(f"{{{W}}}t")) == "［1］　指保基本民生、保工资、保运转。"


def test_the_marker_in_the_text_is_the_reference():
    reference = part(docx_of(meeting())).find(f".//{{{W}}}footnoteReference")
    assert reference.get(f"{{{W}}}customMarkFollows") == "1"
    run = reference.getparent()
    assert run.findtext(f"{{{W}}}t") + run.getnext().findtext(f"{{{W}}}t") == "［1］"


@pytest.mark.parametrize(("note", "expected"), [
    (Note(id="n", marker="①", text="甲。"), "①　甲。"), (Note(id="n", marker="1", text="1 甲。"), "1 甲。"), (Note(id="n", marker="", text="甲。"), "甲。")])
def test_the_marker_is_not_said_twice(note, expected):
    assert note_text(note) == expected


def test_a_note_that_nothing_refers_to_stands_after_the_text():
    data = docx_of(Report(source=SOURCE, closing="请予审议。", notes=(Note(id="n1", marker="①", text="甲。"),)))
    assert paragraphs(data) == [("closing", "请予审议。"), ("note", "①　甲。")]

"""Footnotes and endnotes."""

from lxml import etree

from convert.readers.docx.names import WORD
from convert.readers.docx.notes import Notes
from convert.readers.structure.source_text import SourceText
from tests.readers.docx.build import paragraph, part


def letters(element):
    text = "".join(node.text or "" for node in element.iter(f"{WORD}t"))
    return SourceText(text, ((0, len(text)),))


def notes():
    foot = "".join(f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>' for number, text in ((1, "甲。"), (2, "① 乙。"), (3, "")))
    end = f'<w:endnote w:id="1">{paragraph("丙。")}</w:endnote>'
    return Notes(etree.fromstring(part("footnotes", foot).encode()), etree.fromstring(part("endnotes", end).encode()))


def test_notes_come_in_the_order_of_their_references_and_those_without_one_last():
    found = notes()
    for key in (("endnote", "1"), ("footnote", "2")):
        found.refer(key, found.next_mark(key))
    assert [(note.id, note.marker, note.text) for note in found.read(letters)] == [
        ("n1", "①", "丙。"), ("n2", "②", "①乙。"), ("n3", "③", "甲。")]


def test_a_note_that_is_referred_to_twice_keeps_its_mark():
    found = notes()
    key = ("footnote", "1")
    assert found.refer(key, found.next_mark(key)) == found.refer(key, found.next_mark(key)) == "n1"
    assert found.next_mark(("footnote", "2")) == "②"


def test_a_mark_at_the_head_of_its_text_is_not_part_of_it():
    found = notes()
    found.refer(("footnote", "2"), "①")
    assert found.read(letters)[0].text == "乙。"
    assert not found.has(("footnote", "9"))

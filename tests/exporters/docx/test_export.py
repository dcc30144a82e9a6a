"""The whole DOCX: its letters, its bytes, what is said about what could not be kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.exporters.docx import DocxOptions, export_docx
from convert.model.blocks import Paragraph
from convert.model.elements import Front
from convert.model.letters import letters, report_letters
from convert.model.report import Report
from convert.ooxml.names import W
from convert.verify.docx_faults import docx_faults
from convert.verify.package_faults import CheckedPackage
from tests.exporters.docx.made import (
    SOURCE,
    WHEN,
    docx_of,
    fonts_of,
    formal,
    laid,
    meeting,
    minutes,
    paragraphs,
    part,
    sheet_of,
)
from tests.strategies import reports


def _letters(data: bytes) -> str:
    notes = part(data, "word/footnotes.xml") if b"word/footnotes.xml" in data else None
    found = [text for _, text in paragraphs(data)]
    if notes is not None:
        found += [node.text or "" for node in notes.iter("{*}t")]
    return letters("".join(found))


@pytest.mark.parametrize("report", [meeting(), formal(), minutes()], ids=["meeting", "formal", "minutes"])
def test_every_letter_of_the_report_stands_in_the_document(report):
    written = _letters(docx_of(report))
    for _, text in report_letters(report):
        assert letters(text) in written


def test_the_blocks_of_the_body_stand_in_their_order():
    written = _letters(docx_of(meeting()))
    places = [written.index(letters(text)) for text in ("受区政府委托", "一、主要工作成效", "（一）坚持高位推动。", "“三保”［1］", "表1 主要指标", "图1 示意")]
    assert places == sorted(places)


@settings(max_examples=15, deadline=None)
@given(reports())
def test_any_report_gives_a_sound_document_with_its_letters(report):
    written = _letters(docx_of(report))
    for slot, text in report_letters(report):
        assert letters(text.rstrip("：") if slot == "main_recipients" else text) in written  # in the imprint it ends with 。


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_hostile_characters_give_a_sound_document(text):
    report = Report(source=SOURCE, front=Front(title=text or None, issuer=text or None), body=(Paragraph(id="p1", text=text),))
    outcome = export_docx(report, sheet_of("meeting"), fonts_of("meeting"), DocxOptions(when=WHEN), laid(report))
    assert docx_faults(CheckedPackage(outcome.value)) == ()


def test_a_character_that_xml_cannot_hold_is_replaced_and_said():
    report = Report(source=SOURCE, body=(Paragraph(id="p1", text="前\x07后\x00"),))
    outcome = export_docx(report, sheet_of("meeting"), fonts_of("meeting"), DocxOptions(when=WHEN), laid(report))
    assert [(one.code, one.args) for one in outcome.diagnostics] == [("docx-character-replaced", {"count": 2, "points": "U+0000 U+0007"})]
    assert ("body", "前\ufffd后\ufffd") in paragraphs(outcome.value)


@pytest.mark.parametrize("report", [meeting(), formal()], ids=["meeting", "formal"])
def test_the_same_report_gives_the_same_bytes(report):
    assert docx_of(report) == docx_of(report)


def test_a_report_of_nothing_gives_a_sound_document():
    assert paragraphs(docx_of(Report(source=SOURCE))) == []


@pytest.mark.parametrize("report", [meeting(), formal(), minutes()], ids=["meeting", "formal", "minutes"])
def test_nothing_direct_that_a_style_could_hold(report):
    """Runs carry a character style or a hint, nothing else: no letter spacing, no face, no size."""
    data = docx_of(report)
    found = {child.tag.rpartition("}")[2] for properties in part(data).iter("{*}rPr") for child in properties}
    assert found <= {"rStyle", "rFonts"}
    assert {key.rpartition("}")[2] for fonts in part(data).iter("{*}rFonts") for key in fonts.attrib} <= {"hint"}


def test_a_paragraph_is_one_run_but_for_its_heading_and_its_notes():
    data = docx_of(meeting())
    runs = [len(each.findall(f"{{{W}}}r")) for each in part(data).iter(f"{{{W}}}p") if each.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == "body"]
    assert runs[0] == 1

"""Runs: one for a text, but for leads, marks, breaks and the signs that a program would set in the wrong face."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.docx.package import open_template
from convert.exporters.docx.runs import RunWriter, pieces, sign_spans, western_spans
from convert.exporters.docx.styles import StyleWriter
from convert.model.blocks import Mark
from convert.style import StyleSheet, load_style
from tests.exporters.docx.made import plain_xml, sheet_of

SHEET = sheet_of("meeting")


def _writer(sheet: StyleSheet = SHEET) -> RunWriter:
    return RunWriter(StyleWriter(open_template(), sheet, {name: typeface.name for name, typeface in sheet.typefaces.items()}), remember=True)


def _runs(text, role="body", sheet=SHEET, **options):
    return "".join(map(plain_xml, _writer(sheet).runs(text, sheet.roles[role], **options)))


@pytest.mark.parametrize(("text", "expected"), [
    ("全区2024年", "<w:r><w:t>全区2024年</w:t></w:r>"),
    ("推进“放管服”改革", '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>推进“放管服”改革</w:t></w:r>'),
    ("—2025年", '<w:r><w:rPr><w:rStyle w:val="signs_fangsong"/><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>—</w:t></w:r><w:r><w:t>2025年</w:t></w:r>'),
    ("", "")])
def test_digits_stand_in_the_run_of_their_text_and_marks_of_both_scripts_keep_the_chinese_face(text, expected):
    assert _runs(text) == expected


@pytest.mark.parametrize(("text", "signs"), [
    ("推进“放管服”改革", []), ("“放管服”改革", [(0, 1)]), ("GDP“双过半”", [(3, 4)]), ("99%——创新高", [(3, 5)]), ("降至5℃……", [(3, 6)]),
    ("习·近", [(1, 2)]), ("5 “一”", [(2, 3)]), ("3×4", []), ("café”", [(4, 5)]), ("（一）……", []), ("——题注", [(0, 2)]), ("36.5°—", [(5, 6)])])
def test_signs_after_a_latin_letter_at_the_start_and_those_that_are_always_latin(text, signs):
    assert sign_spans(text, western_spans(text)) == signs


def test_signs_between_digits_are_of_the_latin_face_and_have_no_hint():
    assert _runs("应对“25·7”洪水") == (
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>应对“</w:t></w:r><w:r><w:t>25·7</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="signs_fangsong"/><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>”</w:t></w:r><w:r><w:t>洪水</w:t></w:r>')


def test_a_role_whose_digits_are_chinese_has_one_run():
    assert "rStyle" not in _runs("7—8“号”", "page_number")


def test_the_signs_of_a_run_in_heading_have_its_face():
    writer = _writer()
    writer.runs("AI+“放”", SHEET.roles["lead_2"], base="lead_2")
    assert writer.styles.signs("lead_2", SHEET.roles["lead_2"]) == "lead_2_signs_kaiti"


def test_breaks_stand_before_the_letters_of_the_new_line():
    assert _runs("上行下行", "title", breaks=(2,)) == "<w:r><w:t>上行</w:t></w:r><w:r><w:br/><w:t>下行</w:t></w:r>"


def test_tabs_and_line_ends_of_a_text_are_elements_and_blanks_are_kept():
    assert _runs("甲\t乙\n 丙") == '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t xml:space="preserve"> 丙</w:t></w:r>'


def test_the_letters_of_each_typeface_are_remembered():
    writer = _writer()
    writer.runs("全区24", SHEET.roles["body"])
    assert writer.letters == {"fangsong": {"全", "区"}, "latin": {"2", "4"}}


def test_a_note_mark_is_not_cut_at_its_signs():
    found = list(pieces("甲[—]乙", marks=(Mark(kind="note", start=1, end=4, target="n1"),)))
    assert [(piece.start, piece.end) for piece in found] == [(0, 1), (1, 4), (4, 5)]


@given(st.text(alphabet="一2a ，“—·", max_size=30), st.integers(0, 30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3))
def test_pieces_cover_the_text_once_and_in_order(text, lead, spans):
    marks = tuple(Mark(kind="strong", start=min(span), end=max(span)) for span in spans)
    found = list(pieces(text, lead_end=lead, marks=marks))
    assert "".join(text[piece.start:piece.end] for piece in found) == text
    assert all(piece.start < piece.end for piece in found)


def test_a_gap_after_an_arabic_ordinal_is_the_style_of_its_dot():
    sheet = load_style("meeting", ("text.ordinal_gap=0.5em",))
    assert _runs("1.收入情况", sheet=sheet) == (
        '<w:r><w:t>1</w:t></w:r><w:r><w:rPr><w:rStyle w:val="spaced_160"/></w:rPr><w:t>.</w:t></w:r><w:r><w:t>收入情况</w:t></w:r>')

"""Runs: Latin letters apart, leads, marks, breaks, spacing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.docx.runs import LinePlan, RunWriter, pieces
from convert.exporters.docx.styles import StyleWriter
from convert.model.blocks import Mark
from convert.style import StyleSheet, load_style
from tests.exporters.docx.made import sheet_of

SHEET = sheet_of("meeting")


def _writer(sheet: StyleSheet = SHEET) -> RunWriter:
    return RunWriter(StyleWriter(sheet, {name: typeface.name for name, typeface in sheet.typefaces.items()}))


@pytest.mark.parametrize(("text", "expected"), [
    ("全区2024年", '<w:r><w:t>全区</w:t></w:r><w:r><w:rPr><w:rStyle w:val="latin"/></w:rPr><w:t>2024</w:t></w:r><w:r><w:t>年</w:t></w:r>'),
    ("“放管服”", '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>“放管服”</w:t></w:r>'),
    ("", "")])
def test_ascii_stands_in_runs_of_its_own_and_quotation_marks_keep_the_chinese_face(text, expected):
    assert _writer().runs(text, SHEET.roles["body"]) == expected


def test_a_role_whose_digits_are_chinese_has_one_run():
    assert _writer().runs("〔2024〕7号", SHEET.roles["page_number"]).count("rStyle") == 0


def test_breaks_stand_before_the_letters_of_the_new_line():
    assert _writer().runs("上行下行", SHEET.roles["title"], breaks=(2,)) == "<w:r><w:t>上行</w:t></w:r><w:r><w:br/><w:t>下行</w:t></w:r>"


def test_spacing_and_the_language_of_a_word_that_begins_a_line():
    runs = _writer().runs("一二》18条", SHEET.roles["body"], plan=LinePlan(((0, 3, -4),), frozenset({3})))
    assert runs == ('<w:r><w:rPr><w:spacing w:val="-4"/></w:rPr><w:t>一二》</w:t></w:r>'
                    '<w:r><w:rPr><w:rStyle w:val="latin"/><w:lang w:val="zh-CN"/></w:rPr><w:t>18</w:t></w:r><w:r><w:t>条</w:t></w:r>')


def test_the_letters_of_each_typeface_are_remembered():
    writer = _writer()
    writer.runs("全区24", SHEET.roles["body"])
    assert writer.letters == {"fangsong": {"全", "区"}, "latin": {"2", "4"}}


def test_a_note_mark_is_not_cut_at_its_digits():
    found = list(pieces("甲［1］乙", marks=(Mark(kind="note", start=1, end=4, target="n1"),)))
    assert [(piece.start, piece.end) for piece in found] == [(0, 1), (1, 4), (4, 5)]


@given(st.text(alphabet="一2a ，“—", max_size=30), st.integers(0, 30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3))
def test_pieces_cover_the_text_once_and_in_order(text, lead, spans):
    marks = tuple(Mark(kind="strong", start=min(span), end=max(span)) for span in spans)
    found = list(pieces(text, lead_end=lead, marks=marks))
    assert "".join(text[piece.start:piece.end] for piece in found) == text
    assert all(piece.start < piece.end for piece in found)


def test_a_gap_after_an_arabic_ordinal_is_letter_spacing_behind_its_dot():
    sheet = load_style("meeting", ("text.ordinal_gap=0.5em",))
    written = _writer(sheet).runs("1.收入情况", sheet.roles["body"])
    assert '<w:spacing w:val="160"/></w:rPr><w:t>.</w:t>' in written.replace(' xml:space="preserve"', "")
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", written)) == "1.收入情况"

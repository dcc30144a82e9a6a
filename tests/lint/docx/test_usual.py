"""What most of the text looks like."""

import msgspec
import pytest

from convert.lint.docx.facts import DocxFacts
from convert.lint.docx.usual import indent_of, line_pitch, usual_letters, usual_pitch
from convert.ooxml.cascade import LetterFormat, ParagraphLook
from tests.lint.docx.office import BODY, docx


def test_the_majority_decides():
    facts = DocxFacts(docx(f'word/document.xml //w:body/w:p[3]\n<w:p><w:pPr><w:spacing w:line="480" w:lineRule="exact"/></w:pPr>'
                           f'<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>{BODY}</w:t></w:r></w:p>'))
    letters = usual_letters(facts)
    assert letters is not None and letters.size_pt == 16
    assert usual_pitch(facts) == 592


def test_single_spaced_text_stands_on_the_grid_when_there_is_one():
    single = 'word/styles.xml //w:style[@w:styleId="Normal"]/w:pPr\n<w:pPr/>'
    assert usual_pitch(DocxFacts(docx(single, 'word/document.xml //w:docGrid\n<w:docGrid w:type="lines" w:linePitch="579"/>'))) == 579
    assert usual_pitch(DocxFacts(docx(single))) == 16 * 20 * 1.3


@pytest.mark.parametrize(("grid", "row", "size", "look", "pitch"), [
    ("lines", 312, 12, ParagraphLook(), 312), ("lines", 312, 16, ParagraphLook(), 624), ("linesAndChars", 312, 16, ParagraphLook(line=360), 936),
    ("default", 312, 16, ParagraphLook(), 416), ("", 312, 16, ParagraphLook(), 416), ("lines", None, 16, ParagraphLook(), 416),
    ("lines", 312, 16, ParagraphLook(line=560, line_rule="exact"), 560), ("", 312, 16, ParagraphLook(line=20, line_rule="atLeast"), 416),
    ("", 312, 16, ParagraphLook(line=560, line_rule="atLeast"), 560), ("lines", 312, None, ParagraphLook(), 312), ("", 312, None, ParagraphLook(), 260)])
def test_a_line_takes_whole_rows_of_the_grid(grid: str, row: float | None, size: float | None, look: ParagraphLook, pitch: float):
    section = msgspec.structs.replace(DocxFacts(docx()).sections[0], grid=grid, line_pitch_twips=row)
    assert line_pitch(look, LetterFormat(size_pt=size), section) == pitch


@pytest.mark.parametrize(("look", "indent"), [
    (ParagraphLook(first_line_chars=200, first_line=1), 2), (ParagraphLook(first_line_chars=0, first_line=640), 2),
    (ParagraphLook(first_line_chars=0, first_line=0), 0), (ParagraphLook(first_line=-320), -1), (ParagraphLook(), 0)])
def test_an_indent_is_counted_in_characters(look: ParagraphLook, indent: float):
    assert indent_of(look, LetterFormat(size_pt=16)) == indent


def test_learning_and_checking_see_one_pitch_and_one_indent():
    from convert.learning import observe
    from convert.lint.docx.text_rules import indent_ic
    from convert.readers import read

    data = docx('word/styles.xml //w:style[@w:styleId="Normal"]/w:pPr\n<w:pPr/>',
                'word/document.xml //w:docGrid\n<w:docGrid w:type="lines" w:linePitch="312"/>')
    body, facts = observe([("a.docx", data, read(data, name="a.docx").value)]).roles["body"], DocxFacts(data)
    assert (body.pitch_pt * 20, body.first_line_ic) == (usual_pitch(facts), indent_ic(facts.body[0])) == (624, 2)

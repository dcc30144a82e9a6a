"""What most of the text looks like."""

from convert.lint.docx.facts import DocxFacts
from convert.lint.docx.usual import usual_letters, usual_pitch
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

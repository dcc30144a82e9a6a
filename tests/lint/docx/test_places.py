"""Findings about the text of a DOCX know their paragraph."""

from convert.lint import check_docx
from convert.readers import read
from tests.lint.docx.office import BODY, docx


def test_a_finding_in_the_text_has_the_number_of_its_paragraph_and_its_page():
    data = docx(f"word/document.xml //w:body/w:p[8]\n<w:p><w:pPr><w:pStyle w:val='Body'/></w:pPr><w:r><w:lastRenderedPageBreak/>"
                f"<w:t>任务完成,{BODY}</w:t></w:r></w:p>")
    found = {one.code: one for one in check_docx(data, report=read(data, name="old.docx").value)}
    assert (found["C01"].line, found["C01"].page) == (8, 2)


def test_paragraphs_that_begin_alike_are_told_apart():
    data = docx(*(f"word/document.xml //w:body/w:p[{number}]\n<w:p><w:pPr><w:pStyle w:val='Body'/></w:pPr>"
                  f"<w:r><w:t>{BODY}任务,完成。</w:t></w:r></w:p>"
                  for number in (7, 8)))
    found = check_docx(data, report=read(data, name="old.docx").value)
    assert [one.line for one in found if one.code == "C01"] == [7, 8]

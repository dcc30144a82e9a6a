"""Faces, sizes, indents."""

import pytest

from convert.lint import check_docx
from tests.lint.docx.office import BODY, docx


def _body(paragraph: str, run: str) -> bytes:
    return docx(f'word/document.xml //w:body/w:p[3]\n<w:p><w:pPr><w:pStyle w:val="Body"/>{paragraph}</w:pPr>'
                f"<w:r><w:rPr>{run}</w:rPr><w:t>{BODY}</w:t></w:r></w:p>")


@pytest.mark.parametrize(("paragraph", "run", "expected"), [
    ("", '<w:rFonts w:ascii="Arial"/>', []), ("", '<w:rFonts w:eastAsia="SimSun"/>', ["D08"]), ("", '<w:sz w:val="30"/>', ["D09"]),
    ('<w:ind w:firstLineChars="200" w:firstLine="0"/>', "", []), ('<w:ind w:firstLineChars="0" w:firstLine="0"/>', "", ["D24"]),
    ("", '<w:color w:val="auto"/>', []), ("", '<w:color w:val="FF0000"/>', ["D26"])])
def test_the_look_comes_from_the_whole_cascade(paragraph: str, run: str, expected: list[str]):
    found = [one for one in check_docx(_body(paragraph, run)) if one.grade != "note"]
    assert [one.code for one in found] == expected
    assert {one.line for one in found} <= {3}


def test_many_paragraphs_of_one_fault_are_one_finding():
    data = docx('word/styles.xml //w:style[@w:styleId="Body"]/w:pPr\n<w:pPr><w:ind w:firstLine="0"/></w:pPr>')
    (found,) = [one for one in check_docx(data) if one.code == "D24"]
    assert (found.line, found.args["count"], found.args["places"]) == (3, 4, "3, 5, 7, 8")

"""What is read out of a DOCX."""

import io

import docx as python_docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from convert.diagnostics import ConvertError
from convert.lint.docx.facts import DocxFacts
from tests.lint.docx.office import BODY, docx


def test_paragraphs_have_roles_levels_and_looks():
    paragraphs = DocxFacts(docx()).paragraphs
    assert [(one.number, one.role, one.level) for one in paragraphs] == [
        (1, "title", None), (2, "other", None), (3, "body", None), (4, "heading", 1), (5, "body", 2), (6, "heading", 3), (7, "body", None),
        (8, "body", None)]
    assert paragraphs[4].text[:paragraphs[4].lead_end] == "（一）加强组织领导。"
    lead, rest = paragraphs[4].main(0, paragraphs[4].lead_end), paragraphs[4].main(paragraphs[4].lead_end)
    assert lead is not None and lead.east_asia == "楷体_GB2312" and lead.size_pt == 16
    assert rest is not None and rest.east_asia == "仿宋_GB2312" and rest.scale_percent == 98


def test_page_settings_are_in_millimetres_and_absent_ones_those_of_word():
    section = DocxFacts(docx()).sections[0]
    assert (round(section.width_mm), round(section.height_mm), round(section.top_mm, 1), round(section.left_mm)) == (210, 297, 34.6, 28)
    bare = DocxFacts(docx("word/document.xml //w:pgSz\n", "word/document.xml //w:pgMar\n")).sections[0]
    assert (round(bare.width_mm), round(bare.top_mm, 1)) == (216, 25.4)


def test_deleted_text_and_tables_are_left_out():
    facts = DocxFacts(docx(f"word/document.xml //w:p[3]\n<w:p><w:del><w:r><w:delText>甲</w:delText></w:r></w:del>"
                           f"<w:r><w:t>{BODY}</w:t></w:r></w:p>"
                           "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>表中文字</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"))
    assert facts.paragraphs[2].text == BODY
    assert [one.number for one in facts.paragraphs][:5] == [1, 2, 3, 5, 6]
    assert facts.revisions == 1


def test_pages_are_counted_where_the_word_processor_left_its_breaks():
    facts = DocxFacts(docx(f"word/document.xml //w:p[4]\n<w:p><w:r><w:lastRenderedPageBreak/><w:t>{BODY}</w:t></w:r></w:p>"))
    assert [one.page for one in facts.paragraphs][:5] == [1, 1, 1, 2, 2]
    assert {one.page for one in DocxFacts(docx()).paragraphs} == {None}


def test_a_footer_with_a_page_number_is_found():
    (odd, even) = DocxFacts(docx()).footers
    assert (odd.kind, odd.dashed, odd.align, odd.letters.size_pt) == ("default", True, "right", 14)
    assert even.align == "left"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"plain text"])
def test_what_is_no_docx_is_refused(data: bytes):
    with pytest.raises(ConvertError) as caught:
        DocxFacts(data)
    assert caught.value.diagnostic.code == "readdocx-damaged"


def _with_footer(*runs: tuple[str, str]) -> bytes:
    """Return a DOCX whose footer has fields, each run with a kind (`begin`, `end`, or `code`) and the text of the code."""
    word = python_docx.Document()
    foot = word.sections[0].footer.paragraphs[0]
    for kind, code in runs:
        element = OxmlElement("w:instrText" if kind == "code" else "w:fldChar")
        if kind == "code":
            element.text = code
        else:
            element.set(qn("w:fldCharType"), kind)
        foot.add_run()._r.append(element)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


BEGIN, END = ("begin", ""), ("end", "")


@pytest.mark.parametrize(("runs", "found"), [
    ([BEGIN, ("code", "PAGE"), END, BEGIN, ("code", "NUMPAGES"), END], 1),
    ([BEGIN, ("code", "NUMPAGES"), END, BEGIN, ("code", "PAGE"), END], 1),
    ([BEGIN, ("code", "PA"), ("code", "GE"), END], 1),
    ([BEGIN, ("code", "NUM"), ("code", "PAGES"), END], 0),
    ([BEGIN, ("code", "NUM"), ("code", "PAGE"), END], 0)])
def test_the_codes_of_fields_are_told_apart_with_and_without_blanks(runs: list[tuple[str, str]], found: int):
    assert len(DocxFacts(_with_footer(*runs)).footers) == found


def test_simple_fields_without_blanks_are_told_apart():
    field = '<w:fldSimple w:instr="{}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    change = "word/footer1.xml //w:fldSimple\n" + field.format("PAGE") + field.format("NUMPAGES")
    assert {one.kind for one in DocxFacts(docx(change)).footers} == {"default", "even"}

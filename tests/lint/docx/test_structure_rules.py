"""Styles, outline, leftovers."""

from convert.lint import check_docx
from tests.lint.docx.office import BODY, docx


def test_a_hint_alone_is_no_direct_formatting():
    changes = [f'word/document.xml //w:body/w:p[{number}]\n<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:rPr>'
               f'<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{BODY}</w:t></w:r></w:p>' for number in (3, 7, 8)]
    assert [one.code for one in check_docx(docx(*changes))] == ["D02"]


def test_comments_and_changes_are_counted():
    data = docx(f'word/document.xml //w:body/w:p[3]\n<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t>{BODY}</w:t></w:r>'
                '<w:ins w:id="1" w:author="x"><w:r><w:t>甲</w:t></w:r></w:ins><w:r><w:commentReference w:id="0"/></w:r></w:p>')
    (found,) = [one for one in check_docx(data) if one.code == "D27"]
    assert (found.args["revisions"], found.args["comments"]) == (1, 1)


def test_a_gap_of_whole_rows_upsets_no_page():
    gap = '<w:p><w:pPr><w:pStyle w:val="Body"/><w:spacing w:before="{before}"/></w:pPr><w:r><w:t>' + BODY + "</w:t></w:r></w:p>"

    def gaps(before: int) -> list[str]:
        told = check_docx(docx("word/document.xml //w:p[3]\n" + gap.format(before=before)))
        return [one.code for one in told if one.code == "D28"]

    assert gaps(592) == []
    assert gaps(300) == ["D28"]

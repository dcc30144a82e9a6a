"""The front matter of meeting material."""

import pytest

from convert.exporters.docx.front import breaks_of
from convert.model.elements import Front
from convert.model.report import Report
from convert.ooxml.names import W
from tests.exporters.docx.made import SOURCE, docx_of, laid, meeting, paragraphs, part


def test_the_order_and_the_styles():
    found = [style for style, _ in paragraphs(docx_of(meeting()))][:5]
    assert found == ["material_number", "title", "occasion", "issuer", "salutation"]


def test_the_title_breaks_where_the_layout_breaks_it():
    report = meeting()
    lines = laid(report).title_lines
    title = part(docx_of(report)).findall(f".//{{{W}}}p")[1]
    assert len(lines) == 2
    assert len(title.findall(f".//{{{W}}}br")) == 1


def test_without_layout_the_author_breaks_the_title():
    front = Front(title="青禾区人民政府关于工作的报告", title_breaks=(7,))
    data = docx_of(Report(source=SOURCE, front=front), layout=False)
    runs = part(data).findall(f".//{{{W}}}r")
    assert [run.find(f"{{{W}}}br") is not None for run in runs] == [False, True]


@pytest.mark.parametrize(("text", "lines", "expected"), [
    ("一二三四", ("一二", "三四"), (2,)), ("一二三", ("一", "二", "三"), (1, 2)), ("一二", ("一二",), ()), ("一二", ("一", "三"), ()), ("一二", (), ())])
def test_breaks_are_offsets_and_only_those_of_the_same_letters(text, lines, expected):
    assert breaks_of(text, lines) == expected

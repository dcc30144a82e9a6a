"""Paper, margins and page numbers."""

import pytest

from convert.lint import check_docx
from tests.lint.docx.office import docx

MARGINS = 'word/document.xml //w:pgMar\n<w:pgMar w:top="{}" w:bottom="{}" w:left="1587" w:right="1474"/>'


@pytest.mark.parametrize(("top", "bottom", "expected"), [
    (2098, 1984, (37.0, 35.0)), (1960, 1847, (34.58, 32.58)), (1928, 1814, (34.58, 32.58)), (1440, 1440, None)])
def test_it_is_told_which_of_the_right_margins_there_are(top: int, bottom: int, expected: tuple[float, float] | None):
    found = {one.code: one for one in check_docx(docx(MARGINS.format(top, bottom)))}
    assert ("D03" in found) == (expected is None)
    if expected:
        assert (found["D02"].args["top"], found["D02"].args["bottom"]) == expected


def test_centred_page_numbers_are_advice_for_meeting_material():
    data = docx('word/footer1.xml //w:jc\n<w:jc w:val="center"/>')
    assert [one.grade for one in check_docx(data) if one.code == "D20"] == ["mandatory"]
    assert [one.grade for one in check_docx(data, profile="meeting") if one.code == "D20"] == ["advisory"]


def test_a_document_of_the_standard_raises_only_the_note_on_its_margins():
    assert [one.code for one in check_docx(docx())] == ["D02"]

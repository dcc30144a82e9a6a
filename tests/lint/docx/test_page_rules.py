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


WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
LETTERS = '<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr>'
BOXED = f"""word/footer{{}}.xml //w:p
<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{WP}"><wp:positionH relativeFrom="margin">{{}}</wp:positionH><w:txbxContent><w:p>
<w:r>{LETTERS}<w:t>— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r>{LETTERS}<w:t>1</w:t></w:r></w:fldSimple><w:r>{LETTERS}<w:t> —</w:t></w:r>
</w:p></w:txbxContent></wp:anchor></w:drawing></w:r></w:p>"""


@pytest.mark.parametrize(("place", "expected"), [
    ("<wp:align>outside</wp:align>", []), ("<wp:posOffset>1</wp:posOffset>", []), ("<wp:align>center</wp:align>", ["D20"])])
def test_a_page_number_in_a_text_box_stands_where_the_box_does(place: str, expected: list[str]):
    data = docx(BOXED.format(1, place), BOXED.format(2, place))
    assert [one.code for one in check_docx(data) if one.code in ("D18", "D19", "D20")] == expected


def test_a_document_of_the_standard_raises_only_the_note_on_its_margins():
    assert [one.code for one in check_docx(docx())] == ["D02"]

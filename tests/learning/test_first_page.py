"""Where paragraphs and red lines stand on the first page."""

import pytest
from docx.oxml import parse_xml
from docx.shared import Mm

from convert.learning.first_page import FirstPage
from convert.lint.docx.facts import DocxFacts
from convert.units import pt_to_mm
from tests.learning.heads import NUMBER, HeadSample, W, as_box, as_letter, as_old_drawing, as_paragraphs, as_table, border

ROW = pt_to_mm(28)


def seen(data: bytes) -> FirstPage:
    return FirstPage(DocxFacts(data, "a.docx"))


def top_of(page: FirstPage, text: str) -> float:
    return next(spot.top_mm for element, spot in page.spots.items()
                if "".join(run.text or "" for run in element.iterfind("w:r/w:t", {"w": W})).split() == text.split())


@pytest.mark.parametrize(("made", "mark", "line"), [
    (as_paragraphs, 37 + 2 * ROW, (37 + 4 * ROW + pt_to_mm(60 + 6 + 18 / 16), 156.0, 0.79, "E60012")),
    (as_table, 37, (107.0, 156.0, 1.06, "FF0000")),
    (as_box, 35, (112.0, 165.0, 0.7, "FF0000")),
    (as_old_drawing, 37 + pt_to_mm(60), (37 + 7 * ROW + pt_to_mm(8), 155.9, 0.53, "FF0000")),
], ids=["paragraphs", "table", "box", "old drawing"])
def test_mark_and_line_are_found_however_they_are_made(made, mark: float, line: tuple[float, float, float, str]):
    page = seen(made())
    text = " ".join("青禾区人民政府文件") if made is as_old_drawing else "青禾区人民政府文件"
    assert top_of(page, text) == pytest.approx(mark, abs=0.05)
    (found,) = page.lines
    assert found[:3] == pytest.approx(line[:3], abs=0.05)
    assert found.color == line[3]


def test_lines_are_sorted_from_the_top():
    assert [round(line.y_mm, 1) for line in seen(as_letter()).lines] == [52.0, 53.5, 278.0]


def test_a_cell_at_the_foot_of_its_row_stands_there():
    # the row is 20 mm high, below one of 50 mm, and the paragraph one of 28 pt
    assert top_of(seen(as_table()), NUMBER) == pytest.approx(37 + 70 - ROW, abs=0.05)


def test_rows_and_distances_of_paragraphs_add_up():
    sample = HeadSample()
    sample.add("字" * 60, "仿宋_GB2312", 16, line=28, after=10)
    sample.add("甲", "仿宋_GB2312", 16, line=28)
    assert top_of(seen(sample.bytes()), "甲") == pytest.approx(37 + 3 * ROW + pt_to_mm(10), abs=0.05)  # 27 letters to a row


def test_lines_of_another_colour_and_switched_off_are_not_told():
    sample = HeadSample()
    border(sample.number(), color="000000")
    border(sample.number(), color="auto")
    sample.number().get_or_add_pPr().append(
        parse_xml(f'<w:pBdr xmlns:w="{W}"><w:bottom w:val="nil" w:color="FF0000"/></w:pBdr>'))
    assert seen(sample.bytes()).lines == []


@pytest.mark.parametrize(("anchor", "top"), [("page", 30.0), ("margin", 67.0), ("text", 67.0 + ROW)])
def test_frames_have_their_own_places(anchor: str, top: float):
    sample = HeadSample()
    sample.empty()
    frame = parse_xml(f'<w:framePr xmlns:w="{W}" w:w="5000" w:h="850" w:hRule="exact" w:vAnchor="{anchor}" w:hAnchor="page" w:x="2000" '
                      f'w:y="{round(30 * 56.6929)}"/>')
    sample.number().get_or_add_pPr().insert(0, frame)
    sample.add("甲", "仿宋_GB2312", 16, line=28)
    page = seen(sample.bytes())
    assert top_of(page, NUMBER) == pytest.approx(top, abs=0.05)
    assert top_of(page, "甲") == pytest.approx(37 + ROW, abs=0.05)


def test_a_floating_table_takes_no_room():
    sample = HeadSample()
    table = sample.word.add_table(1, 1)
    table.rows[0].height = Mm(40)
    table.cell(0, 0).text = "乙"
    table._tbl.tblPr.append(parse_xml(f'<w:tblpPr xmlns:w="{W}" w:vertAnchor="page" w:tblpY="5669"/>'))
    sample.add("甲", "仿宋_GB2312", 16, line=28)
    page = seen(sample.bytes())
    assert top_of(page, "乙") == pytest.approx(100, abs=0.05)
    assert top_of(page, "甲") == pytest.approx(37, abs=0.05)


def test_what_follows_the_first_page_is_not_placed():
    sample = HeadSample()
    for number in range(60):
        sample.add(f"第{number}段", "仿宋_GB2312", 16, line=28)
    assert len(seen(sample.bytes()).spots) == 27  # those that begin on a page of 297 mm


@pytest.mark.parametrize(("line", "shown"), [(60, 37 + pt_to_mm(0.8 * 60 - 0.88 * 50)), (None, 37 + pt_to_mm((50 * 1.3 * 1.5 - 50) / 2))])
def test_letters_stand_low_in_a_fixed_line_and_in_the_middle_of_another(line: float | None, shown: float):
    sample = HeadSample()
    sample.add("甲", "黑体", 50, line=line)
    (spot,) = seen(sample.bytes()).spots.values()
    assert spot.shown_top_mm(50) == pytest.approx(shown, abs=0.05)

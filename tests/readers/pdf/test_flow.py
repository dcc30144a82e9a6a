"""Rows to paragraphs by geometry."""

import pytest

from convert.readers.pdf.flow import goes_on, measure, place_of
from convert.readers.pdf.pages import PdfPage, Row

EM, LEFT, RIGHT = 16.0, 80.0, 528.0


def line(text, y, *, indent=0, x1=None, size=EM):
    x0 = LEFT + indent * EM
    return Row(text, x0, x0 + len(text) * size if x1 is None else x1, y, size)


FULL = "字" * 28
PAGE = PdfPage(595, 842, [line(FULL[2:], 700, indent=2), line(FULL, 670), line("字" * 9 + "。", 640), line(FULL[2:], 610, indent=2),
                       line("字" * 26 + "12", 580, x1=512), line("一、做法", 550, indent=2)])
MEASURE = measure([PAGE])


def test_the_edges_of_the_text_and_the_pitch_of_its_rows_are_found():
    assert (MEASURE.em, MEASURE.pitch, MEASURE.edges(0)) == (EM, 30, (LEFT, RIGHT))


def test_marks_that_hang_over_the_edge_do_not_move_it():
    rows = [*PAGE.rows, line("字" * 28 + "，", 520), line("字" * 28 + "。", 490)]
    assert measure([PdfPage(595, 842, rows)]).edges(0) == (LEFT, RIGHT)


def test_pages_without_text_have_a_measure():
    assert measure([PdfPage(595, 842)]).em > 0


@pytest.mark.parametrize(("above", "below", "reason"), [
    (0, 1, "hard-wrap"), (1, 2, "hard-wrap"), (2, 3, None), (4, 5, None)])
def test_a_row_goes_on_when_the_one_above_is_full_and_it_is_not_indented(above, below, reason):
    assert goes_on((PAGE.rows[above], 0), PAGE.rows[below], 0, MEASURE) == reason


def test_a_row_that_ends_early_for_a_long_word_is_full():
    short = line("字" * 26, 400, x1=LEFT + 26 * EM)
    assert goes_on((short, 0), line("123456.78亿元", 370), 0, MEASURE) == "hard-wrap"
    assert goes_on((short, 0), line("亿元投资", 370), 0, MEASURE) is None


def test_a_full_row_at_the_foot_goes_on_at_the_head_of_the_next_page():
    assert goes_on((line(FULL, 100), 0), line("字" * 9, 700), 1, MEASURE) == "page-break"


def test_a_number_after_the_end_of_a_sentence_begins_anew_even_without_indent():
    assert goes_on((line("字" * 27 + "。", 400), 0), line("一、做法", 370), 0, MEASURE) is None


@pytest.mark.parametrize("row", [line(FULL, 300), line(FULL, 370, size=12)])
def test_rows_far_below_or_of_another_size_do_not_go_on(row):
    assert goes_on((line(FULL, 400), 0), row, 0, MEASURE) is None


def test_places():
    centred = place_of(Row("标题", LEFT + 200, RIGHT - 200, 700, 22), 0, MEASURE)
    assert (centred.centred, centred.starts) == (True, False)
    assert place_of(line("落款", 700, indent=22), 0, MEASURE).right
    assert place_of(line(FULL[2:], 700, indent=2), 0, MEASURE).starts
    assert not place_of(line(FULL, 700), 0, MEASURE).starts


def test_the_longest_line_of_a_short_text_is_no_full_one():
    rows = [line("各区人民政府，市直各单位", 700), line("字" * 20, 670), line("现将有关情况报告如下，请予审议。", 640)]
    found = measure([PdfPage(595, 842, rows)])
    assert not found.proven
    assert goes_on((rows[1], 0), line("附表", 640), 0, found) is None
    assert goes_on((line("字" * 9 + "，" + "字" * 10, 670), 0), line("字" * 9, 640), 0, found) == "hard-wrap"


def test_the_indented_first_line_of_a_short_text_goes_on_in_the_sentence_below():
    rows = [line("各区人民政府，市直各单位", 700), line("字" * 20, 670, indent=2), line("字" * 9 + "。", 640)]
    found = measure([PdfPage(595, 842, rows)])
    assert not found.proven
    assert goes_on((rows[1], 0), rows[2], 0, found) == "hard-wrap"
    assert goes_on((rows[1], 0), line("附表", 640), 0, found) is None
    assert goes_on((line("字" * 20, 670), 0), rows[2], 0, found) is None


def test_a_text_whose_number_hangs_out_to_the_left_goes_on_below_itself():
    numbered, below = line("3、" + "字" * 26, 400), line("字" * 9, 370, indent=1.5)
    assert goes_on((numbered, 0), below, 0, MEASURE) == "hard-wrap"
    assert goes_on((line("字" * 26, 370, indent=1.5, x1=RIGHT), 0), line("字" * 9, 340, indent=1.5), 0, MEASURE) == "hard-wrap"
    assert goes_on((line("3、" + "字" * 20, 400), 0), below, 0, MEASURE) is None
    assert goes_on((line("3、" + "字" * 25 + "。", 400), 0), below, 0, MEASURE) is None
    assert goes_on((numbered, 0), line("4、字", 370, indent=1.5), 0, MEASURE) is None
    assert goes_on((line(FULL, 400), 0), below, 0, MEASURE) is None


def test_the_next_number_and_a_label_begin_anew():
    assert goes_on((line("（一）" + "字" * 25, 400), 0), line("（二）报名", 370), 0, MEASURE) is None
    assert goes_on((line(FULL, 400), 0), line("附件1", 370), 0, MEASURE) is None


def test_the_first_line_of_a_paragraph_that_ends_early_is_not_centred():
    assert not place_of(line("字" * 24, 400, indent=2), 0, MEASURE).centred
    assert place_of(line("字" * 24, 400, indent=2), 0, MEASURE).starts
    assert place_of(line("字" * 10, 400, indent=9), 0, MEASURE).centred


def test_a_mark_behind_a_figure_goes_with_it():
    short = line("字" * 26, 400, x1=RIGHT - 2.9 * EM)
    assert goes_on((short, 0), line("1.5%；其他", 370), 0, MEASURE) == "hard-wrap"

import pytest

from convert.layout.labelled import labelled_rows, name_spans, span_spaced, width_of
from convert.layout.paragraph import Measure
from tests.layout.square import CELL, setter, text_of
from tests.layout.square import width_of as line_width


def test_turnover_lines_stand_under_the_first_letter_of_the_text():
    first, second = labelled_rows(
        "附件：", "甲" * 30, setter(), "attachment_note", "attachment_note.0", left_mm=28 + 2 * CELL, right_mm=184
    )
    assert text_of(first.items[0]) == "附件：" + "甲" * 23
    assert text_of(second.items[0]) == "甲" * 7
    assert second.items[0].runs[0].x_mm == pytest.approx(28 + 5 * CELL)
    assert (second.items[0].start, second.items[0].end) == (23, 30)


def test_a_label_may_have_its_own_face():
    row = labelled_rows(
        "出席：",
        "王某",
        setter(),
        "attendance",
        "attendance.0",
        left_mm=28,
        right_mm=184,
        label_role="attendance_label",
    )[0]
    assert [run.typeface for run in row.items[0].runs] == ["heiti", "fangsong"]


def test_a_label_without_text_stands_alone():
    rows = labelled_rows("附件：", "", setter(), "attachment_note", "a", left_mm=28, right_mm=184)
    assert [text_of(row.items[0]) for row in rows] == ["附件："]


def test_widths_are_natural():
    assert width_of("附件1", setter(), "body") == pytest.approx(2.5 * CELL)


def test_a_short_name_is_spread():
    line = setter().lines("李丽", "signatory", "s", Measure(0, 100, align="left"))[0]
    assert line_width(span_spaced(line, 3 * CELL)) == pytest.approx(3 * CELL)
    assert span_spaced(line, CELL) is line


@pytest.mark.parametrize(("text", "names"), [
    ("沈明远　周予安　何　溪　秦牧之", ["沈明远", "周予安", "何　溪", "秦牧之"]), ("李　明、张三丰", ["李　明、", "张三丰"]),
    ("区财政局顾怀瑾，鹿溪镇、白石镇（因公外出）", ["区财政局顾怀瑾，", "鹿溪镇、", "白石镇（因公外出）"]), ("", [])])
def test_persons_are_told_apart_by_marks_and_blanks(text, names):
    assert [text[start:end] for start, end in name_spans(text)] == names


def test_lines_of_persons_end_between_them():
    text = "、".join(["顾若溪"] * 9)
    rows = labelled_rows("出席：", text, setter(), "attendance", "a", left_mm=28, right_mm=28 + 16 * CELL, names=True)
    assert [text_of(row.items[0]) for row in rows] == ["出席：" + "顾若溪、" * 3, "顾若溪、" * 3, "顾若溪、顾若溪、顾若溪"]


def test_a_name_longer_than_a_line_is_torn():
    rows = labelled_rows("出席：", "甲" * 30, setter(), "attendance", "a", left_mm=28, right_mm=28 + 16 * CELL, names=True)
    assert len(rows) == 3

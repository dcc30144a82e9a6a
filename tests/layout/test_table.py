import pytest

from convert.layout import lay_out
from convert.layout.frame import Line, Rule
from convert.layout.table import TableSetter
from convert.model.blocks import CellSpan, Table
from tests.layout.square import FONTS, MEETING, report, setter, text_of


def rows_of(*rows: tuple[str, ...], **parts):
    return TableSetter(Table(id="t1", rows=rows, **parts), setter()).rows()


def lines(row) -> list[Line]:
    return [item for item in row.items if isinstance(item, Line)]


def rules(row) -> list[Rule]:
    return [item for item in row.items if isinstance(item, Rule)]


def test_caption_and_unit_stand_above_and_stay_with_the_table():
    rows = rows_of(("甲", "乙"), ("1", "2"), caption="表1　主要指标", unit="单位：亿元")
    assert [text_of(lines(row)[0]) for row in rows[:2]] == ["表1　主要指标", "单位：亿元"]
    assert all(row.keep for row in rows[:3])


def test_every_cell_knows_its_place():
    body = rows_of(("甲", "乙"), ("1", "2"))
    assert [(line.cell, text_of(line)) for row in body for line in lines(row)] == [
        ((0, 0), "甲"),
        ((0, 1), "乙"),
        ((1, 0), "1"),
        ((1, 1), "2"),
    ]
    assert [line.role for line in lines(body[0])] == ["table_header"] * 2


def test_rows_are_seven_millimetres_for_every_line():
    short, tall = rows_of(("说明",), ("一",), ("文字" * 40,), header_rows=0)[1:]
    assert short.height_mm == 7.0
    assert tall.height_mm == 7.0 * len(lines(tall))


def test_a_box_is_drawn_around_every_cell():
    first, last = rows_of(("甲", "乙"), ("1", "2"))
    assert len([rule for rule in rules(first) if rule.x1_mm == rule.x2_mm]) == 3
    assert [rule.y1_mm for rule in rules(first) if rule.y1_mm == rule.y2_mm] == [0.0, 7.0]
    outer = [rule.thickness_mm for rule in rules(last) if rule.y1_mm == rule.y2_mm]
    assert outer == [MEETING.table.outer_line_mm]


def test_no_line_runs_through_a_merged_cell():
    spans = (CellSpan(row=0, column=0, columns=2), CellSpan(row=1, column=0, rows=2))
    first, second, _ = rows_of(("甲", "", "丙"), ("1", "2", "3"), ("", "5", "6"), spans=spans)
    assert len([rule for rule in rules(first) if rule.x1_mm == rule.x2_mm]) == 3
    below = [rule for rule in rules(second) if rule.y1_mm == rule.y2_mm]
    assert len(below) == 1
    assert below[0].x1_mm > 28


def test_a_cell_over_two_rows_stands_in_the_middle_of_both():
    spans = (CellSpan(row=1, column=0, rows=2),)
    _, second, _ = rows_of(("甲", "乙"), ("1", "2"), ("", "4"), spans=spans)
    merged, plain = lines(second)
    assert merged.baseline_mm - plain.baseline_mm == pytest.approx(3.5)
    assert second.keep


def test_line_feeds_in_a_cell_begin_new_lines():
    row = rows_of(("甲\n乙丙",), header_rows=0)[0]
    assert [(text_of(line), line.start, line.end) for line in lines(row)] == [("甲", 0, 1), ("乙丙", 2, 4)]


def test_the_head_is_repeated_as_an_artifact_on_every_page():
    table = Table(
        id="t1", rows=(("指标", "数"), *[(f"第{number}项指标", str(number)) for number in range(80)]), caption="表1"
    )
    laid = lay_out(report(body=(table,)), MEETING, FONTS).value
    assert len(laid.pages) == 3
    for page in laid.pages[1:]:
        heads = [
            item for item in page.items if isinstance(item, Line) and item.artifact and item.role == "table_header"
        ]
        assert [text_of(line) for line in heads] == ["指标", "数"]
        assert heads[0].baseline_mm < 45
    assert laid.tables[0].block == "t1"
    assert sum(laid.tables[0].column_widths_mm) == pytest.approx(156)


def test_a_table_without_head_gets_its_upper_line_again():
    table = Table(id="t1", rows=tuple((str(number),) for number in range(80)), header_rows=0)
    laid = lay_out(report(body=(table,)), MEETING, FONTS).value
    tops = [
        min(item.y1_mm for item in page.items if isinstance(item, Rule) and item.y1_mm == item.y2_mm)
        for page in laid.pages
    ]
    assert tops == pytest.approx([37.0] * 3, abs=0.01)


def test_a_row_higher_than_a_page_is_split_between_its_lines():
    table = Table(id="t1", rows=(("事项", "内容"), ("甲", "很长的内容。" * 300)))
    laid = lay_out(report(body=(table,)), MEETING, FONTS).value
    assert len(laid.pages) > 1
    letters = "".join(
        text_of(item) for page in laid.pages for item in page.items if isinstance(item, Line) and item.cell == (1, 1)
    )
    assert letters == "很长的内容。" * 300
    for page in laid.pages:
        body = [item for item in page.items if isinstance(item, Line) and not item.artifact]
        bottom = max(item.y1_mm for item in page.items if isinstance(item, Rule) and item.role == "table")
        assert bottom > max(line.baseline_mm for line in body)
        assert bottom <= 262.01


def test_a_table_without_rows_takes_no_room():
    assert rows_of() == []


def test_no_letter_of_a_merged_cell_is_lost_when_its_rows_part_between_pages():
    text = "合并的单元格里有很多文字。" * 12
    spans = (CellSpan(row=1, column=0, rows=60), CellSpan(row=200, column=9, rows=3))
    rows = (("甲", "乙"), (text, "1"), *[("", str(number)) for number in range(80)])
    laid = lay_out(report(body=(Table(id="t1", rows=rows, spans=spans),)), MEETING, FONTS).value
    found = [item for page in laid.pages for item in page.items if isinstance(item, Line) and item.cell == (1, 0)]
    assert "".join(text_of(line) for line in found) == text
    assert max(line.baseline_mm for line in found) < 262


def test_a_thousand_rows_take_no_time():
    import time

    rows = tuple((f"指标{number}", "1.5", "2.5", "3.5") for number in range(1000))
    begin = time.perf_counter()
    lay_out(report(body=(Table(id="t1", rows=rows),)), MEETING, FONTS)
    assert time.perf_counter() - begin < 2


def test_a_small_table_stays_on_one_page_and_a_longer_one_does_not():
    small = rows_of(*((str(number), "乙") for number in range(8)))
    assert [row.keep for row in small] == [True] * 7 + [False]
    longer = rows_of(*((str(number), "乙") for number in range(9)))
    assert [row.keep for row in longer[1:]] == [False] * 8


def test_a_table_of_few_but_high_rows_may_part():
    assert not rows_of(("甲",), *((f"{'文字' * 60}",) for _ in range(4)))[2].keep

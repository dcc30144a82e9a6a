import pytest

from convert.layout import lay_out
from convert.layout.frame import Line, Stroke
from convert.layout.table import TableSetter
from convert.model.blocks import CellSpan, Paragraph, Table
from tests.growth import grows_in_proportion
from tests.layout.square import FONTS, MEETING, report, setter, text_of


def rows_of(*rows: tuple[str, ...], **parts):
    return TableSetter(Table(id="t1", rows=rows, **parts), setter()).rows()


def lines(row) -> list[Line]:
    return [item for item in row.items if isinstance(item, Line)]


def rules(row) -> list[Stroke]:
    return [item for item in row.items if isinstance(item, Stroke)]


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


def test_a_head_that_leaves_too_little_room_is_not_repeated():
    rows = (("指标", "很长的表头。" * 60), ("指标", "很长的表头。" * 60), *[(f"第{number}项指标", str(number)) for number in range(80)])
    laid = lay_out(report(body=(Table(id="t1", rows=rows, header_rows=2),)), MEETING, FONTS).value
    assert len(laid.pages) < 8
    assert not any(isinstance(item, Line) and item.artifact and item.role == "table_header" for page in laid.pages for item in page.items)
    assert max(item.baseline_mm for page in laid.pages for item in page.items if isinstance(item, Line) and item.block == "t1") < 262


def test_a_table_without_head_gets_its_upper_line_again():
    table = Table(id="t1", rows=tuple((str(number),) for number in range(80)), header_rows=0)
    laid = lay_out(report(body=(table,)), MEETING, FONTS).value
    tops = [
        min(item.y1_mm for item in page.items if isinstance(item, Stroke) and item.y1_mm == item.y2_mm)
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
        bottom = max(item.y1_mm for item in page.items if isinstance(item, Stroke) and item.role == "table")
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


def test_a_merged_cell_may_part_where_another_one_beside_it_stays_whole():
    """A cell over rows one of which is very high does not stand in the middle of them all."""
    spans = (CellSpan(row=1, column=0, rows=4), CellSpan(row=1, column=1, rows=2))
    rows = (("甲", "乙", "丙"), ("类别", "一", "1"), ("", "", "2"), ("", "二", "3"), ("", "三", "文字" * 800))
    laid = lay_out(report(body=(Table(id="t1", rows=rows, spans=spans),)), MEETING, FONTS).value
    found = [item for page in laid.pages for item in page.items if isinstance(item, Line)]
    assert max(line.baseline_mm for line in found if line.cell) < 262


def test_a_merged_cell_parts_where_one_of_its_rows_is_split():
    """Its text does not stand in the middle of rows whose second one goes on on the next page."""
    spans = (CellSpan(row=26, column=1, rows=2),)
    rows = (*[("甲", "乙", "丙")] * 26, ("类别", "一二三四五六" * 12, "1"), ("", "", "文字" * 180))
    laid = lay_out(report(body=(Table(id="t1", rows=rows, spans=spans),)), MEETING, FONTS).value
    found = [item for page in laid.pages for item in page.items if isinstance(item, Line) and item.cell]
    assert max(line.baseline_mm for line in found) < 262


def test_merged_cells_that_hang_together_over_more_than_a_page_part():
    spans = tuple(CellSpan(row=row, column=row % 2, rows=2) for row in range(1, 120))
    rows = (("甲", "乙", "丙"), *[("左" * (row % 2), "右" * (1 - row % 2), str(row)) for row in range(120)])
    laid = lay_out(report(body=(Table(id="t1", rows=rows, spans=spans),)), MEETING, FONTS).value
    found = [item for page in laid.pages for item in page.items if isinstance(item, Line) and item.cell]
    assert max(line.baseline_mm for line in found) < 262


def test_a_table_of_a_thousand_rows_takes_time_in_proportion():
    def laid_out(count: int) -> None:
        rows = tuple((f"指标{number}", "1.5", "2.5", "3.5") for number in range(count))
        lay_out(report(body=(Table(id="t1", rows=rows),)), MEETING, FONTS)

    assert grows_in_proportion(laid_out, 125)


def test_a_small_table_stays_on_one_page_and_a_longer_one_does_not():
    small = rows_of(*((str(number), "乙") for number in range(8)))
    assert [row.keep for row in small] == [True] * 7 + [False]
    longer = rows_of(*((str(number), "乙") for number in range(9)))
    assert [row.keep for row in longer[1:]] == [False] * 8


def test_a_table_of_few_but_high_rows_may_part():
    assert not rows_of(("甲",), *((f"{'文字' * 60}",) for _ in range(4)))[2].keep


WIDE = Table(id="t", caption="表1　指标", unit="单位：万元",
             rows=(tuple(f"指标名称{number}" for number in range(8)), *[("金沙江路街道", *["1,234,567.89"] * 7)] * 60))


def test_a_table_too_wide_for_an_upright_page_lies_across_pages_of_its_own():
    laid_out = lay_out(report(body=(Paragraph(id="p1", text="甲"), WIDE, Paragraph(id="p2", text="乙"))), MEETING, FONTS).value
    assert [page.landscape for page in laid_out.pages] == [False, *[True] * (len(laid_out.pages) - 2), False]
    frame, = laid_out.tables
    assert (frame.landscape, frame.scale) == (True, pytest.approx(1.0, abs=0.25))
    assert sum(frame.column_widths_mm) == pytest.approx(225)
    cells = [item for page in laid_out.pages for item in page.items if isinstance(item, Line) and item.block == "t"]
    assert min(line.runs[0].x_mm for line in cells) >= 35
    assert max(line.runs[-1].x_mm + sum(line.runs[-1].advances_mm) for line in cells) <= 260
    assert 28 < min(line.baseline_mm for line in cells) < max(line.baseline_mm for line in cells) < 184


def test_the_number_of_a_page_that_lies_across_stands_where_it_does_on_the_others():
    laid_out = lay_out(report(body=(WIDE, Paragraph(id="p2", text="乙"))), MEETING, FONTS).value
    numbers = [next(item for item in page.items if getattr(item, "role", "") == "page_number") for page in laid_out.pages]
    upright = next(line for line, page in zip(numbers, laid_out.pages, strict=True) if not page.landscape)
    for line, page in zip(numbers, laid_out.pages, strict=True):
        assert line.turned == page.landscape
        if page.landscape:
            assert 297 - line.baseline_mm == pytest.approx(upright.baseline_mm)
            assert (line.runs[0].x_mm > 105) == (page.number % 2 == 1)


def test_a_row_that_names_the_rows_below_it_never_ends_a_page():
    rows = (("项目", "数", "数"), *[("甲", "1", "2")] * 17, ("一、分类", "", ""), *[("乙", "1", "2")] * 20)
    for before in range(1, 14):
        body = (*(Paragraph(id=f"p{number}", text="甲") for number in range(before)), Table(id="t", rows=rows))
        for page in lay_out(report(body=body), MEETING, FONTS).value.pages:
            cells = [item for item in page.items if isinstance(item, Line) and item.block == "t" and not item.artifact]
            assert not cells or "分类" not in text_of(cells[-1])


def test_the_note_of_a_table_that_lies_across_stands_below_it():
    body = (WIDE, Paragraph(id="n", text="注：本表为快报数。", form="table_note"), Paragraph(id="p2", text="乙"))
    laid_out = lay_out(report(body=body), MEETING, FONTS).value
    page = next(page for page in laid_out.pages if any(getattr(item, "block", "") == "n" for item in page.items))
    assert page.landscape
    note = next(item for item in page.items if getattr(item, "block", "") == "n")
    last = max(item.baseline_mm for item in page.items if isinstance(item, Line) and item.block == "t")
    assert last < note.baseline_mm < last + 15
    assert note.left_mm >= 35


def test_the_words_of_a_head_stay_whole():
    heads = ("序号", "县区", "一般公共预算收入", "固定资产投资额", "社会消费品零售总额", "城镇居民人均可支配收入")
    table = TableSetter(Table(id="t", rows=(heads, *[("1", "青峰镇", "12.5", "13.5", "14.5", "15.5")] * 3), header_rows=1), setter())
    found = [text_of(line) for row in table.rows()[:1] for line in lines(row)]
    assert not {"一般公", "固定资", "社会消", "均可支"} & set(found)
    assert table.frame().head_heights_mm == (max(len([1 for line in lines(table.rows()[0]) if line.cell == (0, column)])
                                                 for column in range(6)) * 7.0,)

import pytest

from convert.layout.columns import plan_columns
from convert.model.blocks import CellSpan, Table
from tests.layout.square import setter

STYLE = setter().style("table_cell")


def plan(*rows: tuple[str, ...], **parts):
    return plan_columns(Table(id="t", rows=rows, **parts), STYLE, 156.0, 1.0)


def test_columns_fill_the_room():
    assert sum(plan(("甲", "乙"), ("1", "很长的一段说明文字")).widths_mm) == pytest.approx(156)
    assert sum(plan(("甲" * 60, "乙" * 80), ("1", "2")).widths_mm) == pytest.approx(156)


def test_more_text_gets_more_room():
    narrow, wide = plan(("项目", "说明"), ("一", "很长的一段说明文字" * 9)).widths_mm
    assert wide > 5 * narrow


def test_a_number_is_never_torn():
    widths = plan(("项目", "说明", "数"), ("一", "文字" * 90, "1,234,567.89")).widths_mm
    assert widths[2] >= sum(STYLE.widths[char] for char in "1,234,567.89") + 2


def test_numbers_stand_right_short_labels_centred_words_left():
    assert plan(
        ("序号", "单位", "指标", "数", "增长"),
        ("一", "亿元", "一般公共预算收入", "12.5", "3.5%"),
        ("二", "万人", "城镇新增就业人数", "—", "-1%"),
    ).aligns == ("centre", "centre", "left", "right", "right")


def test_cells_over_several_columns_do_not_widen_one():
    spans = (CellSpan(row=0, column=0, columns=2),)
    with_span = plan(("很长的一段合并的表头文字", "", "丙"), ("1", "2", "3"), spans=spans).widths_mm
    assert with_span[0] == pytest.approx(with_span[1], abs=2.2)


def test_too_many_numbers_make_the_type_smaller():
    columns = plan(*[("123,456,789.01",) * 9] * 2)
    assert 0.6 <= columns.scale < 1
    assert sum(columns.widths_mm) == pytest.approx(156)


def test_a_table_without_cells():
    assert plan().widths_mm == ()
    assert plan(("", "")).aligns == ("centre", "centre")


def test_short_heads_stay_on_one_line_where_there_is_room():
    columns = plan(("指标名称", "2023年"), ("很长的一段说明文字" * 12, "1.5"))
    assert columns.widths_mm[1] - 2 >= sum(STYLE.widths[char] for char in "2023年")


def test_no_width_lies_where_a_hair_decides_a_break():
    columns = plan(("项目", "数", "数"), ("甲" * 12, "1.5", "2.5"))
    for width in columns.widths_mm[1:]:
        assert 0.2 < (width - 2) / (STYLE.em_mm / 2) % 1 < 0.8

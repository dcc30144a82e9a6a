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


def test_the_number_of_a_row_stands_in_the_middle():
    assert plan(("序号", "数"), ("1", "12.5"), ("2", "13.5")).aligns == ("centre", "right")


def test_short_names_do_not_wrap_for_want_of_a_letter_when_another_column_is_long():
    columns = plan(("镇", "措施", "时限"), *[("青峰镇", "很长的一段说明文字" * 15, "2024年12月")] * 3)
    assert columns.widths_mm[0] - 2 >= sum(STYLE.widths[char] for char in "青峰镇")
    assert columns.widths_mm[2] - 2 >= sum(STYLE.widths[char] for char in "2024年12月")
    assert columns.widths_mm[1] > 100


def test_two_long_columns_share_the_room_so_that_rows_become_low():
    _, one, two = plan(("序号", "甲", "乙"), *[("1", "文" * 160, "文" * 20)] * 5).widths_mm
    assert 1.7 < one / two < 5


def test_heads_take_few_lines():
    head = "一般公共预算收入全年完成额"
    columns = plan((head,) * 6, *[("1.5",) * 6] * 4)
    assert all(width - 2 >= sum(STYLE.widths[char] for char in head) / 3 for width in columns.widths_mm)


def _ems(rows, room_mm: float) -> list[float]:
    """Return what the columns leave to letters, in em."""
    columns = plan_columns(Table(id="t", rows=rows, header_rows=1), STYLE, room_mm, 1.0)
    assert columns.scale == 1.0
    return [(width - 2.0) / STYLE.em_mm for width in columns.widths_mm]


def test_names_of_rows_stay_whole_where_words_of_heads_may_be_parted():
    """Twelve columns on a page that lies across: the names get 7 em, the words of the heads 3."""
    heads = ("序号", "县区（园区）", *[f"第{ordinal}产业增加值（亿元）" for ordinal in "一二三四五六七八九"], "备注")
    rows = (heads, *[(str(number), "经济技术开发区", *["1234.5"] * 9, "") for number in range(1, 40)])
    widths = _ems(rows, 225.0)
    assert widths[1] >= 7.0
    assert min(widths[2:11]) >= 3.0


def test_a_date_stays_whole():
    rows = (("序号", "任务", "时限"), *[("1", "深化改革，规范行政执法行为，" * 6, "2025年12月底前")] * 9)
    assert _ems(rows, 156.0)[2] >= 5.0


@pytest.mark.parametrize("row", [("6",) * 78, ("60.3%",) * 240, ("1,234,567.89", "6") * 30, ("1,234,567.89", *("6",) * 60)], ids=len)
def test_every_column_takes_a_letter_however_many_there_are(row: tuple[str, ...]):
    columns = plan(row, row)
    letter = STYLE.em_mm * columns.scale
    assert columns.padding_mm > 0
    assert min(columns.widths_mm) - 2 * columns.padding_mm >= letter - 1e-9
    assert sum(columns.widths_mm) == pytest.approx(156)


def test_the_padding_gives_way_only_to_letters():
    assert plan(("甲", "乙"), ("1", "2")).padding_mm == 1.0
    assert plan(*[("123,456,789.01",) * 9] * 2).padding_mm == 1.0

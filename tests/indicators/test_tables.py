"""Tables: rows, columns, units."""

from convert.indicators.tables import read_table
from convert.model.blocks import CellSpan, Table


def _read(table, year=2024):
    return [(one.name, one.value, one.unit, one.kind, one.period, one.cell) for one in read_table(table, year=year, section=())]


def test_the_unit_line_and_the_headings_name_the_cells():
    table = Table(
        id="t1",
        unit="单位：亿元",
        rows=(
            ("指标", "2023年", "2024年", "同比增长（%）"),
            ("地区生产总值", "1,200.5", "1284.6", "5.2"),
            ("其中：第一产业", "148", "152.3", "-3.6"),
        ),
    )
    assert _read(table) == [
        ("地区生产总值", 120_050_000_000, "元", "amount", 2023, (1, 1)),
        ("地区生产总值", 128_460_000_000, "元", "amount", 2024, (1, 2)),
        ("地区生产总值增速", 5.2, "%", "change", 2024, (1, 3)),
        ("第一产业", 14_800_000_000, "元", "amount", 2023, (2, 1)),
        ("第一产业", 15_230_000_000, "元", "amount", 2024, (2, 2)),
        ("第一产业增速", -3.6, "%", "change", 2024, (2, 3)),
    ]


def test_a_column_of_units_gives_each_row_its_own():
    table = Table(id="t1", rows=(("序号", "指标", "单位", "数值"), ("1", "企业数", "家", "12"), ("2", "产值", "万元", "3.5")))
    assert _read(table) == [("企业数", 12, "家", "count", 2024, (1, 3)), ("产值", 35_000, "元", "amount", 2024, (2, 3))]


def test_merged_headings_cover_their_columns():
    table = Table(
        id="t1",
        header_rows=2,
        spans=(CellSpan(row=0, column=1, columns=2),),
        unit="单位：件",
        rows=(("法院", "刑事", ""), ("", "受理", "审结"), ("青禾区", "12", "9")),
    )
    assert [row[0] for row in _read(table)] == ["青禾区刑事受理", "青禾区刑事审结"]


def test_a_label_merged_over_rows_names_each_of_them_with_its_own_word():
    table = Table(
        id="t1",
        spans=(CellSpan(row=1, column=0, rows=2), CellSpan(row=3, column=0, rows=2), CellSpan(row=5, column=0, columns=2)),
        rows=(
            ("街道", "类别", "件数（件）", "同比增长（%）"),
            ("东河街", "受理", "12", "3.5"),
            ("", "办结", "10", "2"),
            ("西河街", "受理", "8", "-1"),
            ("", "办结", "7", "4"),
            ("合计", "", "37", "2.6"),
        ),
    )
    assert [row[0] for row in _read(table)] == [
        "东河街受理件数", "东河街受理件数增速", "东河街办结件数", "东河街办结件数增速",
        "西河街受理件数", "西河街受理件数增速", "西河街办结件数", "西河街办结件数增速",
        "合计件数", "合计件数增速",
    ]


def test_labels_merged_in_two_steps_are_read_from_the_widest():
    table = Table(
        id="t1",
        unit="单位：件",
        header_rows=2,
        spans=(
            CellSpan(row=0, column=0, rows=2), CellSpan(row=0, column=1, rows=2), CellSpan(row=0, column=2, rows=2),
            CellSpan(row=0, column=3, rows=2), CellSpan(row=0, column=4, columns=2),
            CellSpan(row=2, column=1, rows=3), CellSpan(row=2, column=2, rows=2),
        ),
        rows=(
            ("序号", "法院", "庭室", "案件", "2024年", ""),
            ("", "", "", "", "受理", "审结"),
            ("1", "青禾法院", "一庭", "民事", "12", "9"),
            ("2", "", "", "行政", "5", "4"),
            ("3", "", "二庭", "刑事", "7", "6"),
        ),
    )
    assert [row[0] for row in _read(table)] == [
        "青禾法院一庭民事受理", "青禾法院一庭民事审结", "青禾法院一庭行政受理", "青禾法院一庭行政审结",
        "青禾法院二庭刑事受理", "青禾法院二庭刑事审结",
    ]


def test_a_merged_class_of_indicators_is_no_part_of_their_names():
    table = Table(
        id="t1",
        spans=(CellSpan(row=1, column=0, rows=2),),
        rows=(("类别", "指标", "单位", "数值", "责任单位"), ("经济发展", "企业数", "家", "12", "区工信局"), ("", "产值", "万元", "3.5", "区统计局")),
    )
    assert [row[:3] for row in _read(table)] == [("企业数", 12, "家"), ("产值", 35_000, "元")]


def test_without_a_unit_the_cell_is_doubtful():
    (one,) = read_table(Table(id="t1", rows=(("项目", "数值"), ("得票", "12"))), year=None, section=("一、",))
    assert one.doubt == "indicator-table-cell"
    assert one.section == ("一、",)


def test_cells_lead_back_to_the_source():
    table = Table(id="t1", unit="单位：家", rows=(("指标", "数值"), ("企业", "1 2")), cell_sources=(((), ()), ((), ((30, 33),))))
    (one,) = read_table(table, year=None, section=())
    assert (one.start, one.end, one.block_start, one.block_end) == (30, 33, 0, 3)


def test_years_words_and_empty_cells_are_no_figures():
    assert _read(Table(id="t1", rows=(("年份", "备注"), ("2024", "见附件"), ("", "—")))) == []
    assert _read(Table(id="t1", rows=())) == []
    assert _read(Table(id="t1", rows=(("企业数", "12"),))) in ([], [("企业数", 12, "", "other", 2024, (0, 1))])


def test_parts_below_a_whole_of_the_same_unit_are_measured_as_it_is():
    table = Table(id="t1", rows=(
        ("指标", "单位", "绝对数", "增长%"), ("货物运输总量", "万吨", "29", "6.6"), ("#铁路", "万吨", "8", "-6.6"), ("水运", "万吨", "4", "7.3"),
        ("旅客运输总量", "万人", "44", "1.1"),
    ))
    assert [row[0] for row in _read(table)] == [
        "货物运输总量", "货物运输总量增速", "铁路货物运输总量", "铁路货物运输总量增速", "水运货物运输总量", "水运货物运输总量增速",
        "旅客运输总量", "旅客运输总量增速",
    ]


def test_halves_are_measured_as_the_column_before_them():
    table = Table(id="t1", rows=(("", "户籍人口（万人）", "男性（万人）", "女性（万人）"), ("青禾区", "12", "5", "7")))
    assert [row[0] for row in _read(table)] == ["青禾区户籍人口", "青禾区男性户籍人口", "青禾区女性户籍人口"]


def test_what_is_completed_or_grew_stands_in_the_caption():
    rows = (("", "完成额（万元）", "比上年增长（%）"), ("制造业", "1412", "-2.5"))
    assert [row[0] for row in _read(Table(id="t1", caption="表7 分行业固定资产投资", rows=rows))] == [
        "制造业固定资产投资完成额", "制造业固定资产投资完成额增速"]
    rows = (("指标", "比上年增长（%）"), ("规模以上工业增加值", "5"), ("在总计中：轻工业", "0.2"))
    assert [row[0] for row in _read(Table(id="t1", caption="表4 2023年岚山市规模以上工业增加值增速", rows=rows))] == [
        "规模以上工业增加值增速", "轻工业规模以上工业增加值增速"]


def test_a_heading_that_says_nothing_is_no_part_of_a_name():
    rows = (("", "绝对额（万元）", "增长（%）"), ("各项存款余额", "12", "3"))
    assert [row[0] for row in _read(Table(id="t1", rows=rows))] == ["各项存款余额", "各项存款余额增速"]
    rows = (("", "产量", "增长（%）"), ("供电量（万度）", "12", "3"), ("水泥（吨）", "5", "1"))
    assert [row[0] for row in _read(Table(id="t1", rows=rows))] == ["供电量", "供电量增速", "水泥产量", "水泥产量增速"]


def test_people_are_counted():
    rows = (("", "会员（人）", "男性（人）", "人口（万人）"), ("音乐家协会", "1123", "600", "3"))
    assert [row[0] for row in _read(Table(id="t1", rows=rows))] == ["音乐家协会会员数", "男性音乐家协会会员数", "音乐家协会人口"]


def test_a_share_of_an_account_stands_behind_its_name():
    table = Table(id="t1", unit="单位：万元", rows=(("项目", "预算数", "执行数", "完成比例"), ("教育支出", "2680", "2702", "100.8%")))
    assert [row[0] for row in _read(table)] == ["教育支出预算数", "教育支出执行数", "教育支出完成比例"]

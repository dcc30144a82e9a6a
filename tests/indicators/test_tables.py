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

"""Which figures are the same thing."""

import pytest

from convert.diagnostics import UsageError
from convert.exporters.xlsx.pairing import pair
from convert.exporters.xlsx.rows import collect
from tests.exporters.xlsx.made import figure, made, report, table_of
from tests.exporters.xlsx.marked import compared, judge, read_marked


def _paired(*tables):
    rows = collect(tables, "zh")
    return pair(rows.tables, rows.rows)


def _year(year: int, *figures):
    return table_of(*figures, report=report(f"{year}.txt", year=year))


@pytest.mark.parametrize(("name", "wanted"), [("years.txt", 87), ("districts.txt", 29)])
def test_pairs_judged_by_hand_are_made_and_no_other(name: str, wanted: int):
    found = judge(read_marked(name))
    assert (found.wanted, found.wrong) == (wanted, [])
    assert found.right >= 0.95 * wanted, found.missed


def test_what_is_left_is_offered_best_first():
    _, pairing = compared(read_marked("years.txt"))
    best = [item.offers[0][1] if item.offers else 0.0 for item in pairing.unpaired]
    assert best == sorted(best, reverse=True)
    for item in pairing.unpaired:
        assert [score for _, score in item.offers] == sorted((score for _, score in item.offers), reverse=True)


def test_the_whole_city_and_the_whole_district_are_offered_but_not_paired():
    found = _paired(_year(2023, figure("森林覆盖面积总计", 42, scope="全市", period=2023)), _year(2024, figure("森林覆盖面积总计", 40, scope="全区")))
    assert found.pairs == ()
    assert [item.offers[0][0].indicator.value for item in found.unpaired] == [40, 42]


def test_the_same_figure_of_each_year_makes_a_pair():
    found = _paired(_year(2023, figure("案件数", 10, period=2023)), _year(2024, figure("案件数", 12)))
    assert [[row.indicator.value for row in one.rows] for one in found.pairs] == [[10, 12]]
    assert found.unpaired == ()


@pytest.mark.parametrize("other", [{"unit": "人"}, {"kind": "percent"}, {"aspect": "target"}, {"scope": "街道"}, {"period": 2023}])
def test_another_unit_kind_aspect_scope_or_year_is_another_thing(other):
    found = _paired(_year(2023, figure("案件数", 10, period=2023)), _year(2024, figure("案件数", 12, **other)))
    assert found.pairs == ()
    assert [item.row.indicator.value for item in found.unpaired] == [10, 12]


def test_several_figures_of_a_name_are_told_apart_by_their_headings():
    first = [figure("案件数", 10, period=2023, section=("一、法院工作情况",)), figure("案件数", 20, period=2023, number=2, section=("二、检察院工作情况",))]
    second = [figure("案件数", 21, section=("一、检察院工作情况",)), figure("案件数", 11, number=2, section=("二、法院工作情况",))]
    found = _paired(_year(2023, *first), _year(2024, *second))
    assert sorted([row.indicator.value for row in one.rows] for one in found.pairs) == [[10, 11], [20, 21]]


def test_what_headings_cannot_tell_apart_is_left_unpaired():
    first = [figure("案件数", 10, period=2023), figure("案件数", 20, period=2023, number=2)]
    found = _paired(_year(2023, *first), _year(2024, figure("案件数", 12)))
    assert found.pairs == ()
    assert sorted(item.times for item in found.unpaired) == [1, 2, 2]


def test_a_figure_told_twice_is_one_figure():
    first = [figure("案件数", 10, period=2023), figure("案件数", 10, period=2023, number=2)]
    assert len(_paired(_year(2023, *first), _year(2024, figure("案件数", 12))).pairs) == 1


def test_a_short_name_behind_unlike_clauses_is_not_paired():
    first = figure("满意率", 96, text="96%", unit="%", kind="percent", sentence="热线按时办结，满意率96%。", period=2023, section=("一、甲",))
    second = figure("满意率", 99, text="99%", unit="%", kind="percent", sentence="普法大讲堂举行四场，满意率99%。", section=("二、乙",))
    assert _paired(_year(2023, first), _year(2024, second)).pairs == ()


def test_a_pair_may_miss_a_year():
    found = _paired(_year(2022, figure("甲类案件总数", 1, period=2022)), _year(2023), _year(2024, figure("甲类案件总数", 3)))
    assert [row and row.indicator.value for row in found.pairs[0].rows] == [1, None, 3]
    assert not found.pairs[0].complete


def test_every_figure_is_in_a_pair_or_listed():
    found = _paired(made(2022), made(2023), made(2024))
    numbers = {row.number for one in found.pairs for row in one.rows if row} | {item.row.number for item in found.unpaired}
    duplicates = 3  # 覆盖率 stands twice in each report
    assert len(numbers) == 63 - duplicates


def test_renamed_things_that_a_person_names_are_one():
    tables = (_year(2023, figure("智慧驿站服务点总数", 10, period=2023)), _year(2024, figure("便民服务角落总数", 12)))
    rows = collect(tables, "zh")
    assert pair(rows.tables, rows.rows).pairs == ()
    known = 'renamed = [["便民服务角落", "智慧驿站服务点"]]'.encode()
    assert len(pair(rows.tables, rows.rows, known).pairs) == 1


@pytest.mark.parametrize("table", [b"renamed = [", b"names = []", b"renamed = [1]", b"\xff"])
def test_a_table_of_renamings_that_is_none_is_one_sentence(table):
    with pytest.raises(UsageError, check=lambda error: error.diagnostic.code == "xlsx-renamings"):
        pair((), (), table)

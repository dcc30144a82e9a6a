"""Which figures are the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.xlsx.align import align, likeness, normal_name
from convert.exporters.xlsx.rows import collect
from tests.exporters.xlsx.made import figure, made, report, table_of


def _aligned(*tables):
    rows = collect(tables, "zh")
    return align(rows.tables, rows.rows)


def _year(year: int, *figures):
    return table_of(*figures, report=report(f"{year}.txt", year=year))


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("2024年受理案件数量", "受理案件数"),
        ("全年累计受理的案件总数", "受理案件数"),
        ("青禾区生产总值", "生产总值"),
        ("民事案件数", "民事案件数"),
        ("全年", "全年"),
        ("固定资产投资总额", "固定资产投资额"),
    ],
)
def test_names_are_compared_without_year_place_and_filling_words(name: str, same: str):
    assert normal_name(name, ["青禾区"]) == same


@given(st.text(max_size=12))
def test_normalising_twice_changes_nothing_more_than_once_for_plain_names(name: str):
    assert normal_name(name) or not name


def test_the_same_figure_of_each_year_makes_a_run():
    found = _aligned(_year(2023, figure("案件数", 10, period=2023)), _year(2024, figure("案件数", 12)))
    assert [[row.indicator.value for row in run.rows] for run in found.runs] == [[10, 12]]
    assert found.unmatched == ()


@pytest.mark.parametrize(
    "other",
    [{"unit": "人"}, {"kind": "percent"}, {"aspect": "target"}, {"base": "环比"}, {"scope": "街道"}, {"period": 2023}],
)
def test_another_unit_kind_aspect_base_scope_or_year_is_another_thing(other):
    found = _aligned(_year(2023, figure("案件数", 10, period=2023)), _year(2024, figure("案件数", 12, **other)))
    assert found.runs == ()
    assert [item.row.indicator.value for item in found.unmatched] == [10, 12]


def test_like_names_of_other_things_are_not_matched_but_offered():
    found = _aligned(_year(2023, figure("民事案件数", 10, period=2023)), _year(2024, figure("刑事案件数", 12)))
    assert found.runs == ()
    assert [item.near.indicator.name for item in found.unmatched] == ["刑事案件数", "民事案件数"]


def test_several_figures_of_a_name_are_told_apart_by_their_headings():
    first = [
        figure("案件数", 10, period=2023, section=("一、法院",)),
        figure("案件数", 20, period=2023, number=2, section=("二、检察院",)),
    ]
    second = [figure("案件数", 21, section=("一、检察院",)), figure("案件数", 11, number=2, section=("二、法院",))]
    found = _aligned(_year(2023, *first), _year(2024, *second))
    assert [[row.indicator.value for row in run.rows] for run in found.runs] == [[10, 11], [20, 21]]


def test_what_headings_cannot_tell_apart_is_left_unmatched():
    first = [figure("案件数", 10, period=2023), figure("案件数", 20, period=2023, number=2)]
    found = _aligned(_year(2023, *first), _year(2024, figure("案件数", 12)))
    assert found.runs == ()
    assert [item.times for item in found.unmatched] == [2, 2, 1]


def test_a_figure_told_twice_is_one_figure():
    first = [figure("案件数", 10, period=2023), figure("案件数", 10, period=2023, number=2)]
    assert len(_aligned(_year(2023, *first), _year(2024, figure("案件数", 12))).runs) == 1


def test_districts_are_compared_without_their_own_names():
    one = table_of(figure("青禾区生产总值", 10, scope="全区"), report=report("青禾区.txt"))
    other = table_of(figure("望川县生产总值", 12, scope="全县"), report=report("望川县.txt", place="望川县"))
    assert len(_aligned(one, other).runs) == 1


def test_a_run_may_miss_a_year():
    found = _aligned(_year(2022, figure("甲", 1, period=2022)), _year(2023), _year(2024, figure("甲", 3)))
    assert [row and row.indicator.value for row in found.runs[0].rows] == [1, None, 3]
    assert not found.runs[0].complete


def test_every_figure_is_in_a_run_or_listed():
    found = _aligned(made(2022), made(2023), made(2024))
    numbers = {row.number for run in found.runs for row in run.rows if row} | {
        item.row.number for item in found.unmatched
    }
    duplicates = 3  # 覆盖率 stands twice in each report
    assert len(numbers) == 63 - duplicates


def test_likeness_is_one_for_equal_names_and_zero_for_unlike_ones():
    assert (likeness("案件数", "案件数"), likeness("甲乙", "丙丁")) == (1.0, 0.0)

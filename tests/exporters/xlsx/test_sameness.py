"""When two figures are about the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.xlsx.rows import collect
from convert.exporters.xlsx.sameness import CERTAIN, core_of, likeness, normal_name, sameness
from tests.exporters.xlsx.made import figure, table_of


def _cores(*figures):
    return [core_of(row, ("青禾区",), 2024) for row in collect([table_of(*figures)], "zh").rows]


@pytest.mark.parametrize(("name", "other"), [
    ("2024年受理案件数量", "受理案件数"), ("全年累计受理的案件总数", "受理案件数"), ("青禾区生产总值", "地区生产总值"), ("固定资产投资总额", "固定资产投资额"),
    ("新增市场主体数", "新增经营主体数"), ("公布行政规范性文件数", "制定行政规范性文件数"), ("举办培训场次", "组织培训场次"), ("培养专精特新企业数", "培育专精特新企业数"),
    ("我区固定资产投资", "全区固定资产投资"), ("地方一般公共预算收入", "一般公共预算收入"), ("各类合同审查数", "合同审查数")])
def test_names_that_mean_the_same_are_compared_as_one(name: str, other: str):
    assert normal_name(name, ["青禾区"]) == normal_name(other, ["青禾区"])


@pytest.mark.parametrize(("name", "other"), [
    ("民事案件数", "刑事案件数"), ("受理申请数", "收到申请数"), ("人均生产总值", "生产总值"), ("全市案件数", "全区案件数"), ("新增就业人数", "就业人数")])
def test_names_that_mean_different_things_stay_apart(name: str, other: str):
    assert normal_name(name, ["青禾区"]) != normal_name(other, ["青禾区"])


@given(st.text(max_size=12))
def test_a_name_never_becomes_empty(name: str):
    assert normal_name(name) or not name


@pytest.mark.parametrize(("unit", "other"), [("人", "名"), ("件", "宗"), ("场", "场次"), ("批", "批次"), ("户", "家")])
def test_units_that_count_the_same_things_are_one(unit: str, other: str):
    one, two = _cores(figure(unit=unit), figure(unit=other, number=2))
    assert one.fixed == two.fixed


def test_growth_without_and_with_its_basis_is_one():
    bases = [None, "同比", "增长", "比上年"]
    cores = _cores(*(figure("案件增速", 3, unit="%", kind="change", base=base, number=number) for number, base in enumerate(bases, 1)))
    assert len({core.fixed for core in cores}) == 1
    other, = _cores(figure("案件增速", 3, unit="%", kind="change", base="环比"))
    assert other.fixed != cores[0].fixed


def test_the_own_place_is_the_whole_and_another_whole_is_another():
    own, ours, city = _cores(figure(scope="全区"), figure(scope="我区", number=2), figure(scope="全市", number=3))
    assert own.fixed == ours.fixed != city.fixed


def test_the_value_before_is_told_from_the_value_after():
    text = "应诉率由98.2%提升至99.1%。"
    old, new = _cores(figure("应诉率", 98.2, text="98.2%", sentence=text), figure("应诉率", 99.1, text="99.1%", sentence=text))
    assert (old.old, new.old) == (True, False)


@pytest.mark.parametrize(("name", "other"), [
    ("金融业增加值", "建筑业增加值"), ("重工业总产值", "工业总产值"), ("居民人均可支配收入年均增速", "居民人均可支配收入增速"), ("培训干部人数", "培训群众人数")])
def test_names_that_differ_in_something_are_never_certain(name: str, other: str):
    text = "全年{}达12件。"
    one, two = _cores(figure(name, 12, text="12件", sentence=text.format(name)), figure(other, 12, text="12件", sentence=text.format(other), number=2))
    assert one.fixed != two.fixed or sameness(one, two) < CERTAIN


def test_likeness_is_one_for_equal_names_and_zero_for_unlike_ones():
    assert (likeness("案件数", "案件数"), likeness("甲乙", "丙丁")) == (1.0, 0.0)

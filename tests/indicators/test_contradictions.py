"""One thing with two values."""

import pytest

from tests.indicators.disagreeing import codes, figure, percentage


@pytest.mark.parametrize(
    ("value", "text", "other", "other_text", "fields", "found"),
    [
        (100, "100件", 120, "120件", {}, ["consistency-conflict"]),
        (12000, "1.2万件", 11987, "11987件", {}, []),
        (12000, "1.2万件", 11000, "11000件", {}, ["consistency-conflict"]),
        (700, "近700件", 698, "698件", {"qualifier": "近"}, []),
        (700, "近700件", 705, "705件", {"qualifier": "近"}, ["consistency-conflict"]),
        (500, "超500件", 530, "530件", {"qualifier": "超"}, []),
        (500, "超500件", 480, "480件", {"qualifier": "超"}, ["consistency-conflict"]),
        (1000, "约1000件", 1050, "1050件", {"qualifier": "约"}, []),
    ],
)
def test_one_thing_with_two_values(value, text, other, other_text, fields, found):
    first = figure("受理案件数", value, text, f"全区受理案件{text}。", scope="全区", **fields)
    second = figure("受理案件数", other, other_text, f"今年全区共受理案件{other_text}。", scope="全区", block="p9")
    assert codes(first, second) == found


@pytest.mark.parametrize(
    "fields",
    [{"period": 2023}, {"scope": "全市"}, {"aspect": "target"}, {"unit": "宗"}, {"base": "环比"}, {"name": "别的"}],
)
def test_another_year_scope_aspect_unit_base_or_name_is_another_thing(fields):
    second = figure(fields.pop("name", "受理案件数"), 120, "120件", "全区受理案件120件。", block="p9", **{"scope": "全区", **fields})
    assert codes(figure("受理案件数", 100, "100件", "全区受理案件100件。", scope="全区"), second) == []


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("受理案件120件。", None),
        ("全区法院工作平稳，受理案件120件。", "全区"),
        ("全区受理各类事项500件，其中全区受理案件120件。", "全区"),
        ("五年累计全区受理案件120件。", "全区"),
    ],
)
def test_a_thing_that_is_not_named_whole_may_be_another(sentence, scope):
    first = figure("受理案件数", 100, "100件", "全区受理案件100件。", scope="全区")
    assert codes(first, figure("受理案件数", 120, "120件", sentence, block="p9", scope=scope)) == []


def test_two_states_in_one_sentence_are_no_contradiction():
    text = "比重由75.6%提升至76.5%。"
    assert codes(percentage("比重", 75.6, "75.6%", text), percentage("比重", 76.5, "76.5%", text)) == []


def test_rows_of_one_table_may_bear_one_name():
    cells = [figure("家禽", value, f"{value}件", f"家禽 {value}件", block="t1", cell=(row, 1)) for row, value in ((2, 19), (9, 47))]
    assert codes(*cells) == []


@pytest.mark.parametrize(
    ("other", "found"),
    [(1826.5, ["consistency-slip"]), (1862.5, ["consistency-duplicate"]), (1865.2, ["consistency-slip"]), (1285.6, []), (2862.5, [])],
)
def test_two_digits_that_changed_places_are_asked_about(other, found):
    first = figure("养护资金", 1862.5e4, "1862.5万元", "投入养护资金1862.5万元。", unit="元", kind="amount")
    second = figure("养护资金", other * 1e4, f"{other}万元", f"落实养护资金{other}万元。", unit="元", kind="amount", block="p9")
    assert codes(first, second) == found

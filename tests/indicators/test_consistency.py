"""Figures that do not agree with each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.indicators.consistency import as_diagnostic, find_inconsistencies, interval, plain, precision
from convert.messages import render
from convert.model.indicator import Indicator


def _one(name: str, value: float, text: str, sentence: str, *, start: int | None = None, **fields) -> Indicator:
    at = sentence.index(text) if start is None else start
    given = {"unit": "件", "kind": "count", "period": 2024, "block": "p1"}
    return Indicator(
        id="I001",
        name=name,
        value=value,
        text=text,
        sentence=sentence,
        start=at,
        end=at + len(text),
        block_start=at,
        block_end=at + len(text),
        **{**given, **fields},
    )


def _percent(name: str, value: float, text: str, sentence: str, **fields) -> Indicator:
    return _one(name, value, text, sentence, unit="%", kind="percent", **fields)


def _codes(*figures: Indicator) -> list[str]:
    return [finding.code for finding in find_inconsistencies(figures)]


def _apart(first: Indicator, second: Indicator) -> list[str]:
    return _codes(first, second)


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
    first = _one("受理案件数", value, text, f"受理案件{text}。", **fields)
    second = _one("受理案件数", other, other_text, f"共受理案件{other_text}。", block="p9")
    assert _apart(first, second) == found


@pytest.mark.parametrize(
    "fields",
    [{"period": 2023}, {"scope": "全市"}, {"aspect": "target"}, {"unit": "宗"}, {"base": "环比"}, {"name": "别的"}],
)
def test_another_year_scope_aspect_unit_base_or_name_is_another_thing(fields):
    second = _one(fields.pop("name", "受理数"), 120, "120件", "受理120件。", block="p9", **fields)
    assert _apart(_one("受理数", 100, "100件", "受理100件。"), second) == []


def test_two_states_in_one_sentence_are_no_contradiction():
    text = "比重由75.6%提升至76.5%。"
    assert _apart(_percent("比重", 75.6, "75.6%", text), _percent("比重", 76.5, "76.5%", text)) == []


def test_rows_of_one_table_may_bear_one_name():
    cells = [_one("家禽", value, f"{value}件", f"家禽 {value}件", block="t1", cell=(row, 1)) for row, value in ((2, 19), (9, 47))]
    assert _apart(*cells) == []
    assert _apart(cells[0], _one("家禽", 47, "47件", "家禽47件。", block="p9")) == ["consistency-conflict"]


@pytest.mark.parametrize(
    ("parts", "found"),
    [((60, 40), []), ((70, 40), ["consistency-sum-over"]), ((60, 35), ["consistency-sum-short"]), ((30, 20), [])],
)
def test_parts_and_their_whole(parts, found):
    text = f"受理案件100件，其中民事{parts[0]}件、行政{parts[1]}件。"
    figures = [
        _one("受理", 100, "100件", text),
        *(_one(name, part, f"{part}件", text) for name, part in zip("甲乙", parts, strict=True)),
    ]
    assert _codes(*figures) == found


def test_a_sum_may_miss_by_what_was_rounded():
    text = "投入1.2亿元，其中市级7000万元、区级5300万元。"
    figures = [
        _one("投入", 1.2e8, "1.2亿元", text, unit="元", kind="amount"),
        _one("市级", 7e7, "7000万元", text, unit="元", kind="amount"),
        _one("区级", 5.3e7, "5300万元", text, unit="元", kind="amount"),
    ]
    assert _codes(*figures) == []


def test_what_stands_in_brackets_or_behind_the_semicolon_is_no_part():
    text = "受理100件，其中民事60件（含小额50件）、行政40件；另办理信访30件。"
    figures = [
        _one(name, value, f"{value}件", text)
        for name, value in (("受理", 100), ("民事", 60), ("小额", 50), ("行政", 40), ("信访", 30))
    ]
    assert _codes(*figures) == []


def test_the_whole_may_stand_in_the_sentence_before():
    first, second = "共受理100件。", "其中民事70件、行政40件。"
    figures = [_one("受理", 100, "100件", first), _one("民事", 70, "70件", second), _one("行政", 40, "40件", second)]
    assert _codes(*figures) == ["consistency-sum-over"]


@pytest.mark.parametrize(
    ("rate", "text_of_rate", "found"),
    [(98.33, "98.33%", []), (98.3, "98.3%", []), (98, "98%", []), (95.5, "95.5%", ["consistency-share"])],
)
def test_a_rate_and_the_figures_that_make_it(rate, text_of_rate, found):
    text = f"受理120件，办结118件，办结率{text_of_rate}。"
    figures = [
        _one("受理数", 120, "120件", text),
        _one("办结数", 118, "118件", text),
        _percent("办结率", rate, text_of_rate, text),
    ]
    assert _codes(*figures) == found


@pytest.mark.parametrize(("share", "found"), [(25, []), (35, ["consistency-share"])])
def test_a_share_behind_the_figure_it_is_told_of(share, found):
    text = f"受理120件，民事30件，占{share}%。"
    figures = [
        _one("受理数", 120, "120件", text),
        _one("民事数", 30, "30件", text),
        _percent("民事占比", share, f"{share}%", text),
    ]
    assert _codes(*figures) == found


def test_a_rate_of_something_else_is_left_alone():
    text = "开展活动20件，走访300件，满意率98%。"
    figures = [_one("活动", 20, "20件", text), _one("走访", 300, "300件", text), _percent("满意率", 98, "98%", text)]
    assert _codes(*figures) == []
    text = "受理120件，办结118件，办结率95%左右。"
    figures = [
        _one("受理数", 120, "120件", text),
        _one("办结数", 118, "118件", text),
        _percent("办结率", 95, "95%左右", text, qualifier="约"),
    ]
    assert _codes(*figures) == []


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("群众满意率", 102, ["consistency-over-hundred"]),
        ("女性占比", 100.5, ["consistency-over-hundred"]),
        ("群众满意率", 100, []),
        ("预算完成率", 102.3, []),
        ("毛入学率", 105, []),
        ("资产负债率", 120, []),
        ("物价指数", 103, []),
    ],
)
def test_rates_above_a_hundred(name, value, found):
    assert _codes(_percent(name, value, f"{value}%", f"{name}{value}%。")) == found


def test_the_same_figure_twice_is_told_as_a_note():
    figures = [_one("受理数", 100, "100件", "受理100件。"), _one("受理数", 100, "100件", "共受理100件。", block="p9")]
    (finding,) = find_inconsistencies(figures)
    assert (finding.code, finding.args["times"], as_diagnostic(finding).grade) == ("consistency-duplicate", 2, "note")


def test_a_finding_is_a_diagnostic_with_its_place_and_sentence():
    figures = [
        _one("受理数", 100, "100件", "受理100件。"),
        _one("受理数", 120, "120件", "共受理120件。", block="p9", page=4),
    ]
    told = as_diagnostic(find_inconsistencies(figures)[0])
    assert (told.grade, told.block, told.span, told.page) == ("advisory", "p9", (3, 7), 4)
    assert render(told) == "“受理数”在文中前后不一：一处为100件，另一处为120件。"
    assert "100件" in render(told, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2万件", 1000),
        ("3亿元", 1e8),
        ("100件", 0),
        ("99.29%", 0.01),
        ("１.５%", 0.1),
        ("4 9 2 5 0 万吨", 1e4),
        ("三千余万元", 1e7),
        ("1,042.5元", 0.1),
    ],
)
def test_the_worth_of_the_last_place(text: str, expected: float):
    assert precision(text) == pytest.approx(expected)


@given(st.floats(-1e9, 1e9), st.sampled_from((None, "约", "近", "超", "余", "不足", "以上", "以下")))
def test_a_figure_lies_within_its_own_interval(value: float, qualifier):
    low, high = interval(_one("甲", value, "1", "1", qualifier=qualifier))
    assert low <= value <= high


def test_numbers_are_told_plainly():
    assert (plain(1234.5), plain(12000.0), plain(98.33)) == ("1,234.5", "12,000", "98.33")


def test_a_figure_that_its_sentence_does_not_hold_breaks_nothing():
    assert _codes(_one("甲", 5, "5件", "没有数字。", start=0), _one("乙", 6, "6件", "", start=0)) == []

"""Rates and the figures that make them."""

import pytest

from tests.indicators.disagreeing import codes, figure, percentage


@pytest.mark.parametrize(
    ("text", "rate", "found"),
    [
        ("由100件增加到120件，增长20%。", 20, []),
        ("由100件增加到120件，增长30%。", 30, ["consistency-growth"]),
        ("由100件增加到120件，年均增长9.5%。", 9.5, []),
        ("共120件，上年为100件，增长30%。", 30, ["consistency-growth"]),
    ],
)
def test_a_growth_rate_follows_from_its_two_values(text, rate, found):
    figures = [figure("甲", float(part.rstrip("件")), part, text) for part in ("100件", "120件") if part in text]
    figures = sorted(figures, key=lambda one: one.start)
    figures.append(figure("甲增速", rate, f"{rate}%", text, unit="%", kind="change"))
    assert codes(*figures) == found


@pytest.mark.parametrize(
    ("rate", "text_of_rate", "found"),
    [(98.33, "98.33%", []), (98.3, "98.3%", []), (98, "98%", []), (95.5, "95.5%", ["consistency-share"])],
)
def test_a_rate_and_the_figures_that_make_it(rate, text_of_rate, found):
    text = f"受理120件，办结118件，办结率{text_of_rate}。"
    figures = [
        figure("受理数", 120, "120件", text),
        figure("办结数", 118, "118件", text),
        percentage("办结率", rate, text_of_rate, text),
    ]
    assert codes(*figures) == found


@pytest.mark.parametrize(("share", "found"), [(25, []), (35, ["consistency-share"])])
def test_a_share_behind_the_figure_it_is_told_of(share, found):
    text = f"受理120件，民事30件，占{share}%。"
    figures = [
        figure("受理数", 120, "120件", text),
        figure("民事数", 30, "30件", text),
        percentage("民事占比", share, f"{share}%", text),
    ]
    assert codes(*figures) == found


def test_a_rate_of_something_else_is_left_alone():
    text = "开展活动20件，走访300件，满意率98%。"
    figures = [figure("活动", 20, "20件", text), figure("走访", 300, "300件", text), percentage("满意率", 98, "98%", text)]
    assert codes(*figures) == []
    text = "受理120件，办结118件，办结率95%左右。"
    figures = [
        figure("受理数", 120, "120件", text),
        figure("办结数", 118, "118件", text),
        percentage("办结率", 95, "95%左右", text, qualifier="约"),
    ]
    assert codes(*figures) == []


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
    assert codes(percentage(name, value, f"{value}%", f"{name}{value}%。")) == found


def test_a_rate_of_those_who_are_counted_otherwise_accuses_nothing():
    text = "城镇新增就业14200人，失业人员再就业4460人，城镇登记失业率控制在2.4%。"
    figures = [figure("城镇新增就业人数", 14200, "14200人", text, unit="人"), figure("失业人员再就业人数", 4460, "4460人", text, unit="人"),
               percentage("城镇登记失业率", 2.4, "2.4%", text)]
    assert codes(*figures) == []


@pytest.mark.parametrize(
    ("whole", "share", "found"),
    [("", 29.7, []), ("收到128件，", 29.7, []), ("收到128件，", 39.7, ["consistency-share"])],
)
def test_the_parts_of_a_list_are_no_whole_of_each_other(whole, share, found):
    text = f"{whole}已解决的64件，占50%；正在解决的38件，占{share}%。"
    figures = [figure("收到", 128, "128件", text)] if whole else []
    figures += [figure("解决", 64, "64件", text), percentage("解决占比", 50, "50%", text), figure("正在解决", 38, "38件", text),
                percentage("正在解决占比", share, f"{share}%", text)]
    assert codes(*figures) == found


def test_those_to_whom_it_was_done_are_no_whole_of_those_to_whom_it_was_not():
    text = "批准逮捕125人，不捕115人，不捕率48.5%。"
    figures = [figure("批准逮捕人数", 125, "125人", text, unit="人"), figure("不捕人数", 115, "115人", text, unit="人"),
               percentage("不捕率", 48.5, "48.5%", text)]
    assert codes(*figures) == []


def test_a_rate_of_a_population_is_of_no_figure_beside_it():
    text = "新增就业1530人，登记失业人数343人，登记失业率2.97%。"
    figures = [figure("新增就业人数", 1530, "1530人", text, unit="人"), figure("登记失业人数", 343, "343人", text, unit="人"),
               percentage("登记失业率", 2.97, "2.97%", text)]
    assert codes(*figures) == []

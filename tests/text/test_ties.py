from itertools import pairwise

import pytest

from convert.text.ties import TORN, tie
from convert.text.words import all_boundaries


def ties(text: str) -> dict[str, float]:
    """Return what each place between words costs, called by the words on both sides."""
    places = [0, *sorted(all_boundaries(text)), len(text)]
    return {f"{text[start:place]}｜{text[place:end]}": tie(text, start, place, end)
            for (start, place), (_, end) in pairwise(pairwise(places))}


def test_the_subject_is_the_best_place_of_all():
    costs = ties("青禾区人民政府关于2024年度法治政府建设情况的报告")
    assert min(costs, key=costs.__getitem__) == "人民政府｜关于"
    assert costs["人民政府｜关于"] < 0


@pytest.mark.parametrize(("text", "place"), [
    ("建设情况的报告", "情况｜的"), ("收入和支出", "和｜支出"), ("关于收入", "关于｜收入"), ("岚山市人民政府", "岚山市｜人民政府"), ("将规划纳入", "将｜规划")])
def test_what_no_person_would_part(text, place):
    left, _, right = place.partition("｜")
    at = text.index(left + right) + len(left)
    assert tie(text, at - len(left), at, at + len(right)) >= TORN


@pytest.mark.parametrize(("better", "worse"), [
    (("执行情况", "与2025年预算草案"), ("预算", "执行情况与2025年预算草案")),
    (("优化营商环境", "促进投资"), ("优化营商环境促进", "投资")),
    (("岚山市", "2024年预算"), ("岚山市2024年", "预算")),
    (("关于印发", "《办法》"), ("关于印发", "办法")),
    (("关于规划", "（2021—2035年）的通知"), ("关于规划", "（草案）的通知")),
    (("生态环境状况", "和环境保护目标"), ("城市", "和农村")),
    (("全市重点项目", "人大代表票决"), ("全市重点", "项目人大代表票决")),
    (("全面推进乡村振兴", "加快现代化"), ("全面", "推进乡村振兴加快现代化")),
    (("岚山市", "重点工程"), ("城市", "重点工程"))])
def test_which_of_two_places_is_better(better, worse):
    def cost(parts: tuple[str, str]) -> float:
        text, place = "".join(parts), len(parts[0])
        places = [0, *sorted(all_boundaries(text) | {place}), len(text)]
        at = places.index(place)
        return tie(text, places[at - 1], place, places[at + 1])
    assert cost(better) < cost(worse)


def test_marks_that_are_open_bind():
    assert tie("关于《物业条例》", 3, 5, 7) > tie("关于物业条例", 2, 4, 6)
    assert tie("“法治建设”", 1, 3, 5) >= 3.0


def test_the_names_of_several_organs_are_parted_between_them():
    text = "岚山市财政局 岚山市水利局关于申请资金的请示"
    assert tie(text, 3, 7, 13) < 0.5
    assert tie(text, 7, 10, 13) > 2.0

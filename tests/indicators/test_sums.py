"""Parts and their whole."""

import pytest

from tests.indicators.disagreeing import codes, figure


@pytest.mark.parametrize(
    ("parts", "found"),
    [((60, 40), []), ((70, 40), ["consistency-sum-over"]), ((60, 35), []), ((30, 20), [])],
)
def test_parts_and_their_whole(parts, found):
    text = f"受理案件100件，其中民事{parts[0]}件、行政{parts[1]}件。"
    figures = [
        figure("受理", 100, "100件", text),
        *(figure(name, part, f"{part}件", text) for name, part in zip("甲乙", parts, strict=True)),
    ]
    assert codes(*figures) == found


@pytest.mark.parametrize(("rest", "found"), [(5, []), (3, ["consistency-sum-short"]), (8, ["consistency-sum-over"])])
def test_a_list_that_is_closed_makes_the_whole(rest, found):
    text = f"受理案件100件，其中民事60件、行政35件、其他{rest}件。"
    figures = [figure("受理", 100, "100件", text)]
    figures += [figure(name, value, f"{value}件", text) for name, value in (("民事", 60), ("行政", 35), ("其他", rest))]
    assert codes(*figures) == found


def test_kinds_that_cross_are_not_added_up():
    text = "党员100件，其中女党员60件、少数民族党员50件。"
    figures = [figure("党员", 100, "100件", text), figure("女党员", 60, "60件", text), figure("少数民族党员", 50, "50件", text)]
    assert codes(*figures) == []


def test_a_sum_may_miss_by_what_was_rounded():
    text = "投入1.2亿元，其中市级7000万元、区级5300万元。"
    figures = [
        figure("投入", 1.2e8, "1.2亿元", text, unit="元", kind="amount"),
        figure("市级", 7e7, "7000万元", text, unit="元", kind="amount"),
        figure("区级", 5.3e7, "5300万元", text, unit="元", kind="amount"),
    ]
    assert codes(*figures) == []


def test_what_stands_in_brackets_or_behind_the_semicolon_is_no_part():
    text = "受理100件，其中民事60件（含小额50件）、行政40件；另办理信访30件。"
    figures = [
        figure(name, value, f"{value}件", text)
        for name, value in (("受理", 100), ("民事", 60), ("小额", 50), ("行政", 40), ("信访", 30))
    ]
    assert codes(*figures) == []


def test_the_whole_may_stand_in_the_sentence_before():
    first, second = "共受理100件。", "其中民事70件、行政40件。"
    figures = [figure("受理", 100, "100件", first), figure("民事", 70, "70件", second), figure("行政", 40, "40件", second)]
    assert codes(*figures) == ["consistency-sum-over"]


@pytest.mark.parametrize(("debts", "found"), [("负债总额54亿元", []), ("其他企业资产总额54亿元", ["consistency-sum-over"])])
def test_a_part_that_measures_something_else_ends_the_list(debts, found):
    text = f"资产总额100亿元，其中市属企业资产总额80亿元、{debts}。"
    figures = [figure(name, value, stated, text, unit="元", kind="amount")
               for name, value, stated in (("资产总额", 1e10, "100亿元"), ("市属企业资产总额", 8e9, "80亿元"), (debts[:4], 5.4e9, "54亿元"))]
    assert codes(*figures) == found

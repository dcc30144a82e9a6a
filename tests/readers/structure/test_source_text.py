"""Texts that know where they came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.readers.structure.source_text import (
    EMPTY,
    SourceText,
    cell_text,
    compact,
    compact_text,
    concat,
    cut,
    index_of,
    indices_of,
    inner_range,
    keep_blanks,
    keep_gaps,
    position_of,
    split_at_gaps,
    strip,
)


def at(text: str, start: int = 100) -> SourceText:
    return SourceText(text, ((start, start + len(text)),)) if text else EMPTY


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("2024 年 12 月", "2024年12月"),
        ("GDP 增长 5.2 %", "GDP增长5.2%"),
        ("open data 平台", "open data平台"),
        ("第一章　总　则", "第一章总则"),
        ("一 、 2 0 2 4 年 工 作", "一、2024年工作"),
        ("甲\u200b乙\u00a0丙", "甲乙丙"),
        ("12 345", "12 345"),
        ("龚 正", "龚正"),
        ("a  b", "a b"),
    ],
)
def test_blanks_that_do_not_belong_to_the_text_go(raw: str, text: str):
    assert compact_text(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("闻人致远　陆　镕　司徒堃", "闻人致远　陆　镕　司徒堃"),
        ("组  长：孙　尧　　某局副局长", "组  长：孙　尧　　某局副局长"),
        ("地  点：一号楼　电  话：0000", "地  点：一号楼　电  话：0000"),
        ("按《信息技术　词汇》执行，见图1　示意图", "按《信息技术　词汇》执行，见图1　示意图"),
        ("姓名：________　（盖章）", "姓名：________　（盖章）"),
        ("任命王芳 李建国 司马青", "任命王芳 李建国 司马青"),
        ("名单：王芳 李建国 司马青", "名单：王芳 李建国 司马青"),
        ("2024 年 12 月的工 作", "2024年12月的工作"),
        ("工 作 报 告 如 下", "工作报告如下"),
        ("组 长：杨 帆　区委常委、副区长", "组长：杨 帆　区委常委、副区长"),
        ("一网统管　¹，办结", "一网统管¹，办结"),
        ("GDP 增长 5.2 %", "GDP增长5.2%"),
        ("甲　　\u200c　　乙☎\ufe0f丙", "甲　　乙☎\ufe0f丙"),
    ],
)
def test_blanks_that_mean_something_stay(raw: str, text: str):
    assert keep_blanks(at(raw)).text == text


@pytest.mark.parametrize(("raw", "text"), [("合　计", "合计"), ("项　　目", "项目"), ("王　芳　李建国", "王　芳　李建国"), ("12 345", "12 345")])
def test_a_word_spread_over_a_cell_is_one_word(raw: str, text: str):
    assert cell_text(at(raw)).text == text


def test_gaps_can_be_kept():
    assert keep_gaps(at("局长　　　苏 合")).text == "局长　　苏 合"


def test_wide_gaps_part_a_line():
    assert [piece.text for piece in split_at_gaps(at("财政局　审计局    水 利局\u2003民政局"))] == ["财政局", "审计局", "水利局", "民政局"]


@given(st.text(alphabet="甲乙ab12 \t　\u200b\x07%，", max_size=30))
def test_the_ranges_always_cut_the_text_out_of_the_source(raw: str):
    for change in (compact, keep_gaps, keep_blanks, cell_text, strip):
        made = change(SourceText(raw, ((0, len(raw)),)) if raw else EMPTY)
        assert "".join(raw[start:end] for start, end in made.spans) == made.text


def test_cutting_and_joining_are_inverse():
    whole = concat((at("甲乙", 5), at("丙", 9)))
    assert whole.spans == ((5, 7), (9, 10))
    assert concat((cut(whole, 0, 1), cut(whole, 1))) == whole
    assert cut(whole, 2, 2) == EMPTY


def test_places_in_text_and_source_lead_to_each_other():
    spans = ((5, 7), (9, 12))
    assert [position_of(spans, index) for index in range(5)] == [5, 6, 9, 10, 11]
    assert [index_of(spans, position) for position in (5, 6, 9, 10, 11)] == [0, 1, 2, 3, 4]
    assert index_of(spans, 7) == 2


def test_the_inner_range_leaves_out_what_does_not_show():
    assert inner_range(" 　甲\u200b ") == (2, 3)
    assert inner_range(" \x07") == (2, 2)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9)), max_size=6), st.lists(st.integers(0, 70), max_size=6))
def test_many_positions_at_once_are_as_one_by_one(ranges: list[tuple[int, int]], positions: list[int]):
    spans = tuple((start, start + length) for start, length in ranges)
    assert indices_of(spans, positions) == [index_of(spans, position) for position in positions]
    ascending = tuple(sorted(set(spans)))
    assert indices_of(ascending, positions) == [index_of(ascending, position) for position in positions]

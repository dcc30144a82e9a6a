"""Page numbers, running heads, lines of web pages."""

import pytest

from convert.readers.structure.draft import Draft
from convert.readers.structure.furniture import drop_page_furniture, is_metadata_label, site_furniture
from tests.readers.structure.making import lines_of


def dropped(text: str, front_end: int = 0) -> list[tuple[str, str]]:
    draft = Draft()
    drop_page_furniture(lines_of(text), draft, front_end=front_end)
    return [(each.text, each.reason) for each in draft.furniture]


@pytest.mark.parametrize(
    "number",
    ["— 1 —", "- 12 -", "—3—", "－ 4 －", "·5·", "第 1 页", "第1页 共8页", "第2页/共8页", "Page 3 of 8", "一 7 一"],
)
def test_page_numbers_go(number: str):
    assert dropped(f"正文一段，写在这里。\n{number}\n又是一段，写在这里。") == [(number, "page-number")]


@pytest.mark.parametrize("line", ["2024年", "1.5%", "1", "第一页的内容", "— 履行职责 —", "一二一"])
def test_other_short_lines_stay(line: str):
    assert dropped(f"正文一段，写在这里说明情况。\n{line}\n又是一段，写在这里说明情况。") == []


def test_bare_numbers_that_count_up_between_lines_of_text_go():
    text = "正文一段，写在这里还没有完，后面接着\n1\n又是一段，写在这里还没有完，后面\n2\n第三段写在这里，到此为止。"
    assert dropped(text) == [("1", "page-number"), ("2", "page-number")]


def test_figures_in_a_table_stay():
    assert dropped("项目\n数额\n收入\n1\n支出\n2\n结余\n3\n") == []


def test_heads_repeated_at_page_edges_go_but_the_title_stays():
    head = "关于工作情况的报告"
    text = f"{head}\n正文一段，写在这里还没有完，后面\n— 1 —\n{head}\n又是一段，写在这里还没有完，后\n— 2 —\n{head}\n到此为止。"
    assert [reason for _, reason in dropped(text, front_end=1)] == ["page-number", "running-head"] * 2


def test_units_repeated_above_tables_stay():
    assert dropped("单位：万元\n收入\t1\n— 1 —\n单位：万元\n支出\t2\n— 2 —\n单位：万元\n结余\t3")[0::1] == [
        ("— 1 —", "page-number"),
        ("— 2 —", "page-number"),
    ]


def test_what_follows_a_page_number_starts_a_page():
    kept = drop_page_furniture(lines_of("正文，没有完\n— 1 —\n\n接着写完。"), Draft(), front_end=0)
    assert [(line.page_break, line.blank_before) for line in kept] == [(False, 0), (True, 1)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("【打印】【关闭】", "site-navigation"),
        ("打印", "site-navigation"),
        ("首页 > 政务公开 > 报告", "site-navigation"),
        ("当前位置：首页", "site-navigation"),
        ("索引号：11330800", "site-metadata"),
        ("来源：市政府办", "site-metadata"),
        ("2024-03-18 09:30", "site-metadata"),
        ("发布日期：", "site-metadata"),
        ("版权所有：某市人民政府", "site-foot"),
        ("【字号：大 中 小】", "site-navigation"),
    ],
)
def test_lines_of_web_pages(text: str, reason: str):
    assert site_furniture(lines_of(text)[0]) == reason


@pytest.mark.parametrize("text", ["关于工作的报告", "各位代表：", "2024年3月18日", "来源多元化", "正文，打印材料。"])
def test_lines_of_reports_are_no_web_page(text: str):
    assert site_furniture(lines_of(text)[0]) is None


def test_labels_of_metadata_may_stand_alone():
    assert is_metadata_label(lines_of("索引号")[0])
    assert not is_metadata_label(lines_of("工作情况")[0])

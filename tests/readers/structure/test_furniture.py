"""Page numbers, running heads, lines of web pages."""

import pytest

from convert.readers.structure.draft import Draft
from convert.readers.structure.furniture import drop_page_furniture
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


@pytest.mark.parametrize(("text", "numbers"), [
    ("{p}\n青禾区水务局\n2024年3月5日\n1", ["1"]), ("通知已收到。\n1/1", ["1/1"]),
    ("{p}\n张明\n1/2\n李华\n2024年3月5日\n2/2", ["1/2", "2/2"]), ("{p}\n张明\n1\n李华\n2024年3月5日\n3", [])])
def test_the_number_of_the_last_page_stands_below_the_end(text: str, numbers: list[str]):
    assert [number for number, _ in dropped(text.format(p="正文一段，写在这里说明情况。\n" * 8))] == numbers


def test_a_head_with_the_number_of_its_page_goes():
    text = "正文一段，没有写\n青禾区统计公报　第1页\n完。\n正文二段，没有写\n青禾区统计公报　第2页\n完。"
    assert dropped(text) == [("青禾区统计公报　第1页", "running-head"), ("青禾区统计公报　第2页", "running-head")]
    assert dropped("详见公报第2页\n正文一段。\n详见公报第1页") == []


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


@pytest.mark.parametrize("line", ["责任单位：青禾区水务局", "稻谷\t万吨\t12", "主管部门　　完成时限", "这句话写完了。"])
def test_lines_of_the_text_that_repeat_stay(line: str):
    text = f"关于工作情况的报告\n正文一段，写在这里说明情况。\n{line}\n— 1 —\n又是一段，写在这里说明情况。\n{line}\n— 2 —\n第三段，写在这里。\n{line}"
    assert {reason for _, reason in dropped(text, front_end=1)} == {"page-number"}


def test_a_repeated_line_inside_a_page_stays_when_others_stand_at_edges():
    text = "正文一段写在这里。\n内部资料\n— 1 —\n正文二段写在这里。\n内部资料\n又一段写在这里。\n内部资料\n— 2 —\n完。"
    kept = [line.text for line in drop_page_furniture(lines_of(text), Draft(), front_end=0)]
    assert kept.count("内部资料") == 1


def test_a_head_that_says_the_title_in_another_order_goes_wherever_it_stands():
    text = "2023年青禾县统计公报①\n正文一段写在这里。\n青禾县2023年统计公报\n正文二段写在这里。\n青禾县2023年统计公报\n完。"
    assert dropped(text, front_end=1) == [("青禾县2023年统计公报", "running-head")] * 2


def test_blanks_to_be_filled_in_stay():
    assert dropped("姓名：\n________\n正文写在这里。") == []

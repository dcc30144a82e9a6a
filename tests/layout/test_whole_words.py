import pytest

from convert.layout.paragraph import Measure
from convert.layout.whole_words import head_ends, word_ends, words_of_cell


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in words_of_cell(text)]


@pytest.mark.parametrize(("text", "whole"), [
    ("一、收入合计", ["一、收入", "合计"]), ("青峰镇", ["青峰镇"]), ("青峰镇人民政府", ["青峰镇", "人民政府"]), ("指标（万元）", ["指标", "（万元）"]),
    ("民生实事项目", ["民生实事项目"]), ("12.5", []), ("甲", []), ("文" * 41, [])])
def test_words_of_a_cell(text, whole):
    assert words(text) == whole


@pytest.mark.parametrize(("text", "room", "wanted"), [
    ("一、加强法治政府建设，完善工作机制", 6, ["一、加强法治", "政府建设，", "完善工作机制"]),
    ("一、民生实事项目推进情况", 9, ["一、民生实事项目", "推进情况"]),
    ("二、审议《物业条例》（市司法局）", 14, ["二、审议《物业条例》", "（市司法局）"]),
    ("关于国民经济和社会发展计划执行情况的报告", 17, ["关于国民经济和社会发展计划", "执行情况的报告"]),
    ("二、落实《工作方案》情况", 5, ["二、落实", "《工作", "方案》情况"]),
])
def test_the_lines_of_an_entry_end_between_words_and_never_before_a_mark(text, room, wanted):
    ends = word_ends(text, [1.0] * len(text), Measure(0.0, room))
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False)] == wanted


@pytest.mark.parametrize(("text", "room", "wanted"), [
    ("序号", 3.0, "序号"),
    ("一般公共预算收入", 3.5, "一般/公共/预算/收入"),
    ("固定资产投资额", 3.5, "固定/资产/投资额"),
    ("社会消费品零售总额", 3.5, "社会/消费品/零售/总额"),
    ("城镇居民人均可支配收入（元）", 4.2, "城镇居民/人均/可支配/收入/（元）"),
    ("第一产业增加值", 4.2, "第一产业/增加值"),
    ("2024年完成额（万元）", 4.2, "2024年/完成额/（万元）"),
    ("R&D经费投入强度", 3.0, "R&D/经费/投入/强度"),
])
def test_the_head_of_a_column_breaks_between_words(text, room, wanted):
    ends = head_ends(text, [0.5 if char.isascii() else 1.0 for char in text], room)
    assert "/".join(text[start:end] for start, end in zip([0, *ends], ends or [len(text)], strict=False)) == wanted


def test_a_head_too_long_for_six_lines_is_filled():
    text = "社会消费品零售总额比上年同期增长幅度（%）"
    assert head_ends(text, [1.0] * len(text), 2.0) == []


@pytest.mark.parametrize(("whole", "wanted"), [
    ((), ["列席：区监察委员会区", "水务局"]), (((3, 13),), ["列席：", "区监察委员会区水务局"])])
def test_names_that_fit_a_line_stay_whole(whole, wanted):
    text = "列席：区监察委员会区水务局"
    ends = word_ends(text, [1.0] * len(text), Measure(0.0, 10), whole)
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False)] == wanted


def test_no_line_of_an_entry_begins_with_a_particle():
    text = "关于法治政府建设情况的报告"
    ends = word_ends(text, [1.0] * len(text), Measure(0.0, 10))
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False)] == ["关于法治政府建设", "情况的报告"]

"""Every phenomenon of the language has its file of sentences in `cases`; here they are read, and what holds for any text."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.indicators import find_indicators
from convert.indicators.find import accepted
from convert.model.blocks import Heading, Paragraph, Table
from convert.model.elements import Front
from convert.model.indicator import Indicator
from convert.model.report import Report, SourceInfo
from tests.growth import grows_in_proportion

CASES = Path(__file__).parent / "cases"
HEAD = "| 原文 | 名称 | 数值 | 单位 | 限定 | 类别 | 性质 | 期间 | 基期 |"


def report_of(*blocks, title="2024年岚山市工作情况的报告"):
    source = SourceInfo(name="case.txt", format="text", sha256="", characters=0)
    return Report(source=source, front=Front(title=title), body=blocks)


def find_in(text: str, **options) -> tuple[Indicator, ...]:
    return find_indicators(report_of(Paragraph(id="p1", text=text, source=((0, len(text)),)), **options))


def _number(value: float | None) -> str:
    return "" if value is None else str(int(value)) if value == int(value) else repr(value)


def _row(indicator: Indicator) -> str:
    high = "" if indicator.value_high is None else "～" + _number(indicator.value_high)
    cells = (
        indicator.text,
        indicator.name,
        _number(indicator.value) + high,
        indicator.unit,
        indicator.qualifier or "",
        indicator.kind,
        "目标" if indicator.aspect == "target" else "",
        str(indicator.period or ""),
        indicator.base or "",
    )
    return "| " + " | ".join(cells) + " |"


def _cases():
    for path in sorted(CASES.glob("*.md")):
        for block in re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            sentence = re.search(r"^> (.+)$", block, re.MULTILINE).group(1)
            rows = [line for line in block.splitlines() if line.startswith("| ") and line != HEAD]
            yield pytest.param(sentence, rows, id=f"{path.stem}: {sentence[:16]}")


@pytest.mark.parametrize(("sentence", "rows"), list(_cases()))
def test_the_sentence_yields_these_indicators(sentence: str, rows: list[str]):
    assert [_row(indicator) for indicator in find_in(sentence)] == rows


def test_every_case_file_says_what_it_shows():
    for path in CASES.glob("*.md"):
        text = path.read_text("utf-8")
        assert text.startswith("# ")
        assert "\n> " in text


def test_text_and_offsets_lead_back_to_the_source_with_its_blanks():
    text = "办理法律事务近700件次。"
    source = "（页眉）办理法律事务近 700 件次。"
    spans = ((4, 11), (12, 15), (16, 19))
    assert "".join(source[start:end] for start, end in spans) == text
    (indicator,) = find_indicators(report_of(Paragraph(id="p1", text=text, source=spans)))
    assert source[indicator.start : indicator.end] == "近 700 件次"
    assert text[indicator.block_start : indicator.block_end] == indicator.text == "近700件次"


@given(
    st.lists(
        st.sampled_from(
            [
                "全市新增企业",
                "1,234",
                "５６",
                " 7 8 ",
                "万",
                "亿",
                "家",
                "%",
                "同比增长",
                "，",
                "。",
                "、",
                "（",
                "）",
                "“",
                "”",
                "第",
                "连续",
                "前",
                "三",
                "分别",
                "和",
                "成",
                "分之",
                "百分之",
                "-",
                "—",
                "至",
                "年",
                "2024",
                ".",
                "的",
                "占",
                "其中",
                "个百分点",
                "\n",
            ]
        ),
        max_size=30,
    )
)
def test_any_text_is_read_and_every_figure_stands_where_it_says(pieces):
    text = "".join(pieces)
    last = 0
    for indicator in find_in(text):
        assert text[indicator.start : indicator.end] == indicator.text
        assert last <= indicator.start < indicator.end
        assert indicator.value_high is None or abs(indicator.value_high) >= abs(indicator.value)
        last = indicator.end


def test_the_same_report_gives_the_same_indicators():
    text = "全市生产总值1286亿元，同比增长5.6%，其中第一产业增加值86亿元。"
    assert find_in(text) == find_in(text)


def test_ids_count_on_through_the_report_and_sections_follow_the_headings():
    found = find_indicators(
        report_of(
            Heading(id="h1", level=1, ordinal="一、", text="2024年工作回顾"),
            Paragraph(id="p1", text="新建学校12所。"),
            Heading(id="h2", level=1, ordinal="二、", text="2025年工作安排"),
            Paragraph(id="p2", text="新建学校15所。"),
        )
    )
    assert [(one.id, one.section, one.aspect, one.period) for one in found] == [
        ("I001", ("一、2024年工作回顾",), "actual", 2024),
        ("I002", ("二、2025年工作安排",), "target", 2025),
    ]


def test_a_table_gives_its_cells():
    table = Table(id="t1", rows=(("指标", "2024年"), ("企业数", "12")), unit="单位：家")
    (indicator,) = find_indicators(report_of(table))
    assert (indicator.name, indicator.value, indicator.unit, indicator.cell) == ("企业数", 12, "家", (1, 1))


def test_a_figure_that_leans_far_back_is_doubtful():
    (first, second) = find_in("新建学校12所。已投入使用，累计达到15。另达20所。")
    assert (first.doubt, second.doubt) == (None, "indicator-name-far")


def test_names_are_the_same_in_two_years():
    one = find_in("全市办理行政处罚案件1286件，同比下降5.2%，案件合格率98.6%。", title="2023年度报告")
    other = find_in("2024年，共办理行政处罚案件1352件，比上年下降4.1%，案件合格率达到99.1%。", title="2024年度报告")
    assert [indicator.name for indicator in one] == [indicator.name for indicator in other]


def test_a_very_long_paragraph_takes_time_in_proportion():
    def found(times: int) -> None:
        assert len(find_in("新建学校12所、增长5.6%，投入资金3.5亿元；" * times)) == 3 * times

    assert grows_in_proportion(found, 400)


@pytest.mark.parametrize("piece", ["一", "1", "1,", "（", "“", "比", "、", "第一", "增长", " 1", "1，234", "连续", "1.2:"])
@pytest.mark.parametrize("end", ["", "5%"])
def test_hostile_runs_take_time_in_proportion(piece: str, end: str):
    assert grows_in_proportion(lambda times: find_in(piece * times + end), 2_500)


def test_quotations_and_titles_are_known_as_names():
    kept, protected = accepted("实施“1+3”行动和《2024年5件实事》，建成5个点位。")
    assert [quantity.value for quantity in kept] == [5]
    assert len(protected[0]) == 2


def test_years_and_plans_in_titles_say_nothing_of_a_figure():
    (indicator,) = find_in("实施《提升质量三年行动计划实施方案（2023年—2025年）》，落实全区63个执法主体监督全覆盖。")
    assert (indicator.aspect, indicator.period) == ("actual", 2024)


def test_a_figure_without_words_of_its_own_is_named_by_the_heading_above_with_a_doubt():
    def named(heading: str, text: str):
        found = find_indicators(report_of(Heading(id="h1", level=1, text=heading), Paragraph(id="p1", text=text)))
        return [(one.name, one.doubt) for one in found]

    assert named("城市绿化面积", "达到45.6公顷。") == [("城市绿化面积", "indicator-name-far")]
    assert named("财政收入", "增长8.5%。") == [("财政收入增速", "indicator-name-far")]
    assert named("困难群众救助", "共120人。") == [("困难群众救助人数", "indicator-name-far")]
    assert named("工作情况", "共计35件。") == [("", "indicator-name-missing")]

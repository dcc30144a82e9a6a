"""Markdown as a whole: headings, lists, tables, pictures; nothing lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.model.blocks import Figure, Heading, Paragraph, Table
from convert.model.report import Report
from convert.readers import ReadOptions, read
from tests.readers.docx.build import PNG
from tests.readers.structure.outline import outline
from tests.refused import refused


def read_markdown(text: str, **options) -> Report:
    return read(text.encode(), name="a.md", options=ReadOptions(**options)).value


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "# 关于工作的报告\n\n## 一、成效\n\n### （一）开局\n\n平稳有序，成效明显。\n",
            "title: 关于工作的报告\nh1 一、|成效\nh2 （一）|开局\np 平稳有序，成效明显。",
        ),
        (
            "# 关于工作的报告\n\n## 成效\n\n平稳有序，成效明显。\n\n### 开局\n\n良好，有目共睹。\n",
            "title: 关于工作的报告\nh1 |成效\np 平稳有序，成效明显。\nh2 |开局\np 良好，有目共睹。",
        ),
        (
            "---\ntitle: 关于工作的报告\n---\n\n# 一、成效\n\n平稳有序，成效明显。\n",
            "title: 关于工作的报告\nh1 一、|成效\np 平稳有序，成效明显。",
        ),
        (
            "关于工作的报告\n\n区人大常委会：\n\n    四个空格是缩进，不是代码。\n---\n",
            "title: 关于工作的报告\nmain_recipients: 区人大常委会：\np 四个空格是缩进，不是代码。",
        ),
        (
            "# 关于工作的报告\n\n1. 压实责任。全区开会6次。\n2. 健全机制。每月调度一次。\n",
            "title: 关于工作的报告\np3 1.|压实责任。|全区开会6次。\np3 2.|健全机制。|每月调度一次。",
        ),
        ("# 关于工作的报告\n\n- 甲项工作\n- 乙项工作\n", "title: 关于工作的报告\nitem 甲项工作\nitem 乙项工作"),
        (
            "# 关于工作的报告\n\n平稳有序。\n\n青禾区人民政府\n2024年3月5日\n",
            "title: 关于工作的报告\np 平稳有序。\nauthority: 青禾区人民政府\ndate: 2024年3月5日",
        ),
        (
            "# 关于工作的报告\n\n> 引用的话，照写。\n\n```\n代码 一行\n```\n",
            "title: 关于工作的报告\np 引用的话，照写。\nflush 代码一行",
        ),
        (
            "# 关于工作的报告\n\n平稳。\n\n# 附件1\n\n## 主要指标表\n\n数据如下，请查阅。\n",
            "title: 关于工作的报告\np 平稳。\nattachment: 附件1 | 主要指标表\n  p 数据如下，请查阅。",
        ),
    ],
)
def test_a_document_gives_its_outline(markdown: str, expected: str):
    assert [
        line for line in outline(read_markdown(markdown)).split("\n") if not line.startswith(("joined", "guess"))
    ] == expected.split("\n")


def test_a_table_has_caption_unit_and_the_ranges_of_its_cells():
    source = "# 关于收支的报告\n\n表1　收支表　　单位：万元\n\n| 项目 | 数 \\| 额 |\n|---|---:|\n| 收入 | **12** |\n"
    (table,) = read_markdown(source).body
    assert (table.caption, table.unit, table.rows, table.header_rows) == (
        "表1　收支表",
        "单位：万元",
        (("项目", "数|额"), ("收入", "12")),
        1,
    )
    assert ["".join(source[start:end] for start, end in cell) for row in table.cell_sources for cell in row] == [
        "项目",
        "数|额",
        "收入",
        "12",
    ]


def test_pictures_are_asked_for_beside_the_source():
    report = read_markdown(
        "# 关于工作的报告\n\n见下图，请查阅。\n\n![示意图](图.png)\n",
        resource=lambda path: PNG if path == "图.png" else None,
    )
    assert [(block.alt, block.image) for block in report.body if isinstance(block, Figure)] == [("示意图", PNG)]


def test_a_picture_that_is_not_there_is_listed_and_said():
    outcome = read("# 关于工作的报告\n\n见图。\n\n![示意图](http://a.example/图.png)\n".encode(), name="a.md")
    assert [(each.text, each.reason) for each in outcome.value.furniture] == [("示意图", "picture-not-read")]
    assert outcome.diagnostics[0].code == "reader-picture-remote"


@pytest.mark.parametrize("markdown", ["> " * 200 + "甲", "".join("  " * depth + "- 甲\n" for depth in range(200))])
def test_deep_nesting_is_refused_rather_than_cut(markdown: str):
    with refused("reader-nesting"):
        read_markdown(markdown)


HANZI = st.text(alphabet="全区各级落实责任推进改革取得成效工作平稳有序", min_size=2, max_size=12)
PLAIN = st.one_of(HANZI.map(lambda text: (text + "，成效明显。",) * 2), st.just(("GDP 增长 5.2%，好。",) * 2))
ELEMENTS = st.one_of(
    PLAIN,
    HANZI.map(lambda text: (f"## 一、{text}", "一、" + text)),
    HANZI.map(lambda text: (f"- {text}\n- **{text}**甲", text + text + "甲")),
    HANZI.map(lambda text: (f"3. {text}。后文在此。", f"3.{text}。后文在此。")),
    HANZI.map(lambda text: (f"> {text}，见*此*处。", f"{text}，见此处。")),
    HANZI.map(lambda text: (f"| 项目 | {text} |\n|---|---|\n| `甲` | 12 |", f"项目{text}甲12")),
    HANZI.map(lambda text: (f"{text}，[链接](http://a.example)\n续行{text}。", f"{text}，链接续行{text}。")),
    HANZI.map(lambda text: (f"```\n{text}\n```", text)),
    HANZI.map(lambda text: (rf"{text}\*\_&amp;甲。", f"{text}*_&甲。")),
)


def letters_of(report: Report) -> str:
    pieces = [report.front.title or ""]
    for block in report.body:
        if isinstance(block, Heading):
            pieces += [block.ordinal, block.text]
        elif isinstance(block, Paragraph):
            pieces.append(block.text)
        elif isinstance(block, Table):
            pieces += [block.caption, *(cell for row in block.rows for cell in row)]
    return re.sub(r"\s", "", "".join(pieces))


@settings(max_examples=150, deadline=None)
@given(st.lists(ELEMENTS, min_size=1, max_size=10), st.sampled_from(("\n", "\r\n")))
def test_no_letter_is_lost_or_moved(elements: list[tuple[str, str]], newline: str):
    source = "# 关于工作的报告\n\n" + "\n\n".join(markdown for markdown, _ in elements) + "\n\n到此为止，谢谢各位。\n"
    expected = "关于工作的报告" + "".join(plain for _, plain in elements) + "到此为止，谢谢各位。"
    report = read_markdown(source.replace("\n", newline))
    assert letters_of(report) == re.sub(r"\s", "", expected)


def test_comments_are_not_printed_but_listed():
    text = "# 关于报送巡查情况的函\n\n<!-- [正文] -->\n\n请于8月20日前<!-- 待定 -->报送。\n\n<!-- 两行\n的注释 -->\n\n```\n<!-- 例子 -->\n```\n\n全年<!-- 没有结束\n"
    report = read(text.encode(), name="a.md").value
    assert [block.text for block in report.body] == ["请于8月20日前报送。", "<!--例子-->", "全年<!--没有结束"]
    assert [(each.text, each.reason) for each in report.furniture] == [
        ("<!-- [正文] -->", "comment"), ("<!-- 待定 -->", "comment"), ("<!-- 两行", "comment"), ("的注释 -->", "comment")]
    (start, end), *_ = report.body[0].source
    assert text[start:end] == "请于8月20日前"


def test_a_line_below_a_picture_that_names_it_is_its_caption_and_keeps_its_blank():
    text = "# 关于现场情况的报告\n\n各位代表：\n\n见图1。\n\n![站点](a.png)\n\n图1　青禾区监测站点分布\n\n后续工作。\n"
    report = read(text.encode(), name="a.md", options=ReadOptions(resource=lambda _: PNG)).value
    figure = next(block for block in report.body if isinstance(block, Figure))
    assert figure.caption == "图1　青禾区监测站点分布"
    assert [block.text for block in report.body if isinstance(block, Paragraph)] == ["见图1。", "后续工作。"]


def test_a_break_in_a_cell_begins_a_line():
    report = read("# 关于工作的报告\n\n各位代表：\n\n| 项目 | 说明 |\n|---|---|\n| 甲 | 第一行<br>第二行<BR/>第三行 |\n".encode(), name="a.md").value
    table = next(block for block in report.body if isinstance(block, Table))
    assert table.rows[1][1] == "第一行\n第二行\n第三行"


def test_cells_beyond_the_columns_of_the_head_stay_in_their_rows():
    source = "# 关于工作的报告\n\n| 项目 | 数量 |\n|---|---|\n| 甲 | 1 | **5%** | 合\\|计 |\n| 乙 |  |\n"
    (table,) = read_markdown(source).body
    assert table.rows == (("项目", "数量", "", ""), ("甲", "1", "5%", "合|计"), ("乙", "", "", ""))
    assert [source[start:end] for start, end in table.cell_sources[1][2]] == ["5%"]


def test_of_very_many_cells_beyond_the_head_the_last_column_takes_the_rest():
    cells = "|".join(str(number) for number in range(100, 160))
    (table,) = read_markdown(f"# 关于工作的报告\n\n| 项目 | 数量 |\n|---|---|\n| 甲 | 1 |{cells}|\n").body
    assert (len(table.rows[1]), table.rows[1][-2:]) == (22, ("118", "|".join(str(number) for number in range(119, 160))))


@pytest.mark.parametrize(("fence", "texts"), [
    ("```目录\n甲乙\n```", ["目录", "甲乙"]), ("~~~ text\n甲乙\n~~~", ["甲乙"]), ("```\n甲乙\n```目录", ["甲乙", "```目录"]),
    ("```\n<!-- 甲 -->\n```text\n<!-- 乙 -->\n```", ["<!--甲-->", "```text", "<!--乙-->"])])
def test_words_beside_the_marks_of_a_fence_are_not_lost(fence: str, texts: list[str]):
    report = read_markdown(f"# 关于工作的报告\n\n开头有一段。\n\n{fence}\n")
    assert [block.text for block in report.body] == ["开头有一段。", *texts]
    assert report.furniture == ()


def test_below_a_line_of_wide_blanks_every_letter_keeps_its_place():
    source = "# 关于工作的报告\n\n\u3000\n全年完成投资12亿元，\n同比增长5%。\n"
    report = read_markdown(source)
    assert [block.text for block in report.body] == ["全年完成投资12亿元，同比增长5%。"]
    assert "".join(source[start:end] for start, end in report.body[0].source) == "全年完成投资12亿元，同比增长5%。"


def test_a_picture_in_a_table_is_listed_and_said():
    outcome = read("# 关于工作的报告\n\n| 项目 | 数量 |\n|---|---|\n| ![站点](a.png)甲 | 1 |\n".encode(), name="a.md",
                   options=ReadOptions(resource=lambda _: PNG))
    assert outcome.value.body[0].rows[1] == ("甲", "1")
    assert [(each.text, each.reason) for each in outcome.value.furniture] == [("站点", "picture-not-read")]
    assert [(each.code, each.line) for each in outcome.diagnostics if "picture" in each.code] == [("reader-picture-in-table", 5)]

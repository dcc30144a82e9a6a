"""Plain text: encodings and characters are accounted for."""

import hashlib

import pytest

from convert.readers import ReadOptions, read
from tests.growth import grows_in_proportion

REPORT = "关于青禾区养老服务工作情况的报告\n\n全区现有养老机构23家，床位4600张。\n"


def test_the_source_is_described():
    source = read(REPORT.encode("gb18030"), name="a.txt").value.source
    assert (source.name, source.format, source.encoding, source.characters) == ("a.txt", "text", "gb18030", len(REPORT))
    assert source.sha256 == hashlib.sha256(REPORT.encode("gb18030")).hexdigest()


def test_another_encoding_than_utf_8_is_said():
    assert [each.code for each in read(REPORT.encode("gb18030"), name="a.txt").diagnostics] == ["reader-encoding"]
    assert read(REPORT.encode(), name="a.txt").diagnostics == ()


def test_a_named_encoding_is_used():
    assert (
        read(REPORT.encode("gbk"), name="a.txt", options=ReadOptions(encoding="gbk")).value.front.title
        == "关于青禾区养老服务工作情况的报告"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\v"])
def test_offsets_count_newlines_as_they_stand(newline: str):
    source = REPORT.replace("\n", newline)
    paragraph = read(b"\xef\xbb\xbf" + source.encode(), name="a.txt").value.body[0]
    assert "".join(source[start:end] for start, end in paragraph.source) == paragraph.text


def test_characters_that_cannot_be_kept_are_dropped_and_listed():
    outcome = read("关于工作的报告\n\n全区\x07平稳\u202e有序，成效明显。\n".encode(), name="a.txt")
    assert outcome.value.body[0].text == "全区平稳有序，成效明显。"
    assert [(each.text, each.reason) for each in outcome.value.furniture] == [
        ("U+0007", "control-character"),
        ("U+202E", "bidi-control"),
    ]
    assert [(each.code, each.line) for each in outcome.diagnostics] == [
        ("reader-dropped-characters", 3),
        ("reader-dropped-characters", 3),
    ]


def test_private_use_and_replacement_characters_are_kept_and_said_with_their_place():
    outcome = read("关于工作的报告\n\n王\ue123同志主持会议，张\ufffd同志参加。\n".encode(), name="a.txt")
    assert "\ue123" in outcome.value.body[0].text
    assert [(each.code, each.line, each.column) for each in outcome.diagnostics] == [
        ("reader-private-use", 3, 2),
        ("reader-replacement-character", 3, 11),
    ]


def test_marks_of_markdown_in_plain_text_are_text():
    body = read(
        "关于工作的报告\n\n# 这不是标题，而是一行文字。\n\n- 这也一样，照原样保留。\n".encode(), name="a.txt"
    ).value.body
    assert [block.text for block in body] == ["#这不是标题，而是一行文字。", "-这也一样，照原样保留。"]


def test_front_matter_in_plain_text_gives_elements():
    report = read(
        "---\ntitle: 关于养老服务工作情况的报告\nsign_off:\n  authority: 青禾区民政局\n---\n区人大常委会：\n\n现将情况报告如下。\n".encode(),
        name="a.txt",
    ).value
    assert (report.front.title, report.sign_off.authority, report.main_recipients) == (
        "关于养老服务工作情况的报告",
        "青禾区民政局",
        "区人大常委会：",
    )


def test_a_separator_of_dashes_at_the_top_is_no_front_matter():
    assert (
        read("---\n关于养老服务工作情况的报告\n---\n全区平稳，成效明显。\n".encode(), name="a.txt").value.front.title
        == "关于养老服务工作情况的报告"
    )


def test_radicals_are_read_as_characters_and_told():
    outcome = read("关于2023年⼾籍⼯作情况的报告\n\n⼀、主要做法\n全年⽤电平稳。\n".encode(), name="a.txt")
    assert (outcome.value.front.title, outcome.value.body[1].text) == ("关于2023年户籍工作情况的报告", "全年用电平稳。")
    note, = (each for each in outcome.diagnostics if each.code == "reader-radicals")
    assert (note.grade, note.line, note.column, note.args) == ("advisory", 1, 8, {"count": 4, "shown": "⼾→户、⼯→工、⼀→一、⽤→用"})
    assert outcome.value.body[1].source == ((25, 32),)


def test_a_paragraph_of_any_length_is_read_with_an_advisory():
    outcome = read(("关于工作的报告\n" + "字" * 60_000 + "。\n").encode(), name="a.txt")
    assert [(each.line, each.grade) for each in outcome.diagnostics if each.code == "reader-long-paragraph"] == [(2, "advisory")]
    assert len(outcome.value.body[0].text) == 60_001


@pytest.mark.parametrize("lines", [
    "闻人致远{0}　陆　镕　司徒堃\n",
    "青禾{0}乡 件数 增长\n",
    "青禾{0}乡 12 5%\n",
    "青禾{0}乡\n12\n",
    "青禾{0}乡\t12\t5%\n",
    "（一）健全工作机制{0}\n推进各项工作落实到位。\n",
    "责任单位：青禾区第{0}水务局\n",
    "推进第{0}项工作落实到位，\n— {0} —\n",
    "青禾区第{0}局\n2024年3月5日\n\n",
    "首页 > 政务公开 > 文件\n索引号：{0}\n",
    "第{0}条　公民有义务{0}。\n",
])
def test_reports_of_any_length_are_read_in_time_in_proportion(lines: str):
    def text(size: int) -> bytes:
        return (REPORT + "".join(map(lines.format, range(size)))).encode()

    assert grows_in_proportion(lambda size: read(text(size), name="a.txt"), 150)

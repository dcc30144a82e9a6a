"""Inline Markdown: letters with their places in the source, emphasis as marks."""

import pytest

from convert.readers import read


def paragraph_of(markdown: str):
    return read(f"# 关于工作的报告\n\n{markdown}\n".encode(), name="a.md").value.body[0]


@pytest.mark.parametrize(
    ("markdown", "text", "marks"),
    [
        ("全区**平稳**有序，*成效*明显。", "全区平稳有序，成效明显。", [("strong", "平稳"), ("emphasis", "成效")]),
        ('详见[公报](http://a.example/b "题")，请查阅。', "详见公报，请查阅。", [("link", "公报")]),
        ("见 <http://a.example/> 所载，请查阅。", "见http://a.example/所载，请查阅。", [("link", "http://a.example/")]),
        (r"增长\*5\*倍，位居第一。", "增长*5*倍，位居第一。", []),
        ("甲 &amp; 乙，&lt;丙&gt;。", "甲&乙，<丙>。", []),
        ("代码`a*b`保留，照原样。", "代码a*b保留，照原样。", []),
        ("代码`a，\n 乙`和``丙，\n``保留，照原样。", "代码a，乙和丙，保留，照原样。", []),
        (r"很高\提高，照写。", r"很高\提高，照写。", []),
        ("标签<b>不是</b>标记，照写。", "标签<b>不是</b>标记，照写。", []),
        ("**（一）压实责任。**全区开会6次。", "（一）压实责任。全区开会6次。", [("strong", "（一）压实责任。")]),
    ],
)
def test_letters_and_marks(markdown: str, text: str, marks: list[tuple[str, str]]):
    paragraph = paragraph_of(markdown)
    assert paragraph.text == text
    assert [(mark.kind, text[mark.start : mark.end]) for mark in paragraph.marks] == marks


def test_ranges_point_at_the_letters_themselves():
    source = "# 关于工作的报告\n\n全区**平稳**有序，\n成效*明显*。\n"
    paragraph = read(source.encode(), name="a.md").value.body[0]
    assert "".join(source[start:end] for start, end in paragraph.source) == paragraph.text == "全区平稳有序，成效明显。"


def test_a_footnote_becomes_a_note():
    report = read(
        "# 关于工作的报告\n\n推进双链融合[^1]，成效明显。\n\n[^1]: 双链融合指产业链\n    与创新链对接。\n".encode(),
        name="a.md",
    ).value
    paragraph = report.body[0]
    assert paragraph.text == "推进双链融合1，成效明显。"
    assert [(mark.kind, paragraph.text[mark.start : mark.end], mark.target) for mark in paragraph.marks] == [
        ("note", "1", "n1")
    ]
    assert [(note.marker, note.text) for note in report.notes] == [("1", "双链融合指产业链与创新链对接。")]

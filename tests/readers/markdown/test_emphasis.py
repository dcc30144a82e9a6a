"""Emphasis beside Chinese marks."""

import pytest

from convert.readers import read


@pytest.mark.parametrize(
    ("markdown", "text", "strong"),
    [
        ("**（一）压实责任。**全区开会。", "（一）压实责任。全区开会。", ["（一）压实责任。"]),
        ("推进**“一网通办”**改革，见效。", "推进“一网通办”改革，见效。", ["“一网通办”"]),
        ("增长**5.2%**，居前。", "增长5.2%，居前。", ["5.2%"]),
        ("落实**《条例》**和**办法**，见效。", "落实《条例》和办法，见效。", ["《条例》", "办法"]),
        ("长*3米，宽*2米，照写。", "长3米，宽2米，照写。", []),
    ],
)
def test_emphasis_beside_chinese_marks(markdown: str, text: str, strong: list[str]):
    paragraph = read(f"# 关于工作的报告\n\n{markdown}\n".encode(), name="a.md").value.body[0]
    assert paragraph.text == text
    assert [text[mark.start : mark.end] for mark in paragraph.marks if mark.kind == "strong"] == strong

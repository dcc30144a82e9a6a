"""What is wrong with a manifest, and on which line."""

import pytest

from convert.diagnostics import UsageError
from convert.packet.faults import line_at
from convert.packet.manifest import load_manifest

TEXT = """# 清单
[会议]
名称 = "会议"
日期 = 2025-03-20

[[议程]]
标题 = "甲"
[[议程.材料]]
文件 = "a.txt"

[[议程]]   # 二
标题 = "乙"
[["议程"."材料"]]
文件 = "b.txt"
[[议程.材料]]
标题 = "丙"
文件 = "c.txt"
"""


def _fault(old: str, new: str, text: str = TEXT):
    with pytest.raises(UsageError) as caught:
        load_manifest(text.replace(old, new, 1).encode(), path="m.toml")
    return caught.value.diagnostic


@pytest.mark.parametrize(("old", "new", "code", "line", "key"), [
    ('''标题 = "乙"''', "标题 = 3", "packet-wants-text", 12, "标题（title）"),
    ('''标题 = "丙"''', '''标记 = "内部"''', "packet-wants-list", 16, "标记（tags）"),
    ("日期", '''双面 = "是"\n日期''', "packet-wants-switch", 4, "双面（duplex）"),
    ('''文件 = "b.txt"''', "", "packet-missing", 13, "文件（file）"),
    ('''标题 = "乙"''', "", "packet-missing", 11, "标题（title）"),
    ('''名称 = "会议"''', "", "packet-missing", 2, "名称（name）"),
    ("# 清单", '''日程 = 3''', "packet-wants-list", 1, "日程（schedule）")])
def test_a_wrong_value_is_told_with_its_line_and_its_key_in_both_languages(old: str, new: str, code: str, line: int, key: str):
    diagnostic = _fault(old, new)
    assert (diagnostic.code, diagnostic.line, diagnostic.args["key"]) == (code, line, key)


def test_a_word_that_may_not_stand_there_is_told_with_those_that_may():
    diagnostic = _fault('''标题 = "丙"''', '''种类 = "附近"''')
    assert (diagnostic.code, diagnostic.line, diagnostic.args["value"]) == ("packet-choice", 16, "附近")
    assert diagnostic.args["choices"] == "报告（report）、附件（attachment）"


@pytest.mark.parametrize(("old", "new", "code", "line"), [
    ("2025-03-20", "2025-02-30", "packet-date", 4), ("2025-03-20", "2025-13-01", "packet-date", 4),
    ('''标题 = "乙"''', '''标题 = "乙''', "packet-syntax", 12), ('''"c.txt"''', "", "packet-syntax", 17)])
def test_what_is_no_toml_is_told_with_its_line(old: str, new: str, code: str, line: int):
    diagnostic = _fault(old, new)
    assert (diagnostic.code, diagnostic.line) == (code, line)


def test_a_manifest_in_another_encoding_is_one_sentence():
    with pytest.raises(UsageError, check=lambda error: error.diagnostic.code == "packet-encoding"):
        load_manifest(TEXT.encode("gb18030"), path="m.toml")


def test_the_line_of_a_key_is_that_in_its_own_part():
    assert line_at((("item", 0), ("material", 0)), "file", TEXT) == 9
    assert line_at((("item", 1), ("material", 1)), "file", TEXT) == 17
    assert line_at((("item", 1), ("material", 0)), "number", TEXT) == 13
    assert line_at((("item", 5),), "title", TEXT) is None

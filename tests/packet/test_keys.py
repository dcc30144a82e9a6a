"""Keys in both languages."""

import pytest

from convert.diagnostics import UsageError
from convert.packet.keys import CHINESE, check_date, in_english, line_of, quoted_keys
from convert.packet.manifest import PARTS, MeetingPacket, load_manifest

CHINESE_MANIFEST = """[会议]
名称 = "青禾区会议"   # 全称
日期 = 2025-03-20
双面 = false

[[日程]]
时间 = "上午"
内容 = "全体会议"

[[议程]]
标题 = "听取报告"
标记 = ["内部"]
[[议程.材料]]
文件 = "a.txt"
种类 = "附件"
性质 = "参阅"
可缺 = true
"""


def test_a_manifest_may_be_chinese():
    packet = load_manifest(CHINESE_MANIFEST.encode(), path="m.toml")
    material = packet.item[0].material[0]
    assert (packet.meeting.name, packet.meeting.date, packet.meeting.duplex) == ("青禾区会议", "2025-03-20", False)
    assert (packet.schedule[0].text, packet.item[0].tags) == ("全体会议", ("内部",))
    assert (material.file, material.kind, material.role, material.optional) == ("a.txt", "attachment", "reference", True)


def test_every_key_has_a_chinese_name():
    for part, names in CHINESE.items():
        kind = PARTS[part] if part else MeetingPacket
        assert sorted(names.values()) == sorted(kind.__struct_fields__)


@pytest.mark.parametrize(("wrong", "right", "line"), [("名稱", "名称", 2), ("标体", "标题", 11), ("文档", "文件", 14)])
def test_a_wrong_chinese_key_is_named_with_its_line_and_the_nearest(wrong, right, line):
    with pytest.raises(UsageError) as caught:
        load_manifest(CHINESE_MANIFEST.replace(right, wrong).encode(), path="m.toml")
    diagnostic = caught.value.diagnostic
    assert (diagnostic.code, diagnostic.line, diagnostic.args["nearest"]) == ("packet-key", line, right)


def test_quoting_keeps_lines_and_what_is_no_key():
    text = '# 名称 = 1\n"名称" = "日期 = 3"\nname = "[会议]"\n'
    assert quoted_keys(text) == text
    assert quoted_keys("[[议程.材料]]") == '[["议程"."材料"]]'


def test_a_date_of_no_calendar_is_refused_in_either_language():
    with pytest.raises(UsageError) as caught:
        check_date({"date": "2025-02-30"}, '日期 = "2025-02-30"', "m.toml")
    assert (caught.value.diagnostic.code, caught.value.diagnostic.line) == ("packet-date", 1)


def test_a_key_is_found_where_it_is_set():
    assert line_of("材料", "[会议]\n[[议程.材料]]\n") == 2
    assert in_english({"会议": {"名称": "甲"}}, "", "m.toml") == {"meeting": {"name": "甲"}}

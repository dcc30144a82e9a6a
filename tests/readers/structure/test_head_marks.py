"""What stands above 版头 and title."""

import pytest

from convert.readers.structure.head_marks import head_marks
from tests.readers.structure.making import lines_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("类别：B\n签发人：陆一鸣", 1),
        ("公开属性：主动公开\n类别：A\n青禾县教育局", 2),
        ("A类\n青教函〔2024〕16号", 1),
        ("内部资料　注意保存\n乡村建设简报", 1),
        ("【内部材料】\n关于饮水安全的调研报告", 1),
        ("发电单位　青禾县防汛指挥部　　签批盖章　沈明远\n等级　特急·明电　　青汛电〔2024〕3号\n关于防汛的通知", 2),
        ("关于工作的报告\n类别：A", 0),
        ("时间：2024年4月8日\n地点：三楼会议室", 0),
        ("A市工作报告", 0),
    ],
)
def test_marks_stand_first(text: str, expected: int):
    assert head_marks(lines_of(text)) == expected

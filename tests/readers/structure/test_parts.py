"""Lines of the title block that hold several elements."""

import pytest

from convert.readers.structure.parts import part_front_lines
from tests.readers.structure.making import lines_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "政府工作报告——2024年1月9日在青禾县第八届人民代表大会第三次会议上县长 林知行",
            ["政府工作报告", "——2024年1月9日在青禾县第八届人民代表大会第三次会议上", "县长林知行"],
        ),
        ("政府工作报告（2024年1月9日在青禾县人民代表大会上）", ["政府工作报告", "（2024年1月9日在青禾县人民代表大会上）"]),
        ("——2024年1月9日在青禾县人民代表大会上　县长　林知行", ["——2024年1月9日在青禾县人民代表大会上", "县长林知行"]),
        ("关于2023年决算的报告（2024年8月28日）", ["关于2023年决算的报告", "（2024年8月28日）"]),
        ("关于政务公开工作的通知（青政办发〔2024〕2号）", ["关于政务公开工作的通知", "（青政办发〔2024〕2号）"]),
        ("青禾县统计局　2024年4月18日", ["青禾县统计局", "2024年4月18日"]),
        ("2024年1月9日　县长　林知行", ["2024年1月9日", "县长林知行"]),
        ("附件2：青禾县防汛物资清单", ["附件2：", "青禾县防汛物资清单"]),
        ("附件：1.名单", ["附件：1.名单"]),
        ("关于2023年工作情况的报告", ["关于2023年工作情况的报告"]),
    ],
)
def test_elements_on_one_line_become_lines(text: str, parts: list[str]):
    assert [line.text for line in part_front_lines(lines_of(text + "\n正文一段。"))[:-1]] == parts


def test_the_parts_know_their_places():
    text = "关于2023年决算的报告（2024年8月28日）"
    for line in part_front_lines(lines_of(text)):
        assert "".join(text[start:end] for start, end in line.content.spans) == line.text


def test_lines_of_the_body_stay_whole():
    lines = lines_of("关于工作的报告\n第一段。\n青禾县统计局　2024年4月18日")
    assert part_front_lines(lines) == lines

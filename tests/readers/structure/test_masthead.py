"""The head of a bulletin."""

import pytest

from convert.readers.structure.masthead import is_edited, read_masthead
from tests.readers.structure.making import lines_of


@pytest.mark.parametrize(
    ("text", "name", "lines", "is_title"),
    [
        ("工作简报\n第12期\n县发展改革局办公室　2024年3月5日\n全县项目推进会召开\n会议已召开。", 1, 3, False),
        ("工作简报\n第12期\n（总第156期）\n县营商办编　2025年6月5日\n优化审批\n审批已提速。\n强化服务\n服务已改进。", 1, 4, True),
        ("审计结果公告\n2024年第2号（总第58号）\n县本级预算执行审计结果\n现公告如下。", 1, 2, False),
    ],
)
def test_name_number_and_editor(text: str, name: int, lines: int, *, is_title: bool):
    found = read_masthead(lines_of(text), 0, 5)
    assert (found.name, found.lines, found.is_title) == (name, lines, is_title)


def test_an_announcement_with_a_number_and_no_title_is_no_masthead():
    assert read_masthead(lines_of("县市场监管局公告\n2024年第7号\n现予公告。"), 0, 2) is None
    assert read_masthead(lines_of("关于工作的报告\n正文一段。"), 0, 1) is None


def test_editors_and_columns():
    assert [is_edited(line) for line in lines_of("县营商办编　2025年6月5日\n【工作动态】\n（总第86期）\n正文一段。")] == [True, True, True, False]


def test_number_and_date_or_the_name_and_its_number_may_stand_on_one_line():
    found = read_masthead(lines_of("青禾区人民政府办公室\n会 议 纪 要\n第7期　　2024年5月10日\n区政府专题会议纪要\n现纪要如下。"), 0, 4)
    assert (found.name, found.lines, found.is_title) == (2, 3, False)
    found = read_masthead(lines_of("青禾区人民政府公报　2024年第3期\n关于加快科技创新的意见\n各镇人民政府：\n正文一段。"), 0, 3)
    assert (found.name, found.lines, found.is_title) == (1, 1, False)
    assert read_masthead(lines_of("青禾区水利工作动态　2024年第3期\n春灌全面展开\n正文一段。"), 0, 2) is None

"""Words with a wrong character: what is told, what is mended, what is left alone."""

import pytest

from convert.lint import fix_text
from tests.lint.worlds import HEAD, codes, report_of


@pytest.mark.parametrize(("text", "expected"), [
    ("会议布署了工作，项目座落于新区。", ["W11", "W11"]), ("会议部署了工作，项目坐落于新区。", []),
    ("他说“布署已定”。", []), ("印发《关于布署工作的通知》。", []), ("“大家布署工作", []), ("布署”。会议布署了工作。", ["W11"]), ('他说"布署工作', []), ("由县长布署。他说：“布署", ["W11"]),
    ("由震奋公司承建，贯彻部暑村规划。", []), ("会议布署村级换届，按装路灯。", ["W11", "W11"]),
    ("访问 http://a.cn/布署 查询。", ["W11"]),
])
def test_quotations_and_titles_are_left_alone(text: str, expected: list[str]):
    assert codes(text, "W11") == expected


def test_a_certain_error_is_mended_and_nothing_else_changes():
    text = HEAD + "会议布署了工作，投入21,360元，公布署名文章，他说“布署已定”。\n"
    assert fix_text(text, report_of(text), report_of).value == text.replace("会议布署", "会议部署")


def test_what_is_allowed_is_a_note_told_once_and_never_changed():
    text = "部份企业复工，其它任务完成。股份量化到户。"
    assert codes(text, "W12") == ["W12"]
    assert fix_text(HEAD + text, report_of(HEAD + text), report_of).value == HEAD + text

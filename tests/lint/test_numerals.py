"""Numerals: what is near a rule but not in it."""

import pytest

from convert.lint.case import Example
from tests.lint.worlds import check, codes


@pytest.mark.parametrize(("text", "expected"), [
    ("再用三、四个月完工。", ["C11"]), ("第三、四个项目完工。", []), ("一、二、三个月的数据齐全。", []), ("三、四年级学生参加。", []), ("分列二、三名。", []),
    ("有3、4个社区。", ["C25"]), ("有1、3个社区。", []), ("共10几家企业。", ["C25"]), ("培训3千余人。", ["C26"]), ("装机3千瓦。", []),
    ("2025百强县名单公布。", []), ("下降.5个百分点。", ["C27"]), ("就业12，500人。", ["C28"]),
    ("办结率９８％。", ["C29"]), ("二○二四年。", ["C30"]), ("二〇二四年。", []), ("二零二四年。", ["C30"]), ("编制14五规划。", ["C32"]),
    ("拥有20大类产品。", []), ("面积3500㎡。", ["C55"]), ("面积35m2。", ["C55"]), ("型号为km2A。", []),
])
def test_only_what_is_wrong_is_found(text: str, expected: list[str]):
    assert codes(text, "C") == expected


def test_mixed_grouping_is_told_as_advice_at_the_rarer_way():
    found = [one for one in check(Example("text", "收入12,345万元，支出23,456万元，结余34567万元。")) if one.code == "C28"]
    assert [(one.grade, one.args["text"], one.args["right"]) for one in found] == [("advisory", "34567", "12,345")]


def test_a_fix_changes_the_sign_and_leaves_the_digits():
    from convert.lint import fix_text
    from tests.lint.worlds import HEAD, report_of

    text = HEAD + "办结率98％，满意率９８％。\n"
    assert fix_text(text, report_of(text), report_of).value == HEAD + "办结率98%，满意率９８％。\n"

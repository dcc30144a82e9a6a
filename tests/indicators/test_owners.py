"""Measures that lean on the thing before them."""

import pytest

from convert.indicators.owners import clean, is_bare
from tests.indicators.sentences import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("组织法律知识考试5期，通过率97%。", "法律知识考试通过率"),
        ("开展国家工作人员学法考试，优秀率98%。", "国家工作人员学法考试优秀率"),
        ("办结提案213件，办复率100%，满意率99%。", "提案满意率"),
        ("不起诉1286人，不起诉率为26.8%。", "不起诉率"),
        ("实施重点项目86个，完成投资23亿元。", "重点项目完成投资"),
    ],
)
def test_the_owner_is_put_before_a_bare_measure(text, expected):
    assert names(text)[-1] == expected


def test_bare_measures_are_known():
    assert is_bare("通过率")
    assert is_bare("满意度和办结率")
    assert not is_bare("调解成功率")


def test_a_phrase_is_cleaned_of_scope_and_verbs():
    assert clean("2024年全市出口额达到") == ("出口额", "全市")
    assert clean("年末全市共有学校") == ("学校", "全市")

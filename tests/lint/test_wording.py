"""Turns of phrase: what is near a rule but not in it."""

import pytest

from tests.lint.worlds import codes


@pytest.mark.parametrize(("text", "expected"), [
    ("满意率提高5%。", ["C54"]), ("满意率提高到95%。", []), ("增长率提高5%。", []), ("成本下降了2倍。", ["W07"]), ("产值增长2倍。", []),
    ("约500余人。", ["W08"]), ("近10年以上。", []), ("500余人。", []),
    ("签约300余个项目。", []), ("节约300余万元。", []), ("附近300余户。", []), ("突破500余项技术。", []),
    ("查找不足30余个。", []), ("截止目前，全部完成。", ["W09"]), ("截止到2024年底，建成12座。", []),
    ("材料申报截止5月6日，逾期不候。", []), ("截止5月6日，停止报名。", []), ("报名截止时间为5月6日。", []),
    ("群众的的利益。", ["W10"]), ("目的的实现，的的确确。", []), ("不了了之的态度，取得了了不起的成绩。", []), ("办结320件。同比增长5%。", ["W06"]),
])
def test_only_what_is_wrong_is_found(text: str, expected: list[str]):
    assert codes(text) == expected


def test_short_sentences_may_be_repeated():
    assert codes("全区办结案件320件。群众满意。全区推进改革。群众满意。", "W05") == []

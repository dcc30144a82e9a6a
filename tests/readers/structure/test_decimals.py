"""Numbers of several places that count the parts of a text, and those that count something else."""

import pytest

from convert.readers.structure.decimals import decimal_headings
from convert.readers.structure.passages import assemble
from convert.readers.structure.shape import measure_shape
from tests.readers.structure.making import lines_of


def headings(text: str) -> list[tuple[int, str]]:
    lines = lines_of(text)
    passages = assemble(lines, measure_shape(lines))
    return [(each.level, passages[index].text[:each.end]) for index, each in decimal_headings(passages).items()]


def test_as_many_places_as_deep():
    assert headings("1 总则\n1.1 依据\n依据法律。\n1.1.1 国家法律\n略。\n2 组织\n2.1 机构\n设指挥部。") == [
        (1, "1 总则"), (2, "1.1 依据"), (3, "1.1.1 国家法律"), (1, "2 组织"), (2, "2.1 机构")]


def test_parts_may_be_numbered_otherwise():
    assert headings("一、总则\n1.1 依据\n依据法律。\n1.2 范围\n本县。\n二、组织\n2.1 机构\n设指挥部。") == [
        (2, "1.1 依据"), (2, "1.2 范围"), (2, "2.1 机构")]


def test_the_first_sentence_of_a_paragraph_heads_it():
    assert headings("1 原则\n1.1 以人为本。保障群众安全。\n1.2 分级负责。各镇负责。") == [
        (1, "1 原则"), (2, "1.1以人为本。"), (2, "1.2分级负责。")]


@pytest.mark.parametrize("text", [
    "1.1 甲方负责养护，按月支付。\n1.2 乙方应当报送台账；\n1.3 甲方有权检查。",
    "1.1 时间：8月1日\n1.2 地点：一号楼\n1.3 联系人：陆明远",
    "2.3 万人次\n新增就业。\n3.5 公里\n改造道路。\n4.1 亿元\n完成投资。",
    "1 总则\n本办法自发布之日起施行。\n2 附则\n本办法由县政府解释。"])
def test_other_numbers_head_nothing(text: str):
    assert headings(text) == []

"""Where attachments and issued documents begin, and what belongs to them."""

import pytest

from convert.readers.structure.attachments import make_attachment, split_attachments, title_passages
from convert.readers.structure.blocks import BlockBuilder
from convert.readers.structure.doubts import DoubtBook
from convert.readers.structure.draft import Draft
from tests.readers.structure.making import passages_of

MAIN = "现将《甲办法》和《乙办法》印发给你们，请执行。\n青禾县人民政府\n2024年3月5日\n"


def starts(text: str) -> list[str]:
    return [group[0].text for group in split_attachments(passages_of(text), DoubtBook())[1]]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (MAIN + "附件1\n名单\n张三。", ["附件1"]),
        (MAIN + "附\n名单\n张三。", ["附"]),
        (MAIN + "甲办法\n第一条　为了管理。", ["甲办法"]),
        (MAIN + "甲办法\n第一条　为了管理。\n\n\n乙办法\n第一条　为了服务。", ["甲办法", "乙办法"]),
        ("现印发给你们，请执行。\n2024年3月5日\n青禾县法治工作安排\n今年安排如下。", ["青禾县法治工作安排"]),
        (MAIN + "联系电话：1234567\n完。", []),
        ("正文一段。\n注释：\n1.本表为快报数。\n2.绝对数按现价。", []),
        (MAIN + "附件1：名单\n附件2：清单", []),
        ("正文一段。\n附件1：名单\n附件2：清单\n青禾县人民政府\n2024年3月5日", []),
    ],
)
def test_beginnings(text: str, begins: list[str]):
    assert starts(text) == begins


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("关于河口镇青石村\n地质险情调查的报告\n县人民政府：\n近期作了调查。", "关于河口镇青石村地质险情调查的报告"),
        ("主要指标表\n单位：万元", "主要指标表"),
        ("改革举措推广清单\n推广内容如下。", "改革举措推广清单"),
    ],
)
def test_a_title_goes_over_as_many_lines_as_make_it_whole(text: str, title: str):
    assert "".join(passage.text for passage in title_passages(passages_of(text))) == title


def test_address_and_signature_of_an_attachment_are_set_as_those_of_a_document():
    text = "附件1\n关于险情的报告\n县人民政府：\n近期作了调查。\n青禾县自然资源局\n2024年3月5日"
    made = make_attachment(passages_of(text), BlockBuilder(Draft()))
    assert (made.label, made.title) == ("附件1", "关于险情的报告")
    assert [(block.text, block.form) for block in made.body] == [
        ("县人民政府：", "flush"), ("近期作了调查。", "body"), ("青禾县自然资源局", "right"), ("2024年3月5日", "right")]

"""版头 in plain text."""

import pytest

from convert.readers.structure.draft import Draft
from convert.readers.structure.header_block import read_header_block
from tests.readers.structure.making import lines_of


def test_all_elements():
    header, rest = read_header_block(
        lines_of(
            "000012\n机密★1年　特急\n青禾区人民政府文件\n青政〔2024〕8号　　签发人：沈明远　陆一鸣\n关于工作的报告"
        ),
        Draft(),
    )
    assert (header.copy_number, header.classification, header.classification_term, header.urgency) == (
        "000012",
        "机密",
        "1年",
        "特急",
    )
    assert (header.issuing_authorities, header.issuer_mark) == (("青禾区人民政府",), "青禾区人民政府文件")
    assert (header.document_number, header.signatories) == ("青政〔2024〕8号", ("沈明远", "陆一鸣"))
    assert [line.text for line in rest] == ["关于工作的报告"]


def test_a_joint_header():
    header, _ = read_header_block(lines_of("岚山市财政局\n岚山市审计局\n文 件\n岚财〔2024〕3号\n签发人：苏合"), Draft())
    assert (header.issuing_authorities, header.signatories) == (("岚山市财政局", "岚山市审计局"), ("苏合",))


@pytest.mark.parametrize("number", ["青政〔2024〕8号", "青政发[2024]第08号", "青政办（2024）12号"])
def test_numbers_as_offices_write_them(number: str):
    assert (
        read_header_block(lines_of(f"青禾区人民政府文件\n{number}\n关于工作的报告"), Draft())[0].document_number
        == number
    )


@pytest.mark.parametrize(
    "text", ["关于工作的报告\n正文一段。", "关于工作的报告\n青政〔2024〕8号\n正文。", "000012\n关于工作的报告"]
)
def test_without_a_number_below_it_there_is_no_header(text: str):
    header, rest = read_header_block(lines_of(text), Draft())
    assert header is None
    assert len(rest) == len(lines_of(text))

"""版头 in plain text."""

import pytest

from convert.readers.structure.draft import Draft
from convert.readers.structure.header_block import is_header_part, read_header_block
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


@pytest.mark.parametrize(("head", "mark", "left"), [
    ("青禾区人民政府\n文件", "青禾区人民政府文件", 0), ("文件", "文件", 0),
    ("青禾区人民政府文件\n文件", None, 4), ("文件\n青禾区人民政府文件", None, 4)])
def test_what_stands_beside_names_is_part_of_the_mark_and_never_lost(head: str, mark: str | None, left: int):
    header, rest = read_header_block(lines_of(f"{head}\n青政〔2024〕8号\n关于工作的报告"), Draft())
    assert (header and header.issuer_mark, len(rest)) == (mark, left or 1)


@pytest.mark.parametrize(("head", "mark"), [
    ("青禾区财政局\n岚山市审计局文件", "青禾区财政局岚山市审计局文件"), ("青禾区财政局文件\n岚山市审计局", "青禾区财政局岚山市审计局文件"),
    ("青禾区财政局\n岚山市审计局公文", "青禾区财政局岚山市审计局公文"), ("青禾区财政局\n岚山市审计局函", "青禾区财政局岚山市审计局函")])
def test_what_stands_beside_the_names_of_a_joint_issue_is_part_of_the_mark(head: str, mark: str):
    header, _ = read_header_block(lines_of(f"{head}\n青财〔2024〕8号\n关于工作的报告"), Draft())
    assert (header.issuing_authorities, header.issuer_mark) == (("青禾区财政局", "岚山市审计局"), mark)


@pytest.mark.parametrize("head", ["加急\n特急\n青禾区人民政府文件", "秘密\n机密★1年\n青禾区人民政府文件", "000001\n000002\n青禾区人民政府文件",
                                  "青禾区人民政府文件\n岚山市审计局文件"])
def test_what_would_be_taken_twice_makes_no_header(head: str):
    header, rest = read_header_block(lines_of(f"{head}\n青政〔2024〕8号\n关于工作的报告"), Draft())
    assert (header, len(rest)) == (None, head.count("\n") + 3)


@pytest.mark.parametrize("number", ["青政〔2024〕8号", "青政发[2024]第08号", "青政办（2024）12号", "青政〔２０２４〕８号"])
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


@pytest.mark.parametrize("number", ["区第五届人大常委会第十八次会议材料二之一", "青禾区第五届人大常委会\n第十八次会议材料一", "参阅材料一"])
def test_the_number_of_a_material_may_stand_above_it(number: str):
    text = f"{number}\n000012\n机密\n青禾区人民政府文件\n青政〔2024〕8号\n关于工作的报告"
    header, rest = read_header_block(lines_of(text), Draft())
    assert (header.copy_number, header.issuer_mark) == ("000012", "青禾区人民政府文件")
    assert "\n".join(line.text for line in rest) == f"{number}\n关于工作的报告"


def test_the_mark_of_a_standing_committee_is_no_number_of_a_material():
    header, rest = read_header_block(lines_of("青禾区人大常委会文件\n青人〔2024〕8号\n关于工作的报告"), Draft())
    assert header.issuer_mark == "青禾区人大常委会文件"
    assert [line.text for line in rest] == ["关于工作的报告"]

@pytest.mark.parametrize("line", ["青政〔2024〕8号 3 签发人：沈明远", "青政〔2024〕8号签发人", "青政〔2024〕8号（签发人）"])
def test_a_number_beside_something_else_is_not_taken_out_of_its_line(line: str):
    """Its letters would be printed twice: in the head and where the line stands."""
    lines, draft = lines_of(f"青禾区人民政府文件\n{line}\n关于工作的报告"), Draft()
    assert read_header_block(lines, draft) == (None, lines)
    assert draft.slot_sources == {}


@pytest.mark.parametrize(("text", "part"), [
    ("机密★1年", True), ("文　件", True), ("青水〔2024〕6号", True), ("签发人：陆明远", True), ("青禾区水务局", True), ("水利工作情况", False)])
def test_what_stands_in_a_head(text, part):
    assert is_header_part(text) is part


def test_further_signatories_stand_on_the_line_below():
    lines = lines_of("青禾区水务局文件\n青水〔2024〕6号　　　签发人：陆明远\n　　　　　　苏　合　　林知行\n关于申请资金的请示\n正文一段。")
    header, rest = read_header_block(lines, Draft())
    assert (header.signatories, rest[0].text) == (("陆明远", "苏合", "林知行"), "关于申请资金的请示")
    header, rest = read_header_block(lines_of("青禾区水务局文件\n青水〔2024〕6号\n苏　合　　林知行\n正文一段。"), Draft())
    assert (header.signatories, len(rest)) == ((), 2)


def test_a_title_set_letter_by_letter_is_no_row_of_signatories():
    head = "青禾区水务局文件\n青水〔2024〕6号\n签发人：陆明远\n"
    header, rest = read_header_block(lines_of(head + "关 于 申 请 修 渠 资 金 的 请 示\n正文一段。"), Draft())
    assert (header.signatories, rest[0].text) == (("陆明远",), "关于申请修渠资金的请示")
    header, _ = read_header_block(lines_of(head + "苏 合 林 知\n关于申请修渠资金的请示\n正文一段。"), Draft())
    assert header.signatories == ("陆明远", "苏合", "林知")

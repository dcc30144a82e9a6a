"""The letters of a report in reading order."""

from hypothesis import given

from convert.model.elements import Front, HeaderBlock
from convert.model.letters import letters, report_letters
from convert.model.report import Report, SourceInfo
from convert.model.walk import block_texts
from tests.strategies import reports

SOURCE = SourceInfo(name="a.txt", format="text", sha256="", characters=0)


def test_the_header_stands_before_the_title():
    report = Report(source=SOURCE, header=HeaderBlock(issuing_authorities=("青禾市人民政府",), document_number="青政〔2024〕1号"),
                    front=Front(title="关于春耕的通知"))
    assert [name for name, _ in report_letters(report)] == ["header.issuing_authorities", "header.document_number", "front.title"]


@given(reports())
def test_every_block_of_the_body_is_read(report: Report):
    assert {block.id for block in report.body if any(block_texts(block))} <= {name for name, _ in report_letters(report)}


def test_blanks_are_no_letters():
    assert letters(" 2024\u3000年\n度 ") == "2024年度"

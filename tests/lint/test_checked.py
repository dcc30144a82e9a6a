"""Facts about a report."""

from hypothesis import given

from convert.lint.checked import Checked
from convert.model.walk import all_blocks, block_texts
from tests.lint.worlds import HEAD, report_of
from tests.strategies import reports


def test_passages_come_in_reading_order_with_their_kinds():
    text = HEAD + "一、主要工作\n\n（一）加强领导。全区成立专班，压实各方责任，推动任务落实。\n\n——成效明显。\n\n以上报告，请予审议。\n"
    doc = Checked(report_of(text), text)
    assert [(one.kind, one.level) for one in doc.passages] == [
        ("title", None), ("salutation", None), ("heading", 1), ("body", 2), ("item", None), ("closing", None)]
    assert doc.passages[3].text[:doc.passages[3].lead_end] == "（一）加强领导。"
    assert doc.by_block["closing"].text == "以上报告，请予审议。"


def test_lines_and_columns_count_from_one_whatever_ends_a_line():
    doc = Checked(report_of("甲\r\n乙丙\n丁"), "甲\r\n乙丙\n丁")
    assert [doc.place(at) for at in (0, 3, 4, 6)] == [(1, 1), (2, 1), (2, 2), (3, 1)]
    assert Checked(report_of("甲\n乙")).place(0) is None


@given(reports())
def test_every_letter_of_the_blocks_is_in_a_passage(report):
    whole = "\n".join(passage.text for passage in Checked(report).passages)
    units = {block.unit for block in all_blocks(report) if hasattr(block, "unit")}
    for block in all_blocks(report):
        assert all(text in whole or text in units for text in block_texts(block))

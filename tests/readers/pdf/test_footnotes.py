"""Footnotes of a page, and raised marks in its text."""

import pytest

from convert.readers import read
from convert.readers.pdf.footnotes import find_footnotes
from convert.readers.pdf.pages import PdfPage, Row
from tests.readers.pdf.drawn import drawn


def page(*rows):
    """Return a page of (y, size, text)."""
    return PdfPage(595, 842, [Row(text, 90, 500, y, size) for y, size, text in rows])


BODY = ((700, 16, "全区推行“一网统管”¹，接入点位1.2万个②，办结"), (672, 16, "率98.5%。"))


def test_small_rows_that_begin_with_a_mark_of_the_text_are_footnotes():
    notes = ((104, 10, "1指城市运行管理服务平台，由区、街道"), (90, 10, "两级共用。"), (76, 10, "② 含学校点位300个。"), (60, 9, "3"))
    found = find_footnotes(page(*BODY, *notes), {5: "page-number"}, 16)
    assert [(note.marker, note.written, note.rows, note.reference) for note in found] == [("¹", "1", [2, 3], (0, BODY[0][2].index("¹"))), ("②", "②", [4], (0, BODY[0][2].index("②")))]


@pytest.mark.parametrize("foot", [(90, 10, "5指城市平台。"), (90, 16, "1指城市平台。"), (90, 10, "资料来源：区统计局。"), (90, 10, "1.2万个点位")])
def test_what_nothing_refers_to_or_is_as_large_as_the_text_is_no_footnote(foot):
    assert find_footnotes(page(*BODY, foot), {}, 16) == []


def test_a_footnote_cuts_no_paragraph_and_keeps_its_words():
    def first(pen):
        pen.text(150, 760, "关于望川县水利工作情况的报告", 22)
        pen.prose(720, "全县推行“一网统管”")
        pen.text(300, 725, "1", 9)
        pen.text(305, 720, "，接入点位4320", 16)
        pen.text(418, 727, "2", 9)
        pen.text(424, 720, "个，办结", 16)
        pen.text(90, 692, "率提高到98.5%，群众满意度持续提升，各项工作有力有")
        pen.text(96, 108, "1", 6)
        pen.text(100, 104, "指城市运行管理服务平台。", 10)
        pen.text(96, 92, "2", 6)
        pen.text(100, 88, "含学校点位300个。", 10)
        pen.text(290, 50, "1", 10)

    def second(pen):
        pen.text(90, 770, "序推进。")
        pen.prose(742, "以上报告，请予审议。")
        pen.text(290, 50, "2", 10)

    report = read(drawn(first, second), name="a.pdf").value
    block = report.body[0]
    assert block.text == "全县推行“一网统管”¹，接入点位4320²个，办结率提高到98.5%，群众满意度持续提升，各项工作有力有序推进。"
    assert [(mark.kind, block.text[mark.start:mark.end], mark.target) for mark in block.marks] == [("note", "¹", "n1"), ("note", "²", "n2")]
    assert [(note.id, note.marker, note.text) for note in report.notes] == [
        ("n1", "¹", "指城市运行管理服务平台。"), ("n2", "²", "含学校点位300个。")]
    assert (report.closing, [each.reason for each in report.furniture]) == ("以上报告，请予审议。", ["page-number", "page-number"])

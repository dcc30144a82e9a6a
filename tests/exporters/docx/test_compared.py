"""Two versions of a report as one DOCX."""

import msgspec
import pytest

from convert.exporters.docx.compared import SetVersion, export_compared
from convert.exporters.docx.elements import name_of
from convert.exporters.docx.options import DocxOptions
from convert.model.blocks import CellSpan, Figure, Paragraph, Table
from convert.model.elements import Note
from convert.model.report import Report
from convert.ooxml.package import read_package
from convert.style import choose_style
from tests.exporters.docx.checked import check_whole_docx
from tests.exporters.docx.made import WHEN, docx_of, fonts_of, formal, laid, meeting, minutes, part, png, sheet_of
from tests.tracked import accepted, plain, rejected


def compared(old: Report, new: Report, **options: bool) -> bytes:
    """Return the DOCX of two versions, judged."""
    name = choose_style(new)
    data = export_compared(SetVersion(old, laid(old)), SetVersion(new, laid(new)), sheet_of(name), fonts_of(name),
                           DocxOptions(when=WHEN, **options)).value
    check_whole_docx(data)
    return data


def with_blocks(report: Report, *changes: tuple[int, object]) -> Report:
    """Return a report with blocks of the body replaced; None takes one away."""
    body = list(report.body)
    for place, block in changes:
        body[place] = block
    return msgspec.structs.replace(report, body=tuple(block for block in body if block is not None))


@pytest.mark.parametrize("report", [meeting(), formal(), minutes()], ids=["meeting", "formal", "minutes"])
def test_a_version_compared_with_itself_has_no_changes_and_is_the_document(report: Report):
    data = compared(report, report)
    assert not list(part(data).iter(name_of("ins"), name_of("del")))
    one, other = read_package(data), read_package(docx_of(report))
    for name in ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml"):
        assert one[name] == other[name]


def test_changes_are_by_the_author_at_the_date_of_the_new_version():
    old = formal()
    new = msgspec.structs.replace(old, document_note="（此件不予公开）")
    marks = list(part(compared(old, new)).iter(name_of("ins"), name_of("del")))
    assert {one.get(name_of("author")) for one in marks} == {"青禾市人民政府"}
    assert {one.get(name_of("date")) for one in marks} == {"2024-12-26T00:00:00Z"}
    numbers = [one.get(name_of("id")) for one in marks]
    assert len(set(numbers)) == len(numbers) > 1
    assert compared(old, new) == compared(old, new)


def test_a_file_of_two_reports_carries_neither_as_its_model():
    data = compared(meeting(), with_blocks(meeting(), (0, None)))
    assert not [name for name in read_package(data) if name.startswith("customXml/")]


def test_everything_that_a_report_has_may_change():
    old = meeting()
    new = with_blocks(old, (0, Paragraph(id="p1", text="受市政府委托，现将有关情况报告如下。")), (1, None),
                      (4, Table(id="t1", caption="表1 主要数据", unit="单位：亿元", rows=(("项目", "2023年", "2024年"), ("收入", "1,234.5", "1,310"),
                                                                              ("支出", "", "-3%"), ("结余", "5", "6")),
                                spans=(CellSpan(row=2, column=0, columns=2),))))
    front = msgspec.structs.replace(old.front, title="青禾区人民政府关于2024年度法治社会建设情况的报告", issuer=None)
    new = msgspec.structs.replace(new, front=front, closing="特此报告。", notes=(Note(id="n1", marker="［1］", text="指保民生、保工资、保运转。"),))
    data = compared(old, new)
    assert accepted(data) == plain(docx_of(new))
    assert rejected(data) == plain(docx_of(old))


def test_a_picture_that_is_gone_is_still_in_the_file_and_one_that_changed_is_there_twice():
    old = meeting()
    other = Figure(id="f1", image=png(60, 20), media_type="image/png", alt="灰色方块", caption="图1 示意")
    for new, count in ((with_blocks(old, (5, None)), 1), (with_blocks(old, (5, other)), 2)):
        data = compared(old, new)
        blips = [one.get(name_of("r:embed")) for one in part(data).iter(name_of("a:blip"))]
        assert len(set(blips)) == len(blips) == count
        assert len([name for name in read_package(data) if name.startswith("word/media/")]) == count


def test_a_note_that_is_gone_or_came_is_so_at_the_foot_too():
    old = meeting()
    for one, other in ((old, with_blocks(old, (3, None))), (with_blocks(old, (3, None)), old)):
        data = compared(one, other)
        assert accepted(data) == plain(docx_of(other))
        assert rejected(data) == plain(docx_of(one))


def test_a_note_that_changed_is_gone_and_came_and_all_are_numbered_in_the_order_of_their_marks():
    old = meeting()
    new = msgspec.structs.replace(old, notes=(Note(id="n1", marker="［1］", text="指保民生、保工资、保运转。"),))
    data = compared(old, new)
    assert (accepted(data), rejected(data)) == (plain(docx_of(new)), plain(docx_of(old)))
    numbers = [[one.get(name_of("id")) for one in part(data, name).iter(name_of(tag)) if one.get(name_of("type")) is None]
               for name, tag in (("word/document.xml", "footnoteReference"), ("word/footnotes.xml", "footnote"))]
    assert numbers == [["1", "2"], ["1", "2"]]


def test_faces_that_travel_along_have_the_letters_that_are_gone():
    old = meeting()
    small, large = (sum(len(data) for name, data in read_package(compared(one, old, embed_fonts=True)).items() if "fonts/" in name)
                    for one in (old, with_blocks(old, (0, Paragraph(id="p1", text="鼎鼐黼黻龘靐齉爨饕餮魑魅魍魉")))))
    assert large > small

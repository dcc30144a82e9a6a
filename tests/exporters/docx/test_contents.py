"""A table of contents that is there before anyone computes it."""

from convert.exporters.docx.contents import contents_entries
from convert.model.report import Report
from convert.ooxml.names import W
from tests.exporters.docx.made import SOURCE, docx_of, formal, laid, meeting, paragraphs, part


def test_entries_are_headings_run_in_headings_and_attachments():
    assert [entry[:2] for entry in contents_entries(meeting())] == [(1, "一、主要工作成效"), (2, "（一）坚持高位推动")]
    assert [entry[:2] for entry in contents_entries(formal())] == [(1, "一、工作要求"), (1, "附件1　任务分工表"), (1, "附件2　联系人名单")]


def test_every_entry_has_its_page_and_goes_to_its_bookmark():
    report = formal()
    data = docx_of(report, contents=True)
    entries = [text for style, text in paragraphs(data) if style.startswith("TOC")]
    pages = {entry.block: entry.page for entry in laid(report).outline}
    assert entries == [f"一、工作要求{pages['h1']}", f"附件1　任务分工表{pages['attachments.0.label']}", f"附件2　联系人名单{pages['attachments.1.label']}"]
    assert len(part(data).findall(f".//{{{W}}}hyperlink")) == 3


def test_the_report_begins_on_page_one_after_the_contents():
    root = part(docx_of(meeting(), contents=True))
    sections = root.findall(f".//{{{W}}}sectPr")
    assert [section.find(f"{{{W}}}pgNumType") is not None for section in sections] == [False, True]
    assert root.findall(f".//{{{W}}}instrText")[0].text == ' TOC \\o "1-3" \\h \\z \\u '


def test_a_report_without_headings_has_no_contents():
    data = docx_of(Report(source=SOURCE, closing="请予审议。"), contents=True)
    assert paragraphs(data) == [("closing", "请予审议。")]

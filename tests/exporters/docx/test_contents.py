"""A table of contents that is there before anyone computes it."""

from convert.exporters.docx.contents import contents_entries
from convert.model.blocks import Heading, Paragraph
from convert.model.report import Report
from convert.ooxml.names import W
from tests.exporters.docx.made import SOURCE, docx_of, formal, laid, meeting, paragraphs, part, style_xml


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
    assert root.findall(f".//{{{W}}}instrText")[0].text == ' TOC \\o "1-3" \\h \\z '


def test_a_report_without_headings_has_no_contents():
    data = docx_of(Report(source=SOURCE, closing="请予审议。"), contents=True)
    assert paragraphs(data) == [("closing", "请予审议。")]


def test_an_entry_hangs_and_has_dots_up_to_its_number():
    style = style_xml(docx_of(meeting(), contents=True), "TOC2")
    assert '<w:name w:val="toc 2"/>' in style
    assert '<w:tab w:val="right" w:leader="dot" w:pos="8844"/>' in style
    assert '<w:ind w:left="1280" w:hanging="960"/>' in style
    assert '<w:ind w:left="640" w:hanging="640"/>' in style_xml(docx_of(meeting(), contents=True), "TOC1")


def test_the_lines_of_a_long_entry_end_between_words():
    text = "全面落实行政执法责任制和执法全过程记录制度，进一步规范重点领域法治政府建设"
    report = Report(source=SOURCE, body=(Heading(id="h1", level=1, ordinal="四、", text=text), Paragraph(id="p1", text="正文。")))
    entry = next(part(docx_of(report, contents=True), "word/document.xml").iter(f"{{{W}}}hyperlink"))
    lines = "".join("|" if one.tag.endswith("br") else one.text or "" for one in entry.iter(f"{{{W}}}t", f"{{{W}}}br"))
    assert lines == "四、全面落实行政执法责任制和执法全过程记录制度，|进一步规范重点领域法治政府建设1"

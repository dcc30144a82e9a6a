"""DOCX to a report, as a whole."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.api import Settings, load
from convert.model.blocks import Heading, Paragraph
from convert.model.codec import to_json
from convert.model.letters import letters, report_letters
from convert.readers import ReadOptions, read
from tests.readers.docx.build import HEAD, docx, package, paragraph, part
from tests.texts import MEETING


def codes(outcome):
    return [diagnostic.code for diagnostic in outcome.diagnostics]


def repacked(data, change):
    """Return the DOCX `data` with every part that `change(name, content)` changes; None leaves one out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w") as out:
        for name in archive.namelist():
            content = change(name, archive.read(name))
            if content is not None:
                out.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def own():
    """The model of a report, and the DOCX that this program makes of it."""
    dossier = load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled", verify=False))
    return dossier.json, dossier.docx


def test_a_file_of_this_program_comes_back_as_the_identical_model(own):
    outcome = read(own[1], name="report.docx")
    assert to_json(outcome.value) == own[0]
    assert codes(outcome) == ["readdocx-own"]


def test_one_changed_digit_makes_the_text_count_and_not_the_model_inside(own):
    changed = repacked(own[1], lambda name, content: content.replace(b"1286", b"1287") if name == "word/document.xml" else content)
    outcome = read(changed, name="report.docx")
    assert "readdocx-changed" in codes(outcome)
    assert any("1287件" in block.text for block in outcome.value.body if isinstance(block, Paragraph))
    assert outcome.value.source.format == "docx"


def test_without_the_model_inside_the_same_report_is_read_from_the_text(own):
    plain = read(repacked(own[1], lambda name, content: None if name.startswith("customXml/") else content), name="report.docx").value
    wanted = load(MEETING.encode(), name="report.txt").report
    assert plain.front == wanted.front
    assert [block.text for block in plain.body] == [block.text for block in wanted.body]
    assert plain.closing == wanted.closing == "以上报告，请予审议。"


def test_ranges_count_the_letters_that_were_read_out():
    report = read(docx(HEAD + paragraph("全年新增就业1200人，比上年增长3.5%。")), name="a.docx").value
    assert report.source.format == "docx"
    (start, end), = report.body[0].source
    assert end - start == len(report.body[0].text)
    assert report.source.characters >= end


def test_headers_footers_and_comments_are_listed_and_not_part_of_the_text():
    data = docx(HEAD + paragraph("全区经济平稳运行。"), header1=part("hdr", paragraph("内部资料")), footer1=part("ftr", paragraph("— 1 —")),
                comments=part("comments", f'<w:comment w:id="1" w:author="办公室">{paragraph("请核数")}</w:comment>'))
    outcome = read(data, name="a.docx")
    assert [(each.text, each.reason) for each in outcome.value.furniture] == [
        ("内部资料", "page-header"), ("— 1 —", "page-footer"), ("请核数", "comment")]
    comment = next(each for each in outcome.diagnostics if each.code == "readdocx-comment")
    assert comment.args == {"author": "办公室", "text": "请核数"}


@pytest.mark.parametrize(("side", "text"), [("accepted", "完成投资56亿元。"), ("original", "完成投资48亿元。")])
def test_tracked_changes_are_read_on_the_side_that_was_asked_for(side, text):
    body = ('<w:p><w:r><w:t>完成投资</w:t></w:r><w:del w:id="1"><w:r><w:delText>48</w:delText></w:r></w:del>'
            '<w:ins w:id="2"><w:r><w:t>56</w:t></w:r></w:ins><w:r><w:t>亿元。</w:t></w:r></w:p>')
    outcome = read(docx(HEAD + body), name="a.docx", options=ReadOptions(revisions=side))
    assert outcome.value.body[0].text == text
    assert [each.reason for each in outcome.value.furniture] == ["revision"]
    assert any(code.startswith("readdocx-revisions") for code in codes(outcome))


def test_heading_styles_give_levels_and_a_single_outermost_one_the_title():
    styles = part("styles", "".join(
        f'<w:style w:type="paragraph" w:styleId="{n}"><w:name w:val="heading {n}"/><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in (1, 2, 3)))
    body = (paragraph("望川县水利工作汇报", '<w:pStyle w:val="1"/>') + paragraph("主要做法", '<w:pStyle w:val="2"/>')
            + paragraph("全年整修渠道120公里。") + paragraph("管护机制", '<w:pStyle w:val="3"/>') + paragraph("落实管护人员36名。"))
    report = read(docx(body, styles=styles), name="a.docx").value
    assert report.front.title == "望川县水利工作汇报"
    assert [(block.level, block.text) for block in report.body if isinstance(block, Heading)] == [(1, "主要做法"), (2, "管护机制")]


_WORDS = st.text(st.sampled_from("全区经济运行平稳年月日0123456789.%，。；：（）“”一二三、ABc \t"), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=8))
def test_no_letter_of_the_text_is_lost(texts):
    """Every letter is in the model, or in what is listed as dropped."""
    report = read(docx(HEAD + "".join(paragraph(text) for text in texts)), name="a.docx").value
    found = "".join(words for _, words in report_letters(report)) + "".join(each.text for each in report.furniture)
    assert sorted(letters(found)) == sorted(letters("青禾区人民政府关于2023年工作情况的报告" + "".join(texts)))


@pytest.mark.parametrize("part_name", ["styles", "numbering", "footnotes", "endnotes", "comments", "header1"])
def test_a_damaged_part_beside_the_text_is_told_and_the_rest_is_read(part_name):
    outcome = read(docx(HEAD + paragraph("全区经济平稳运行。"), **{part_name: "<w:broken"}), name="a.docx")
    assert outcome.value.body[0].text == "全区经济平稳运行。"
    assert [each.args for each in outcome.diagnostics if each.code == "readdocx-part-damaged"] == [{"part": f"{part_name}.xml"}]


def test_damaged_relations_leave_the_text_readable():
    data = docx(HEAD + paragraph("全区经济平稳运行。"))
    parts = {entry.filename: zipfile.ZipFile(io.BytesIO(data)).read(entry.filename) for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    outcome = read(package({**parts, "word/_rels/document.xml.rels": b"<x", "_rels/.rels": b"<x"}), name="a.docx")
    assert outcome.value.body[0].text == "全区经济平稳运行。"
    assert "readdocx-part-damaged" in codes(outcome)

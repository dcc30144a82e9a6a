"""Paragraphs, tables and boxes in order."""

from convert.model.blocks import Heading, Mark, Table
from convert.ooxml.open_package import Package
from convert.readers import ReadOptions, read
from convert.readers.docx.inline import DocxSegment, InlineReader
from convert.readers.docx.names import WORD
from convert.readers.docx.numbering import Numbering
from convert.readers.docx.pictures import Pictures
from convert.readers.docx.story import DocxStory, kept_marks
from convert.readers.docx.styles import Styles
from convert.readers.read_out import ReadOut
from convert.readers.structure.source_text import SourceText
from tests.readers.docx.build import HEAD, docx, paragraph, part

NUMBERING = part("numbering", '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
                              '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>'
                              '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>')


def cell(content):
    return f"<w:tc>{content}</w:tc>"


def listed(text, level=0):
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def report(body, options=None, **parts):
    return read(docx(HEAD + body, **parts), name="a.docx", options=options or ReadOptions()).value


def test_automatic_numbers_become_ordinals_and_signs_items():
    """An empty paragraph of a list is counted, as it is where the list is shown."""
    found = report(listed("主要做法") + paragraph("全年整修渠道120公里。") + listed("") + listed("下一步打算") + listed("落实管护人员", 1) + paragraph("继续推进。"),
                   numbering=NUMBERING)
    assert [(block.ordinal, block.text) for block in found.body if isinstance(block, Heading)] == [("一、", "主要做法"), ("三、", "下一步打算")]
    assert [block.text for block in found.body if getattr(block, "form", "") == "item"] == ["落实管护人员"]


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next_one():
    first = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>全年整修渠道</w:t></w:r></w:p>'
    body = first + paragraph("120公里，管护落实到人。")
    assert [block.text for block in report(body).body] == ["全年整修渠道120公里，管护落实到人。"]


def test_a_table_that_only_places_text_is_read_as_lines():
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("望政〔2023〕1号", "签发人：王某"))
    found = read(docx(paragraph("望川县人民政府文件") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + HEAD + paragraph("全年平稳。")), name="a.docx").value
    assert (found.header.document_number, found.header.signatories) == ("望政〔2023〕1号", ("王某",))


def test_a_table_takes_its_caption_and_unit():
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in row)}</w:tr>" for row in (("项目", "数量"), ("渠道", "120")))
    body = paragraph("情况见下表。") + paragraph("任务完成情况", '<w:jc w:val="center"/>') + paragraph("单位：公里", '<w:jc w:val="right"/>')
    table = next(block for block in report(body + f"<w:tbl>{rows}</w:tbl>" + paragraph("继续推进。")).body if isinstance(block, Table))
    assert (table.caption, table.unit, table.rows) == ("任务完成情况", "单位：公里", (("项目", "数量"), ("渠道", "120")))
    assert len(table.cell_sources) == 2


def test_text_inside_controls_is_read_and_a_table_of_contents_is_listed():
    control = ('<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
               + paragraph("做法 1") + "</w:sdtContent></w:sdt>")
    found = report(paragraph("目　录") + control + f"<w:sdt><w:sdtContent>{paragraph('全年平稳。')}</w:sdtContent></w:sdt>")
    assert [block.text for block in found.body] == ["全年平稳。"]
    assert sorted((each.text, each.reason) for each in found.furniture) == [("做法 1", "contents"), ("目　录", "marked")]


def test_an_embedded_file_is_told():
    outcome = read(docx(HEAD + '<w:altChunk r:id="r1"/>' + paragraph("全年平稳。")), name="a.docx")
    assert "readdocx-chunk" in [each.code for each in outcome.diagnostics]


def test_marks_at_the_head_of_a_line_are_left_out():
    segment = DocxSegment([SourceText("甲乙丙", ((5, 8),))], [Mark(kind="strong", start=5, end=6), Mark(kind="note", start=5, end=6),
                                                        Mark(kind="emphasis", start=6, end=7)])
    assert [mark.kind for mark in kept_marks(segment)] == ["note", "emphasis"]
    assert kept_marks(DocxSegment([], [])) == ()


def test_the_cells_of_a_table_inside_a_cell_stay_apart():
    inner = "<w:tbl>" + "".join(f"<w:tr>{cell(paragraph(name))}{cell(paragraph(figure))}</w:tr>" for name, figure in (("窗口", "5个"), ("人员", "12名"))) + "</w:tbl>"
    rows = "".join(f"<w:tr>{cell(paragraph(left))}{cell(right)}</w:tr>" for left, right in (
        ("事项", paragraph("要求")), ("登记", paragraph("当日办结。") + inner), ("受理", paragraph("120") + paragraph("118"))))
    table = next(block for block in report(f"<w:tbl>{rows}</w:tbl>").body if isinstance(block, Table))
    assert table.rows == (("事项", "要求"), ("登记", "当日办结。　窗口　5个　人员　12名"), ("受理", "120　118"))


def test_size_and_weight_of_the_letters_are_handed_on():
    body = '<w:p><w:r><w:rPr><w:b/><w:sz w:val="44"/></w:rPr><w:t>望川县水利情况</w:t></w:r></w:p>' + paragraph("全年平稳。")
    package = Package(docx(body), "a.docx")
    out = ReadOut("a.docx")
    styles, relations = Styles(None), {}
    inline = InlineReader(out, styles, relations, Pictures(package, relations, out), None, original=False)
    story = DocxStory(out, styles, Numbering(None), inline, original=False)
    story.read_body(next(package.root(package.main).iterfind(f"{WORD}body")))
    assert [(line.hints.bold, line.hints.size_pt, line.hints.paragraph) for line in story.lines] == [(True, 22.0, True), (False, None, True)]


def test_a_title_over_two_paragraphs_of_its_style_is_one_also_where_the_style_has_a_level():
    style = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    body = "".join(paragraph(text, '<w:pStyle w:val="T"/>') for text in ("望川县水利发展规划", "中期评估")) + paragraph("全年平稳。")
    found = read(docx(body, styles=part("styles", style)), name="a.docx").value
    assert (found.front.title, [block.text for block in found.body]) == ("望川县水利发展规划中期评估", ["全年平稳。"])


def test_cells_beside_each_other_stand_apart():
    row = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("第7期", "", "2024年5月10日"))
    found = read(docx(paragraph("望川县水利工作") + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" + paragraph("全年平稳。")), name="a.docx").value
    assert "第7期　　2024年5月10日" in [block.text for block in found.body]


def test_a_cell_that_holds_a_part_of_the_document_is_read_like_the_text():
    """A web page that was copied into a document stands in tables within tables, beside cells that only give widths."""
    page = "".join(paragraph(text) for text in ("各有关单位：", "全年整修渠道120公里，" + "落实管护责任，" * 40 + "成效明显。", "一、主要做法", "健全制度。"))
    inner = f"<w:tbl><w:tr>{cell(page)}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr>{cell(inner + paragraph(''))}{cell(paragraph(''))}</w:tr></w:tbl>"
    beside = f"<w:tbl><w:tr>{cell(page)}{cell(paragraph('右栏'))}</w:tr></w:tbl>"
    texts = [getattr(block, "text", "") for block in report(outer).body]
    assert [text[:6] for text in texts] == ["全年整修渠道", "主要做法", "健全制度。"]
    assert [getattr(block, "text", "") for block in report(beside).body] == [*texts, "右栏"]


def test_words_in_cells_side_by_side_stay_on_one_line():
    cells = cell(paragraph("甲方：青禾县水务局")) + cell(paragraph("")) + cell(paragraph("乙方：望川水务公司"))
    found = report(paragraph("全年平稳。") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert [getattr(block, "text", "") for block in found.body] == ["全年平稳。", "甲方：青禾县水务局　　乙方：望川水务公司"]

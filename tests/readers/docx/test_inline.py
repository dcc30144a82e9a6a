"""The inside of a paragraph."""

import pytest

from convert.readers import read
from convert.readers.docx.inline import add_mark
from tests.readers.docx.build import HEAD, PNG, docx, part

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def body(inside, **parts):
    """Return the report of a title and one paragraph of runs."""
    return read(docx(HEAD + f"<w:p>{inside}</w:p>", **parts), name="a.docx").value


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_emphasis_and_raised_letters_become_marks():
    block = body(run("全年") + run("整修", "<w:b/>") + run("渠道", "<w:b/>") + run("120", "<w:i/>") + run("m") + run("2", '<w:vertAlign w:val="superscript"/>')
                 + run("。")).body[0]
    assert [(mark.kind, block.text[mark.start:mark.end]) for mark in block.marks] == [
        ("strong", "整修渠道"), ("emphasis", "120"), ("superscript", "2")]


def test_bold_at_the_head_of_a_paragraph_is_its_heading_and_no_mark():
    assert body(run("（一）健全机制。", "<w:b/>") + run("全年召开会议24次。")).body[0].marks == ()


def test_a_link_keeps_its_address_and_another_kind_of_target_none():
    inside = (run("详见") + '<w:hyperlink r:id="r9">' + run("公告") + '</w:hyperlink><w:hyperlink r:id="r8">' + run("附表") + "</w:hyperlink>" + run("。"))
    data = docx(HEAD + f"<w:p>{inside}</w:p>", outside={"r9": ("hyperlink", "https://example.org/a"), "r8": ("hyperlink", "file:///x")})
    block = read(data, name="a.docx").value.body[0]
    assert block.text == "详见公告附表。"
    assert [(mark.kind, mark.target, mark.start, mark.end) for mark in block.marks] == [("link", "https://example.org/a", 2, 4)]


def test_only_the_result_of_a_field_is_text():
    inside = (run("共") + FIELD.format("begin") + "<w:r><w:instrText>= 5 + 7</w:instrText></w:r>" + FIELD.format("separate") + run("12")
              + FIELD.format("end") + run("项。"))
    assert body(inside).body[0].text == "共12项。"


def test_a_field_that_never_ends_swallows_nothing():
    report = read(docx(HEAD + f'<w:p>{FIELD.format("begin")}</w:p><w:p>{run("全年平稳。")}</w:p>'), name="a.docx").value
    assert report.body[0].text == "全年平稳。"


def test_a_table_of_contents_is_listed_and_not_read():
    inside = FIELD.format("begin") + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>" + FIELD.format("separate") + run("一、做法 1") + FIELD.format("end")
    report = read(docx(HEAD + f"<w:p>{inside}</w:p><w:p>{run('全年平稳。')}</w:p>"), name="a.docx").value
    assert [block.text for block in report.body] == ["全年平稳。"]
    assert [(each.text, each.reason) for each in report.furniture] == [("一、做法 1", "contents")]


def test_hidden_letters_are_listed_and_told():
    outcome = read(docx(HEAD + f"<w:p>{run('全年')}{run('内部', '<w:vanish/>')}{run('平稳。')}</w:p>"), name="a.docx")
    assert outcome.value.body[0].text == "全年平稳。"
    assert [(each.text, each.reason) for each in outcome.value.furniture] == [("内部", "hidden-text")]
    assert "readdocx-hidden" in [each.code for each in outcome.diagnostics]


def test_a_line_break_after_a_sentence_begins_a_paragraph_and_within_one_does_not():
    report = body(run("全年召开会议，研究") + "<w:r><w:br/></w:r>" + run("部署工作，成效明显。") + "<w:r><w:br/></w:r>" + run("下一步继续推进。"))
    assert [block.text for block in report.body] == ["全年召开会议，研究部署工作，成效明显。", "下一步继续推进。"]


def test_notes_get_a_mark_and_their_text():
    notes = part("footnotes", '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
                              f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" 按当年价格。")}</w:p></w:footnote>')
    report = body(run("完成产值12亿元") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("。"), footnotes=notes)
    assert report.body[0].text == "完成产值12亿元①。"
    assert [(note.id, note.marker, note.text) for note in report.notes] == [("n1", "①", "按当年价格。")]
    assert [(mark.kind, mark.target) for mark in report.body[0].marks] == [("note", "n1")]


def test_text_boxes_are_read_after_the_paragraph_that_holds_them_and_only_once():
    box = f"<w:txbxContent><w:p>{run('框内说明文字。')}</w:p></w:txbxContent>"
    inside = (run("正文一段。") + f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
              f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>")
    assert [block.text for block in body(inside).body] == ["正文一段。", "框内说明文字。"]


def test_pictures_become_figures_with_their_caption():
    drawing = '<w:r><w:drawing><wp:extent cx="3600000"/><wp:docPr descr="渠道分布"/><a:blip r:embed="image1"/></w:drawing></w:r>'
    data = docx(HEAD + f"<w:p>{run('分布如下。')}</w:p><w:p>{drawing}</w:p><w:p>{run('图1　渠道分布')}</w:p>", related={"image1": ("media/a.png", PNG)})
    figure = read(data, name="a.docx").value.body[1]
    assert (figure.image, figure.alt, figure.caption, figure.width_mm) == (PNG, "渠道分布", "图1\u3000渠道分布", 100.0)


def test_formulas_ruby_and_hyphens_keep_their_letters():
    inside = ('<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>' + run("为") + "<w:r><w:ruby><w:rt><w:r><w:t>qu</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>渠</w:t></w:r>"
              "</w:rubyBase></w:ruby><w:t>A</w:t><w:noBreakHyphen/><w:t>B。</w:t></w:r>")
    report = body(inside)
    assert report.body[0].text == "x=1为渠A-B。"
    assert [(each.text, each.reason) for each in report.furniture] == [("qu", "ruby")]


def test_marks_that_touch_become_one():
    marks = []
    add_mark(marks, "strong", 0, 2)
    add_mark(marks, "emphasis", 0, 2)
    add_mark(marks, "strong", 2, 5)
    assert [(mark.kind, mark.start, mark.end) for mark in marks] == [("strong", 0, 5), ("emphasis", 0, 2)]


@pytest.mark.parametrize(("before", "raised", "text", "marks"), [
    ("学位4320", "1", "学位4320¹个", []), ("产量10", "8", "产量10⁸个", []), ("建设3所", "2", "建设3所²个", []), ("绿地1200m", "2", "绿地1200m2个", ["superscript"]),
    ("增长5%", "[2]", "增长5%[2]个", ["superscript"])])
@pytest.mark.parametrize("properties", ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="6"/>', '<w:rStyle w:val="up"/>'])
def test_raised_digits_never_join_the_figure_before_them(before, raised, text, marks, properties):
    styles = part("styles", '<w:style w:type="character" w:styleId="up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>')
    block = body(run(before) + run(raised, properties) + run("个"), styles=styles).body[0]
    assert (block.text, [mark.kind for mark in block.marks]) == (text, marks)


def test_formulas_of_both_kinds_stand_on_the_line():
    fraction = "<m:f><m:num><m:r><m:t>办结件数</m:t></m:r></m:num><m:den><m:r><m:t>受理件数</m:t></m:r></m:den></m:f>"
    assert body(run("办结率=") + f"<m:oMath>{fraction}</m:oMath>" + run("×100%。")).body[0].text == "办结率=办结件数/受理件数×100%。"
    code = r"<w:r><w:instrText>EQ \f(办结件数,受理件数)</w:instrText></w:r>"
    assert body(run("办结率=") + FIELD.format("begin") + code + FIELD.format("end") + run("×100%。")).body[0].text == "办结率=办结件数/受理件数×100%。"
    simple = r'<w:fldSimple w:instr="EQ \o\ac(○,3)"/>'
    assert body(simple + run("渠道。")).body[0].text == "③渠道。"


def test_check_boxes_and_symbols_show_what_the_page_shows():
    box = ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
           "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>" + FIELD.format("end"))
    inside = (box.format("<w:checked/>") + run("甲") + box.format("") + run("乙") + '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>' + run("丙")
              + run("\uf0a8", '<w:rFonts w:ascii="Wingdings"/>') + run("丁") + run("R", '<w:rFonts w:ascii="Wingdings 2"/>') + run("戊。"))
    assert body(inside).body[0].text == "☑甲☐乙☑丙☐丁☑戊。"


@pytest.mark.parametrize("end", ["\n", "\x85", "\u2028", "\u2029"])
def test_the_end_of_a_line_inside_a_text_is_a_blank(end: str):
    assert body(run(f"ab{end}cd")).body[0].text == "ab cd"


def test_underlined_blanks_between_words_stay_and_at_the_end_show_as_a_line():
    line = '<w:u w:val="single"/>'
    text = body(run("经办人：") + run("　　　　", line) + run("电话：") + run("      ", line)).body[0].text
    assert " ".join(text.split()) == "经办人： 电话：______"
    assert body(run("签名：") + f'<w:r><w:rPr>{line}</w:rPr><w:tab/></w:r>').body[0].text == "签名：____"
    assert body(run("平稳", line) + run("。")).body[0].text == "平稳。"

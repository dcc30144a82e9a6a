"""Styles say everything, in numbers of the sheet; a document has those that it uses."""

import msgspec
import pytest

from convert.exporters.docx.package import open_template
from convert.exporters.docx.styles import StyleWriter, bottom_border, line_twips
from convert.ooxml.names import W
from tests.exporters.docx.made import docx_of, formal, meeting, minutes, part, plain_xml, sheet_of, style_xml

NAMES = {name: typeface.name for name, typeface in sheet_of("meeting").typefaces.items()}


def _writer(sheet=None):
    document = open_template()
    return document, StyleWriter(document, sheet or sheet_of("meeting"), NAMES)


def _styles(data):
    return [each for each in part(data, "word/styles.xml") if each.tag == f"{{{W}}}style"]


def _value(style, tag):
    found = style.find(f"{{{W}}}{tag}")
    return None if found is None else found.get(f"{{{W}}}val")


def test_the_body_in_one_line():
    assert style_xml(docx_of(meeting()), "body") == (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="body"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/>'
        '<w:uiPriority w:val="6"/><w:qFormat/>'
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="592" w:lineRule="exact"/>'
        '<w:ind w:left="0" w:right="0" w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr>'
        '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/><w:w w:val="98"/>'
        '<w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>')


def test_what_every_paragraph_inherits():
    normal = style_xml(docx_of(meeting()), "Normal")
    for switch in ("widowControl", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid"):
        assert f'<w:{switch} w:val="0"/>' in normal
    assert '<w:kinsoku w:val="1"/>' in normal
    assert '<w:overflowPunct w:val="1"/>' in normal


@pytest.mark.parametrize(("level", "face"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312")])
def test_headings_are_those_that_every_word_processor_knows(level, face):
    document, styles = _writer()
    styles.paragraph(f"heading_{level}")
    made = document.styles[f"Heading {level}"].element
    assert f'w:eastAsia="{face}"' in plain_xml(made)
    assert f'<w:outlineLvl w:val="{level - 1}"/>' in plain_xml(made)
    assert made.get(f"{{{W}}}customStyle") is None


def test_a_run_in_heading_is_linked_with_the_heading_of_its_level_and_its_paragraph_has_the_level():
    data = docx_of(meeting())
    assert '<w:link w:val="heading_2"/>' in style_xml(data, "lead_2")
    assert '<w:link w:val="lead_2"/>' in style_xml(data, "heading_2")
    assert "w:link" not in style_xml(data, "heading_1")
    assert style_xml(data, "body_2_paragraph") == (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="body_2_paragraph"><w:name w:val="公文正文（二级段首标题）"/>'
        '<w:basedOn w:val="body"/><w:next w:val="body"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>')


@pytest.mark.parametrize("report", [meeting(), formal(), minutes()], ids=["meeting", "formal", "minutes"])
def test_a_document_has_the_styles_that_it_uses_and_no_two_that_look_like_one(report):
    data = docx_of(report)
    used = {each.get(f"{{{W}}}val") for name in ("word/document.xml", "word/footer1.xml", "word/footer2.xml")
            for tag in ("pStyle", "rStyle", "tblStyle") for each in part(data, name).iter(f"{{{W}}}{tag}")}
    styles = _styles(data)
    found = {each.get(f"{{{W}}}styleId") for each in styles}
    related = {_value(each, tag) for each in styles for tag in ("basedOn", "link")}
    plain = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "note"}
    assert found <= used | related | plain
    for names in (sorted(found), [_value(each, "name") for each in styles]):
        assert len({name.casefold() for name in names}) == len(names)
    assert not [key for fonts in part(data, "word/styles.xml").iter("{*}rFonts") for key in fonts.attrib if "Theme" in key]


def test_the_gallery_has_the_order_of_the_page():
    listed = [each for each in _styles(docx_of(meeting())) if each.find(f"{{{W}}}qFormat") is not None]
    ranked = sorted(listed, key=lambda each: int(_value(each, "uiPriority")))
    assert [each.get(f"{{{W}}}styleId") for each in ranked][:8] == [
        "Normal", "material_number", "title", "occasion", "issuer", "salutation", "body", "heading_1"]


@pytest.mark.parametrize(("role", "twips"), [("body", 592), ("title", 716), ("table_cell", 397), ("imprint", 556)])
def test_row_pitches(role, twips):
    sheet = sheet_of("meeting")
    assert line_twips(sheet.roles[role], sheet) == twips


def test_a_changed_sheet_changes_the_style():
    sheet = sheet_of("meeting")
    bold = msgspec.structs.replace(sheet.roles["heading_3"], bold=True, color="C00000")
    document, styles = _writer(msgspec.structs.replace(sheet, roles={**sheet.roles, "heading_3": bold}))
    styles.paragraph("heading_3")
    assert '<w:b w:val="1"/><w:bCs w:val="1"/><w:color w:val="C00000"/>' in plain_xml(document.styles.element)


def test_styles_are_made_once_when_they_are_asked_for():
    document, styles = _writer()
    assert [styles.character("lead_2"), styles.character("strong"), styles.character("strong")] == ["lead_2", "strong", "strong"]
    text = plain_xml(document.styles.element)
    assert text.count('w:styleId="strong"') == 1
    assert 'w:styleId="superscript"' not in text


def test_a_style_does_not_name_one_that_is_not_there_as_the_next():
    document, styles = _writer()
    styles.paragraph("occasion")
    styles.finish()
    assert "w:next" not in plain_xml(document.styles.element)


def test_smaller_cells_have_a_style_of_their_own():
    document, styles = _writer()
    assert styles.smaller("table_cell", 12.0) == "table_cell"
    assert styles.smaller("table_cell", 10.5) == "table_cell_10_5"
    assert '<w:sz w:val="21"/>' in plain_xml(document.styles.element)


def test_borders_count_in_eighths_of_a_point():
    assert plain_xml(bottom_border(0.35, "FF0000", 7)) == (
        '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="7" w:color="FF0000"/></w:pBdr>')


def test_a_title_that_fills_its_line_is_made_narrower_in_its_style():
    report = meeting()
    wide = msgspec.structs.replace(report, front=msgspec.structs.replace(report.front, title="关于2024年重点建设项目和民生实事项目情况"))
    assert '<w:w w:val="96"/>' in style_xml(docx_of(wide), "title")
    assert "<w:w " not in style_xml(docx_of(report), "title")

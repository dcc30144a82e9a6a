"""Styles say everything, in numbers of the sheet."""

import msgspec
import pytest

from convert.exporters.docx.styles import StyleWriter, borders, line_twips
from tests.exporters.docx.made import docx_of, formal, meeting, part, sheet_of, style_xml

NAMES = {name: typeface.name for name, typeface in sheet_of("meeting").typefaces.items()}


def test_the_body_in_one_line():
    assert style_xml(docx_of(meeting()), "body") == (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="body"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="592" w:lineRule="exact"/>'
        '<w:ind w:left="0" w:right="0" w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr>'
        '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"/><w:w w:val="98"/>'
        '<w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>')


def test_what_every_paragraph_inherits():
    normal = style_xml(docx_of(meeting()), "Normal")
    for switch in ("widowControl", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid"):
        assert f'<w:{switch} w:val="0"/>' in normal
    assert '<w:kinsoku w:val="1"/>' in normal
    assert "overflowPunct" not in normal


@pytest.mark.parametrize(("level", "face"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312")])
def test_headings_are_words_own_and_ours(level, face):
    data = docx_of(meeting())
    built_in, ours = style_xml(data, f"Heading{level}"), style_xml(data, f"heading_{level}")
    assert f'<w:name w:val="heading {level}"/>' in built_in
    assert f'w:eastAsia="{face}"' in built_in
    assert f'<w:basedOn w:val="Heading{level}"/>' in ours
    assert f'<w:outlineLvl w:val="{level - 1}"/>' in built_in
    assert f'<w:outlineLvl w:val="{level - 1}"/>' in ours


def test_a_run_in_heading_is_linked_with_the_heading_of_its_level():
    data = docx_of(meeting())
    assert '<w:link w:val="heading_2"/>' in style_xml(data, "lead_2")
    assert '<w:link w:val="lead_2"/>' in style_xml(data, "heading_2")
    assert "w:link" not in style_xml(data, "heading_1")


def test_no_style_uses_the_theme_and_every_style_has_its_name():
    for report in (meeting(), formal()):
        root = part(docx_of(report), "word/styles.xml")
        assert not [key for fonts in root.iter("{*}rFonts") for key in fonts.attrib if "Theme" in key]
        names = [each.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val") for each in root.iter("{*}name")]
        assert len(names) == len(set(names)) and all(names)


@pytest.mark.parametrize(("role", "twips"), [("body", 592), ("title", 716), ("table_cell", 397), ("imprint", 556)])
def test_row_pitches(role, twips):
    sheet = sheet_of("meeting")
    assert line_twips(sheet.roles[role], sheet) == twips


def test_a_changed_sheet_changes_the_style():
    sheet = sheet_of("meeting")
    bold = msgspec.structs.replace(sheet.roles["heading_3"], bold=True, color="C00000")
    changed = msgspec.structs.replace(sheet, roles={**sheet.roles, "heading_3": bold})
    text = StyleWriter(changed, NAMES).document().decode()
    assert '<w:b w:val="1"/><w:bCs w:val="1"/><w:color w:val="C00000"/>' in text


def test_character_styles_are_made_once_when_they_are_asked_for():
    styles = StyleWriter(sheet_of("meeting"), NAMES)
    assert [styles.character("lead_2", latin="latin"), styles.character("", latin="latin"), styles.character("strong")] == [
        "lead_2_latin", "latin", "strong"]
    text = styles.document().decode()
    assert text.count('w:styleId="lead_2_latin"') == 1
    assert 'w:styleId="superscript"' not in text


def test_smaller_cells_have_a_style_of_their_own():
    styles = StyleWriter(sheet_of("meeting"), NAMES)
    assert styles.smaller("table_cell", 12.0) == "table_cell"
    assert styles.smaller("table_cell", 10.5) == "table_cell_10_5"
    assert '<w:sz w:val="21"/>' in styles.document().decode()


def test_borders_count_in_eighths_of_a_point():
    assert borders(bottom=(0.35, "FF0000", 7)) == (
        '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="7" w:color="FF0000"/></w:pBdr>')

"""Settings, theme and table of fonts."""

from lxml import etree

from convert.exporters.docx.settings import EmbeddedFont, font_table, settings_part
from tests.exporters.docx.made import sheet_of


def test_what_keeps_lines_and_pages_as_they_are():
    text = settings_part(sheet_of("meeting"), footnotes=False, embedded=False).decode()
    for wanted in ('<w:evenAndOddHeaders/>', '<w:characterSpacingControl w:val="doNotCompress"/>', '<w:defaultTabStop w:val="420"/>',
                   'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"', 'w:eastAsia="zh-CN"',
                   '<w:noLineBreaksBefore w:lang="zh-CN"'):
        assert wanted in text
    assert "updateFields" not in text
    assert "embedTrueTypeFonts" not in text


def test_footnotes_and_fonts_are_announced():
    text = settings_part(sheet_of("meeting"), footnotes=True, embedded=True).decode()
    assert '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' in text
    assert "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>" in text


def test_every_font_is_described_and_an_embedded_one_is_found():
    root = etree.fromstring(font_table(["黑体", "Times New Roman", "黑体"], [EmbeddedFont("黑体", "rId1", "{A}")]))
    assert [each.get(f"{{{root.nsmap['w']}}}name") for each in root] == ["Times New Roman", "黑体"]
    assert b'r:id="rId1" w:fontKey="{A}"' in etree.tostring(root[1])

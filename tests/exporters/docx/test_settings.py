"""Settings: those of the template that a document needs."""

from tests.exporters.docx.made import docx_of, formal, meeting, part, plain_xml


def test_what_keeps_lines_and_pages_as_they_are():
    text = plain_xml(part(docx_of(formal()), "word/settings.xml"))
    for wanted in ('<w:evenAndOddHeaders/>', '<w:characterSpacingControl w:val="doNotCompress"/>', '<w:defaultTabStop w:val="420"/>',
                   'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"', 'w:eastAsia="zh-CN"',
                   '<w:noLineBreaksBefore w:lang="zh-CN"'):
        assert wanted in text
    for unwanted in ("updateFields", "embedTrueTypeFonts", "footnotePr", "mirrorMargins"):
        assert unwanted not in text


def test_footnotes_and_fonts_are_announced():
    text = plain_xml(part(docx_of(meeting(), embed_fonts=True), "word/settings.xml"))
    assert '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' in text
    assert "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>" in text

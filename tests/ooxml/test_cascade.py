"""Styles, resolved."""

from lxml import etree

from convert.ooxml.cascade import Cascade, is_number
from convert.ooxml.names import A, W

_DECLARED = f'xmlns:w="{W}" xmlns:a="{A}"'


def _xml(text: str):
    name, _, rest = text.partition(">")
    return etree.fromstring(f"{name} {_DECLARED}>{rest}")


STYLES = _xml("""<w:styles><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Body"/><w:basedOn w:val="N"/>
<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="L1"><w:basedOn w:val="L2"/></w:style>
<w:style w:type="paragraph" w:styleId="L2"><w:basedOn w:val="L1"/></w:style></w:styles>""")
THEME = _xml('<a:theme><a:fontScheme><a:minorFont><a:ea typeface=""/>'
             '<a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme></a:theme>')


def test_the_nearest_wins_and_the_theme_is_looked_up():
    cascade = Cascade(STYLES, THEME)
    letters, look = cascade.paragraph(None)
    assert (letters.east_asia, letters.from_theme, letters.size_pt, look.align, look.style) == ("等线", True, 10.5, "both", "Normal")
    letters, look = cascade.paragraph(_xml('<w:pPr><w:pStyle w:val="B"/><w:jc w:val="center"/></w:pPr>'))
    assert (letters.east_asia, letters.from_theme, letters.size_pt, look.align, look.style) == ("仿宋", False, 16, "center", "Body")
    bold = cascade.run(letters, _xml('<w:rPr><w:rStyle w:val="S"/><w:w w:val="98"/></w:rPr>'))
    assert (bold.bold, bold.scale_percent, bold.east_asia) == (True, 98, "仿宋")
    assert not cascade.run(bold, _xml('<w:rPr><w:b w:val="0"/></w:rPr>')).bold


def test_a_theme_font_beside_a_name_wins_over_it():
    letters = Cascade(STYLES, THEME).run(Cascade(STYLES, THEME).paragraph(None)[0],
                                         _xml('<w:rPr><w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia"/></w:rPr>'))
    assert (letters.east_asia, letters.overridden) == ("等线", "仿宋")


def test_styles_based_on_each_other_and_a_missing_part_do_no_harm():
    assert Cascade(STYLES).paragraph(_xml('<w:pPr><w:pStyle w:val="L1"/></w:pPr>'))[0].size_pt == 10.5
    assert Cascade(None).paragraph(None)[0].size_pt is None


def test_indents_and_spacing_are_merged_attribute_by_attribute():
    _, look = Cascade(STYLES).paragraph(_xml('<w:pPr><w:spacing w:line="592" w:lineRule="exact" w:before="x"/>'
                                               '<w:ind w:left="100" w:hanging="50"/></w:pPr>'))
    assert (look.line, look.line_rule, look.before, look.left, look.first_line) == (592, "exact", 0, 100, -50)
    assert is_number("-1.5") and not is_number("1e5") and not is_number(None)

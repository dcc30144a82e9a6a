"""What styles say about paragraphs."""

from lxml import etree

from convert.readers.docx.styles import OWN_ROLES, DocxLook, Styles, style_of, with_properties
from convert.readers.structure.lines import ROLES
from tests.readers.docx.build import part


def styles(content):
    return Styles(etree.fromstring(part("styles", content).encode()))


def element(name, content):
    return etree.fromstring(part(name, content).encode())


FOUND = ('<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:ind w:firstLineChars="200"/></w:pPr></w:style>'
         '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
         '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="2"/><w:jc w:val="center"/></w:pPr></w:style>'
         '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>'
         '<w:style w:type="character" w:styleId="s"><w:rPr><w:b/><w:vanish w:val="0"/></w:rPr></w:style>')


def test_properties_come_down_along_what_a_style_is_based_on():
    look = styles(FOUND).look("2")
    assert (look.heading, look.bold, look.size_pt, look.place, look.indent) == (3, True, 16, "center", 4)


def test_the_name_of_a_built_in_style_gives_its_level():
    assert styles(FOUND).look("1").heading == 1
    assert styles(FOUND).look("t").is_title
    assert styles(FOUND).look("c").is_contents


def test_without_a_style_the_default_one_counts():
    assert styles(FOUND).look(None).indent == 4
    assert Styles(None).look(None) == DocxLook()


def test_styles_in_a_circle_end():
    circle = "".join(f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>' for one, other in ("ab", "ba"))
    assert styles(circle).look("a").heading is None


def test_the_paragraph_itself_has_the_last_word():
    own = element("pPr", '<w:pStyle w:val="2"/><w:jc w:val="left"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr><w:ind w:firstLine="320"/>')
    look = with_properties(styles(FOUND).look("2"), own, None)
    assert (look.place, look.numbering, look.level, look.indent, style_of(own)) == ("left", "7", 1, 2, "2")


def test_character_styles_give_emphasis():
    assert styles(FOUND).emphasis("s") == (True, None, False, None)
    assert styles(FOUND).emphasis(None) == (None, None, None, None)


def test_every_role_of_our_own_styles_is_one_that_a_line_can_have():
    assert set(OWN_ROLES.values()) <= set(ROLES)
